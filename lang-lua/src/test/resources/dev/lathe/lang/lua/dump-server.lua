-- Answers framed questions (see OracleServer): compiles the question as a chunk named "input" and answers its bytecode with
-- debug information, or "" if the question is refused.
local input, output = io.stdin, io.stdout
output:setvbuf("full")
while true do
  local length = input:read("*l")
  if not length then break end
  local count = tonumber(length)
  local text = count == 0 and "" or input:read(count)
  local chunk = loadstring(text, "=input")
  local answer = chunk and string.dump(chunk) or ""
  output:write(#answer, "\n", answer)
  output:flush()
end
