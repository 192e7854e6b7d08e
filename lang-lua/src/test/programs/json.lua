local function encode(v, indent)
  local kind = type(v)
  if kind == "string" then return '"' .. v:gsub('[%c"\\]', function(c) return ("\\u%04x"):format(c:byte()) end) .. '"' end
  if kind ~= "table" then return tostring(v) end
  local out = {}
  if #v > 0 then
    for i = 1, #v do out[i] = encode(v[i], indent .. " ") end
    return "[" .. table.concat(out, ", ") .. "]"
  end
  local keys = {}
  for k in pairs(v) do keys[#keys + 1] = k end
  table.sort(keys)
  for i, k in ipairs(keys) do out[i] = indent .. " " .. encode(k) .. ": " .. encode(v[k], indent .. " ") end
  return "{\n" .. table.concat(out, ",\n") .. "\n" .. indent .. "}"
end
local function decode(s)
  local at = 1
  local value
  local function skip() at = s:find("%S", at) or #s + 1 end
  local function list(close, item)
    at = at + 1 skip()
    local result = {}
    while s:sub(at, at) ~= close do
      item(result) skip()
      if s:sub(at, at) == "," then at = at + 1 skip() elseif s:sub(at, at) ~= close then error("expected " .. close .. " at " .. at) end
    end
    at = at + 1
    return result
  end
  function value()
    skip()
    local c = s:sub(at, at)
    if c == "[" then return list("]", function(r) r[#r + 1] = value() end) end
    if c == "{" then return list("}", function(r) local k = value() skip() at = at + 1 r[k] = value() end) end
    if c == '"' then local e = s:find('"', at + 1, true) local r = s:sub(at + 1, e - 1) at = e + 1 return r end
    local word = s:match("^[%w.+-]+", at)
    if not word then error("bad character '" .. c .. "' at " .. at) end
    at = at + #word
    if word == "true" then return true elseif word == "false" then return false end
    return tonumber(word) or error("bad word " .. word)
  end
  return value()
end
print(encode(decode('{"a": [1, 2.5, "x"], "b": {"c": true, "d": []}, "e": -3e2}'), ""))
print(encode("q\"\n", ""))
print(pcall(decode, "[1 2]"))
print(pcall(decode, "[?]"))
