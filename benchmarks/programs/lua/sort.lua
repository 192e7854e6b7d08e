-- table.sort of N numbers, and of N records with comparators written in Lua; then a merge sort written in Lua, which is stable.
-- Calls from the library back into the program.

local N = tonumber(arg and arg[1]) or 60000

local seed = 7
local function random(limit)
  seed = (seed * 16807) % 2147483647
  return seed % limit
end

local function records()
  local list = {}
  for i = 1, N do
    list[i] = { name = string.format("item%06d", random(N)), weight = random(1000), number = i }
  end
  return list
end

local function mergeSort(list, before)
  local from, to = list, {}
  local width = 1
  while width < N do
    for low = 1, N, 2 * width do
      local middle, high = math.min(low + width, N + 1), math.min(low + 2 * width, N + 1)
      local left, right = low, middle
      for k = low, high - 1 do
        if left < middle and (right >= high or not before(from[right], from[left])) then
          to[k] = from[left]
          left = left + 1
        else
          to[k] = from[right]
          right = right + 1
        end
      end
    end
    from, to = to, from
    width = width * 2
  end
  return from
end

local function byWeight(a, b)
  return a.weight < b.weight
end

-- A total order: table.sort need not be stable.
local function byName(a, b)
  if a.name ~= b.name then
    return a.name < b.name
  end
  return a.number > b.number
end

local checksum = 0
local function add(list, value)
  for i = 1, N do
    checksum = (checksum * 31 + value(list[i])) % 1000003
  end
end

local function number(record)
  return record.number
end

local numbers = {}
for i = 1, N do
  numbers[i] = random(1000000)
end
table.sort(numbers)
add(numbers, function(x)
  return x
end)
table.sort(numbers, function(a, b)
  return a > b
end)
add(numbers, function(x)
  return x
end)

local list = records()
table.sort(list, byName)
add(list, number)
add(mergeSort(list, byWeight), number)
local result = string.format("%d", checksum)

local results = { [500] = "699496", [60000] = "900793" }
local expected = results[N]
assert(result == (expected or result), "wrong result: " .. result)
print(expected and "ok" or "unchecked", result)
