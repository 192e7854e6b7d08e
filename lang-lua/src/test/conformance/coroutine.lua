--- create and resume
local co = coroutine.create(function(a, b) print("start", a, b) return "end" end)
print(coroutine.resume(co, 1, 2)) print(coroutine.status(co))
--- yield and resume pass values
local co = coroutine.create(function(a) local b = coroutine.yield(a + 1) local c, d = coroutine.yield(b * 2) return c, d end)
print(coroutine.resume(co, 1)) print(coroutine.resume(co, 10)) print(coroutine.resume(co, "x", "y")) print(coroutine.resume(co))
--- yield without values
local co = coroutine.create(function() print(coroutine.yield()) end)
print(coroutine.resume(co)) print(coroutine.resume(co))
--- yield of nils
local co = coroutine.create(function() return select("#", coroutine.yield(nil, nil)) end)
print(coroutine.resume(co)) print(coroutine.resume(co, nil, nil, nil))
--- yield in a nested function
local function inner() coroutine.yield("deep") return "back" end
local co = coroutine.create(function() return inner() end)
print(coroutine.resume(co)) print(coroutine.resume(co))
--- yield in a loop
local co = coroutine.wrap(function() for i = 1, 3 do coroutine.yield(i) end end)
print(co(), co(), co()) print(co())
--- yield in an expression
local co = coroutine.wrap(function() return 1 + coroutine.yield() * 2 end)
co() print(co(5))
--- yield as an argument
local co = coroutine.wrap(function() print(coroutine.yield(1), coroutine.yield(2)) end)
print(co()) print(co("a", "b")) co("c", "d")
--- yield in a table constructor
local co = coroutine.wrap(function() return {coroutine.yield(1), coroutine.yield(2)} end)
co() co("a") local t = co("b", "c") print(t[1], t[2], t[3])
--- yield in a condition
local co = coroutine.wrap(function() if coroutine.yield() then return "yes" else return "no" end end)
co() print(co(true))
--- yield in a tail call
local co = coroutine.wrap(function() return coroutine.yield("t") end)
print(co()) print(co("r", "s"))
--- yield through varargs
local co = coroutine.wrap(function(...) local a = {...} for i = 1, #a do coroutine.yield(a[i]) end return ... end)
print(co("x", "y")) print(co()) print(co())
--- yield with many values
local co = coroutine.wrap(function() coroutine.yield(unpack({}, 1, 200)) end)
print(select("#", co()))
--- status of every kind
local co
co = coroutine.create(function()
  print(coroutine.status(co))
  local inner = coroutine.create(function() print(coroutine.status(co)) end)
  coroutine.resume(inner)
  coroutine.yield()
end)
print(coroutine.status(co)) coroutine.resume(co) print(coroutine.status(co)) coroutine.resume(co) print(coroutine.status(co))
--- status after an error
local co = coroutine.create(error)
print(coroutine.resume(co, "e")) print(coroutine.status(co)) print(coroutine.resume(co))
--- resume of a dead coroutine
local co = coroutine.create(function() end)
print(coroutine.resume(co)) print(coroutine.resume(co)) print(coroutine.resume(co))
--- resume of itself
local co
co = coroutine.create(function() return coroutine.resume(co) end)
print(coroutine.resume(co))
--- resume of a resuming coroutine
local a
a = coroutine.create(function() local b = coroutine.create(function() return coroutine.resume(a) end) return coroutine.resume(b) end)
print(coroutine.resume(a))
--- resume of the main coroutine
print(coroutine.running())
--- running inside
local co
co = coroutine.create(function() local c, m = coroutine.running() return c == co, m end)
print(coroutine.resume(co))
--- isyieldable
print(coroutine.isyieldable()) print(coroutine.wrap(function() return coroutine.isyieldable() end)())
--- wrap
local f = coroutine.wrap(function(a) while true do a = coroutine.yield(a * 2) end end)
print(f(1), f(2), f(3), type(f))
--- wrap of a dead coroutine
local f = coroutine.wrap(function() end)
f() print(pcall(f)) print(pcall(f))
--- wrap passes errors
local f = coroutine.wrap(function() error("inside") end)
print(pcall(f))
--- wrap passes error objects
local e = {}
local f = coroutine.wrap(function() error(e) end)
print(select(2, pcall(f)) == e)
--- wrap passes errors with level 0
local f = coroutine.wrap(function() error("plain", 0) end)
print(pcall(f)) print(pcall(f))
--- wrap as an iterator
local function range(n) return coroutine.wrap(function() for i = 1, n do coroutine.yield(i, i * i) end end) end
for a, b in range(3) do io.write(a, ":", b, " ") end
print()
--- wrap of a running coroutine
local f
f = coroutine.wrap(function() return pcall(f) end)
print(f())
--- yield outside of a coroutine
print(pcall(coroutine.yield, 1))
--- yield outside of a coroutine uncaught
coroutine.yield()
--- yield across pcall
local co = coroutine.create(function() local ok, v = pcall(function() return coroutine.yield("y") + 1 end) return ok, v end)
print(coroutine.resume(co)) print(coroutine.resume(co, 41))
--- yield across pcall and then an error
local co = coroutine.create(function() print(pcall(function() coroutine.yield() error("late") end)) return "over" end)
coroutine.resume(co) print(coroutine.resume(co))
--- yield across xpcall
local co = coroutine.create(function() return xpcall(function(a) coroutine.yield(a) error("x", 0) end, function(m) return "h " .. m end, "arg") end)
print(coroutine.resume(co)) print(coroutine.resume(co))
--- yield across nested pcalls
local co = coroutine.wrap(function() return pcall(pcall, pcall, function() return coroutine.yield("in") end) end)
print(co()) print(co("out"))
--- yield from pcall directly
local co = coroutine.wrap(function() return pcall(coroutine.yield, 1, 2) end)
print(co()) print(co("a", "b"))
--- yield across metamethods
local mt = {__add = function(a, b) return coroutine.yield("add") end, __index = function(t, k) return coroutine.yield(k) end, __call = function(self, x) return coroutine.yield(x) end, __eq = function() return coroutine.yield("eq") end, __lt = function() return coroutine.yield("lt") end, __concat = function() return coroutine.yield("cat") end, __unm = function() return coroutine.yield("unm") end}
local t, u = setmetatable({}, mt), setmetatable({}, mt)
local co = coroutine.wrap(function() return t + 1, t.k, t(5), t == u, t < u, t .. "x", -t end)
local r = co()
while type(r) == "string" or type(r) == "number" and r == 5 do io.write(r, " ") local a = {co(1)} if #a > 1 then print(unpack(a)) break end r = a[1] end
--- yield across an iterator
local function iter() return function(_, c) return coroutine.yield(c) end, nil, 0 end
local co = coroutine.wrap(function() for x in iter() do io.write("got ", x, " ") end return "done" end)
co() co(1) co(2) print(co(nil))
--- yield in the generic for body
local co = coroutine.wrap(function() for k, v in ipairs {10, 20} do coroutine.yield(v) end end)
print(co(), co(), co())
--- yield across a dofile
local f = io.open("y.lua", "w") f:write("return 1 + coroutine.yield(1)") f:close()
local g = loadfile("y.lua")
local co = coroutine.wrap(function() return g() end)
print(co(), co(5))
--- yield across a tail called function
local function g() return coroutine.yield("g") end
local function f() return g() end
local co = coroutine.wrap(function() return (f()) end)
print(co()) print(co(1, 2))
--- coroutines inside coroutines
local inner = coroutine.wrap(function() coroutine.yield("i1") coroutine.yield("i2") end)
local outer = coroutine.wrap(function() coroutine.yield(inner()) coroutine.yield("o") coroutine.yield(inner()) end)
print(outer(), outer(), outer())
--- coroutines of built-in functions
print(coroutine.resume(coroutine.create(print), 1, 2)) print(coroutine.wrap(math.max)(3, 9)) print(coroutine.resume(coroutine.create(pcall), error, "e"))
--- coroutines of yield itself
local co = coroutine.create(coroutine.yield)
print(coroutine.resume(co, 1)) print(coroutine.resume(co, 2)) print(coroutine.status(co))
--- coroutines of wrap and resume
local co = coroutine.wrap(coroutine.wrap)
print(type(co(print)))
--- error inside has its place
local co = coroutine.create(function() local x = nil; return x.y end)
print(coroutine.resume(co))
--- error with level 2 inside a coroutine
local co = coroutine.create(function() error("e", 2) end)
print(coroutine.resume(co))
--- error objects through resume
local e = {}
local ok, got = coroutine.resume(coroutine.create(function() error(e) end))
print(ok, got == e)
--- error in a nested coroutine goes to its resumer
local outer = coroutine.create(function() local ok, m = coroutine.resume(coroutine.create(function() error("inner", 0) end)) return "outer", ok, m end)
print(coroutine.resume(outer))
--- error through wrap in wrap
local f = coroutine.wrap(function() local g = coroutine.wrap(function() error("deep", 0) end) g() end)
print(pcall(f))
--- upvalues shared with a coroutine
local n = 0
local co = coroutine.wrap(function() for i = 1, 3 do n = n + i coroutine.yield() end end)
co() co() print(n) co() print(n)
--- closures made in a coroutine outlive it
local get
local co = coroutine.wrap(function() local v = 1 get = function() v = v + 1 return v end coroutine.yield() v = 10 end)
co() print(get()) co() print(get())
--- closures over open upvalues of a suspended coroutine
local set
local co = coroutine.wrap(function() local v = 1 set = function(x) v = x end coroutine.yield() return v end)
co() set(99) print(co())
--- producers and consumers
local function producer() return coroutine.create(function() for i = 1, 3 do coroutine.yield("item" .. i) end return nil end) end
local p = producer()
while true do local _, v = coroutine.resume(p) if not v then break end io.write(v, " ") end
print()
--- permutations
local function perm(a, n) n = n or #a if n <= 1 then coroutine.yield(a) else for i = 1, n do a[n], a[i] = a[i], a[n] perm(a, n - 1) a[n], a[i] = a[i], a[n] end end end
for p in coroutine.wrap(function() perm {1, 2, 3} end) do io.write(table.concat(p), " ") end
print()
--- a scheduler
local log, tasks = {}, {}
for id = 1, 3 do tasks[id] = coroutine.create(function() for s = 1, id do log[#log + 1] = id .. "." .. s coroutine.yield() end end) end
while #tasks > 0 do for i = #tasks, 1, -1 do coroutine.resume(tasks[i]) if coroutine.status(tasks[i]) == "dead" then table.remove(tasks, i) end end end
print(table.concat(log, " "))
--- a tree walk
local function walk(t) if t then walk(t.l) coroutine.yield(t.v) walk(t.r) end end
local tree = {v = 4, l = {v = 2, l = {v = 1}, r = {v = 3}}, r = {v = 5}}
for v in coroutine.wrap(function() walk(tree) end) do io.write(v, " ") end
print()
--- many coroutines
local cs, s = {}, 0
for i = 1, 500 do cs[i] = coroutine.wrap(function() local x = i while true do coroutine.yield(x) x = x + 1 end end) end
for r = 1, 3 do for i = 1, 500 do s = s + cs[i]() end end
print(s)
--- many switches
local co = coroutine.wrap(function() local i = 0 while true do i = i + 1 coroutine.yield(i) end end)
local s = 0
for _ = 1, 10000 do s = s + co() end
print(s)
--- many levels of coroutines
local function nest(n) if n == 0 then return "bottom" end return coroutine.wrap(nest)(n - 1) end
print(nest(100))
--- deep recursion in a coroutine
local function depth(n) if n == 0 then coroutine.yield("bottom") return 0 end return 1 + depth(n - 1) end
local co = coroutine.wrap(depth)
print(co(5000)) print(co())
--- stack overflow in a coroutine
local co = coroutine.create(function() local function f() return 1 + f() end return f() end)
local ok, e = coroutine.resume(co)
print(ok, e:match("stack overflow"), coroutine.status(co))
--- a coroutine that is never finished is collected
local weak = setmetatable({}, {__mode = "v"})
local function make() weak[1] = coroutine.create(function() coroutine.yield() end) coroutine.resume(weak[1]) end
make() collectgarbage() collectgarbage()
print(weak[1])
--- a suspended coroutine keeps its values
local t = setmetatable({}, {__mode = "v"})
local co = coroutine.wrap(function() local v = {5} t[1] = v coroutine.yield() return v[1] end)
co() collectgarbage() print(t[1] ~= nil, co())
--- environments of coroutines
local co = coroutine.create(function() return x end)
x = "global"
print(coroutine.resume(co))
--- tostring and type of coroutines
local co = coroutine.create(print)
print(type(co), (tostring(co):gsub("0x%x+", "ADDR")))
--- comparison of coroutines
local co = coroutine.create(print)
local t = {[co] = "key"}
print(co == co, co == coroutine.create(print), t[co])
--- create with no function
print(pcall(coroutine.create)) print(pcall(coroutine.create, 5)) print(pcall(coroutine.create, setmetatable({}, {__call = print})))
--- wrap with no function
print(pcall(coroutine.wrap)) print(pcall(coroutine.wrap, "x"))
--- resume and status with no coroutine
print(pcall(coroutine.resume)) print(pcall(coroutine.resume, print)) print(pcall(coroutine.status, nil)) print(pcall(coroutine.status))
--- functions of newer Lua are absent
print(coroutine.close, coroutine.isyieldable ~= nil)
--- yield as an argument of a method
local co = coroutine.wrap(function() return (("a"):rep(coroutine.yield(1))) end)
print(co()) print(co(3))
--- yield between method calls
local o = {v = 1}
function o:add(n) self.v = self.v + n coroutine.yield(self.v) return self end
local co = coroutine.wrap(function() return o:add(1):add(2).v end)
print(co(), co(), co())
--- yield inside a repeat condition
local co = coroutine.wrap(function() local n = 0 repeat n = n + 1 until coroutine.yield(n) return "stopped at " .. n end)
print(co(), co(false), co(nil)) print(co(true))
--- yield inside a numeric for limit
local co = coroutine.wrap(function() for i = 1, coroutine.yield("limit") do coroutine.yield(i) end return "end" end)
print(co(), co(2), co(), co())
--- yield inside and and or
local co = coroutine.wrap(function() return coroutine.yield(1) and coroutine.yield(2) or coroutine.yield(3) end)
print(co(), co(true), co(false)) print(co("last"))
--- resume returns surplus as given
local co = coroutine.create(function(...) return ... end)
print(select("#", coroutine.resume(co, nil, nil, nil)))
--- wrap in a generic for with state
local co = coroutine.wrap(function(s, c) while true do s, c = coroutine.yield(c and c + 1 or 1) if c >= 3 then return nil end end end)
for i in co, "state", nil do io.write(i, " ") end
print()
--- os.exit inside a coroutine
coroutine.wrap(function() io.write("bye\n") os.exit(4) end)()
--- error after yields has the line of the error
local co = coroutine.create(function()
  coroutine.yield()
  coroutine.yield()
  error("third")
end)
coroutine.resume(co) coroutine.resume(co) print(coroutine.resume(co))
--- pcall inside catches and goes on yielding
local co = coroutine.wrap(function() for i = 1, 3 do local ok, e = pcall(function() if i == 2 then error("two", 0) end coroutine.yield(i) end) if not ok then coroutine.yield(e) end end end)
print(co(), co(), co())
--- error handlers see the coroutine's stack
local co = coroutine.create(function() return xpcall(function() error("e") end, debug.traceback) end)
print(select(3, coroutine.resume(co)))
--- getinfo of another coroutine
local co = coroutine.create(function() local x = 1
  coroutine.yield() end)
coroutine.resume(co)
print(debug.getinfo(co, 1, "l").currentline, debug.getlocal(co, 1, 1))
--- running and status of the main program
print(coroutine.running()) local co = coroutine.create(function() return coroutine.running() end)
local ok, me = coroutine.resume(co) print(me == co, coroutine.status(me))
--- isyieldable in nested coroutines and pcall
print(coroutine.wrap(function() return pcall(coroutine.isyieldable) end)()) print(pcall(coroutine.isyieldable))
--- yield inside a metamethod inside a pcall
local t = setmetatable({}, {__add = function(a, b) local r = coroutine.yield("add") if r == "fail" then error("failed", 0) end return r end})
local co = coroutine.wrap(function() return pcall(function() return t + 1 end) end)
print(co()) print(co("fail"))
--- yield inside an iterator inside a pcall
local co = coroutine.wrap(function() return pcall(function() local s = 0 for v in function() return coroutine.yield("next") end do s = s + v end return s end) end)
co() co(1) co(2) print(co(nil))
--- yield inside __call inside a for
local it = setmetatable({}, {__call = function(_, _, c) return coroutine.yield(c) end})
local co = coroutine.wrap(function() for v in it do io.write(v, " ") end return "end" end)
co() co("a") co("b") print(co(nil))
--- yield inside a vararg function
local co = coroutine.wrap(function(...) local a = coroutine.yield(...) return a, ... end)
print(co(1, 2)) print(co("x"))
--- yield inside deep calls keeps locals
local function f(a) local b = a * 2 local c = coroutine.yield(b) local d = c + b return a, b, c, d end
local co = coroutine.wrap(function(x) local r = {f(x)} return unpack(r) end)
print(co(5)) print(co(100))
--- resume with too many and too few values
local co = coroutine.create(function(a, b) local c, d = coroutine.yield() return a, b, c, d end)
coroutine.resume(co, 1, 2, 3) print(coroutine.resume(co, "only"))
--- errors leave other coroutines alone
local a = coroutine.create(function() coroutine.yield(1) coroutine.yield(2) end)
local b = coroutine.create(function() error("b") end)
coroutine.resume(a) coroutine.resume(b) print(coroutine.resume(a)) print(coroutine.status(a), coroutine.status(b))
--- errors inside a resume inside a pcall
print(pcall(function() local co = coroutine.wrap(function() local t = nil; t.x = 1 end) co() end))
--- errors with tracebacks by xpcall inside
local co = coroutine.create(function() return xpcall(function() error("x") end, function(m) return m .. "!" end) end)
print(coroutine.resume(co))
--- error in a coroutine after a pcall in it
local co = coroutine.create(function() pcall(error, "first") error("second", 0) end)
print(coroutine.resume(co))
--- a coroutine resumes another and both yield
local inner = coroutine.create(function() for i = 1, 3 do coroutine.yield("i" .. i) end end)
local outer = coroutine.wrap(function() while true do local ok, v = coroutine.resume(inner) if not v then return "done" end coroutine.yield(v) end end)
print(outer(), outer(), outer(), outer())
--- two coroutines hand values to each other
local a, b
a = coroutine.create(function(n) while n < 5 do n = coroutine.yield(n + 1) end return "a" .. n end)
local v = 0
for i = 1, 6 do local ok, r = coroutine.resume(a, v) v = r if type(r) == "string" then break end end
print(v)
--- coroutines in tables by status
local cs = {coroutine.create(function() end), coroutine.create(function() coroutine.yield() end), coroutine.create(error)}
for _, c in ipairs(cs) do coroutine.resume(c) end
for _, c in ipairs(cs) do io.write(coroutine.status(c), " ") end
print()
--- generator of prime numbers by filters
local function gen(n) return coroutine.wrap(function() for i = 2, n do coroutine.yield(i) end end) end
local function filter(p, g) return coroutine.wrap(function() for v in g do if v % p ~= 0 then coroutine.yield(v) end end end) end
local x, r = gen(30), {}
while true do local p = x() if not p then break end r[#r + 1] = p x = filter(p, x) end
print(table.concat(r, " "))
--- reading a file by a coroutine
local f = io.open("f.txt", "w") f:write("1\n2\n3\n") f:close()
local lines = coroutine.wrap(function() for l in io.lines("f.txt") do coroutine.yield(l) end end)
print(lines(), lines(), lines(), lines())
--- setfenv inside a coroutine
local co = coroutine.wrap(function() setfenv(1, {v = "inside", coroutine = coroutine}) coroutine.yield(v) return v end)
print(co(), co(), v)
--- a coroutine body that is replaced while it runs
local function body() coroutine.yield("old") return "old end" end
local co = coroutine.wrap(function() return body() end)
print(co()) body = function() return "new" end print(co())
--- collectgarbage inside coroutines
local co = coroutine.wrap(function() local t = {} for i = 1, 10 do t[i] = {i} coroutine.yield() collectgarbage() end return t[10][1] end)
for i = 1, 10 do co() end
print(co())
--- errors in wrapped iterators
print(pcall(function() for x in coroutine.wrap(function() coroutine.yield(1) error("iter broke") end) do io.write(x, " ") end end))
--- wrap objects compared and stored
local w = coroutine.wrap(print)
local t = {[w] = 1}
print(type(w), t[w], w == coroutine.wrap(print))
--- yield in a recursive walk
local function walk(n) if n > 0 then walk(n - 1) coroutine.yield(n) walk(n - 1) end end
local r = {}
for v in coroutine.wrap(function() walk(3) end) do r[#r + 1] = v end
print(table.concat(r))
