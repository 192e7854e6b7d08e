-- Answers framed questions (see OracleServer): compiles the question, all but its first byte, as a chunk named "input". The
-- answer has four parts, each behind its length and LF: bytecode with debug information, stripped bytecode, the listing if the
-- first byte is L, the error; refused texts have the last one only.
local bytecode = require("jit.bc")
local input, output = io.stdin, io.stdout
output:setvbuf("full")

local function list(chunk)
  local parts = {}
  local sink = {}
  function sink:write(...)
    for i = 1, select("#", ...) do parts[#parts + 1] = (select(i, ...)) end
  end
  function sink:flush() end
  function sink:close() end
  bytecode.dump(chunk, sink, true)
  return table.concat(parts)
end

local function frame(part) return #part .. "\n" .. part end

while true do
  local length = input:read("*l")
  if not length then break end
  local count = tonumber(length)
  local listed = input:read(1) == "L"
  local text = count == 1 and "" or input:read(count - 1)
  local chunk, message = loadstring(text, "=input")
  local answer
  if chunk then
    answer = frame(string.dump(chunk)) .. frame(string.dump(chunk, true)) .. frame(listed and list(chunk) or "") .. frame("")
  else
    answer = frame("") .. frame("") .. frame("") .. frame(message)
  end
  output:write(frame(answer))
  output:flush()
  chunk, answer = nil, nil
  if count > 1000000 then collectgarbage() end
end
