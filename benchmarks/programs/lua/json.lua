-- JSON, N times round: a document is encoded to text and decoded again, and the copy is compared with the original.
-- string.byte, find, sub, gsub and format, tables of both kinds, recursion, a dispatch table.

local N = tonumber(arg and arg[1]) or 150

local byte, char, find, format, gsub, sub = string.byte,
  string.char,
  string.find,
  string.format,
  string.gsub,
  string.sub
local concat = table.concat

local NULL = setmetatable({}, {
  __tostring = function()
    return "null"
  end,
})

-- Encoding -------------------------------------------------------------------------------------------------------------------

local ESCAPES = {
  ['"'] = '\\"',
  ["\\"] = "\\\\",
  ["\b"] = "\\b",
  ["\f"] = "\\f",
  ["\n"] = "\\n",
  ["\r"] = "\\r",
  ["\t"] = "\\t",
}

local function escape(letter)
  return ESCAPES[letter] or format("\\u%04x", byte(letter))
end

local function quote(text)
  return '"' .. gsub(text, '[%c"\\]', escape) .. '"'
end

local encode

-- Names in alphabetical order, so that the text does not depend on that of pairs.
local function encodeObject(object, out)
  local names = {}
  for name in pairs(object) do
    names[#names + 1] = name
  end
  table.sort(names)
  out[#out + 1] = "{"
  for i = 1, #names do
    if i > 1 then
      out[#out + 1] = ","
    end
    out[#out + 1] = quote(names[i])
    out[#out + 1] = ":"
    encode(object[names[i]], out)
  end
  out[#out + 1] = "}"
end

local function encodeArray(array, out)
  out[#out + 1] = "["
  for i = 1, #array do
    if i > 1 then
      out[#out + 1] = ","
    end
    encode(array[i], out)
  end
  out[#out + 1] = "]"
end

function encode(value, out)
  local kind = type(value)
  if value == NULL then
    out[#out + 1] = "null"
  elseif kind == "table" then
    if value[1] ~= nil then
      encodeArray(value, out)
    else
      encodeObject(value, out)
    end
  elseif kind == "string" then
    out[#out + 1] = quote(value)
  elseif kind == "number" then
    out[#out + 1] = format("%.14g", value)
  else
    out[#out + 1] = tostring(value)
  end
end

-- Decoding ------------------------------------------------------------------------------------------------------------------

local UNESCAPES = { b = "\b", f = "\f", n = "\n", r = "\r", t = "\t" }

local decoders

local function fail(text, place, wanted)
  error(format("%s expected at %d, near '%s'", wanted, place, sub(text, place, place + 10)))
end

local function skip(text, place)
  return find(text, "[^ \t\r\n]", place) or #text + 1
end

local function decodeValue(text, place)
  place = skip(text, place)
  local decoder = decoders[byte(text, place)]
  if not decoder then
    fail(text, place, "value")
  end
  return decoder(text, place)
end

local function decodeString(text, place)
  local parts
  local start = place + 1
  while true do
    local stop = find(text, '["\\]', start)
    if not stop then
      fail(text, #text, "closing quote")
    end
    local part = sub(text, start, stop - 1)
    if byte(text, stop) == 34 then
      if not parts then
        return part, stop + 1
      end
      parts[#parts + 1] = part
      return concat(parts), stop + 1
    end
    parts = parts or {}
    parts[#parts + 1] = part
    local letter = sub(text, stop + 1, stop + 1)
    if letter == "u" then
      parts[#parts + 1] = char(tonumber(sub(text, stop + 2, stop + 5), 16))
      start = stop + 6
    else
      parts[#parts + 1] = UNESCAPES[letter] or letter
      start = stop + 2
    end
  end
end

local function decodeNumber(text, place)
  local _, stop = find(text, "^-?%d+%.?%d*[eE]?[+-]?%d*", place)
  if not stop then
    fail(text, place, "number")
  end
  return tonumber(sub(text, place, stop)), stop + 1
end

local function decodeArray(text, place)
  local array, count = {}, 0
  place = skip(text, place + 1)
  if byte(text, place) == 93 then
    return array, place + 1
  end
  while true do
    count = count + 1
    array[count], place = decodeValue(text, place)
    place = skip(text, place)
    local after = byte(text, place)
    if after == 93 then
      return array, place + 1
    elseif after ~= 44 then
      fail(text, place, "comma or bracket")
    end
    place = place + 1
  end
end

local function decodeObject(text, place)
  local object = {}
  place = skip(text, place + 1)
  if byte(text, place) == 125 then
    return object, place + 1
  end
  while true do
    place = skip(text, place)
    local name
    name, place = decodeString(text, place)
    place = skip(text, place)
    if byte(text, place) ~= 58 then
      fail(text, place, "colon")
    end
    object[name], place = decodeValue(text, place + 1)
    place = skip(text, place)
    local after = byte(text, place)
    if after == 125 then
      return object, place + 1
    elseif after ~= 44 then
      fail(text, place, "comma or brace")
    end
    place = place + 1
  end
end

local function literal(word, value)
  return function(text, place)
    if sub(text, place, place + #word - 1) ~= word then
      fail(text, place, word)
    end
    return value, place + #word
  end
end

decoders = {
  [34] = decodeString,
  [91] = decodeArray,
  [123] = decodeObject,
  [45] = decodeNumber,
  [116] = literal("true", true),
  [102] = literal("false", false),
  [110] = literal("null", NULL),
}
for digit = 48, 57 do
  decoders[digit] = decodeNumber
end

local function decode(text)
  local value, place = decodeValue(text, 1)
  if skip(text, place) <= #text then
    fail(text, place, "end")
  end
  return value
end

-- The work ------------------------------------------------------------------------------------------------------------------

local function document()
  local people = {}
  for i = 1, 100 do
    people[i] = {
      name = "person " .. i,
      age = i % 80 + 20,
      height = 1.5 + i / 256,
      active = i % 3 == 0,
      parent = i > 1 and "person " .. math.floor(i / 2) or NULL,
      tags = { "tag" .. i % 7, 'quoted "' .. i .. '"', "line\nbreak\t\\", "\1\2" .. i },
      address = { street = i .. " Main Street", position = { i * 0.25, -i * 0.125, 1e20 * i } },
    }
  end
  return { people = people, version = 3, nothing = NULL, generated = true }
end

local function same(a, b)
  if type(a) ~= "table" or a == NULL then
    return a == b
  end
  for key, value in pairs(a) do
    if not same(value, b[key]) then
      return false
    end
  end
  for key in pairs(b) do
    if a[key] == nil then
      return false
    end
  end
  return true
end

local function hash(text)
  local h = 0
  for i = 1, #text do
    h = (h * 31 + byte(text, i)) % 1000003
  end
  return h
end

local original = document()
local checksum = 0
for round = 1, N do
  original.version = round
  local out = {}
  encode(original, out)
  local text = concat(out)
  local copy = decode(text)
  assert(same(original, copy), "the copy differs")
  checksum = (checksum * 7 + hash(text) + #text) % 1000003
end
local result = string.format("%d", checksum)

local results = { [2] = "933916", [150] = "741605" }
local expected = results[N]
assert(result == (expected or result), "wrong result: " .. result)
print(expected and "ok" or "unchecked", result)
