local list, name = {10, 20, x = "y"}, "text\1\255"
local function f(a, ...)
  for i = 1, #list do a = a + list[i] end
  return a, ...
end
print(f(1.5, name == "text"))
