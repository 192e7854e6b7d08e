--- print separates by tabs
print(1, "two", true, nil, 4.5) print() print("") print(nil) print("a", "b")
--- print uses the global tostring
tostring = function(x) return "<" .. type(x) .. ">" end
print(1, "s", nil)
--- print with a bad global tostring
local p = print
tostring = nil
io.write(tostring == nil and "no tostring\n" or "", select(2, pcall(p, {})), "\n")
--- print with a tostring that returns no string
tostring = function() return 5 end
print(1)
tostring = function() return {} end
io.write(tostring(pcall(print, 1)) ~= nil and "ran\n" or "no\n")
--- print writes zero bytes
print("a\0b")
--- type
print(type(nil), type(true), type(1), type("s"), type({}), type(print), type(coroutine.create(print)), type(io.stdout), type(newproxy()), type(1LL))
--- type without arguments
print(pcall(type)) print(pcall(function() type() end))
--- tostring of values
print(tostring(nil), tostring(true), tostring(false), tostring(12), tostring(-0.5), tostring("x"), tostring(1e100))
--- tostring of objects
for _, v in ipairs {{}, print, coroutine.create(print), newproxy(), function() end} do print((tostring(v):gsub("0x%x+", "ADDR"):gsub("builtin#%d+", "BUILTIN"))) end
--- tostring of infinities
print(tostring(1/0), tostring(-1/0), (tostring(0/0):gsub("-", "")))
--- tonumber of numbers
print(tonumber(5), tonumber(-1.5), tonumber(1/0))
--- tonumber of strings
print(tonumber("10"), tonumber("-10"), tonumber("1.5"), tonumber("1e3"), tonumber(" 7 "), tonumber("0x1F"), tonumber("-0x1F"), tonumber("+5"), tonumber(".5"), tonumber("5."))
--- tonumber of strings that are no numbers
for _, s in ipairs {"", " ", "x", "1x", "1 2", "0x", "--1", "1e", "1e+", ".", "0xg", "1,5", "1_0", "nan", "inf", "NaN", "Infinity", "0b", "0b2", "1LL", "1i", "5ULL"} do io.write(tostring(tonumber(s)), " ") end
print()
--- tonumber of binary and hexadecimal strings
print(tonumber("0b101"), tonumber("0x.8"), tonumber("0x1p4"), tonumber("0xA.8"), tonumber("0x1P-2"), tonumber("0xffffffffff"))
--- tonumber of other kinds
print(tonumber(nil), tonumber(true), tonumber({}), tonumber(print))
--- tonumber with a base
print(tonumber("ff", 16), tonumber("FF", 16), tonumber("777", 8), tonumber("1010", 2), tonumber("zz", 36), tonumber("10", 10), tonumber("7", 7), tonumber("12", 3))
--- tonumber with a base and signs and blanks
print(tonumber("-ff", 16), tonumber(" 11 ", 2), tonumber("+7", 8), tonumber("- 7", 8), tonumber("0x10", 16), tonumber("1.5", 8), tonumber("", 10), tonumber("1e1", 10), tonumber("1e1", 16))
--- tonumber with a bad base
print(pcall(tonumber, "1", 1)) print(pcall(tonumber, "1", 37)) print(pcall(tonumber, "1", 0)) print(pcall(tonumber, "1", -5)) print(pcall(tonumber, "1", "x"))
--- tonumber of no strings with a base
print(pcall(tonumber, 10, 16)) print(pcall(tonumber, 10, 10)) print(pcall(tonumber, {}, 16)) print(pcall(tonumber, nil, 16)) print(pcall(tonumber, true, 2))
--- tonumber of large numbers with a base
print(tonumber("ffffffff", 16), tonumber("100000000", 16), tonumber("ffffffffffffffff", 16), tonumber("zzzzzzzzzz", 36))
--- tonumber of large decimal strings
print(tonumber("9007199254740993"), tonumber("1" .. ("0"):rep(400)), tonumber("0." .. ("0"):rep(400) .. "1"), tonumber("123456789012345678901234567890"))
--- tonumber rounds correctly
print(string.format("%.17g %.17g %.17g", tonumber("0.1"), tonumber("2.2250738585072011e-308"), tonumber("1.7976931348623158e308")))
--- tonumber of halfway cases
print(string.format("%.17g %.17g", tonumber("9007199254740993"), tonumber("9007199254740992.5000001")))
--- tonumber without arguments
print(pcall(tonumber)) print(pcall(function() tonumber() end))
--- tonumber of strings with zero bytes
print(tonumber("1\0"), tonumber("\0001"), tonumber("0x1\0"))
--- tonumber of strings with blanks of every kind
print(tonumber("\t1\n"), tonumber("\v1\f\r"), tonumber("1\1"), tonumber("\1601"))
--- getmetatable and setmetatable
local t, mt = {}, {}
print(getmetatable(t), setmetatable(t, mt) == t, getmetatable(t) == mt, getmetatable(5), getmetatable("").__index == string)
--- setmetatable to nil
local t = setmetatable({}, {})
print(setmetatable(t, nil) == t, getmetatable(t)) print(pcall(setmetatable, {})) print(pcall(setmetatable, {}, 5))
--- setmetatable of other kinds
print(pcall(setmetatable, 5, {})) print(pcall(setmetatable, "x", {})) print(pcall(setmetatable, nil, {})) print(pcall(setmetatable, newproxy(), {}))
--- getfenv and setfenv
local function f() return x end
x = "global"
print(f(), getfenv(f) == _G)
setfenv(f, {x = "env"}) print(f(), getfenv(f).x)
--- setfenv returns the function
local function f() end
print(setfenv(f, {}) == f)
--- setfenv of the running function
setfenv(1, {print = print, y = 5})
print(y, x)
--- setfenv of a caller
local function change() setfenv(2, {print = print, z = "changed"}) end
local function f() change() print(z) end
f()
--- setfenv of level zero changes the thread
local old = getfenv(0)
setfenv(0, setmetatable({mark = 1}, {__index = old}))
print(getfenv(0).mark, loadstring("return mark")())
--- setfenv affects later closures
local function make() return function() return v end end
setfenv(make, {v = "inherited"})
print(make()())
--- setfenv of built-in functions
print(pcall(setfenv, print, {})) print(getfenv(print) == _G)
--- setfenv with bad arguments
print(pcall(setfenv, 1)) print(pcall(setfenv, -1, {})) print(pcall(setfenv, 100, {})) print(pcall(setfenv, "x", {})) print(pcall(setfenv, {}, {}))
--- getfenv with levels
print(getfenv() == _G, getfenv(0) == _G, getfenv(1) == _G, pcall(getfenv, 100)) print(pcall(getfenv, -1))
--- getfenv with __fenv
local f = setfenv(function() end, setmetatable({}, {__fenv = "hidden"}))
print(type(getfenv(f)))
--- globals through _G
a = 1
print(_G.a, _G["a"], _G._G == _G, _G.print == print) _G.b = 2 print(b) _G.b = nil print(b)
--- _VERSION
print(_VERSION)
--- functions of newer Lua are absent
print(rawlen, table.pack, math.type, utf8, warn, _ENV, bit32, string.pack)
--- assignment to _G changes nothing else
_G = {}
x = 5
print(x, _G.x)
--- load of strings
print(loadstring("return 1 + 1")()) print(load("return 2 + 2")()) print(loadstring("x = 5")) 
--- loadstring with a chunk name
print(loadstring("error('e')", "=mine") ~= nil, pcall(loadstring("error('e')", "=mine"))) print(pcall(loadstring("error('e')", "@mine.lua")))
--- loadstring of numbers
print(pcall(loadstring, 5)) print(loadstring("") ~= nil, loadstring("")())
--- loadstring gets arguments
print(loadstring("local a, b = ... return b, a, select('#', ...)")(1, 2, 3))
--- loadstring uses globals only
local x = "local"
x2 = "global"
print(loadstring("return x, x2")())
--- load of a function of pieces
local parts, i = {"return ", "1 ", "+ ", "41"}, 0
print(load(function() i = i + 1 return parts[i] end)())
--- load of a function that ends with an empty string
local parts, i = {"return 1", "", "garbage"}, 0
print(load(function() i = i + 1 return parts[i] end)())
--- load of a function that returns no string
print(pcall(load, function() return {} end)) print(pcall(load, function() return true end))
local n = 0
print(load(function() n = n + 1 return ({"return ", 5})[n] end)())
--- load of a function that raises
print(pcall(load, function() error("reader") end))
--- load of a function that has syntax errors
local done
print(load(function() if not done then done = true return "x = =" end end, "=pieces"))
--- load with a chunk name and default name
local function r(s) local d return function() if not d then d = true return s end end end
print(load(r "x =", "=n")) print(load(r "x ="))
--- load with a mode
print(load("return 1", "n", "t")()) print(load("return 1", "n", "b")) print(load(string.dump(function() return 2 end), "n", "b")()) print(load(string.dump(function() end), "n", "t")) print(load("return 3", "n", "bt")())
--- load with a bad mode
print(load("return 1", "n", "x")) print(pcall(load, "return 1", "n", {}))
--- load with an environment
print(load("return v", "n", "t", {v = "from env"})()) print(load("v = 5 return v", "n", nil, {})()) print(v)
--- load with nil as the environment
print(pcall(load("return x", "n", "t", nil)))
--- load of dumps with an environment
print(load(string.dump(function() return w end), "n", "b", {w = "w"})())
--- loadfile and dofile
local f = io.open("a.lua", "w") f:write("local n = ... return 'file', n") f:close()
print(loadfile("a.lua")(5)) print(dofile("a.lua"))
--- loadfile of a missing file
print(loadfile("nope.lua")) print(pcall(dofile, "nope.lua"))
--- loadfile of a bad file
local f = io.open("b.lua", "w") f:write("x = = 1") f:close()
print(loadfile("b.lua")) print(pcall(dofile, "b.lua"))
--- loadfile with a mode and an environment
local f = io.open("c.lua", "w") f:write("return q") f:close()
print(loadfile("c.lua", "t", {q = "q!"})()) print(loadfile("c.lua", "b"))
--- loadfile of a folder
print((loadfile(".")))
--- dofile raises errors of the file
local f = io.open("d.lua", "w") f:write("\nerror('in file')") f:close()
print(pcall(dofile, "d.lua"))
--- dofile from standard input
--< return "from stdin"
print(dofile())
--- loadfile from standard input
--< return 1,
--< 2
print(loadfile()())
--- collectgarbage options
print(collectgarbage("collect"), collectgarbage(), type(collectgarbage("count")), collectgarbage("stop"), collectgarbage("restart"))
--- collectgarbage steps and parameters
print(type(collectgarbage("step")), type(collectgarbage("step", 100)), collectgarbage("setpause", 150), collectgarbage("setpause", 200), collectgarbage("setstepmul", 300), collectgarbage("setstepmul", 200))
--- collectgarbage isrunning
print(collectgarbage("isrunning")) collectgarbage("stop") print(collectgarbage("isrunning")) collectgarbage("restart") print(collectgarbage("isrunning"))
--- collectgarbage with bad options
print(pcall(collectgarbage, "nope")) print(pcall(collectgarbage, 5)) print(pcall(collectgarbage, "generational"))
--- collectgarbage frees
local before = collectgarbage("count")
local t = {}
for i = 1, 10000 do t[i] = {i} end
local mid = collectgarbage("count")
t = nil collectgarbage() collectgarbage()
print(mid > before, collectgarbage("count") < mid)
--- gcinfo
print(type(gcinfo()))
--- newproxy
print(type(newproxy()), getmetatable(newproxy()), type(getmetatable(newproxy(true)))) 
local p = newproxy(true)
print(getmetatable(newproxy(p)) == getmetatable(p), newproxy(p) == p)
--- newproxy with bad arguments
print(pcall(newproxy, 5)) print(pcall(newproxy, "x")) print(pcall(newproxy, {})) print(type(newproxy(false)), type(newproxy(nil)))
--- newproxy operators
local p = newproxy(true)
local mt = getmetatable(p)
mt.__index = function(_, k) return k end mt.__call = function(_, a) return a end mt.__len = function() return 3 end mt.__add = function() return "sum" end mt.__newindex = function(_, k, v) print("set", k, v) end
p.x = 1 print(p.foo, p(5), #p, p + 1, 1 + p)
--- newproxy without a metatable
local p = newproxy()
print(pcall(function() return p.x end)) print(pcall(function() p.x = 1 end)) print(pcall(function() return #p end)) print(pcall(function() return p() end)) print(pcall(function() return p < p end))
--- assert with many kinds
print(assert(true)) print(assert("s", 1)) print(assert(0)) print(select("#", assert(1, nil, nil)))
--- unpack is global
print(unpack == table.unpack, unpack({1, 2}))
--- next is the iterator of pairs
print(pairs({}) == next)
--- arg holds the program and its arguments
--@ one two
print(arg[0], arg[1], arg[2], arg[3], #arg)
--- arg changes do not change the varargs
--@ a b
arg[1] = "changed"
print(...)
--- module defines a table
module("mymod", package.seeall)
function f() return "f of mymod" end
print(_M == package.loaded.mymod, _NAME, _PACKAGE, f(), mymod == _M)
--- module with dots
module("a.b.c", package.seeall)
print(_NAME, _PACKAGE, a.b.c == _M)
--- module without seeall sees no globals
local p, pc, ts = print, pcall, tostring
module("bare")
p(print, x, _NAME)
--- module with a name conflict
x = 5
print(pcall(module, "x")) print(pcall(module, "x.y"))
--- module calls its options
local function opt(m) m.option = "ran on " .. m._NAME end
local p = print
module("withopt", opt)
p(option)
--- module called by a built-in function
print(pcall(module, "m2"))
--- require of a module
local f = io.open("m.lua", "w") f:write("print('loading', ...) return {v = 1}") f:close()
local m = require("m")
print(m.v, require("m") == m, package.loaded.m == m)
--- require of a module that returns nothing
local f = io.open("m.lua", "w") f:write("x = 1") f:close()
print(require("m"), package.loaded.m, require("m"))
--- require of a module that returns false
local f = io.open("m.lua", "w") f:write("print('load') return false") f:close()
print(require("m"), package.loaded.m) print(require("m"))
--- require of a module that sets package.loaded
local f = io.open("m.lua", "w") f:write("package.loaded[...] = 'set'") f:close()
print(require("m"))
--- require of a module in a folder by dots
os.execute("mkdir sub")
local f = io.open("sub/m.lua", "w") f:write("return {name = ...}") f:close()
print(require("sub.m").name)
--- require of a folder with init
package.path = "./?.lua;./?/init.lua"
os.execute("mkdir pkg")
local f = io.open("pkg/init.lua", "w") f:write("return 'pkg init ' .. ...") f:close()
print(require("pkg"))
--- require of a missing module
package.path, package.cpath = "./?.lua;./?/init.lua", "./?.so"
print(pcall(require, "does.not.exist"))
--- require of a missing module with another path
package.path = "./x/?.lua;y/?.lua" package.cpath = "./?.dll"
print(pcall(require, "gone"))
--- require with an empty path
package.path = "" package.cpath = ""
print(pcall(require, "gone"))
--- require of a module with a syntax error
local f = io.open("m.lua", "w") f:write("x = = 1") f:close()
print(pcall(require, "m"))
--- require of a module with an error
local f = io.open("m.lua", "w") f:write("error('broken')") f:close()
print(pcall(require, "m")) print(pcall(require, "m"))
--- require of a module that raises an object
local f = io.open("m.lua", "w") f:write("error({})") f:close()
local ok, e = pcall(require, "m") print(ok, type(e))
--- require in a loop
local f = io.open("a.lua", "w") f:write("require('b')") f:close()
f = io.open("b.lua", "w") f:write("require('a')") f:close()
print(pcall(require, "a"))
--- require of standard modules
print(require("string") == string, require("table") == table, require("_G") == _G, require("bit") == bit, require("jit") == jit, require("coroutine") == coroutine)
--- require from package.preload
package.preload.pre = function(name, extra) print("preload", name, extra) return "value" end
print(require("pre"), package.loaded.pre)
--- require with a preload that is no function
package.path, package.cpath = "./?.lua;./?/init.lua", "./?.so"
package.preload.pre = 5
print(pcall(require, "pre"))
--- require with a loader of our own
package.path, package.cpath = "./?.lua;./?/init.lua", "./?.so"
table.insert(package.loaders, 2, function(name) if name == "virtual" then return function(n) return "made " .. n end end return "\n\tno virtual '" .. name .. "'" end)
print(require("virtual")) print((select(2, pcall(require, "other")):match("no virtual 'other'")))
--- require with loaders that are no table
package.loaders = nil
print(pcall(require, "x"))
--- require with loaders that hold no functions
package.loaders = {5}
print(pcall(require, "x"))
--- require with a path that is no string
package.path = nil
print(pcall(require, "x"))
--- require passes the file name or not
local f = io.open("m.lua", "w") f:write("return select('#', ...)") f:close()
print(require("m"))
--- package fields
package.path, package.cpath = "./?.lua;./?/init.lua", "./?.so"
print(type(package.loaded), type(package.preload), type(package.loaders), #package.loaders, package.path, package.cpath, package.searchers)
--- package.config
print(package.config)
--- package.loaded holds the libraries
for _, n in ipairs {"_G", "string", "table", "math", "io", "os", "debug", "coroutine", "package", "bit", "jit"} do io.write(n, "=", type(package.loaded[n]), " ") end
print()
--- package.loaded reset loads again
local f = io.open("m.lua", "w") f:write("n = (n or 0) + 1 return n") f:close()
print(require("m"), require("m")) package.loaded.m = nil print(require("m"))
--- package.searchpath
local f = io.open("found.lua", "w") f:close()
print(package.searchpath("found", "./?.lua")) print(package.searchpath("gone", "./?.lua;./?/x.lua")) print(package.searchpath("a.b", "?.c")) print(package.searchpath("a-b", "./?.q", "-", "+"))
--- package.loadlib of a missing file
print(select("#", package.loadlib("./no.so", "f")), (package.loadlib("./no.so", "f")), (select(3, package.loadlib("./no.so", "f"))))
--- package.seeall
local m = {}
package.seeall(m)
print(m.print == print, getmetatable(m).__index == _G)
--- dofile and require share nothing
local f = io.open("m.lua", "w") f:write("return 'm'") f:close()
print(dofile("m.lua"), package.loaded.m, require("m"))
--- xpcall and error levels in modules
local f = io.open("m.lua", "w") f:write("return {f = function(x) if not x then error('x needed', 2) end end}") f:close()
local m = require("m")
print(pcall(function() m.f() end))
--- string to number coercion in built-in arguments
print(("x"):rep("2"), math.abs("-5"), math.max("10", 9), select("2", "a", "b"), tostring(1):len())
--- number to string coercion in built-in arguments
print(string.len(100), string.upper(1e3), string.rep(5, 2), table.concat({1, 2}, 3), tonumber(10))
