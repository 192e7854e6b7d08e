--- an empty program
print(...)
--- semicolons
local a = 1; print(a);
--- local without a value is nil
local a, b, c = 1, 2
print(a, b, c)
--- local with more values than names
local a = 1, print("evaluated")
print(a)
--- local sees the outer name in its value
local x = 1
local x = x + 1
print(x)
--- local function sees itself
local function f(n) if n == 0 then return "end" end return f(n - 1) end
print(f(3))
--- local equal to function does not see itself
local g = function() return g end
print(g())
--- assignment evaluates before it assigns
local a, b = 1, 2
a, b = b, a
print(a, b)
--- assignment to an index and its key
local t, i = {}, 1
i, t[i] = i + 1, 20
print(i, t[1], t[2])
--- assignment from a call adjusts
local function f() return 1, 2, 3 end
local a, b, c, d = f()
print(a, b, c, d)
a, b, c, d = f(), 10
print(a, b, c, d)
a, b, c, d = 0, f()
print(a, b, c, d)
--- assignment from a call in parentheses
local function f() return 1, 2, 3 end
local a, b = (f())
print(a, b)
--- assignment drops surplus values
local a
a = 1, 2, 3
print(a)
--- assignment of fewer values
local a, b = 1, 2
a, b = 3
print(a, b)
--- assignment to nested fields
local t = {a = {b = {}}}
t.a.b.c = 5
t["a"]["b"]["d"] = 6
print(t.a.b.c, t.a.b.d)
--- assignment of three swaps
local a, b, c = 1, 2, 3
a, b, c = c, a, b
print(a, b, c)
--- assignment order of calls
local function f(x) io.write(x, " ") return {} end
f("t1")[f("k1")], f("t2")[f("k2")] = f("v1"), f("v2")
print()
--- global assignment and read
x = 5
print(x, _G.x, rawget(_G, "x"))
_G.y = 6
print(y)
--- undefined global is nil
print(undefined)
--- do block scopes
local x = 1
do local x = 2 print(x) end
print(x)
--- do block empty
do end
do do do end end end
print("done")
--- while counts
local i = 0
while i < 3 do i = i + 1 io.write(i, " ") end
print(i)
--- while never runs
while false do print("no") end
while nil do print("no") end
print("after")
--- while with break
local i = 0
while true do i = i + 1 if i == 5 then break end end
print(i)
--- while with a condition of two
local i, j = 0, 10
while i < j and i ~= 4 do i = i + 1 j = j - 1 end
print(i, j)
--- while inside while with break
for i = 1, 3 do
  while true do
    if i == 2 then break end
    print(i) break
  end
end
--- repeat runs once
repeat print("once") until true
--- repeat sees locals in its condition
local n = 0
repeat n = n + 1 local done = n >= 3 until done
print(n)
--- repeat with break
local n = 0
repeat n = n + 1 if n == 4 then break end until false
print(n)
--- repeat with an upvalue in its condition
local fs = {}
local i = 0
repeat i = i + 1 local x = i fs[i] = function() return x end until x == 3
print(fs[1](), fs[2](), fs[3]())
--- repeat until a closure over a local says so
local i = 0
repeat local j = i i = i + 1 local f = function() return j == 2 end until f()
print(i)
--- if and elseif and else
local function kind(x)
  if x < 0 then return "negative" elseif x == 0 then return "zero" elseif x < 10 then return "small" else return "large" end
