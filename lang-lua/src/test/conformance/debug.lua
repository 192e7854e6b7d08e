--- getinfo of a function
local function f(a, b, ...) local c end
local i = debug.getinfo(f)
print(i.what, i.short_src, i.source, i.linedefined, i.lastlinedefined, i.nups, i.currentline, i.func == f, i.namewhat, i.name)
--- getinfo of a built-in function
local i = debug.getinfo(print)
print(i.what, i.short_src, i.source, i.linedefined, i.lastlinedefined, i.currentline, i.func == print)
--- getinfo of levels
local function f() local i = debug.getinfo(1) print(i.name, i.namewhat, i.currentline, i.what) i = debug.getinfo(2) print(i.name, i.namewhat, i.currentline, i.what) end
f()
--- getinfo of level zero
local i = debug.getinfo(0)
print(i.name, i.what, i.func == debug.getinfo)
--- getinfo beyond the stack
print(debug.getinfo(100), debug.getinfo(-1))
--- getinfo of the main chunk
local i = debug.getinfo(1)
print(i.what, i.linedefined, i.lastlinedefined, i.currentline, i.namewhat, i.name)
--- getinfo with options
local t = debug.getinfo(1, "l")
print(t.currentline, t.source, t.what) t = debug.getinfo(print, "S") print(t.what, t.currentline, t.func)
--- getinfo with option f and u
local function f(a, b) return a end
local t = debug.getinfo(f, "fu")
print(t.func == f, t.nups, t.nparams, t.isvararg)
--- getinfo of parameters
print(debug.getinfo(function(a, b, c) end, "u").nparams, debug.getinfo(function(...) end, "u").isvararg, debug.getinfo(function() end, "u").isvararg, debug.getinfo(print, "u").isvararg)
--- getinfo with option L
local function f()
  local x = 1

  return x
