local x = a.b.c.d[1][2].e
local y = a.b(c).d
local z = require("module").new():set("a", 1):set("b", 2):set("c", 3):set("dddddddddddddddddd", 4):build()
builder:add("first item"):add("second item"):add("third item"):add("fourth item"):add("fifth item of all")
promise:next(function(a) return a end):catch(function(e) print(e) end)
