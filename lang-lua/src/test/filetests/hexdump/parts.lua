-- Every part that a dump of a program can have: each kind of constant, upvalue and variable.
local total, step = 0, 0.5

local function add(amount, ...)
  total = total + amount * step
  return function()
    return total, amount
  end
end

local point = { 1, "two", false, x = -1.5, ["a b"] = true, [7] = "seven" }
for i = 1, 100000 do
  add(i, point)
end
for key, value in pairs(point) do
  print(key, value, 12345678901LL, 0xffffffffffffffffULL, 2i)
end
return add, 1e300, -0.0, "caf\195\169\n"