end
local l = {}
for k in pairs(debug.getinfo(f, "L").activelines) do l[#l + 1] = k end
table.sort(l) print(table.concat(l, " "))
--- getinfo with bad options
print(pcall(debug.getinfo, print, "?")) print(pcall(debug.getinfo, print, ">")) print(pcall(debug.getinfo, print, "X")) print(pcall(debug.getinfo, {}))
--- getinfo names of kinds
local t = {}
function t.field() local i = debug.getinfo(1, "n") return i end
function t:method() local i = debug.getinfo(1, "n") return i end
function globalf() local i = debug.getinfo(1, "n") return i end
local function localf() local i = debug.getinfo(1, "n") return i end
local function show(i) print(i.name, i.namewhat) end
local i = t.field() show(i) i = t:method() show(i) i = globalf() show(i) i = localf() show(i)
i = (function() local i = debug.getinfo(1, "n") return i end)() show(i)
local function up() local i = localf() return i end
i = up() show(i)
--- getinfo names of metamethods
local function name() local i = debug.getinfo(2, "n") return tostring(i.name) .. "/" .. tostring(i.namewhat) end
local t = setmetatable({}, {__index = function() local r = name() return r end, __add = function() local r = name() return r end, __call = function() local r = name() return r end, __concat = function() local r = name() return r end, __unm = function() local r = name() return r end})
print(t.x, t + 1, t(), t .. "x", -t)
--- getinfo names of iterators
for n in function(_, c) if not c then local i = debug.getinfo(1, "n") return tostring(i.name) .. "/" .. i.namewhat end end do print(n) end
--- getinfo in callbacks of built-in functions
table.sort({1, 2}, function(a, b) local i = debug.getinfo(1, "n") print(i.name, i.namewhat) return a < b end)
print(pcall(function() local i = debug.getinfo(1, "n") return i.name, i.namewhat end))
--- getinfo of tail called functions
local function g() local i = debug.getinfo(1, "n") local j = debug.getinfo(2, "nl") print(i.name, j.name, j.currentline) end
local function f() return g() end
f()
--- getinfo of lines in nested calls
local function where() return debug.getinfo(2, "l").currentline end
print(where(),
  where())
--- getinfo of loaded chunks
local f = loadstring("local i = debug.getinfo(1, 'S') return i.source, i.short_src, i.what, i.linedefined")
print(f()) print(loadstring("local i = debug.getinfo(1, 'S') return i.source, i.short_src", "=name")()) print(loadstring("local i = debug.getinfo(1, 'S') return i.source, i.short_src", "@file.lua")())
--- getinfo of long sources
print(loadstring("local i = debug.getinfo(1, 'S') return #i.source, i.short_src", "@" .. ("d/"):rep(50) .. "f.lua")()) print(loadstring("local i = debug.getinfo(1, 'S') return i.short_src", "=" .. ("n"):rep(80))()) print(loadstring("local i = debug.getinfo(1, 'S') return i.short_src", ("text "):rep(20))())
--- getinfo of a stripped function
local f = loadstring(string.dump(function(a) local b = debug.getinfo(1, "Sl") return b end, true), "=st")
local i = f()
print(i.short_src, i.currentline, i.linedefined, i.what)
--- getinfo of a coroutine
local co = coroutine.create(function() local function inner() coroutine.yield() end inner() end)
coroutine.resume(co)
print(debug.getinfo(co, 0, "n").name, debug.getinfo(co, 1, "nl").name, debug.getinfo(co, 2, "S").what, debug.getinfo(co, 3))
--- getinfo of a coroutine that has not started
local co = coroutine.create(function() end)
print(debug.getinfo(co, 0), debug.getinfo(co, 1))
--- getlocal of a level
local function f(a, b) local c = 3 print(debug.getlocal(1, 1)) print(debug.getlocal(1, 2)) print(debug.getlocal(1, 3)) print(debug.getlocal(1, 4)) end
f(1, 2)
--- getlocal of the caller
local function f() print(debug.getlocal(2, 1)) print(debug.getlocal(2, 2)) end
local x, y = "xv", "yv"
f()
--- getlocal sees only what is in scope
local function f() do local a = 1 end local b = 2 print(debug.getlocal(1, 1)) print((debug.getlocal(1, 2))) end
f()
--- getlocal of loops
for i = 5, 5 do local n = 1 while true do local k, v = debug.getlocal(1, n) if not k or k:sub(1, 2) == "(*" then break end io.write(k, "=", tostring(v), " ") n = n + 1 end end
print()
--- getlocal of generic loops
local function names(l) local n, r = 1, {} while true do local k = debug.getlocal(l + 1, n) if not k or k:sub(1, 2) == "(*" then break end r[#r + 1] = k n = n + 1 end return table.concat(r, " ") end
for k, v in pairs {1} do local x = 5 print(names(1)) end
--- getlocal of varargs
local function f(a, ...) print(debug.getlocal(1, -1)) print(debug.getlocal(1, -2)) print(debug.getlocal(1, -3)) end
f(1, "v1", "v2")
--- getlocal of a function gives parameters
local function f(a, b, ...) local c end
print(debug.getlocal(f, 1), debug.getlocal(f, 2), debug.getlocal(f, 3)) print(pcall(debug.getlocal, print, 1))
--- getlocal with bad levels
print(pcall(debug.getlocal, 100, 1)) print(pcall(debug.getlocal, -1, 1)) print(pcall(debug.getlocal, 1)) print(pcall(debug.getlocal, "x", 1)) print(debug.getlocal(1, 1000))
--- getlocal of a coroutine
local co = coroutine.create(function(p) local q = p * 2 coroutine.yield() end)
coroutine.resume(co, 21)
print(debug.getlocal(co, 1, 1)) print(debug.getlocal(co, 1, 2)) print(debug.getlocal(co, 1, 3))
--- setlocal
local function f() local a, b = 1, 2 print(debug.setlocal(1, 1, "new"), debug.setlocal(1, 2, nil)) print(a, b) print(debug.setlocal(1, 50, 1)) end
f()
--- setlocal of the caller
local v = "original"
local function set() local n = debug.setlocal(2, 1, "changed") print(n) end
set() print(v)
--- setlocal of a coroutine
local co = coroutine.wrap(function() local v = 1 coroutine.yield() return v end)
local c2 = coroutine.create(function() local v = 1 coroutine.yield() return v end)
coroutine.resume(c2) print(debug.setlocal(c2, 1, 1, 99)) print(coroutine.resume(c2))
--- setlocal with bad levels
print(pcall(debug.setlocal, 100, 1, 1)) print(pcall(debug.setlocal, 1, 1))
--- getupvalue
local a, b = 1, "two"
local function f() return a, b end
print(debug.getupvalue(f, 1)) print(debug.getupvalue(f, 2)) print(debug.getupvalue(f, 3)) print(debug.getupvalue(f, 0))
--- getupvalue of built-in functions
print(debug.getupvalue(string.rep, 1)) print(debug.setupvalue(string.rep, 1, 5))
--- getupvalue of a stripped function
local x = 5
local f = loadstring(string.dump(function() return x end, true))
print(debug.getupvalue(f, 1))
--- setupvalue
local a = 1
local function f() return a end
print(debug.setupvalue(f, 1, 42), f(), a) print(debug.setupvalue(f, 2, 1)) print(pcall(debug.setupvalue, f, 1))
--- setupvalue of a loaded dump
local x = 5
local f = loadstring(string.dump(function() return x end))
print(f()) debug.setupvalue(f, 1, "set") print(f())
--- upvalueid
local a, b = 1, 2
local function f() return a, b end
local function g() return b, a end
print(debug.upvalueid(f, 1) == debug.upvalueid(g, 2), debug.upvalueid(f, 1) == debug.upvalueid(f, 2), type(debug.upvalueid(f, 1))) print(pcall(debug.upvalueid, f, 3)) print(pcall(debug.upvalueid, string.rep, 5))
--- upvaluejoin
local a, b = 1, 2
local function f() return a end
local function g() return b end
debug.upvaluejoin(f, 1, g, 1) print(f(), g()) b = 5 print(f(), a)
--- upvaluejoin with bad arguments
local a = 1
local function f() return a end
print(pcall(debug.upvaluejoin, f, 2, f, 1)) print(pcall(debug.upvaluejoin, f, 1, f, 0)) print(pcall(debug.upvaluejoin, print, 1, f, 1))
--- getmetatable and setmetatable of any kind
local mt = {}
for _, v in ipairs {5, "s", true, print, coroutine.create(print)} do local old = debug.getmetatable(v) debug.setmetatable(v, mt) io.write(tostring(debug.getmetatable(v) == mt), " ") debug.setmetatable(v, old) end
print()
--- setmetatable returns its value or true
print(debug.setmetatable(5, nil), (debug.setmetatable({}, nil)))
--- setmetatable with bad metatables
print(pcall(debug.setmetatable, {}, 5)) print(pcall(debug.setmetatable, {}))
--- getregistry
print(type(debug.getregistry()))
--- getfenv and setfenv
local function f() return v end
debug.setfenv(f, {v = "env"}) print(f(), debug.getfenv(f).v, debug.getfenv(print) == _G, type(debug.getfenv(coroutine.create(print))), debug.getfenv(5), debug.getfenv({}))
--- setfenv of coroutines
local co = coroutine.create(loadstring("return loadstring('return v')()"))
print(pcall(debug.setfenv, co, {v = "co"})) print(pcall(debug.setfenv, 5, {})) print(pcall(debug.setfenv, print))
--- sethook and gethook
print(debug.gethook()) local function h() end
debug.sethook(h, "crl", 100) local f, m, c = debug.gethook() print(f == h, m, c) debug.sethook() print(debug.gethook())
--- sethook by count
local n = 0
jit.off()
debug.sethook(function(e) n = n + 1 if n == 1 then io.write(e, " ") end end, "", 100)
for i = 1, 10000 do end
debug.sethook() print(n > 50)
--- sethook by line
jit.off()
local lines = {}
debug.sethook(function(e, l) lines[#lines + 1] = e .. l end, "l")
local a = 1
local b = 2
debug.sethook()
print(table.concat(lines, " "))
--- sethook by line in loops
jit.off()
local lines = {}
debug.sethook(function(e, l) lines[#lines + 1] = l end, "l")
for i = 1, 2 do
  local x = i
end
debug.sethook()
print(table.concat(lines, " "))
--- sethook by call and return
jit.off()
local log = {}
local function f() return 1 end
debug.sethook(function(e) local i = debug.getinfo(2, "nS") log[#log + 1] = e .. ":" .. tostring(i.name) end, "cr")
local x = f()
debug.sethook()
print(table.concat(log, " "))
--- sethook that raises stops the program
jit.off()
print(pcall(function() debug.sethook(function() debug.sethook() error("from hook", 0) end, "", 10) while true do end end))
--- sethook is per state and coroutine
jit.off()
local n = 0
debug.sethook(function() n = n + 1 end, "l")
local co = coroutine.create(function()
  local a = 1
end)
coroutine.resume(co)
debug.sethook() print(n > 0)
--- sethook with no function turns off
debug.sethook(nil, "l") print(debug.gethook()) print(pcall(debug.sethook, function() end)) print(debug.gethook())
--- sethook by an empty mask
debug.sethook(function() print("never") end, "") local x = 1 print(debug.gethook())
--- sethook getinfo in a hook
jit.off()
local seen
debug.sethook(function(e, l) local i = debug.getinfo(2, "Sl") seen = seen or (i.short_src .. ":" .. i.currentline .. "=" .. l) end, "l")
local x = 5
debug.sethook()
print(seen)
--- sethook getlocal in a hook
jit.off()
local names = {}
local function f(p) local q = p + 1
  return q end
debug.sethook(function(e, l) local n = debug.getlocal(2, 1) names[#names + 1] = tostring(n) end, "l")
f(1)
debug.sethook()
print(names[1], names[2], names[3])
--- sethook counts with pcall
jit.off()
local function limited(f, n) local ok, e = pcall(function() debug.sethook(function() error("limit", 0) end, "", n) f() end) debug.sethook() return ok, e end
print(limited(function() while true do end end, 1000)) print(limited(function() end, 1000))
--- traceback arguments
print(debug.traceback("m", 5)) print(debug.traceback("x", 1.9) ~= nil) print(pcall(debug.traceback, "x", {}))
--- traceback without arguments
print(debug.traceback())
--- traceback of a number
print(debug.traceback(5))
--- traceback levels of a coroutine
local co = coroutine.create(function() coroutine.yield() end)
coroutine.resume(co) print(debug.traceback(co, "m", 0)) print(debug.traceback(co, "m", 2))
--- debug functions by name
local n = {}
for k in pairs(debug) do n[#n + 1] = k end
table.sort(n) print(table.concat(n, " "))
--- debug.debug reads commands
--< print("command", 1 + 1)
--< x = 5
--< error("bad command")
--< = syntax
--< cont
debug.debug() print(x)
--- debug.debug at the end of input
--< y = 7
debug.debug() print(y)
--- uservalue functions are absent
print(debug.getuservalue, debug.setuservalue, debug.setcstacklimit)
--- names of locals in closures
local function outer() local v1 = 1 local function inner() local v2 = v1 local n, v = debug.getlocal(1, 1) return n, v end return inner() end
print(outer())
--- locals shadowed by inner ones
local function f() local x = 1 local x = 2 local n, v = debug.getlocal(1, 1) return n, v end
local function g() local x = 1 local x = 2 local n, v = debug.getlocal(1, 2) return n, v end
print(f()) print(g())
--- parameters count of methods
local t = {}
function t:m(a) local s, p = debug.getlocal(1, 1), debug.getlocal(1, 2) return s, p end
print(t:m(1))
--- sethook on another coroutine
jit.off()
local n = 0
local co = coroutine.create(function()
  local a = 1
  coroutine.yield()
  local b = 2
end)
debug.sethook(co, function() n = n + 1 end, "l")
coroutine.resume(co) coroutine.resume(co)
print(n > 0, debug.gethook(co) ~= nil)
--- sethook inside a coroutine that ends
jit.off()
local n = 0
coroutine.wrap(function() debug.sethook(function() n = n + 1 end, "c") print(1) debug.sethook() end)()
print(n > 0, debug.gethook())
--- sethook with a count sees the event name
jit.off()
local e
debug.sethook(function(ev, line) e = e or (ev .. tostring(line)) end, "", 1)
local x = 1
debug.sethook() print(e)
--- sethook returns nothing
print(select("#", debug.sethook(function() end, "l")), select("#", debug.sethook()))
--- gethook in a hook
jit.off()
local m
debug.sethook(function() m = m or select(2, debug.gethook()) end, "l", 50)
local x = 1
debug.sethook() print(m)
--- getregistry holds the loaded modules
print(debug.getregistry()._LOADED == package.loaded, type(debug.getregistry()["FILE*"]))
--- getinfo of a method of an object in a table
local o = {p = {}}
function o.p.q() local i = debug.getinfo(1, "n") return i.name, i.namewhat end
local n, w = o.p.q() print(n, w)
--- getinfo of a function called by an index that is no name
local t = {function() local i = debug.getinfo(1, "n") return tostring(i.name), i.namewhat end}
local n, w = t[1]() print(n, w)
--- getinfo of a function called through a string key
local t = {["a b"] = function() local i = debug.getinfo(1, "n") return tostring(i.name), i.namewhat end}
local n, w = t["a b"]() print(n, w)
--- getinfo currentline of callers over lines
local function line(l) return debug.getinfo(l + 1, "l").currentline end
local function f()
  return line(1) + 0,
    line(2) + 0
end
local a, b =
  f()
print(a, b)
--- getinfo nups and params of many functions
local a, b, c = 1, 2, 3
local function f(x, y, ...) return a, b, c, x, y end
local i = debug.getinfo(f, "u") print(i.nups, i.nparams, i.isvararg)
--- getinfo linedefined of nested functions
local function outer()
  local function inner()
  end
  return inner
end
local i = debug.getinfo(outer(), "S") print(i.linedefined, i.lastlinedefined, i.what)
--- getlocal and setlocal of parameters while running
local function f(a, b)
  debug.setlocal(1, 1, b) debug.setlocal(1, 2, "new")
  return a, b
end
print(f(1, 2))
--- getlocal of upvalues is not possible
local up = 5
local function g() local l = up local n = debug.getlocal(1, 1) return n end
print(g())
--- traceback with a coroutine and without a message
local co = coroutine.create(function(x) local y = x coroutine.yield(y) end)
coroutine.resume(co, 1) print((debug.traceback(co):gsub("\n", " / ")))
--- traceback through coroutine.wrap
local function inner() print(debug.traceback("in")) end
local w = coroutine.wrap(function() inner() end)
w()
--- traceback through dofile and require
local f = io.open("t.lua", "w") f:write("local function here() print(debug.traceback('tb')) end\nhere()\nreturn 1") f:close()
dofile("t.lua") package.loaded.t = nil require("t")
--- traceback through loadstring with names
loadstring("local function named() print(debug.traceback('tb')) end named()", "=(load)")()
--- traceback of methods with string keys
local t = {["odd name"] = function() print(debug.traceback("tb")) end}
t["odd name"]()
--- traceback in a __gc metamethod
local function make() getmetatable(newproxy(true)).__gc = function() print((debug.traceback("gc"):match("^gc\nstack traceback:\n\tcase.lua:1: in function [^\n]*"):gsub("\n", "/"))) end end
make() collectgarbage() collectgarbage()
--- traceback in a hook
jit.off()
local s
debug.sethook(function() s = s or debug.traceback("hook") end, "l")
local x = 1
debug.sethook() print(s)