end
print(kind(-1), kind(0), kind(5), kind(50))
--- if takes nil and false as false
local function b(x) if x then return true else return false end end
print(b(nil), b(false), b(0), b(""), b({}), b(true))
--- if without else
if false then print(1) end
if true then print(2) end
--- if empty branches
if true then else print("no") end
if false then elseif true then else print("no") end
print("ok")
--- if not
if not nil then print("a") end
if not 1 then print("b") else print("c") end
--- if compares constants
if 1 == 1 then print("a") end
if "a" ~= "a" then print("b") end
if nil == false then print("c") else print("d") end
--- numeric for
for i = 1, 3 do io.write(i, " ") end
print()
--- numeric for with a step
for i = 10, 1, -3 do io.write(i, " ") end
for i = 1, 10, 4 do io.write(i, " ") end
print()
--- numeric for never runs
for i = 1, 0 do print("no") end
for i = 0, 1, -1 do print("no") end
print("ok")
--- numeric for with one step
for i = 3, 3 do print(i) end
for i = 3, 3, -1 do print(i) end
--- numeric for with fractions
for i = 0, 1, 0.25 do io.write(i, " ") end
print()
--- numeric for with a fraction limit
for i = 1, 3.9 do io.write(i, " ") end
for i = 3, 0.5, -1 do io.write(i, " ") end
print()
--- numeric for with numeric strings
for i = "1", "3", "1" do io.write(i, ":", type(i), " ") end
print()
--- numeric for step zero
local n = 0
for i = 1, 3, 0 do n = n + 1 if n > 2 then break end end
print(n)
--- numeric for step zero downwards
local n = 0
for i = 3, 1, 0 do n = n + 1 if n > 2 then break end end
print(n)
--- numeric for with nan
for i = 0/0, 1 do print("no") end
for i = 1, 0/0 do print("no") end
print("ok")
--- numeric for with infinite limit
for i = 1, math.huge do if i > 3 then print(i) break end end
for i = 1, -math.huge do print("no") end
for i = -1, -math.huge, -1 do if i < -3 then print(i) break end end
--- numeric for changes its variable
for i = 1, 3 do local j = i i = i * 10 io.write(i, " ") end
print()
--- numeric for evaluates limits once
local function l(x) io.write("limit ") return x end
for i = l(1), l(3), l(1) do io.write(i, " ") end
print()
--- numeric for at the edge of 32 bits
for i = 2147483646, 2147483648 do io.write(string.format("%.0f ", i)) end
for i = -2147483647, -2147483649, -1 do io.write(string.format("%.0f ", i)) end
print()
--- numeric for at 2^53
local n = 0
for i = 2^53 - 1, 2^53 + 4 do n = n + 1 if n == 5 then print(string.format("%.0f", i)) break end end
--- numeric for variable is fresh for closures
local fs = {}
for i = 1, 3 do fs[i] = function() i = i + 1 return i end end
print(fs[1](), fs[1](), fs[2](), fs[3]())
--- numeric for scope ends
local i = "outer"
for i = 1, 1 do end
print(i)
--- numeric for nested
for i = 1, 3 do for j = i, 3 do io.write(i * j, " ") end end
print()
--- numeric for initial value is no number
local ok, e = pcall(function() for i = {}, 1 do end end) print(e)
ok, e = pcall(function() for i = nil, 1 do end end) print(e)
ok, e = pcall(function() for i = "x", 1 do end end) print(e)
--- numeric for limit is no number
local ok, e = pcall(function() for i = 1, {} do end end) print(e)
ok, e = pcall(function() for i = 1, nil do end end) print(e)
ok, e = pcall(function() for i = 1, "y" do end end) print(e)
--- numeric for step is no number
local ok, e = pcall(function() for i = 1, 2, {} do end end) print(e)
ok, e = pcall(function() for i = 1, 2, nil do end end) print(e)
ok, e = pcall(function() for i = 1, 2, true do end end) print(e)
--- generic for with pairs of one
for k, v in pairs {x = 1} do print(k, v) end
--- generic for with ipairs
for i, v in ipairs {10, 20, 30} do io.write(i, "=", v, " ") end
print()
--- generic for with ipairs stops at nil
for i, v in ipairs {1, 2, nil, 4} do io.write(v, " ") end
print()
--- generic for with a closure
local n = 0
for x in function() n = n + 1 if n <= 3 then return n end end do io.write(x, " ") end
print()
--- generic for passes state and control
local function it(s, c) io.write("(", s, ",", tostring(c), ") ") if c < 3 then return c + 1 end end
for x in it, "state", 0 do io.write(x, " ") end
print()
--- generic for with many values
local function it(_, c) if c < 2 then return c + 1, "a", "b", "c" end end
for a, b, c, d, e in it, nil, 0 do print(a, b, c, d, e) end
--- generic for ignores surplus
local n = 0
for a in function() n = n + 1 if n < 3 then return n, "x", "y" end end, 1, 2, 3, 4 do print(a) end
--- generic for ends with false
local vals, n = {1, false, 3}, 0
for v in function() n = n + 1 return vals[n] end do print(v) if n > 5 then break end end
--- generic for with a callable table
local t = setmetatable({}, {__call = function(self, s, c) c = (c or 0) + 1 if c < 4 then return c end end})
for i in t do io.write(i, " ") end
print()
--- generic for with next
for k, v in next, {5} do print(k, v) end
for k, v in next, {} do print("no") end
print("ok")
--- generic for changes fields while it runs
local t = {1, 2, 3}
for i, v in pairs(t) do t[i] = v * 2 end
print(t[1], t[2], t[3])
--- generic for removes while it runs
local t = {a = 1, b = 2, c = 3}
for k in pairs(t) do t[k] = nil end
print(next(t))
--- generic for variable is fresh for closures
local fs = {}
for i, v in ipairs {"a", "b"} do fs[i] = function() return v end end
print(fs[1](), fs[2]())
--- generic for with break keeps the outer state
for _, v in ipairs {1, 2, 3} do if v == 2 then break end print(v) end
--- generic for over no function
local ok, e = pcall(function() for x in nil do end end) print(e)
ok, e = pcall(function() for x in 5 do end end) print(e)
ok, e = pcall(function() for x in {} do end end) print(e)
--- generic for over a local that is no function
local t = {}
print(pcall(function() for x in t do end end))
--- generic for iterator raises
print(pcall(function() for x in function() error("stop", 0) end do end end))
--- generic for with gmatch
for w in ("one two three"):gmatch("%a+") do io.write("[", w, "]") end
print()
--- goto forward
goto done
print("skipped")
::done::
print("here")
--- goto backward
local i = 1
::top::
io.write(i, " ")
i = i + 1
if i <= 3 then goto top end
print()
--- goto continue
for i = 1, 5 do
  if i % 2 == 0 then goto continue end
  io.write(i, " ")
  ::continue::
