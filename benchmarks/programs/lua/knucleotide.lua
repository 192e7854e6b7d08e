-- Frequencies of the substrings of a random nucleotide sequence of N letters: string.sub, tables keyed by strings, sorting of
-- the counts. The sequence is made here, with runs that repeat, so that long substrings occur more than once.

local N = tonumber(arg and arg[1]) or 120000

local sub = string.sub

local function sequence()
  local seed, letters, chunks = 42, {}, {}
  local function random(limit)
    seed = (seed * 3877 + 29573) % 139968
    return seed % limit + 1
  end
  local length = 0
  while length < N do
    if #chunks > 50 and random(4) == 1 then
      letters = chunks[random(#chunks)]
    else
      local fresh = {}
      for i = 1, 20 do
        local pick = random(100)
        fresh[i] = pick <= 30 and "a" or pick <= 50 and "c" or pick <= 70 and "g" or "t"
      end
      letters = table.concat(fresh)
    end
    chunks[#chunks + 1] = letters
    length = length + #letters
  end
  return sub(table.concat(chunks), 1, N)
end

local function frequencies(text, length)
  local counts = {}
  for i = 1, #text - length + 1 do
    local key = sub(text, i, i + length - 1)
    counts[key] = (counts[key] or 0) + 1
  end
  return counts
end

-- The most frequent first; names break ties.
local function ranking(counts)
  local keys = {}
  for key in pairs(counts) do
    keys[#keys + 1] = key
  end
  table.sort(keys, function(a, b)
    if counts[a] ~= counts[b] then
      return counts[a] > counts[b]
    end
    return a < b
  end)
  return keys
end

local text = sequence()
local checksum = 0
for _, length in ipairs({ 1, 2, 3, 4, 6, 12, 18 }) do
  local counts = frequencies(text, length)
  local keys = ranking(counts)
  for i = 1, math.min(#keys, 100) do
    checksum = (checksum * 31 + counts[keys[i]] + keys[i]:byte(-1)) % 1000003
  end
  checksum = (checksum * 31 + #keys) % 1000003
end
local result = string.format("%d", checksum)

local results = { [2000] = "916756", [120000] = "21425" }
local expected = results[N]
assert(result == (expected or result), "wrong result: " .. result)
print(expected and "ok" or "unchecked", result)
