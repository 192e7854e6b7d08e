--- builtin as __index
local t = setmetatable({}, {__index = rawequal})
print(t.x, t[t])
--- builtin as __index that fails
local t = setmetatable({}, {__index = string.rep})
print(pcall(function() return t.x end))
--- builtin as __newindex
local t = setmetatable({}, {__newindex = rawset})
t.x = 5 print(rawget(t, "x"))
--- builtin as __newindex that fails
local t = setmetatable({}, {__newindex = string.rep})
print(pcall(function() t.x = 5 end))
--- builtin as __call
local t = setmetatable({}, {__call = select})
print(pcall(t, 1)) local u = setmetatable({}, {__call = type}) print(u()) local v = setmetatable({}, {__call = rawget, 5}) print(v(1))
--- builtin as arithmetic metamethods
local mt = {__add = rawequal, __concat = rawequal, __unm = type, __mul = function(...) return select("#", ...) end}
local a, b = setmetatable({}, mt), setmetatable({}, mt)
print(a + b, a + a, a .. b, -a, a * b)
--- builtin as __eq and __lt
local mt = {__eq = rawequal, __lt = rawequal, __le = error}
local a, b = setmetatable({}, mt), setmetatable({}, mt)
print(a == b, a < b, a < a, pcall(function() return a <= b end) == false)
--- builtin as __tostring
local t = setmetatable({}, {__tostring = type})
print(tostring(t), ("%s"):format(t))
--- builtin as an iterator
for k in next, {5} do print(k) end
for i, v in ipairs({}), {7, 8}, 0 do io.write(i, v, " ") end
print()
--- builtin as an iterator that fails
print(pcall(function() for x in string.rep do end end))
--- builtin as a comparator
local t = {3, 1, 2}
table.sort(t, rawequal) print(#t)
print(pcall(table.sort, {3, 1, 2}, string.rep))
--- builtin as a replacement
print(("abc"):gsub("%w", string.upper)) print(("a1"):gsub("%w", tonumber)) print(("abc"):gsub("b", type)) print(("ab"):gsub(".", string.byte))
--- builtin as a replacement that fails
print(pcall(string.gsub, "abc", "b", error)) print(pcall(string.gsub, "abc", "b", string.rep)) print(pcall(function() return ("abc"):gsub("b", string.rep) end))
--- builtin as a coroutine body
print(coroutine.wrap(type)(5)) print(pcall(coroutine.wrap(string.rep))) print(coroutine.resume(coroutine.create(string.rep), "x", 3))
--- builtin as a message handler
print(xpcall(error, tostring, "m")) print(xpcall(error, print, "m")) print(xpcall(error, error, "m")) print(xpcall(error, string.upper, "m"))
--- builtin that fails as a message handler
print(xpcall(error, string.rep, "m")) print(xpcall(error, setmetatable, "m"))
--- builtin as a chunk reader
print(load(io.read) ~= nil, pcall(load, string.rep))
--- builtin as a loader
package.path, package.cpath = "./?.lua", ""
package.preload.p = type
print(require("p")) table.insert(package.loaders, 1, string.upper) print(pcall(require, "q"))
--- builtin as a hook
jit.off() debug.sethook(type, "l") local x = 1
debug.sethook() print("ok")
--- builtin through pcall keeps its name unknown
print(pcall(setmetatable, 1)) print(pcall(math.floor, {})) print(pcall(ipairs)) print(pcall(table.concat, 5)) print(pcall(io.open, {}))
--- builtin under another name
local mylen = string.len
print(pcall(function() mylen() end)) local t = {concat = table.concat} print(pcall(function() t.concat(5) end)) globalname = math.floor print(pcall(function() globalname({}) end))
--- builtin called in a loop with errors
local n = 0
for i = 1, 200 do if not pcall(string.rep) then n = n + 1 end end
print(n)
--- builtin called by an upvalue
local up = string.sub
print(pcall(function() return (function() up() end)() end))
--- builtin called by an index expression
local fs = {string.rep}
print(pcall(function() fs[1]() end)) print(pcall(function() local i = 1 fs[i]() end))
--- builtin called from a metamethod
local t = setmetatable({}, {__index = function(_, k) return string.rep(k, {}) end})
print(pcall(function() return t.x end))
--- tostring in concatenation of an error
print(pcall(function() error("v: " .. tostring(setmetatable({}, {__tostring = function() return "T" end}))) end))
--- comparators see every pair only as values
local calls = 0
local t = {5, 4, 3, 2, 1}
table.sort(t, function(a, b) calls = calls + 1 assert(type(a) == "number" and type(b) == "number") return a < b end)
print(table.concat(t, " "), calls > 0)
--- comparators that change the table
local t = {3, 2, 1}
print(pcall(table.sort, t, function(a, b) return a < b end), #t)
--- replacement functions get all captures
("k1=v1;k2=v2"):gsub("((%w+)=(%w+))", function(...) print(select("#", ...), ...) end)
--- replacement functions may replace by the same function
local function f(s) return s == "b" and ("[b]"):gsub("b", "c") or nil end
print(("abc"):gsub(".", f))
--- gsub callback raising an object
local e = {}
print(select(2, pcall(string.gsub, "x", "x", function() error(e) end)) == e)
--- sort callback raising an object
local e = {}
print(select(2, pcall(table.sort, {1, 2}, function() error(e) end)) == e)
--- xpcall inside a sort callback
local t = {2, 1, 3}
table.sort(t, function(a, b) local ok, r = xpcall(function() return a < b end, print) return r end)
print(table.concat(t, " "))
--- pcall inside a gsub callback
print(("a-b"):gsub("%a", function(c) local ok, e = pcall(error, c, 0) return e .. "!" end))
--- gsub inside a sort inside a gsub
print(("cab"):gsub("%a+", function(w) local t = {} w:gsub(".", function(c) t[#t + 1] = c end) table.sort(t, function(a, b) return a > b end) return table.concat(t) end))
--- foreach callbacks stop with a value
print(table.foreachi({1, 2, 3}, function(i, v) if v == 2 then return false end end)) print(table.foreach({a = 1}, function(k, v) return k .. v end))
--- string.format calls __tostring once each
local n = 0
local t = setmetatable({}, {__tostring = function() n = n + 1 return "t" .. n end})
print(("%s %s"):format(t, t), n)
--- print calls __tostring in order
local function T(s) return setmetatable({}, {__tostring = function() io.write("(", s, ")") return s end}) end
print(T "a", T "b")
--- load reader is called until it ends
local n = 0
load(function() n = n + 1 if n < 4 then return " " end end)
print(n)
--- require calls loaders in order
local order = {}
for i = 1, 2 do table.insert(package.loaders, i, function(n) order[#order + 1] = i return nil end) end
pcall(require, "nothing.here") print(table.concat(order, " "))
--- __gc callbacks may call anything
local function make() getmetatable(newproxy(true)).__gc = function() print("gc", pcall(error, "x"), ("%d"):format(3)) end end
make() collectgarbage() collectgarbage()
print("end")
--- __gc resurrects
local kept
local function make() getmetatable(newproxy(true)).__gc = function(u) kept = u end end
make() collectgarbage() collectgarbage()
print(type(kept))
--- __index in a callback of gsub tables
local t = setmetatable({}, {__index = function(_, k) if k == "b" then error("no b", 0) end return k:upper() end})
print(pcall(string.gsub, "abc", "%w", t))
--- __lt called by sort and by math
local mt = {__lt = function(a, b) return a.v > b.v end}
local t = {setmetatable({v = 1}, mt), setmetatable({v = 2}, mt)}
table.sort(t) print(t[1].v, pcall(math.max, t[1], t[2]))
--- __concat called by table.concat is not
print(pcall(table.concat, {setmetatable({}, {__concat = function() return "x" end}), "y"}))
--- __call objects as callbacks of built-in functions
local c = setmetatable({}, {__call = function(_, a, b) return a < b end})
print(pcall(table.sort, {2, 1}, c)) print(pcall(string.gsub, "a", "a", c)) print(pcall(xpcall, error, c)) print(pcall(coroutine.create, c))
--- __call objects as iterators and readers
local c = setmetatable({}, {__call = function(self, s, i) i = (i or 0) + 1 if i < 3 then return i end end})
for i in c do io.write(i, " ") end
print(pcall(load, c))
--- callbacks called after an error in an earlier one
local ok1 = pcall(table.sort, {2, 1}, function() error("x") end)
local t = {2, 1} table.sort(t, function(a, b) return a < b end)
print(ok1, t[1], t[2])
--- tail call from a callback
local function up(s) return s:upper() end
print(("abc"):gsub("b", function(c) return up(c) end))
--- varargs in callbacks
print(("ab"):gsub("(.)(.)", function(...) return select("#", ...) .. (select(2, ...)) end))
--- deep pcalls
local function deep(n) if n == 0 then error("bottom", 0) end local ok, e = pcall(deep, n - 1) error(e .. n % 10, 0) end
print((select(2, pcall(deep, 100))))
--- deep pcalls that succeed
local function deep(n) if n == 0 then return "bottom" end return select(2, pcall(deep, n - 1)) end
print(deep(150))
--- deep gsub callbacks
local function deep(n) if n == 0 then return "." end return (("x"):gsub("x", function() return deep(n - 1) .. "<" end)) end
print(#deep(30))
--- deep sort callbacks
local function deep(n) local t = {2, 1} table.sort(t, function(a, b) if n > 0 then deep(n - 1) end return a < b end) return t[1] end
print(deep(5))
--- deep metamethods
local mt = {} mt.__index = function(t, k) if k == 0 then return "bottom" end return t[k - 1] end
print(setmetatable({}, mt)[100])
--- deep coroutines in callbacks
local function deep(n) if n == 0 then return "bottom" end return coroutine.wrap(function() return deep(n - 1) end)() end
print(deep(30))
--- deep tostring
local function T(n) return setmetatable({}, {__tostring = function() return n == 0 and "x" or tostring(T(n - 1)) .. n % 10 end}) end
print(tostring(T(20)))
--- deep require
for i = 1, 5 do local f = io.open("m" .. i .. ".lua", "w") f:write(i < 5 and "return require('m" .. i + 1 .. "') + 1" or "return 0") f:close() end
print(require("m1"))
--- deep loadstring
local s = "return 0"
for i = 1, 20 do s = ("return 1 + loadstring(%q)()"):format(s) if #s > 5000 then break end end
print(loadstring(s)() > 3)