end
print()
--- goto out of nested loops
for i = 1, 3 do
  for j = 1, 3 do
    if i * j == 4 then goto out end
    io.write(i * j, " ")
  end
end
::out::
print("out")
--- goto at the end of a block past locals
do
  goto e
  local a = 1
  ::e::
end
print("ok")
--- goto closes upvalues
local fs, i = {}, 1
::top::
do
  local x = i
  fs[i] = function() x = x + 1 return x end
end
i = i + 1
if i <= 3 then goto top end
print(fs[1](), fs[2](), fs[3](), fs[1]())
--- goto out of repeat
local i = 0
repeat
  i = i + 1
  if i == 2 then goto out end
until false
::out::
print(i)
--- goto continue in repeat with its condition
local i = 0
repeat
  i = i + 1
  if i == 2 then goto continue end
  io.write(i, " ")
  ::continue::
until i >= 4
print()
--- goto continue in while
local i = 0
while i < 5 do
  i = i + 1
  if i == 3 then goto continue end
  io.write(i, " ")
  ::continue::
end
print()
--- goto between labels of one block
goto b
::a:: io.write("a ") goto c
::b:: io.write("b ") goto a
::c:: print("c")
--- goto as a name
local goto = 5
print(goto)
--- goto as a field
local t = {goto = 1}
print(t.goto)
--- goto labels of the same name in different blocks
do goto x ::x:: io.write("1 ") end
do goto x ::x:: io.write("2 ") end
print()
--- goto into an enclosing block from a nested function is refused
print(loadstring("::x:: local function f() goto x end"))
--- goto without its label
print(loadstring("goto nowhere"))
--- goto into the scope of a local
print(loadstring("goto x local a ::x:: print(a)"))
--- goto into a block
print(loadstring("goto x do ::x:: end"))
--- label twice
print(loadstring("::x:: ::x::"))
--- label twice in nested blocks
print(loadstring("::x:: do ::x:: end"))
--- break outside of a loop
print(loadstring("break"))
--- break in a function inside a loop
print(loadstring("while true do local f = function() break end end"))
--- break in the middle of a block
while true do
  if true then break print("no") end
