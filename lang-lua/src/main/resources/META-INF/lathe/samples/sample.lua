#!/usr/bin/env lathe
-- The start-up cache is trained on this program: every construct once, so that real programs meet only code that is warm.

local Stack = {}
Stack.__index = Stack

--[[ A stack of at most
     `limit` values. ]]
function Stack.new(limit, ...)
  local self = setmetatable({ limit = limit or 16, size = 0, items = {}, ["a key"] = true; [1] = "one" }, Stack)
  for _, value in ipairs({ ... }) do
    self:push(value)
  end
  return self
end

function Stack:push(value)
  if self.size >= self.limit then
    error(("stack of %d is full"):format(self.limit), 2)
  elseif value == nil then
    return false
  else
    self.size = self.size + 1
    self.items[self.size] = value
  end
  return true
end

function Stack:pop()
  local value = self.items[self.size]
  self.items[self.size], self.size = nil, self.size - 1
  return value
end

local numbers = { 0, 12, 3.5, .5, 1e10, 2E-3, 0xff, 0x1p4, 0xA.8p0, 42LL, 42ULL, 0x7fULL, 2i }
local strings = { 'single', "double \"quoted\"\n", "\65\x42\u{43}\z
                   joined", [[long
string]], [==[with ]] inside]==], "a\
b" }

-- Precedence, from or down to power.
local function arithmetic(a, b, c)
  local x = a + b * c - a / b % c ^ -2
  local y = (a + b) * c .. "text" .. #strings
  local z = not (a < b and b <= c or a > c and b >= c) or a ~= b and a == c
  return x, y, -(-x), z, (select('#', a, b))
end

local function sum(...)
  local total, count = 0, select("#", ...)
  for i = count, 1, -1 do
    total = total + (select(i, ...))
  end
  return total, count
end

for i = 1, 3 do
  for j, name in pairs(strings) do
    if j == i then goto continue end
    if type(name) == "number" then break end
    ::continue::
  end
end

local i = 0
while true do
  i = i + 1
  if i > 10 then break end -- enough
end
repeat
  local done = i <= 0
  i = i - 1
until done

do
  local stack = Stack.new(4, sum(unpack(numbers, 1, 3)))
  stack:push "a string" -- a call without parentheses
  stack:push { nested = { deep = { 1, 2, 3 } } }
  local handlers = {
    on_open = function() return stack:pop() end,
    on_close = function(self, reason, ...)
      return self, reason, ...
    end, -- the last one
  }
  handlers.on_open()
  handlers["on_close"](handlers, nil, arithmetic(1, 2, 3));
  (handlers.on_close or print)("done")
end

return { Stack = Stack, sum = sum, version = "1.0" }
