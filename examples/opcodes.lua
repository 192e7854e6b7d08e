#!/usr/bin/env lathe
-- A pass of the function compiler, written in Lua: refuses functions that are too long, counts the opcodes of all others.

local util = require "jit.util"

local LONGEST = 12
local counts, refused = {}, {}

local function pass(attempt)
  if attempt.bytecodes > LONGEST then
    refused[#refused + 1] = ("%s, %d bytecodes"):format(util.funcinfo(attempt.func).loc, attempt.bytecodes)
    return util.status.TOOLARGE
  end
  for i = 1, attempt.bytecodes do
    local opcode = util.bytecode(attempt.func, i)
    counts[opcode] = (counts[opcode] or 0) + 1
  end
end

-- Three functions, of which the last is too long.
local function item(t, k) return t[k] end

local function sum(t)
  local total = 0
  for i = 1, #t do total = total + item(t, i) end
  return total
end

local function describe(t)
  local total = sum(t)
  return ("%d items, %g in all, %g at most"):format(#t, total, math.max(unpack(t)))
end

jit.attach(pass, 20) -- in front of the backend, which has the priority 0
for _, f in ipairs { item, sum, describe } do
  local status = jit.compile(f) -- nil, or why not
  if status then print("not compiled: " .. util.status[status]) end
end
jit.attach(pass) -- alone: it is taken out

print(describe { 2, 3, 5 })
print("refused: " .. table.concat(refused, "; "))

local names = {}
for name in pairs(counts) do names[#names + 1] = name end
table.sort(names, function(a, b)
  if counts[a] ~= counts[b] then return counts[a] > counts[b] end
  return a < b
end)
for _, name in ipairs(names) do print(("%-6s %d"):format(name, counts[name])) end
