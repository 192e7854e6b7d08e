local s = [[
line one
  line two]]
f([[a
b]], c)
local t = { [==[x]==], [[
y]] }
return [[a
]]..s
