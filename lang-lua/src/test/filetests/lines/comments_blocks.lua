--[[ first ]] local a = 1 --[[ last ]]
f(--[[ one ]] a, --[[ two ]] b --[[ three ]])
f(--[[ nothing ]])
local t = {--[[ nothing ]]}
--[==[
  several
    lines
]==]
local b = --[[ value ]] 2
for i = 1, --[[ limit ]] 10 do --[[ body ]] end
x = a --[[ left ]] + --[[ right ]] b
