-- Functions made at run time: upvalues read and written, map, filter and fold over lists, composition, variable arguments.
-- N is the number of rounds.

local N = tonumber(arg and arg[1]) or 15000

local unpack = table.unpack or unpack

local function map(list, f)
  local mapped = {}
  for i = 1, #list do
    mapped[i] = f(list[i])
  end
  return mapped
end

local function filter(list, keep)
  local kept = {}
  for i = 1, #list do
    if keep(list[i]) then
      kept[#kept + 1] = list[i]
    end
  end
  return kept
end

local function fold(list, start, f)
  local value = start
  for i = 1, #list do
    value = f(value, list[i])
  end
  return value
end

local function compose(...)
  local functions = { ... }
  return function(x)
    for i = #functions, 1, -1 do
      x = functions[i](x)
    end
    return x
  end
end

local function curry(f, ...)
  local first = { ... }
  local count = select("#", ...)
  return function(x)
    first[count + 1] = x
    return f(unpack(first, 1, count + 1))
  end
end

local function counter(step)
  local value = 0
  return function()
    value = value + step
    return value
  end, function()
    return value
  end
end

local function range(n)
  local next, _ = counter(1)
  local list = {}
  for i = 1, n do
    list[i] = next()
  end
  return list
end

local checksum = 0
for round = 1, N do
  local numbers = range(100)
  local tick, total = counter(round % 7 + 1)
  local shift = curry(function(a, b, x)
    return (a * x + b) % 1009
  end, round % 13 + 2, 17)
  local change = compose(shift, function(x)
    tick()
    return x + round
  end, shift)
  local odd = filter(map(numbers, change), function(x)
    return x % 2 == 1
  end)
  checksum = fold(odd, checksum + total(), function(a, b)
    return (a * 33 + b) % 1000003
  end)
end
local result = string.format("%d", checksum)

local results = { [100] = "403964", [15000] = "725080" }
local expected = results[N]
assert(result == (expected or result), "wrong result: " .. result)
print(expected and "ok" or "unchecked", result)
