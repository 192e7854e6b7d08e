--- __index as a function
local t = setmetatable({a = 1}, {__index = function(t, k) return k .. "!" end})
print(t.a, t.b, t[1], rawget(t, "b"))
--- __index as a table
local base = {x = 1}
local t = setmetatable({y = 2}, {__index = base})
print(t.x, t.y, t.z)
base.z = 3
print(t.z)
--- __index chains
local a = {x = "a"}
local b = setmetatable({y = "b"}, {__index = a})
local c = setmetatable({z = "c"}, {__index = b})
print(c.x, c.y, c.z, c.w)
--- __index chain that ends in a function
local b = setmetatable({}, {__index = function(t, k) return "fn " .. tostring(k) end})
local c = setmetatable({}, {__index = b})
print(c.x, c[1], c[true])
--- __index gets the table that holds it
local inner = setmetatable({}, {__index = function(t, k) return t end})
local outer = setmetatable({}, {__index = inner})
print(outer.x == inner, outer.x == outer)
--- __index result is cut to one
local t = setmetatable({}, {__index = function() return 1, 2, 3 end})
print(t.x, (t.y))
print(select("#", t.z))
--- __index returning nothing gives nil
local t = setmetatable({}, {__index = function() end})
print(t.x)
--- __index for numbers
local t = setmetatable({10}, {__index = function(t, k) return k * 2 end})
print(t[1], t[2], t[0.5], t[-1], t[2^40])
--- __index for nil and nan keys
local t = setmetatable({}, {__index = function(t, k) return k ~= k and "nan" or tostring(k) end})
print(t[nil], t[0/0])
--- __index raises
local t = setmetatable({}, {__index = function(t, k) error("no field " .. k) end})
print(pcall(function() return t.foo end))
print(pcall(function() return t.foo end))
--- __index that is no table
local t = setmetatable({}, {__index = 5})
print(pcall(function() return t.x end))
local u = setmetatable({}, {__index = true})
print(pcall(function() return u.x.y end))
--- __index that is a string
local t = setmetatable({}, {__index = "abc"})
print(t.len == string.len, t.nope)
--- __index loops
local a, b = {}, {}
setmetatable(a, {__index = b}) setmetatable(b, {__index = a})
print(pcall(function() return a.x end))
--- __index of itself
local t = {}
t.__index = t
setmetatable(t, t)
print(pcall(function() return t.x end))
--- __index false is tried as nothing
local t = setmetatable({}, {__index = false})
print(pcall(function() return t.x end))
--- __index through method calls
local class = {} class.__index = class
function class:get() return self.v end
local o = setmetatable({v = 7}, class)
print(o:get(), o.get(o), pcall(function() return o:missing() end))
--- __index method missing in a chain
local t = setmetatable({}, {__index = function(t, k) return function(self, x) return k, x end end})
print(t:anything(5))
--- __index yields
local t = setmetatable({}, {__index = function(t, k) return coroutine.yield(k) end})
local co = coroutine.wrap(function() return t.a, t[2] end)
print(co()) print(co("A")) print(co("B"))
--- __index is not asked for present false
local t = setmetatable({x = false}, {__index = function() return "asked" end})
print(t.x, t.y)
--- __index added later
local mt = {}
local t = setmetatable({}, mt)
print(t.x)
mt.__index = function() return "now" end
print(t.x)
mt.__index = nil
print(t.x)
--- __index for globals
setmetatable(_G, {__index = function(_, k) return "global " .. k end})
print(undefined_name)
--- __newindex as a function
local t = setmetatable({}, {__newindex = function(t, k, v) rawset(t, k, v * 2) end})
t.x = 5 print(t.x)
t.x = 6 print(t.x)
--- __newindex as a table
local store = {}
local t = setmetatable({}, {__newindex = store})
t.x = 1 t[1] = 2
print(rawget(t, "x"), store.x, store[1])
--- __newindex chains
local c = {}
local b = setmetatable({}, {__newindex = c})
local a = setmetatable({}, {__newindex = b})
a.x = 1
print(rawget(a, "x"), rawget(b, "x"), c.x)
--- __newindex is not asked for present keys
local t = setmetatable({x = 1}, {__newindex = function() print("asked") end})
t.x = 2 t.y = 3
print(t.x, t.y)
--- __newindex is asked again after removal
local t = setmetatable({x = 1}, {__newindex = function(t, k) print("asked", k) end})
t.x = nil
t.x = 5
print(t.x)
--- __newindex on array elements
local t = setmetatable({1, 2}, {__newindex = function(t, k, v) print("new", k, v) end})
t[1] = 10 t[3] = 30
print(#t, t[1])
--- __newindex with nil and nan keys
local t = setmetatable({}, {__newindex = function(t, k, v) print(k == nil and "nil" or "nan", v) end})
t[nil] = 1 t[0/0] = 2
--- __newindex with nil keys and a table
local t = setmetatable({}, {__newindex = {}})
print(pcall(function() t[nil] = 1 end))
--- __newindex raises
local t = setmetatable({}, {__newindex = function(t, k) error("read only: " .. k, 2) end})
print(pcall(function()
  t.x = 1
end))
--- __newindex that is no table
local t = setmetatable({}, {__newindex = 5})
print(pcall(function() t.x = 1 end))
--- __newindex loops
local a, b = {}, {}
setmetatable(a, {__newindex = b}) setmetatable(b, {__newindex = a})
print(pcall(function() a.x = 1 end))
--- __newindex yields
local t = setmetatable({}, {__newindex = function(t, k, v) rawset(t, k, coroutine.yield(v)) end})
local co = coroutine.wrap(function() t.a = 1 return t.a end)
print(co()) print(co("stored"))
--- __newindex for globals
setmetatable(_G, {__newindex = function(t, k, v) io.write("set ", k, "\n") rawset(t, k, v) end})
newglobal = 1
newglobal = 2
print(newglobal)
--- __call
local t = setmetatable({}, {__call = function(self, ...) return self, select("#", ...), ... end})
local s, n, a, b = t(1, nil)
print(s == t, n, a, b)
--- __call in a tail call
local t = setmetatable({}, {__call = function(self, n) return n end})
local function f() return t(5) end
print(f())
--- __call with a callable table
local inner = setmetatable({}, {__call = function(self, a, b) return "inner", type(a), b end})
local outer = setmetatable({}, {__call = inner})
print(pcall(outer, 1))
--- __call through pcall and xpcall
local t = setmetatable({}, {__call = function(self, a) return "ok", a end})
print(pcall(t, 5)) print(xpcall(t, print, 6))
--- __call on methods
local o = {m = setmetatable({}, {__call = function(self, obj, x) return type(obj), x end})}
print(o:m(3))
--- __call that is no function
local t = setmetatable({}, {__call = 5})
print(pcall(function() t() end))
print(pcall(t))
--- __call raises
local t = setmetatable({}, {__call = function() error("called") end})
print(pcall(function() t() end))
--- __call yields
local t = setmetatable({}, {__call = function(self, x) return coroutine.yield(x) end})
local co = coroutine.wrap(function() return "r", t(1) end)
print(co()) print(co(2))
--- __call with many arguments
local t = setmetatable({}, {__call = function(self, ...) return select("#", ...) end})
print(t(unpack({}, 1, 100)), t())
--- __unm
local mt = {__unm = function(a, b) return "minus", rawequal(a, b) end}
print(-setmetatable({}, mt))
--- __unm raises and is missing
print(pcall(function() return -setmetatable({}, {__unm = function() error("unm") end}) end))
print(pcall(function() local t = setmetatable({}, {}) return -t end))
--- __unm on strings that are no numbers
getmetatable("").__unm = function(s) return "minus " .. s end
print(-"abc", -"5")
--- __len of userdata
local u = newproxy(true)
getmetatable(u).__len = function() return 9 end
print(#u)
--- __len of other kinds through debug
debug.setmetatable(nil, {__len = function() return "nil length" end})
print(#nil)
--- __eq of tables
local mt = {__eq = function(a, b) return a.v == b.v end}
local a, b, c = setmetatable({v = 1}, mt), setmetatable({v = 1}, mt), setmetatable({v = 2}, mt)
print(a == b, a == c, a ~= b, a ~= c, a == a, a == 1, rawequal(a, b))
--- __eq needs the same function on both
local f = function() return true end
local a, b = setmetatable({}, {__eq = f}), setmetatable({}, {__eq = f})
local c = setmetatable({}, {__eq = function() return true end})
print(a == b, a == c, a == {})
--- __eq result becomes a boolean
local mt = {__eq = function() return 5 end}
local no = {__eq = function() return nil end}
print(setmetatable({}, mt) == setmetatable({}, mt), setmetatable({}, no) == setmetatable({}, no))
--- __eq is not asked for identical tables
local mt = {__eq = function() print("asked") return false end}
local t = setmetatable({}, mt)
print(t == t, t ~= t)
--- __eq of different kinds is not asked
local mt = {__eq = function() print("asked") return true end}
local t = setmetatable({}, mt)
print(t == 1, t == "x", t == nil, t ~= false, t == newproxy())
--- __eq raises
local mt = {__eq = function() error("eq") end}
print(pcall(function() return setmetatable({}, mt) == setmetatable({}, mt) end))
--- __eq yields
local mt = {__eq = function() return coroutine.yield("eq") end}
local a, b = setmetatable({}, mt), setmetatable({}, mt)
local co = coroutine.wrap(function() return a == b, a ~= b end)
print(co()) print(co(true)) print(co(true))
--- __eq in conditions
local mt = {__eq = function(a, b) return a.v == b.v end}
local a, b = setmetatable({v = 1}, mt), setmetatable({v = 1}, mt)
if a == b then print("equal") end
if a ~= b then print("different") else print("not different") end
--- __eq of userdata
local a, b = newproxy(true)
getmetatable(a).__eq = function() return true end
b = newproxy(a)
print(a == b, a ~= b, rawequal(a, b))
--- __lt and __le
local mt = {__lt = function(a, b) return a.v < b.v end, __le = function(a, b) return a.v <= b.v end}
local a, b = setmetatable({v = 1}, mt), setmetatable({v = 2}, mt)
print(a < b, a > b, a <= b, a >= b, a <= a, a < a)
--- __le falls back to __lt
local mt = {__lt = function(a, b) return a.v < b.v end}
local a, b = setmetatable({v = 1}, mt), setmetatable({v = 2}, mt)
print(a <= b, a >= b, b <= a, a <= a)
--- __lt of different metatables
local a = setmetatable({}, {__lt = function() return true end})
local b = setmetatable({}, {__lt = function() return true end})
print(pcall(function() return a < b end))
--- __lt with a number
local a = setmetatable({}, {__lt = function() return true end})
print(pcall(function() return a < 1 end))
print(pcall(function() return 1 < a end))
print(pcall(function() return a < {} end))
--- __lt result becomes a boolean
local mt = {__lt = function() return "yes" end, __le = function() return nil end}
local a, b = setmetatable({}, mt), setmetatable({}, mt)
print(a < b, a <= b, a > b, not (a < b))
--- __lt raises
local mt = {__lt = function() error("lt") end, __le = function() error("le") end}
local a, b = setmetatable({}, mt), setmetatable({}, mt)
print(pcall(function() return a < b end)) print(pcall(function() return a >= b end))
--- __lt yields
local mt = {__lt = function() return coroutine.yield("lt") end, __le = function() return coroutine.yield("le") end}
local a, b = setmetatable({}, mt), setmetatable({}, mt)
local co = coroutine.wrap(function() return a < b, a >= b, not (a > b) end)
print(co()) print(co(true)) print(co(false)) print(co(true))
--- __lt in loops and conditions
local mt = {__lt = function(a, b) return a.v < b.v end}
local a, b = setmetatable({v = 0}, mt), setmetatable({v = 3}, mt)
while a < b do a.v = a.v + 1 end
print(a.v)
if b > a then print("gt") else print("not gt") end
--- __lt of the operands in their order
local mt = {__lt = function(a, b) return a.n .. "<" .. b.n == "x<y" end}
local x, y = setmetatable({n = "x"}, mt), setmetatable({n = "y"}, mt)
print(x < y, y < x, x > y, y > x)
--- __concat of numbers and strings
local t = setmetatable({}, {__concat = function(a, b) return type(a) .. "+" .. type(b) end})
print(t .. 1, 1 .. t, t .. "s", t .. t, t .. nil == "table+nil")
--- __concat in a chain
local mt = {}
mt.__concat = function(a, b) return setmetatable({s = (a.s or a) .. (b.s or b)}, mt) end
local function S(s) return setmetatable({s = s}, mt) end
getmetatable("").__index = function(s, k) return string[k] end
print((S("a") .. S("b") .. S("c")).s)
--- __concat missing names the operand
print(pcall(function() local t = setmetatable({}, {}) return "x" .. t end))
print(pcall(function() local t = setmetatable({}, {}) return t .. "x" end))
--- __tostring
local t = setmetatable({}, {__tostring = function(t) return "I am t" end})
print(t, tostring(t), ("%s"):format(t))
--- __tostring that returns no string
local t = setmetatable({}, {__tostring = function() return 42 end})
print(pcall(tostring, t))
print(pcall(print, setmetatable({}, {__tostring = function() return {} end})))
print(pcall(print, setmetatable({}, {__tostring = function() return nil end})))
--- __tostring raises
local t = setmetatable({}, {__tostring = function() error("ts") end})
print(pcall(tostring, t)) print(pcall(print, t))
--- __tostring of userdata
local u = newproxy(true)
getmetatable(u).__tostring = function() return "proxy" end
print(u)
--- __tostring for numbers and nil
debug.setmetatable(1, {__tostring = function() return "num" end})
debug.setmetatable(nil, {__tostring = function() return "nothing" end})
print(5, nil, tostring(6), tostring(nil))
--- __tostring of strings
getmetatable("").__tostring = function(s) return "str" end
print("abc", tostring("x"))
--- __name is not used
print((tostring(setmetatable({}, {__name = "MyType"})):gsub("0x%x+", "")))
--- __metatable hides
local t = setmetatable({}, {__metatable = "locked"})
print(getmetatable(t))
print(pcall(setmetatable, t, {}))
--- __metatable false hides too
local t = setmetatable({}, {__metatable = false})
print(getmetatable(t))
print(pcall(setmetatable, t, nil))
--- __metatable and debug
local mt = {__metatable = 1}
local t = setmetatable({}, mt)
print(debug.getmetatable(t) == mt, debug.setmetatable(t, nil) == t, getmetatable(t))
--- __metatable of strings
print(getmetatable("").__index == string, getmetatable("").__metatable)
getmetatable("").__metatable = "strings"
print(getmetatable("abc"))
--- __mode weak values
local t = setmetatable({}, {__mode = "v"})
local function fill() t[1] = {} t[2] = "string" t[3] = 5 t.keep = print end
fill()
collectgarbage() collectgarbage()
print(t[1], t[2], t[3], t.keep == print)
--- __mode weak keys
local t = setmetatable({}, {__mode = "k"})
local k = {}
local function fill() t[{}] = 1 t["s"] = 2 t[k] = 3 end
fill()
collectgarbage() collectgarbage()
local n = 0
for _ in pairs(t) do n = n + 1 end
print(n, t.s, t[k])
--- __mode weak both
local t = setmetatable({}, {__mode = "kv"})
local k, v = {}, {}
local function fill() t[k] = {} t[1] = v t[{}] = v end
fill()
collectgarbage() collectgarbage()
local n = 0
for _ in pairs(t) do n = n + 1 end
print(n, t[1] == v, t[k])
--- __gc of userdata
local function make() getmetatable(newproxy(true)).__gc = function(x) print("collected", type(x)) end end
make()
collectgarbage() collectgarbage()
print("after")
--- __gc of tables is ignored
setmetatable({}, {__gc = function() print("no") end})
collectgarbage() collectgarbage()
print("done")
--- __gc at exit
local u = newproxy(true)
getmetatable(u).__gc = function() print("at exit") end
print("end of program")
--- __gc order at exit is reverse
for i = 1, 3 do
  _G["u" .. i] = newproxy(true)
  getmetatable(_G["u" .. i]).__gc = function() print("gc", i) end
end
--- __gc that raises
local function make() getmetatable(newproxy(true)).__gc = function() error("in gc") end end
print(pcall(function() make() collectgarbage() end))
print("alive")
--- __pairs is not used
local t = setmetatable({1}, {__pairs = function() return function() end end, __ipairs = function() return function() end end})
for k, v in pairs(t) do print(k, v) end
for i, v in ipairs(t) do print(i, v) end
--- metatable of numbers
debug.setmetatable(0, {__index = math, __call = function(n, x) return n + x end})
print((4):sqrt(), (5)(6), (2).pi == math.pi)
--- metatable of booleans and nil
debug.setmetatable(true, {__index = {yes = "y"}})
debug.setmetatable(nil, {__index = function(_, k) return "nil." .. k end})
print((true).yes, (nil).foo, undefined.x)
--- metatable of functions
debug.setmetatable(print, {__index = {name = "fn"}, __add = function(f, g) return function(...) return f(g(...)) end end})
print(print.name, (math.floor + math.abs)(-2.5))
--- metatable of strings arithmetic
getmetatable("").__add = function(a, b) return "added " .. tostring(a) .. tostring(b) end
print("1" + "2", "a" + 1, 1 + "b", "x" + "y")
--- metatable of strings call
getmetatable("").__call = function(s, x) return s .. x end
print(("abc")("def"))
--- metatable of strings index replaced
getmetatable("").__index = function(s, k) return type(k) == "number" and string.sub(s, k, k) or string[k] end
print(("hello")[2], ("x"):rep(3))
--- metatable of coroutines
local co = coroutine.create(print)
debug.setmetatable(co, {__index = {status = coroutine.status}})
print(co:status())
--- metatable shared between tables
local mt = {__index = {z = 26}}
local a, b = setmetatable({}, mt), setmetatable({}, mt)
mt.__index.z = 27
print(a.z, b.z, getmetatable(a) == getmetatable(b))
--- metatable replaced and removed
local t = setmetatable({}, {__index = {v = 1}})
print(t.v)
setmetatable(t, {__index = {v = 2}}) print(t.v)
setmetatable(t, nil) print(t.v, getmetatable(t))
--- metamethods are read raw
local mt = setmetatable({}, {__index = function(_, k) return function() return "indirect" end end})
local t = setmetatable({}, mt)
print(pcall(function() return t + 1 end), t.x)
--- metamethods in inheritance by __index are not found
local Base = {__add = function() return "base" end} Base.__index = Base
local Derived = setmetatable({}, Base) Derived.__index = Derived
local d = setmetatable({}, Derived)
print(pcall(function() return d + 1 end))
--- classes with inheritance
local Animal = {} Animal.__index = Animal
function Animal.new(n) return setmetatable({n = n}, Animal) end
function Animal:name() return self.n end
local Dog = setmetatable({}, {__index = Animal}) Dog.__index = Dog
function Dog.new(n) return setmetatable(Animal.new(n), Dog) end
function Dog:speak() return self:name() .. " woofs" end
print(Dog.new("rex"):speak())
--- vectors with all operators
local V = {} V.__index = V
local function v(x, y) return setmetatable({x = x, y = y}, V) end
V.__add = function(a, b) return v(a.x + b.x, a.y + b.y) end
V.__mul = function(a, k) if type(a) == "number" then a, k = k, a end return v(a.x * k, a.y * k) end
V.__unm = function(a) return v(-a.x, -a.y) end
V.__tostring = function(a) return "(" .. a.x .. "," .. a.y .. ")" end
print(v(1, 2) + v(3, 4), v(1, 2) * 3, 2 * v(1, 1), -v(5, 6))
--- read only tables
local function ro(t) return setmetatable({}, {__index = t, __newindex = function() error("read only", 2) end}) end
local t = ro {a = 1}
print(t.a, pcall(function() t.a = 2 end))
print(t.a)
--- default values
local t = setmetatable({}, {__index = function(t, k) local v = {} rawset(t, k, v) return v end})
t.a.b = 1 t.x.y = 2
print(t.a.b, t.x.y, rawget(t, "z"))
--- proxies count accesses
local n, real = 0, {x = 1}
local p = setmetatable({}, {__index = function(_, k) n = n + 1 return real[k] end, __newindex = function(_, k, v) n = n + 1 real[k] = v end})
p.x = p.x + 1 p.y = p.x
print(n, real.x, real.y)
--- memoize with weak tables
local calls = 0
local memo = setmetatable({}, {__mode = "k", __index = function(t, k) calls = calls + 1 t[k] = #k return t[k] end})
local k = {1, 2, 3}
print(memo[k], memo[k], calls)
--- arithmetic metamethods with mixed kinds
local log = {}
local t = setmetatable({}, {__add = function(a, b) log[#log + 1] = type(a) .. "+" .. type(b) return 0 end})
local _ = t + 1, t + "x", t + nil, t + {}, 1 + t, "x" + t, nil + t, t + t
print(table.concat(log, " "))
--- arithmetic metamethod in loops
local t = setmetatable({n = 0}, {__add = function(a, b) a.n = a.n + b return a end})
for i = 1, 100 do t = t + i end
print(t.n)
--- rawget rawset rawequal go around
local t = setmetatable({}, {__index = function() return 1 end, __newindex = error, __eq = function() return true end})
rawset(t, "a", 5)
print(rawget(t, "a"), rawget(t, "b"), rawequal(t, setmetatable({}, getmetatable(t))))
--- ipairs respects no __index
local t = setmetatable({1, 2}, {__index = function(_, i) if i < 5 then return i * 10 end end})
for i, v in ipairs(t) do io.write(i, "=", v, " ") end
print()
--- next ignores metamethods
local t = setmetatable({}, {__index = {a = 1}})
print(next(t))
--- table functions with metamethods
local t = setmetatable({}, {__index = function(_, i) return "i" .. i end, __len = function() return 3 end})
print(#t, unpack(t, 1, 3), pcall(table.concat, t, ",", 1, 3))
--- table.insert goes around __newindex
local t = setmetatable({}, {__newindex = function() print("asked") end})
table.insert(t, 1) 
print(t[1], #t)
