-- Bytes that an array of N numbers takes for each number, by constructor, table.new, appending and filling from a loop;
-- then for objects and strings. Each figure is what collectgarbage("count") grew by, after a full collection.
-- Prints lines of name, value and unit.

local N = tonumber(arg and arg[1]) or 1000000

local load = loadstring or load

local function kilobytes()
  collectgarbage()
  collectgarbage()
  return collectgarbage("count")
end

local keep

-- Prints what each of count items costs that make puts in place.
local function measure(name, count, make)
  keep = nil
  local before = kilobytes()
  keep = make()
  local bytes = (kilobytes() - before) * 1024
  print(string.format("%s %.2f bytes", name, bytes / count))
end

-- A constructor in the program's text; its length is what one function may hold in every dialect.
local CONSTRUCTED = math.min(N, 50000)
local numbers = {}
for i = 1, CONSTRUCTED do
  numbers[i] = i + 0.5
end
local constructor = assert(load("return {" .. table.concat(numbers, ",") .. "}"))
numbers = nil

measure("constructor", CONSTRUCTED, function()
  local array = constructor()
  assert(#array == CONSTRUCTED and array[CONSTRUCTED] == CONSTRUCTED + 0.5)
  return array
end)
constructor = nil

local found, new = pcall(require, "table.new")
if found then
  measure("table.new", N, function()
    local array = new(N, 0)
    for i = 1, N do
      array[i] = i + 0.5
    end
    return array
  end)
end

measure("append", N, function()
  local array = {}
  for i = 1, N do
    array[#array + 1] = i + 0.5
  end
  assert(#array == N)
  return array
end)

measure("insert", N, function()
  local array = {}
  for i = 1, N do
    table.insert(array, i)
  end
  assert(#array == N)
  return array
end)

local OBJECTS = math.max(1, math.floor(N / 10))

-- The arrays that hold the objects are made before, so that they do not count.
local holder = {}
for i = 1, OBJECTS do
  holder[i] = false
end

local function measureObjects(name, make)
  for i = 1, OBJECTS do
    holder[i] = false
  end
  measure(name, OBJECTS, function()
    for i = 1, OBJECTS do
      holder[i] = make(i)
    end
  end)
end

measureObjects("empty-table", function()
  return {}
end)
measureObjects("point", function(i)
  return { x = i, y = i + 1 }
end)
measureObjects("five-fields", function(i)
  return { a = i, b = i, c = i, d = i, e = i }
end)
measureObjects("pair", function(i)
  return { i, i + 1 }
end)
measureObjects("string-of-10", function(i)
  return string.format("s%09d", i)
end)
measureObjects("closure", function(i)
  return function()
    return i
  end
end)
measureObjects("coroutine", function()
  return coroutine.create(print)
end)
print("ok")
