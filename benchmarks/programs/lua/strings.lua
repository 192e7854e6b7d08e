-- Text put together and taken apart, N times: concatenation piece by piece, table.concat, string.format, byte and char,
-- patterns with captures, gsub with a function, upper, rep, reverse.

local N = tonumber(arg and arg[1]) or 12000

local concat, format, byte, char = table.concat, string.format, string.byte, string.char

local WORDS = {
  "alpha",
  "beta",
  "gamma",
  "delta",
  "epsilon",
  "zeta",
  "eta",
  "theta",
  "iota",
  "kappa",
  "lambda",
  "mu",
}

local function hash(text)
  local h = 5381
  for i = 1, #text do
    h = (h * 33 + byte(text, i)) % 16777213
  end
  return h
end

local function rotate(text)
  local bytes = {}
  for i = 1, #text do
    local b = byte(text, i)
    if b >= 97 and b <= 122 then
      b = (b - 97 + 13) % 26 + 97
    end
    bytes[i] = char(b)
  end
  return concat(bytes)
end

local function lines(round)
  local parts = {}
  for i = 1, #WORDS do
    local word = WORDS[(i + round) % #WORDS + 1]
    parts[#parts + 1] = format(
      "%-8s=%5d;%s",
      word,
      (i * round) % 1000,
      i % 3 == 0 and word:upper() or ""
    )
  end
  return concat(parts, "\n")
end

local function sum(text)
  local total = 0
  for name, value in text:gmatch("(%a+)%s*=%s*(%d+);") do
    total = total + #name * tonumber(value)
  end
  return total
end

local checksum = 0
for round = 1, N do
  local text = lines(round)
  local pieces = ""
  for i = 1, #text, 7 do
    pieces = pieces .. text:sub(i, i + 2) .. "|"
  end
  local swapped = text:gsub("%a+", function(word)
    return word:reverse()
  end)
  local place = swapped:find("atled", 1, true) or 0
  checksum = (
      checksum * 17
      + hash(pieces)
      + hash(rotate(swapped))
      + sum(text)
      + place
      + #("-"):rep(round % 50)
    )
    % 16777213
end
local result = string.format("%d", checksum)

local results = { [50] = "7526138", [12000] = "968465" }
local expected = results[N]
assert(result == (expected or result), "wrong result: " .. result)
print(expected and "ok" or "unchecked", result)
