local a = [[
  kept
    as it is   
]]
f([[
x]], {
  a = 1 })
local b = "one\
two"
if a == [[
x]] then b() end
