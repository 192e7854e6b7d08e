-- Loops close what their bodies capture, on every way out.
local function collect(stop)
  local list = {}
  local i = 0
  while true do
    i = i + 1
    local mine = i * i
    list[#list + 1] = function() mine = mine + 1 return mine end
    if i == stop then break end
  end
  repeat
    local last = i
    list[#list + 1] = function() return last end
    i = i - 1
  until last <= stop - 1
  return list
end
for _, f in ipairs(collect(3)) do io.write(f(), " ", f(), "; ") end
print()
