local text = [[
first line stays
	second has a tab
]]
local level = [==[
]] is inside ]=]
]==]
io.write(text, level)
print(#text, #level, [[]], #[[

]])
local joined = "a" .. [[b]] .. 'c' .. "\
newline\
" .. "\\n"
print(joined)
print(("x"):rep(300, [[,]]):sub(1, 20))
