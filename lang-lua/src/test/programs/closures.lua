-- Each iteration has its own variable; closures of one scope share it.
local made = {}
for i = 1, 3 do
  local doubled = i * 2
  made[i] = { get = function() return i, doubled end, add = function(n) doubled = doubled + n end }
end
made[2].add(10)
for _, pair in ipairs(made) do print(pair.get()) end

local function counter()
  local n = 0
  return function() n = n + 1 return n end, function() return n end
end
local up, read = counter()
up() up()
print(up(), read())

local function nested(a) return function(b) return function(c) a = a + b + c return a end end end
local inner = nested(1)(10)
print(inner(100), inner(100))
