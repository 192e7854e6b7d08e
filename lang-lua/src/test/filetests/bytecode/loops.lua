for i = 1, 10 do f(i) end
for i = a, b, c do f(i) end
for i = 10, 1, -1 do
  for j = i, 100 do
    if i == j then break end
  end
end
for k in next, t do f(k) end
for k, v in pairs(t) do f(k, v) end
for i, v in ipairs(t) do f(i, v) end
for a, b, c in pairs(t) do f(a, b, c) end
for a, b, c, d in f() do g(a) end
for x in f, 1 do g(x) end
for x in f, 1, 2, 3 do g(x) end
for x in (f()) do g(x) end
local pairs, next = pairs, next
for k, v in pairs(t) do f(k, v) end
for k, v in next, t, nil do f(k, v) end
local function inner()
  for k in pairs(t) do f(k) end
end
while f() do g() end
while true do
  if a then break end
end
while nil do f() end
while 1 do break end
while not a do f() end
while a and b or c do f() end
repeat f() until g()
repeat local x = f() until x == 1
repeat until true
repeat break until false
repeat
  local x = f()
  if x then goto continue end
  g()
  ::continue::
until h()
