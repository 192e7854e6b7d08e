-- Answers framed questions (see OracleServer): loads the question as a chunk named "input" and answers "" if that works,
-- else the error. Never runs it.
local input, output = io.stdin, io.stdout
output:setvbuf("full")
while true do
  local length = input:read("*l")
  if not length then break end
  local count = tonumber(length)
  local text = count == 0 and "" or input:read(count)
  local chunk, message = loadstring(text, "=input")
  local answer = chunk and "" or message
  output:write(#answer, "\n", answer)
  output:flush()
  chunk = nil
  if count > 1000000 then collectgarbage() end
end