end
print("ok")
--- return in the middle of a program
do return print("last") end
print("no")
--- return of many values
local function f() return 1, nil, 3, nil end
print(f())
print(select("#", f()))
--- return without values
local function f() return end
print(f())
print((f()))
print(select("#", f()))
--- return of a call is a tail call
local function loop(n) if n == 0 then return "done" end return loop(n - 1) end
print(loop(200000))
--- return of a call in parentheses is no tail call
local function g() return 1, 2 end
local function f() return (g()) end
print(f())
--- return of varargs
local function f(...) return ... end
print(f(1, nil, nil))
print(select("#", f(nil, nil)))
--- return must be last
print(loadstring("return 1 print(2)"))
--- function statement with fields
local t = {a = {}}
function t.f() return "f" end
function t.a.g() return "g" end
function t.a:h() return self == t.a end
print(t.f(), t.a.g(), t.a:h())
--- function statement for a global
function g(x) return x * 2 end
print(g(4), _G.g == g)
--- function statement for a local
local f
function f() return "local" end
print(f(), _G.f)
--- function with too few arguments
local function f(a, b, c) return a, b, c end
print(f(1))
--- function with too many arguments
local function f(a) return a end
print(f(1, 2, 3))
--- function parameters of one name
local function f(a, a) return a end
print(f(1, 2))
--- recursive mutual functions
local even, odd
function even(n) if n == 0 then return true end return odd(n - 1) end
function odd(n) if n == 0 then return false end return even(n - 1) end
print(even(10), odd(7), even(7))
--- method call passes self once
local n = 0
local function get() n = n + 1 return {f = function(self, x) return x end} end
print(get():f(5), n)
--- method call on a string literal
print(("abc"):upper(), ("x"):rep(3))
--- method call with a table argument
local t = {f = function(self, a) return a[1] end}
print(t:f {7}, t.f(t, {8}))
--- call with a string argument
print "hello"
print [[long]]
print 'single'
--- call with a table argument
print(#{1, 2, 3}, type {})
local function f(t) return t.x end
print(f {x = 1})
--- call chains
local function f(x) return function(y) return function(z) return x + y + z end end end
print(f(1)(2)(3))
--- call as an argument expands only last
local function f() return 1, 2 end
print(f(), f())
print((f()))
print(({f(), f()})[3], #{f(), f()})
--- varargs in the main program
--@ a b c
print(...)
print(select("#", ...))
--- varargs count nils
local function f(...) return select("#", ...) end
print(f(), f(nil), f(nil, nil), f(1, nil))
--- varargs into a table
local function f(...) local t = {...} return #t end
print(f(1, 2, 3), f())
--- varargs in the middle are cut
local function f(...) return ..., "end" end
print(f(1, 2, 3))
--- varargs in parentheses
local function f(...) return (...) end
print(f(1, 2, 3))
print(f())
--- varargs beside named parameters
local function f(a, b, ...) return a, b, select("#", ...) end
print(f(1))
print(f(1, 2, 3, 4))
--- varargs assigned to locals
local function f(...) local a, b, c = ... return c, b, a end
print(f(1, 2))
print(f(1, 2, 3, 4))
--- varargs of an outer function cannot be used
print(loadstring("function f(...) return function() return ... end end"))
--- varargs in a concatenation and arithmetic
local function f(...) return ... + 1, "x" .. ... end
print(f(5, 6))
--- varargs arg table is absent
local function f(...) return arg end
print(f(1) == arg)
--- varargs with many values
local t = {}
for i = 1, 200 do t[i] = i end
local function f(...) return select("#", ...), (select(200, ...)) end
print(f(unpack(t)))
--- varargs through pcall
print(pcall(function(...) return select("#", ...), ... end, nil, 2, nil))
--- varargs in a tail call
local function g(...) return select("#", ...) end
local function f(...) return g(0, ...) end
print(f(1, nil))
--- upvalues are shared
local x = 0
local function inc() x = x + 1 end
local function get() return x end
inc() inc()
print(get(), x)
--- upvalues of two levels
local a = 1
local function f() local b = 2 return function() a = a + 1 b = b + 1 return a, b end end
local g, h = f(), f()
print(g()) print(g()) print(h())
--- upvalues of parameters
local function counter(n) return function() n = n + 1 return n end end
local c, d = counter(0), counter(10)
print(c(), c(), d(), c())
--- upvalues outlive an error
local f
pcall(function() local x = 5 f = function() return x end error("e") end)
print(f())
--- upvalues in a loop with break
local fs = {}
for i = 1, 5 do local j = i * 2 fs[#fs + 1] = function() return j end if i == 3 then break end end
print(#fs, fs[1](), fs[3]())
--- upvalues in while loops are fresh
local fs, i = {}, 0
while i < 3 do i = i + 1 local k = i fs[i] = function() k = k + 10 return k end end
print(fs[1](), fs[1](), fs[2](), fs[3]())
--- upvalues of varargs functions
local function f(...) local n = select("#", ...) return function() n = n + 1 return n end end
print(f(1, 2)(), f()())
--- shadowing in nested functions
local x = 1
local function f() local x = x + 1 local function g() local x = x + 1 return x end return g(), x end
print(f()) print(x)
--- comments of every form
-- line
--[[ long
]] print("a") --[==[ level
]] ]==] print("b") --
---- more
print("c")
--- shebang is allowed in a file only
print(loadstring("#! x\nreturn 1"))
--- shebang line in a file
local f = io.open("s.lua", "w") f:write("#!/usr/bin/x\nreturn 7") f:close()
print(dofile("s.lua"))
--- call over a line end
local f = print
f
("ambiguous")
--- a program that returns a value
print("returns")
return 1
--- a program that returns nothing to its user
print("x")
return "ignored", 2
--- too deep recursion is an error
local function f() return 1 + f() end
local ok, e = pcall(f)
print(ok, (e:match("stack overflow")))
--- too deep recursion can be caught and repeated
local function f(n) return 1 + f(n + 1) end
for i = 1, 3 do print((select(2, pcall(f, 1))):match("stack overflow")) end
--- deep but finite recursion
local function depth(n) if n == 0 then return 0 end return 1 + depth(n - 1) end
print(depth(10000))
--- a function with many locals
local t = {}
for i = 1, 190 do t[i] = "local v" .. i .. " = " .. i end
t[#t + 1] = "return v1 + v190"
print(loadstring(table.concat(t, "\n"))())
--- a table constructor that is long
local t = {}
for i = 1, 600 do t[i] = tostring(i) end
local f = loadstring("return {" .. table.concat(t, ",") .. "}")
print(#f(), f()[600])
--- numeric for with steps near the edges of 32 bits
for i = 2147483640, 2147483647, 3 do io.write(i, " ") end
for i = -2147483640, -2147483648, -4 do io.write(i, " ") end
print()
--- numeric for from a fraction
for i = 0.5, 3 do io.write(i, " ") end
for i = -0.5, -2, -0.5 do io.write(i, " ") end
print()
--- numeric for with a tiny step
local n = 0
for i = 0, 1, 0.1 do n = n + 1 end
print(n)
--- numeric for with minus zero
for i = -0.0, 0 do print(1 / i) end
--- numeric for over a limit that is infinite downwards
for i = 3, -1/0, -1 do io.write(i, " ") if i == 0 then break end end
for i = -1/0, 0 do io.write(i, " ") break end
print()
--- numeric for with an infinite step
for i = 1, 10, 1/0 do io.write(i, " ") end
for i = 10, 1, -1/0 do io.write(i, " ") end
print()
--- numeric for with limits changed inside
local l = 3
for i = 1, l do l = 10 io.write(i, " ") end
print()
--- numeric for with calls in all parts
local function f(...) return ... end
for i = f(1, 9), f(3, 9), f(1, 9) do io.write(i, " ") end
print()
--- numeric for over loop values that are kept
local t = {}
for i = 1, 3 do t[i] = i end
for i = 3, 1, -1 do t[#t + 1] = i end
print(table.concat(t, " "))
--- nested loops with shadowed variables
for i = 1, 2 do for i = 5, 6 do io.write(i, " ") end io.write(i, " ") end
print()
--- while with assignment and goto
local i = 0
while true do i = i + 1 if i > 5 then goto fin end if i % 2 == 0 then goto cont end io.write(i, " ") ::cont:: end
::fin:: print("fin")
--- repeat nested in for and while
for i = 1, 2 do local j = 0 while j < 2 do j = j + 1 local k = 0 repeat k = k + 1 io.write(i, j, k, " ") until k == 2 end end
print()
--- if chains with many branches
local function f(n) if n == 1 then return "a" elseif n == 2 then return "b" elseif n == 3 then return "c" elseif n == 4 then return "d" end end
print(f(1), f(2), f(3), f(4), f(5))
--- if with comparisons of constants on both sides
local x, s = 5, "k"
if 5 == x and "k" == s and nil ~= x and true ~= s then print("all") end
if x ~= 5 or s ~= "k" then print("no") else print("else") end
--- if with side effects in order
local function f(n, r) io.write(n, " ") return r end
if f(1, false) then elseif f(2, nil) then elseif f(3, true) then print("third") else f(4) end
--- local attribs of newer Lua are refused
print(loadstring("local x <const> = 1")) print(loadstring("return 1 // 2")) print(loadstring("return 1 & 2")) print(loadstring("return ~1")) print(loadstring("return 1 << 2"))
--- integer division and other operators of newer Lua in strings
print(pcall(loadstring, "return 5 // 2"))
--- assignment with calls on both sides
local t = {}
local function k(x) io.write("k", x, " ") return x end
t[k(1)], t[k(2)], t[k(3)] = k(4), k(5), k(6)
print(t[1], t[2], t[3])
--- assignment of one name twice
local a
a, a = 1, 2
print(a)
--- assignment to a table that is being replaced
local t = {1}
local u = t
t, t[1] = {2}, 3
print(t[1], u[1])
--- assignment of fields through calls
local o = {}
local function get() return o end
get().x, get().y = 1, 2
print(o.x, o.y)
--- local function in a loop refers to itself
local fs = {}
for i = 1, 2 do local function f(n) if n == 0 then return i end return f(n - 1) end fs[i] = f end
print(fs[1](3), fs[2](3))
--- return inside nested blocks and loops
local function f() for i = 1, 3 do while true do repeat do return i, "inner" end until true end end end
print(f())
--- return of a parenthesised vararg and call
local function f(...) return (...), (select("#", ...)) end
print(f(4, 5, 6)) print(f())
--- call statements of every form
local o = {f = function(...) io.write(select("#", ...), " ") return function(...) io.write("c", select("#", ...), " ") end end}
o.f() o:f() o.f(1)(2) o["f"]() o.f{}() o.f"s"; (o.f)(1, 2)
print()
