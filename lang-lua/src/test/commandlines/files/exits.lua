io.write("unfinished")
setmetatable({}, {__gc = function() print("never") end})
local proxy = newproxy(true)
getmetatable(proxy).__gc = function() print("finalized") end
os.exit(tonumber(arg[1]) or arg[1] == "true", arg[2] == "close")
