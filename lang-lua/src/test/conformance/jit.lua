--- version
print(jit.version_num, jit.version:match("^LuaJIT 2%.1") ~= nil, type(jit.version))
--- os and arch
print(type(jit.os), type(jit.arch))
--- status is a boolean
print(type((jit.status())))
--- off and on
jit.off() print((jit.status())) print(jit.off(), select("#", jit.off()))
--- off and on of functions
local function f() return 1 end
print(jit.off(f), jit.on(f), jit.off(f, true), jit.on(f, false), jit.flush(f))
--- off and on of the running function
print(jit.off(true), jit.off(true, true), jit.on(true, true))
--- off and on with bad arguments
print(pcall(jit.off, 5)) print(pcall(jit.on, "x")) print(pcall(jit.off, print)) print(pcall(jit.flush, "x"))
--- flush
print(jit.flush(), select("#", jit.flush()))
--- functions by name
-- What LuaJIT 1 had, too, is more.
local n, more = {}, {compile = true, compilesub = true, debug = true}
for k in pairs(jit) do if not more[k] then n[#n + 1] = k end end
table.sort(n) print(table.concat(n, " "))
--- opt.start
print(jit.opt.start(), jit.opt.start(3), jit.opt.start("hotloop=10"), jit.opt.start("-fold", "+cse"))
--- opt.start with bad options
print(pcall(jit.opt.start, "nope")) print(pcall(jit.opt.start, "hotloop=x")) print(pcall(jit.opt.start, {}))
--- util functions by name
local u = require("jit.util")
print(type(u.funcinfo), type(u.funcbc), type(u.funck), type(u.funcuvname))
--- util.funcinfo of a function
local u = require("jit.util")
local function f(a, b) local c = a + b return c end
local i = u.funcinfo(f)
print(i.linedefined, i.lastlinedefined, i.params, i.stackslots, i.bytecodes, i.gcconsts, i.nconsts, i.upvalues, i.source, i.loc, i.isvararg, i.children)
--- util.funcinfo of varargs and children
local u = require("jit.util")
local x = 1
local i = u.funcinfo(function(...) local s = "str" return function() return x end, s, 1.5 end)
print(i.isvararg, i.children, i.upvalues, i.gcconsts, i.nconsts)
--- util.funcinfo at a position
local u = require("jit.util")
local function f()
  local a = 1
  return a
end
print(u.funcinfo(f, 1).currentline, u.funcinfo(f, 2).currentline, u.funcinfo(f, 1).loc)
--- util.funcinfo of built-in functions
local u = require("jit.util")
print(u.funcinfo(print).ffid ~= nil, u.funcinfo(print).linedefined, u.funcinfo(print).bytecodes)
--- util.funcinfo of no function
local u = require("jit.util")
print(pcall(u.funcinfo)) print(pcall(u.funcinfo, 5)) print(pcall(u.funcinfo, "x"))
--- util.funcuvname
local u = require("jit.util")
local a, b = 1, 2
local function f() return a, b end
print(u.funcuvname(f, 0), u.funcuvname(f, 1), u.funcuvname(f, 2)) print(pcall(u.funcuvname, f, -1)) print(pcall(u.funcuvname, print, 0))
--- util.funck of numbers and strings
local u = require("jit.util")
local function f() return 1.5, "s", 1e100, {} end
print(u.funck(f, 0), u.funck(f, 1), u.funck(f, -1)) print(type(u.funck(f, -2) or 1), u.funck(f, 100), u.funck(f, -100))
--- util.funcbc
local u = require("jit.util")
local function f(a) return a end
local ins, mode = u.funcbc(f, 1)
print(type(ins), type(mode), u.funcbc(f, 100))
--- util.funcbc of a small function
local u, bc = require("jit.util"), require("jit.vmdef").bcnames
local function ops(f) local r, pc = {}, 0 while true do local ins = u.funcbc(f, pc) if not ins then break end local o = bit.band(ins, 0xff) * 6 r[#r + 1] = bc:sub(o + 1, o + 6):gsub(" ", "") pc = pc + 1 end return table.concat(r, " ") end
print(ops(function(a, b) return a + b end)) print(ops(function() for i = 1, 3 do end end)) print(ops(function(t) t.x = t[1] .. "s" return #t end))
--- vmdef names
local v = require("jit.vmdef")
print(type(v.bcnames), #v.bcnames % 6, type(v.irnames), v.bcnames:sub(1, 6), type(v.ffnames), type(v.traceerr))
--- bc.line of a small function
local bc = require("jit.bc")
local function f(a) return a end
io.write(bc.line(f, 1))
--- bc.dump of a small function
local bc = require("jit.bc")
bc.dump(function(a, b)
  local t = {a, x = b}
  return t.x .. "s", #t
end, io.stdout)
--- bc.dump of loops and closures
local bc = require("jit.bc")
local up = 1
bc.dump(function(n)
  for i = 1, n do if i > 5 then break end end
  for k, v in pairs({}) do up = k end
  return function() return up end
end, io.stdout)
--- attach takes functions
print(pcall(jit.attach, function() end, "bc")) print(pcall(jit.attach, function() end))
--- security
print(type(jit.security))
--- arch and ffi names in package.loaded
print(package.loaded.jit == jit, package.loaded["jit.opt"] ~= nil, package.loaded["jit.util"])
--- hot loops give the same results
local s = 0
for i = 1, 100000 do if i % 3 == 0 then s = s + i elseif i % 5 == 0 then s = s - 1 else s = s + 0.5 end end
print(s)
--- hot functions give the same results
local function fib(n) if n < 2 then return n end return fib(n - 1) + fib(n - 2) end
print(fib(22))
--- hot loops with changing kinds
local t = {}
for i = 1, 1000 do t[i] = i % 100 == 0 and tostring(i) or i end
local s = 0
for i = 1, 1000 do s = s + t[i] end
print(s)
--- hot loops with errors inside
local n = 0
for i = 1, 500 do local ok = pcall(function() if i % 2 == 0 then error("even") end end) if not ok then n = n + 1 end end
print(n)
--- hot loops with strings
local t = {}
for i = 1, 1000 do t[#t + 1] = ("%d:%s"):format(i, string.char(65 + i % 26)) end
print(#table.concat(t), t[1000])
--- hot loops that overflow to doubles
local x = 1
for i = 1, 100 do x = x * 3 end
print(x)
local y = 2147483000
for i = 1, 2000 do y = y + 1 end
print(y)
--- hot loops with metamethods
local V = {} V.__add = function(a, b) return setmetatable({x = a.x + b.x}, V) end
local v = setmetatable({x = 0}, V)
local one = setmetatable({x = 1}, V)
for i = 1, 1000 do v = v + one end
print(v.x)
--- hot loops with upvalues and closures
local n = 0
local function inc(k) return function() n = n + k return n end end
local f = inc(2)
for i = 1, 1000 do f() end
print(n)
--- hot loops with table growth
local t = {}
for i = 1, 5000 do t[i] = {i, k = i * 2} end
local s = 0
for i, e in ipairs(t) do s = s + e[1] + e.k end
print(s)
--- hot side exits
local a, b, c = 0, 0, 0
for i = 1, 3000 do local r = (i * 7919) % 13 if r < 4 then a = a + 1 elseif r < 9 then b = b + r else c = c - r end end
print(a, b, c)
--- bcsave lists bytecode
local f = io.open("x.lua", "w") f:write("local a = ...\nreturn a + 1, 'text'\n") f:close()
require("jit.bcsave").start("-l", "x.lua")
--- bcsave lists bytecode with constants
local f = io.open("x.lua", "w") f:write("local t = {1, 2}\nfor i = 1, #t do print(t[i] .. 'x') end\n") f:close()
require("jit.bcsave").start("-l", "-g", "x.lua", "-")
--- bcsave lists a chunk of its arguments
require("jit.bcsave").start("-l", "-e", "return 1.5, ...")
--- bcsave saves a dump that runs
local f = io.open("x.lua", "w") f:write("return 'saved', ...") f:close()
require("jit.bcsave").start("x.lua", "x.luac")
print(io.open("x.luac", "rb"):read(3) == "\27LJ", loadfile("x.luac")(5))
--- bcsave saves with and without debug information
local f = io.open("x.lua", "w") f:write("local name = 1\nerror('here')") f:close()
require("jit.bcsave").start("x.lua", "s.luac") require("jit.bcsave").start("-g", "x.lua", "g.luac")
print(pcall(loadfile("s.luac"))) print(pcall(loadfile("g.luac")))
--- bcsave writes C and headers
local f = io.open("x.lua", "w") f:write("return 1") f:close()
require("jit.bcsave").start("-t", "c", "-n", "mymod", "x.lua", "-")
require("jit.bcsave").start("-t", "h", "x.lua", "-")
--- bcsave takes the kind from the name
local f = io.open("x.lua", "w") f:write("return 1") f:close()
require("jit.bcsave").start("x.lua", "x.c") require("jit.bcsave").start("x.lua", "x.h")
print((io.open("x.c"):read("*l"))) print((io.open("x.h"):read("*l")))
--- bcsave of a missing file
require("jit.bcsave").start("nope.lua", "x.luac")
--- bcsave of a file that does not compile
local f = io.open("x.lua", "w") f:write("x = = 1") f:close()
require("jit.bcsave").start("x.lua", "x.luac")
--- bcsave with a wrong kind
local f = io.open("x.lua", "w") f:write("return 1") f:close()
require("jit.bcsave").start("-t", "nope", "x.lua", "-")
