--- garbage of a million tables
local n = 0
for i = 1, 1000000 do local t = {i} n = n + t[1] % 2 end
print(n)
--- garbage of many strings
local n = 0
for i = 1, 200000 do local s = "s" .. i n = n + #s end
print(n)
--- garbage of many closures
local n = 0
for i = 1, 200000 do local f = function() return i end n = n + f() % 3 end
print(n)
--- a list of a hundred thousand nodes
local l
for i = 1, 100000 do l = {next = l, v = i} end
local s, c = 0, 0
while l do s = s + l.v c = c + 1 l = l.next end
collectgarbage() print(s, c)
--- tables nested a hundred thousand deep are collected
local t = {}
for i = 1, 100000 do t = {t} end
collectgarbage() t = nil collectgarbage() print("done")
--- a hundred thousand string keys
local t = {}
for i = 1, 100000 do t["key" .. i] = i end
local s = 0
for k, v in pairs(t) do s = s + v end
print(s, t.key77777)
--- a table that grows and shrinks
local t = {}
for r = 1, 3 do for i = 1, 20000 do t[i] = i end for i = 20000, 1, -1 do t[i] = nil end end
print(#t, next(t))
--- ten thousand coroutines
local cs = {}
for i = 1, 10000 do cs[i] = coroutine.create(function(x) coroutine.yield(x) return x end) coroutine.resume(cs[i], i) end
local s = 0
for i = 1, 10000 do local _, v = coroutine.resume(cs[i]) s = s + v end
print(s)
--- coroutines that are dropped while suspended
for i = 1, 20000 do coroutine.wrap(function() coroutine.yield(i) end)() end
print("dropped")
--- a string of ten million bytes
local s = ("0123456789"):rep(1000000)
print(#s, s:sub(5000000, 5000009), #s:upper(), s:find("90", 9999980, true), select(2, s:gsub("5", "")))
--- a string built by a hundred thousand parts
local t = {}
for i = 1, 100000 do t[i] = i % 10 end
local s = table.concat(t)
print(#s, s:sub(-5))
--- unpack of thousands
local t = {}
for i = 1, 7000 do t[i] = i end
print(select("#", unpack(t)), (select(7000, unpack(t))), #{unpack(t)})
--- string.char and byte of thousands
local s = ("ab"):rep(3500)
print(#string.char(s:byte(1, -1)), string.char(s:byte(1, -1)) == s)
--- varargs of thousands
local function f(...) local t = {...} return #t, select("#", ...) end
local t = {}
for i = 1, 5000 do t[i] = true end
print(f(unpack(t)))
--- recursion of fifteen thousand calls
local function f(n) if n == 0 then return 0 end return 1 + f(n - 1) end
print(f(15000))
--- recursion without an end
local function f(n) return 1 + f(n + 1) end
print(pcall(f, 1) == false, (select(2, pcall(f, 1)):match("stack overflow")))
--- recursion without an end in method calls
local o = {} function o:m() return 1 + self:m() end
print((select(2, pcall(o.m, o)):match("stack overflow")))
--- recursion without an end through pcall
local depth = 0
local function f() depth = depth + 1 local ok = pcall(f) if not ok then error("unwound", 0) end return ok end
print(type(pcall(f)), depth > 100)
--- recursion through a hundred and fifty coroutines
local function f(n) if n == 0 then return 0 end return 1 + coroutine.wrap(f)(n - 1) end
print(f(150))
--- tail calls without an end need no stack
local n = 0
local function f() n = n + 1 if n == 1000000 then return "stopped" end return f() end
print(f())
--- an expression of 180 concatenations
local t = {}
for i = 1, 180 do t[i] = "'a'" end
print(#loadstring("local x = 'b' return x .. " .. table.concat(t, " .. "))())
--- a call of 240 arguments
local t = {}
for i = 1, 240 do t[i] = i end
print(loadstring("return select('#', " .. table.concat(t, ",") .. ")")())
--- a table constructor of ten thousand items
local t = {}
for i = 1, 10000 do t[i] = "'" .. i .. "'" end
local r = loadstring("return {" .. table.concat(t, ",") .. "}")()
print(#r, r[10000])
--- a table constructor of ten thousand fields
local t = {}
for i = 1, 10000 do t[i] = "k" .. i .. "=" .. i end
local r = loadstring("return {" .. table.concat(t, ",") .. "}")()
local s = 0
for _, v in pairs(r) do s = s + v end
print(s)
--- a function of ten thousand statements
local t = {"local x = 0"}
for i = 1, 10000 do t[#t + 1] = "x = x + " .. i end
t[#t + 1] = "return x"
print(loadstring(table.concat(t, "\n"))())
--- blocks nested 150 deep
local s = ("do "):rep(150) .. "x = 'inside'" .. (" end"):rep(150)
loadstring(s)() print(x)
--- parentheses nested 150 deep
print(loadstring("return " .. ("("):rep(150) .. "7" .. (")"):rep(150))())
--- tables nested 150 deep in a text
local t = loadstring("return " .. ("{"):rep(150) .. (" }"):rep(150))()
local n = 0
while t do n = n + 1 t = t[1] end
print(n)
--- functions nested 40 deep in a text
print(loadstring("return " .. ("(function() return "):rep(40) .. "7" .. (" end)()"):rep(40))())
--- a line of a hundred thousand characters
print(#loadstring("return '" .. ("x"):rep(100000) .. "'")())
--- a program of fifty thousand lines has its line numbers
print(pcall(loadstring(("\n"):rep(49999) .. "error('far')", "=far")))
--- a long run of weak entries
local t = setmetatable({}, {__mode = "v"})
local function fill() for i = 1, 10000 do t[i] = {} end end
fill() collectgarbage() collectgarbage()
local n = 0
for _ in pairs(t) do n = n + 1 end
print(n)
--- memory is given back
local function use() local t = {} for i = 1, 200000 do t[i] = {} end return #t end
collectgarbage() local before = collectgarbage("count")
use() collectgarbage() collectgarbage()
print(collectgarbage("count") < before + 500)
--- a collector that is stopped and steps by hand
collectgarbage("stop")
for i = 1, 10000 do local t = {} end
local ended = false
for i = 1, 100000 do if collectgarbage("step", 10) then ended = true break end end
collectgarbage("restart") print(ended)
