--- error with a string adds the place
print(pcall(function() error("message") end))
--- error with level 0 adds nothing
print(pcall(function() error("message", 0) end))
--- error with level 1 is the default
print(pcall(function() error("message", 1) end))
--- error with level 2 is the caller
local function check(x) error("bad x", 2) end
print(pcall(function()
  check(1)
end))
--- error with level 3 is the caller's caller
local function a() error("deep", 3) end
local function b() a() end
print(pcall(function()
  b()
end))
--- error with a level beyond the stack
print(pcall(function() error("far", 50) end))
--- error with a negative level
print(pcall(function() error("neg", -1) end))
--- error with a level that points to a built-in function
print(pcall(error, "direct"))
print(pcall(error, "direct", 1))
print(pcall(error, "direct", 2))
--- error in a main chunk with level 2
print(pcall(loadstring("error('x', 2)")))
--- error with no arguments
print(pcall(error))
print(pcall(function() error() end))
--- error with nil
print(pcall(error, nil))
--- error with a table
local e = {code = 5}
local ok, got = pcall(error, e)
print(ok, got == e, got.code)
--- error with a table is not changed by levels
local e = {}
print(select(2, pcall(error, e, 2)) == e)
--- error with a number
local ok, e = pcall(error, 42)
print(ok, e, type(e))
local ok, e = pcall(function() error(42) end)
print(ok, e, type(e))
--- error with a boolean or function
print(pcall(error, true)) print(pcall(error, false))
print(select(2, pcall(error, print)) == print)
--- error with a level that is no number
print(pcall(error, "x", "2"))
print(pcall(error, "x", {}))
print(pcall(error, "x", 1.9))
--- error in a chunk with a name
local f = loadstring("\n\nerror('here')", "@my/file.lua")
print(pcall(f))
print(pcall(loadstring("error('here')", "=name")))
print(pcall(loadstring("error('here')", "code text")))
--- error in a chunk with a long text
print(pcall(loadstring("error('here') -- " .. ("long "):rep(30))))
print(pcall(loadstring("\nerror('here')")))
--- error in a stripped function has no line
local f = loadstring(string.dump(function() error("stripped") end, true))
print(pcall(f))
--- runtime error in a stripped function has no names
local f = loadstring(string.dump(function() local x x.y = 1 end, true), "=s")
print(pcall(f))
--- error rethrown keeps its text
local ok, e = pcall(function() local ok, e = pcall(error, "in") error(e, 0) end)
print(ok, e)
local ok, e = pcall(function() local ok, e = pcall(error, "in") error(e) end)
print(ok, e)
--- error objects with __tostring in pcall
local e = setmetatable({}, {__tostring = function() return "object" end})
print(pcall(error, e))
--- error through several pcalls
print(pcall(pcall, error, "e"))
print(pcall(pcall, pcall, error, "e"))
print(pcall(function() return pcall(error, "x") end))
--- assert passes its arguments
print(assert(1, 2, 3)) print(assert("x")) print(select("#", assert(true, nil)))
--- assert fails with its default message
print(pcall(assert, false)) print(pcall(assert, nil))
print(pcall(function() assert(false) end))
--- assert fails with a message
print(pcall(assert, false, "custom")) print(pcall(assert, nil, 42))
--- assert fails with an object
local e = {}
print(select(2, pcall(assert, false, e)) == e)
print(pcall(assert, false, nil))
--- assert without arguments
print(pcall(assert))
--- assert adds the place to its text
print(pcall(function()
  assert(nil, "no place")
end))
--- pcall returns all results
print(pcall(function() return 1, nil, 3, nil end))
print(select("#", pcall(function() return nil, nil end)))
--- pcall without arguments
print(pcall(pcall))
print(pcall(xpcall))
--- pcall of no function
print(pcall(nil)) print(pcall(5)) print(pcall("x")) print(pcall({}))
--- pcall catches runtime errors
print(pcall(function() local t = nil; t.x = 1 end))
print(pcall(function() return {} + 1 end))
print(pcall(function() return #5 end))
--- pcall nested catches inner first
print(pcall(function()
  local ok, e = pcall(error, "inner", 0)
  print(ok, e)
  error("outer", 0)
end))
--- pcall in loops
local n = 0
for i = 1, 1000 do if not pcall(error) then n = n + 1 end end
print(n)
--- pcall keeps upvalues changed before the error
local x = 1
pcall(function() x = 2 error("e") end)
print(x)
--- xpcall calls its handler
print(xpcall(function() error("e", 0) end, function(m) return "handled " .. m, "second" end))
--- xpcall passes arguments
print(xpcall(function(...) return select("#", ...), ... end, print, 1, nil, 3))
--- xpcall returns results without error
print(xpcall(function() return 1, 2 end, error))
--- xpcall with a handler that raises
print(xpcall(error, function(m) error("again") end, "first"))
--- xpcall with a handler that is no function
print(pcall(xpcall, error, nil))
print(pcall(xpcall, error, 5))
print(pcall(xpcall, error, {}))
print(pcall(xpcall, print))
--- xpcall of no function
print(xpcall(nil, function(m) return "h: " .. m end))
print(xpcall(5, tostring))
--- xpcall handler sees the stack of the error
local function fail() error("deep") end
print(xpcall(function() fail() end, function(m)
  return debug.getinfo(3, "n") and debug.getinfo(3, "n").name or "none"
end))
--- xpcall handler with tostring and nil
print(xpcall(error, tostring, nil))
print(xpcall(error, type))
print(xpcall(error, function(...) return select("#", ...) end))
--- xpcall handler gets the object
local e = {}
print(xpcall(error, function(m) return m == e end, e))
--- xpcall handler for stack overflow
local function f() return f() + 1 end
print(xpcall(f, function(m) return type(m) == "string" and m:match("stack overflow") end))
--- xpcall with debug.traceback
local function inner() error("oops") end
local function outer() inner() end
print((select(2, xpcall(outer, debug.traceback))))
--- xpcall nested
print(xpcall(function()
  local ok, m = xpcall(error, function(m) return "inner " .. m end, "x")
  error(m, 0)
end, function(m) return "outer " .. m end))
--- traceback of functions of every kind
local t = {}
function t.field() print(debug.traceback("msg")) end
function t:method() t.field() end
function globalfn() t:method() end
local function localfn() globalfn() end
local function up() localfn() end
up()
--- traceback of anonymous functions
(function() (function() print(debug.traceback()) end)() end)()
--- traceback with levels
local function a() print(debug.traceback("m", 0)) print(debug.traceback("m", 1)) print(debug.traceback("m", 2)) end
local function b() a() end
b()
--- traceback through pcall
pcall(function() print(debug.traceback("in pcall")) end)
--- traceback through tail calls
local function g() print(debug.traceback("tail")) return 1 end
local function f() return g() end
local x = f()
--- traceback through metamethods
local t = setmetatable({}, {__index = function(t, k) print(debug.traceback(k)) end, __add = function() print(debug.traceback("add")) end})
local _ = t.key
_ = t + 1
--- traceback through sort and gsub
table.sort({2, 1}, function(a, b) print(debug.traceback("sort")) return a < b end)
;("x"):gsub("x", function() print(debug.traceback("gsub")) end)
--- traceback through iterators
for _ in function() print(debug.traceback("iter")) end do end
--- traceback of a loaded chunk
loadstring("print(debug.traceback('x'))", "=chunk")()
loadstring("print(debug.traceback('x'))", "some code")()
--- traceback of another coroutine
local co = coroutine.create(function() local function inner() coroutine.yield() end inner() end)
coroutine.resume(co)
print(debug.traceback(co)) print(debug.traceback(co, "msg")) print(debug.traceback(co, "m", 1)) print(debug.traceback(co, nil, 5))
--- traceback of a new and a dead coroutine
local co = coroutine.create(function() end)
print(debug.traceback(co))
coroutine.resume(co)
print(debug.traceback(co, "dead"))
--- traceback inside a coroutine
coroutine.wrap(function() print(debug.traceback("inside")) end)()
--- traceback with a message that is no string
local t = {}
print(debug.traceback(t) == t, debug.traceback(nil), debug.traceback(42), debug.traceback(true))
--- traceback of deep recursion is cut
local function f(n) if n == 0 then print(debug.traceback("deep")) return 0 end return 1 + f(n - 1) end
f(50)
--- traceback of 22 and 23 levels
local function f(n) if n == 0 then print(debug.traceback("n")) return 0 end return 1 + f(n - 1) end
f(18) f(19) f(20) f(21)
--- uncaught error with a string
error("uncaught")
--- uncaught error with level 0
error("plain", 0)
--- uncaught error with level 2
error("two", 2)
--- uncaught error with a table
error({})
--- uncaught error with a table that has __tostring
error(setmetatable({}, {__tostring = function() return "my error" end}))
--- uncaught error with nil
error(nil)
--- uncaught error with a number
error(42)
--- uncaught error with a boolean
error(true)
--- uncaught error with an empty string
error("", 0)
--- uncaught error with lines
error("line 1\nline 2")
--- uncaught error with a function
local ok = pcall(error, print)
error(print)
--- uncaught error in nested functions
local function a() error("deep") end
local function b() a() end
function c() b() end
local t = {m = function(self) c() end}
t:m()
--- uncaught error in a method of a nested table
local o = {p = {}}
function o.p:run() local x = self.nothing.y end
o.p:run()
--- uncaught runtime error
local x = nil
x.y = 1
--- uncaught runtime error in arithmetic
local t = {}
print(t.a + 1)
--- uncaught error of a built-in function
string.rep()
--- uncaught error of a built-in method
("x"):rep({})
--- uncaught error after output
io.write("partial")
error("now")
--- uncaught error in a coroutine that is wrapped
local f = coroutine.wrap(function() error("in co") end)
f()
--- uncaught error in a coroutine resumed
print(coroutine.resume(coroutine.create(function() error("in co") end)))
error("after")
--- uncaught error in a loaded chunk
loadstring("\nerror('in chunk')", "=chunk")()
--- uncaught error in a required module
local f = io.open("mod.lua", "w") f:write("local x = 1\nerror('in module')") f:close()
require("mod")
--- uncaught error in a file that does not compile
local f = io.open("bad.lua", "w") f:write("x = = 1") f:close()
dofile("bad.lua")
--- uncaught error in require of a bad file
local f = io.open("bad.lua", "w") f:write("x = = 1") f:close()
require("bad")
--- uncaught error through pcall is none
print(pcall(error, "x"))
--- uncaught error in a sort comparator
table.sort({3, 2, 1}, function(a, b) error("cmp") end)
--- uncaught error in gsub
("abc"):gsub("b", function() error("sub") end)
--- uncaught error in a metamethod
local t = setmetatable({}, {__index = function(t, k) error("no " .. k) end})
local _ = t.key
--- uncaught error in a tail call
local function g() error("tail") end
local function f() return g() end
f()
--- uncaught error with assert
assert(false, "assertion text")
--- uncaught error with assert default
assert(nil)
--- uncaught stack overflow has status 1
local function f() return 1 + f() end
io.stderr:setvbuf("full")
print("before")
local ok = pcall(f)
error("done " .. tostring(ok), 0)
--- uncaught error in a vararg function
local function f(...) error("vararg") end
f(1, 2, 3)
--- uncaught error with zero bytes
error("a\0b", 0)
--- uncaught error of a syntax error in the program
print("never"
--- uncaught error by xpcall's absence of a handler
xpcall(function() error("x") end)
--- uncaught error while closing nothing
local f = assert(io.open("/nonexistent/file"))
--- exit with a status
os.exit(3)
--- exit with true and false
io.write("x") os.exit(false)
--- exit true
io.write("x") os.exit(true)
--- exit without a status
print("bye") os.exit()
--- exit from a function and a coroutine
coroutine.wrap(function() pcall(function() os.exit(7) end) end)()
--- exit flushes files
local f = io.open("o.txt", "w") f:write("data")
io.write("no line end") os.exit(0, true)
--- exit status above 255
os.exit(256 + 9)
--- exit status negative
os.exit(-1)
--- exit with a bad argument
os.exit({})
--- exit runs finalizers when asked
local u = newproxy(true)
getmetatable(u).__gc = function() print("gc ran") end
os.exit(0, true)
--- names in errors of calls
local t = {a = {}}
print(pcall(function() undefinedfn() end))
print(pcall(function() t.nofield() end))
print(pcall(function() t.a.b() end))
print(pcall(function() t:nomethod() end))
print(pcall(function() t.a:nomethod() end))
print(pcall(function() local l; l() end))
print(pcall(function() t() end))
print(pcall(function() t[1]() end))
print(pcall(function() ("x")() end))
print(pcall(function() (1)() end))
print(pcall(function() (nil)() end))
print(pcall(function() ({})() end))
print(pcall(function() t.a.b.c() end))
--- names in errors of calls in tail position
print(pcall(function() return undefinedfn() end))
print(pcall(function() local t = {} return t.x() end))
print(pcall(function() local t = {} return t:x() end))
--- names in errors of index by a constant
print(pcall(function() local t = {} return t.x.y.z end))
print(pcall(function() return undefinedtable.x end))
print(pcall(function() return undefinedtable[1] end))
print(pcall(function() local t = {} return t[1][2] end))
print(pcall(function() local t, k = {}, "key" return t[k].x end))
--- names in errors after reassignment
print(pcall(function() local a = {} local b = a.x return b.y end))
print(pcall(function() local a = {} local b = a.x.y end))
print(pcall(function() local a = 5 a = a.x a = a.y end))
--- names in errors with parameters
local function f(param) return param.x end
print(pcall(f))
local function g(...) local first = ... return first.x end
print(pcall(g))
local function h(...) return (...).x end
print(pcall(h))
--- names in errors with self
local t = {}
function t:m() return self.x.y end
print(pcall(t.m, t)) print(pcall(t.m))
--- names in errors with loop variables
print(pcall(function() for i = 1, 2 do i() end end))
print(pcall(function() for k, v in pairs {1} do v.x = 1 end end))
print(pcall(function() for k, v in pairs {1} do k() end end))
--- names in errors in constants of comparisons
print(pcall(function() local a = nil return a < 1 end))
print(pcall(function() return undefinedx > "s" end))
print(pcall(function() return {} <= {} end))
--- names in errors of upvalues in nested functions
local up
print(pcall(function() return (function() return up.x end)() end))
print(pcall(function() return (function() up.x = 1 end)() end))
print(pcall(function() return (function() up() end)() end))
--- names in errors of long names
local a_rather_long_name_for_a_local_variable_that_goes_on_and_on_for_ever_and_ever
print(pcall(function() return a_rather_long_name_for_a_local_variable_that_goes_on_and_on_for_ever_and_ever.x end))
--- lines of errors in calls over lines
print(pcall(function()
  local t = {}
  t.f(
    1,
    2
  )
end))
--- lines of errors in expressions over lines
print(pcall(function()
  local x = 1 +
    2 +
    {} +
    4
end))
--- lines of errors in table constructors
print(pcall(function()
  local t = {
    1,
    nil + 1,
  }
end))
--- lines of errors in conditions
print(pcall(function()
  if
    nil < 1
  then
  end
end))
--- lines of errors in loops
print(pcall(function()
  for i = 1,
    {} do
  end
end))
print(pcall(function()
  while
    nil + 1 do
  end
end))
--- lines of errors in function arguments
print(pcall(function()
  print(
    1,
    nil .. "x"
  )
end))
--- lines of errors in method chains
print(pcall(function()
  local s = "x"
  s:upper()
    :lower()
    :nomethod()
end))
--- lines of errors in returns
print(pcall(function()
  return
    1 ..
    {}
end))
--- bad argument names
print(pcall(string.rep)) print(pcall(function() string.rep() end))
print(pcall(function() ("x"):rep() end))
print(pcall(function() local r = string.rep r() end))
print(pcall(function() local t = {r = string.rep} t.r() end))
print(pcall(function() rep = string.rep rep() end))
print(pcall(function() string["rep"]() end))
--- bad argument numbers of methods
print(pcall(function() ("x"):rep({}) end))
print(pcall(function() ("x").rep("x", {}) end))
print(pcall(function() local s = "x" s:rep(true) end))
print(pcall(function() string.rep(nil, 1) end))
--- bad self of methods
print(pcall(function() io.stdout.write() end))
print(pcall(function() io.stdout.write(5) end))
print(pcall(function() local t = {rep = string.rep} t:rep(1) end))
print(pcall(function() local t = {sub = string.sub} t:sub() end))
--- bad argument in a tail call
print(pcall(function() return string.rep() end))
print(pcall(function() return ("x"):rep() end))
--- bad argument through xpcall and coroutines
print(xpcall(string.rep, function(m) return m end))
print(coroutine.resume(coroutine.create(string.rep)))
print(pcall(coroutine.wrap(string.rep)))
--- bad argument of kinds
print(pcall(string.rep, nil)) print(pcall(string.rep, true)) print(pcall(string.rep, {})) print(pcall(string.rep, print))
print(pcall(string.rep, "x", "y")) print(pcall(string.rep, "x", newproxy())) print(pcall(string.rep, coroutine.create(print)))
print(pcall(string.rep, io.stdout))
--- error position is of the Lua caller
local function f() string.rep() end
print(pcall(f))
print(pcall(function()
  local x = 1

  tonumber()
end))
--- errors in finalizers do not stop the program
local function make() getmetatable(newproxy(true)).__gc = function() error("finalizer") end end
make()
local ok, e = pcall(collectgarbage)
print("goes on")
--- errors in the error handler of traceback kind
print(xpcall(error, debug.traceback, {}) == false)
local ok, e = xpcall(error, debug.traceback, 5)
print(ok, (tostring(e):match("^[^\n]*")))
--- stack overflow in a metamethod
local t = setmetatable({}, {}) getmetatable(t).__index = function(t, k) return t[k .. "x"] end
local ok, e = pcall(function() return t.x end)
print(ok, e:match("overflow"))
--- stack overflow of unpack
local ok, e = pcall(unpack, {}, 1, 1e7)
print(ok, e)
--- stack overflow of varargs
local function f(...) return f(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, ...) end
local ok, e = pcall(f)
print(ok, e:match("overflow") or e)
--- error in an error object's __index
local e = setmetatable({}, {__index = function() error("second") end})
local ok, got = pcall(error, e)
print(ok, rawequal(got, e), pcall(function() return got.x end))
--- warning-like use of io.stderr
io.stderr:write("to stderr\n")
print("to stdout")
--- error text with percent signs and quotes
print(pcall(error, "100% of 'it' %s %d", 0))
print(pcall(function() local t = {["%s"] = 1} return t["%d"].x end))
--- a field name that is no identifier
print(pcall(function() local t = {} return t["a b"].c end))
print(pcall(function() local t = {} t["x\ny"]() end))
