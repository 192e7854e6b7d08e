-- Answers framed questions (see OracleServer): compiles "return " and the question, and answers kind and bits of what is returned if
-- the code does nothing but load it, else "code". Never runs it.
local ffi = require("ffi")
local util, vmdef = require("jit.util"), require("jit.vmdef")
local bit = require("bit")
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
local function operation(instruction)
  local code = 6 * bit.band(instruction, 0xff)
  return vmdef.bcnames:sub(code + 1, code + 6):match("%S+")
end
local function constant(chunk)
  local load, result = util.funcbc(chunk, 1), util.funcbc(chunk, 2)
  if util.funcinfo(chunk).bytecodes ~= 3 or operation(result) ~= "RET1" then return "code" end
  local kind, operand = operation(load), bit.rshift(load, 16)
  if kind == "KSHORT" then return show(bit.arshift(load, 16)) end
  if kind == "KNUM" then return show(util.funck(chunk, operand)) end
  if kind == "KSTR" or kind == "KCDATA" then return show(util.funck(chunk, -operand - 1)) end
  if kind == "KPRI" then return ({ [0] = "nil", "false", "true" })[operand] end
  return "code"
end
while true do
  local length = input:read("*l")
  if not length then break end
  local count = tonumber(length)
  local text = count == 0 and "" or input:read(count)
  local chunk = loadstring("return " .. text)
  local answer = chunk and constant(chunk) or "malformed"
  output:write(#answer, "\n", answer)
  output:flush()
end
