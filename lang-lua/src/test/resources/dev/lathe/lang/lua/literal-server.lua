-- Answers framed questions (see OracleServer): evaluates the question, a literal, and answers its kind and its bits.
local ffi = require("ffi")
local input, output = io.stdin, io.stdout
output:setvbuf("full")
local number = ffi.new("double[1]")
local function hex(x)
  number[0] = x
  local bits = ffi.cast("uint32_t *", number)
  return string.format("%08x%08x", bits[1], bits[0])
end
local function show(x)
  if type(x) == "number" then return "real " .. hex(x) end
  if type(x) == "string" then return "string " .. x:gsub(".", function(c) return string.format("%02x", c:byte()) end) end
  if ffi.istype("complex", x) then return "imaginary " .. hex(x.im) end
  local words = ffi.cast("uint32_t *", ffi.new(ffi.typeof("$[1]", ffi.typeof(x)), x))
  local kind = ffi.istype("int64_t", x) and "signed " or "unsigned "
  return kind .. string.format("%08x%08x", words[1], words[0])
end
while true do
  local length = input:read("*l")
  if not length then break end
  local count = tonumber(length)
  local text = count == 0 and "" or input:read(count)
  local chunk = loadstring("return " .. text)
  local answer = chunk and show(chunk()) or "malformed"
  output:write(#answer, "\n", answer)
  output:flush()
end
