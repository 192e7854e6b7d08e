-- Pancake flips: over the first N permutations of 1..10 (there are 3628800), the most prefix reversals until 1 is in front, and
-- a checksum with alternating sign. Small integer arrays, much moving of elements.

local N = tonumber(arg and arg[1]) or 1000000

local LENGTH = 10

local function flips(permutation, work)
  for i = 1, LENGTH do
    work[i] = permutation[i]
  end
  local count = 0
  local first = work[1]
  while first ~= 1 do
    local low, high = 1, first
    while low < high do
      work[low], work[high] = work[high], work[low]
      low, high = low + 1, high - 1
    end
    count = count + 1
    first = work[1]
  end
  return count
end

-- Goes through the permutations by rotating ever longer prefixes; turns[r] counts down how often the prefix of r still turns.
local function fannkuch()
  local permutation, work, turns = {}, {}, {}
  for i = 1, LENGTH do
    permutation[i] = i
    turns[i] = i
  end
  local most, checksum, sign = 0, 0, 1
  for _ = 1, N do
    local count = flips(permutation, work)
    if count > most then
      most = count
    end
    checksum = checksum + sign * count
    sign = -sign
    local r = 2
    while true do
      if r > LENGTH then
        return most, checksum
      end
      local first = permutation[1]
      for i = 1, r - 1 do
        permutation[i] = permutation[i + 1]
      end
      permutation[r] = first
      turns[r] = turns[r] - 1
      if turns[r] > 0 then
        break
      end
      turns[r] = r
      r = r + 1
    end
  end
  return most, checksum
end

local result = string.format("%d %d", fannkuch())

local results = { [5000] = "16 243", [1000000] = "33 -6319" }
local expected = results[N]
assert(result == (expected or result), "wrong result: " .. result)
print(expected and "ok" or "unchecked", result)
