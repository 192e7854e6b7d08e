--- closures count apart
local function counter() local n = 0 return function() n = n + 1 return n end end
local a, b = counter(), counter()
print(a(), a(), b(), a())
--- closures share one variable
local function pair() local v = 0 return function(x) v = x end, function() return v end end
local set, get = pair()
set(5) print(get()) set("x") print(get())
--- compose and curry
local function compose(f, g) return function(...) return f(g(...)) end end
local function curry(f, a) return function(...) return f(a, ...) end end
print(compose(tostring, curry(math.max, 5))(3, 9))
--- map filter reduce
local function map(t, f) local r = {} for i, v in ipairs(t) do r[i] = f(v) end return r end
local function filter(t, f) local r = {} for _, v in ipairs(t) do if f(v) then r[#r + 1] = v end end return r end
local function reduce(t, f, a) for _, v in ipairs(t) do a = f(a, v) end return a end
print(reduce(filter(map({1, 2, 3, 4, 5}, function(x) return x * x end), function(x) return x % 2 == 1 end), function(a, b) return a + b end, 0))
--- ackermann
local function ack(m, n) if m == 0 then return n + 1 elseif n == 0 then return ack(m - 1, 1) else return ack(m - 1, ack(m, n - 1)) end end
print(ack(2, 3), ack(1, 5))
--- hanoi
local n = 0
local function hanoi(k, a, b, c) if k > 0 then hanoi(k - 1, a, c, b) n = n + 1 hanoi(k - 1, c, b, a) end end
hanoi(8, "a", "b", "c") print(n)
--- the y combinator
local function Y(f) return (function(x) return f(function(...) return x(x)(...) end) end)(function(x) return f(function(...) return x(x)(...) end) end) end
print(Y(function(self) return function(n) if n == 0 then return 1 end return n * self(n - 1) end end)(10))
--- memoized fibonacci
local memo = setmetatable({}, {__index = function(t, n) local v = n < 2 and n or t[n - 1] + t[n - 2] t[n] = v return v end})
print(memo[50])
--- sieve
local s, n = {}, 0
for i = 2, 1000 do s[i] = true end
for i = 2, 1000 do if s[i] then n = n + 1 for j = i * i, 1000, i do s[j] = false end end end
print(n)
--- quicksort
local function qs(t, lo, hi) lo, hi = lo or 1, hi or #t if lo < hi then local p, i = t[hi], lo - 1 for j = lo, hi - 1 do if t[j] <= p then i = i + 1 t[i], t[j] = t[j], t[i] end end t[i + 1], t[hi] = t[hi], t[i + 1] qs(t, lo, i) qs(t, i + 2, hi) end return t end
print(table.concat(qs {5, 3, 8, 1, 9, 2, 7}, " "))
--- binary search
local t = {}
for i = 1, 100 do t[i] = i * 3 end
local function find(t, x) local lo, hi = 1, #t while lo <= hi do local m = math.floor((lo + hi) / 2) if t[m] == x then return m elseif t[m] < x then lo = m + 1 else hi = m - 1 end end end
print(find(t, 150), find(t, 151), find(t, 3), find(t, 300))
--- matrix product
local function mul(a, b) local r = {} for i = 1, #a do r[i] = {} for j = 1, #b[1] do local s = 0 for k = 1, #b do s = s + a[i][k] * b[k][j] end r[i][j] = s end end return r end
local m = mul({{1, 2}, {3, 4}}, {{5, 6}, {7, 8}})
print(m[1][1], m[1][2], m[2][1], m[2][2])
--- string reversal by recursion
local function rev(s) if #s <= 1 then return s end return rev(s:sub(2)) .. s:sub(1, 1) end
print(rev("recursion"))
--- a queue class
local Q = {} Q.__index = Q
function Q.new() return setmetatable({first = 1, last = 0, items = {}}, Q) end
function Q:push(v) self.last = self.last + 1 self.items[self.last] = v return self end
function Q:pop() local v = self.items[self.first] if v == nil then return nil end self.items[self.first] = nil self.first = self.first + 1 return v end
local q = Q.new():push(1):push(2)
print(q:pop(), q:pop(), q:pop())
--- multiple inheritance by search
local A, B = {a = function() return "A.a" end}, {b = function() return "B.b" end}
local C = setmetatable({}, {__index = function(t, k) for _, p in ipairs {A, B} do if p[k] then return p[k] end end end})
print(C.a(), C.b(), C.c)
--- private state by closures
local function account(balance) return {deposit = function(n) balance = balance + n return balance end, withdraw = function(n) if n > balance then error("insufficient funds", 2) end balance = balance - n return balance end} end
local acc = account(100)
print(acc.deposit(50), acc.withdraw(30), pcall(acc.withdraw, 1000)) print(pcall(function() acc.withdraw(1000) end))
--- varargs helpers
local function pack(...) return {n = select("#", ...), ...} end
local function last(...) return (select(select("#", ...), ...)) end
print(pack(1, nil, nil).n, last(1, 2, "z"))
--- varargs reversed
local function rev(n, a, ...) if n > 0 then return (function(...) return ... end)(rev(n - 1, ...)), a end end
print(rev(1, "a"))
--- varargs summed recursively
local function sum(a, ...) if a == nil then return 0 end return a + sum(...) end
print(sum(1, 2, 3, 4), sum())
--- varargs forwarded through pcall and select
local function f(...) return pcall(select, "#", ...) end
print(f(), f(nil), f(1, nil, nil))
--- varargs in closures need a copy
local function f(...) local a = {...} return function() return unpack(a) end end
print(f(1, 2, 3)())
--- varargs after assignment to parameters
local function f(a, ...) a = "changed" return a, ... end
print(f(1, 2, 3))
--- varargs with trailing nils through tables
local function f(...) local t = {...} return #t >= 1, t[1] end
print(f("x", nil))
--- varargs to a coroutine
print(coroutine.wrap(function(...) local n = select("#", ...) return n, coroutine.yield(...) end)(1, nil))
--- arguments beyond parameters are dropped
print((function(a) return a end)(1, 2), (function() return "none" end)(1, 2))
--- arguments are evaluated before the call
local f
local ok, e = pcall(function() f(print("arg")) end)
print(ok, e)
--- functions in tables by keys
local ops = {["+"] = function(a, b) return a + b end, ["-"] = function(a, b) return a - b end}
print(ops["+"](5, 3), ops["-"](5, 3), pcall(function() return ops["*"](1, 2) end))
--- functions with the same text differ
print((function() end) == (function() end))
--- functions made in a loop without upvalues
local t = {}
for i = 1, 2 do t[i] = function() return 5 end end
print(t[1] == t[2], t[1]() == t[2]())
--- functions as table fields with dots and colons
local m = {n = {}}
function m.n.f(x) return x end
function m.n:g(x) return self == m.n, x end
print(m.n.f(1), m.n:g(2))
--- recursive local functions through upvalues
local fact
fact = function(n) return n <= 1 and 1 or n * fact(n - 1) end
local f2 = fact
fact = function() return -1 end
print(f2(5))
--- upvalues of upvalues
local a = 1
local function l1() local b = 2 local function l2() local c = 3 local function l3() a, b, c = a + 1, b + 1, c + 1 return a, b, c end return l3 end return l2() end
local f = l1()
print(f()) print(f()) print(a)
--- upvalues in both branches
local f
if true then local x = 1 f = function() x = x + 1 return x end else local x = 2 f = function() return x end end
print(f(), f())
--- upvalues closed by break and goto
local fs = {}
for i = 1, 3 do
  local j = i * 10
  fs[i] = function() j = j + 1 return j end
  if i == 2 then goto next end
  j = j + 100
  ::next::
end
print(fs[1](), fs[2](), fs[3]())
--- upvalues closed by return
local function f() local x = 1 local function get() return x end x = 2 return get end
print(f()())
--- upvalues closed by an error
local get
pcall(function() local x = "kept" get = function() return x end error() end)
print(get())
--- upvalues of for loops changed by closures
local sum = 0
for i = 1, 3 do local f = function() sum = sum + i end f() f() end
print(sum)
--- sixty upvalues
local src = {}
for i = 1, 60 do src[#src + 1] = "local a" .. i .. " = " .. i end
src[#src + 1] = "return function() return " for i = 1, 60 do src[#src + 1] = (i > 1 and "+ " or "") .. "a" .. i end src[#src + 1] = " end"
print(loadstring(table.concat(src, "\n"))()())
--- two hundred arguments
local args = {}
for i = 1, 200 do args[i] = i end
local function f(...) local s = 0 for i = 1, select("#", ...) do s = s + (select(i, ...)) end return s end
print(f(unpack(args)))
--- a hundred parameters
local ps = {}
for i = 1, 100 do ps[i] = "p" .. i end
local f = loadstring("return function(" .. table.concat(ps, ",") .. ") return p1, p50, p100 end")()
local args = {} for i = 1, 100 do args[i] = i end
print(f(unpack(args)))
--- many returned values
local function f() return unpack({}, 1, 250) end
print(select("#", f()), select("#", (f())), #{f()})
--- tail calls keep all values
local function id(...) return ... end
local function f(...) return id(...) end
print(f(1, nil, 3, nil)) print(select("#", f(nil, nil)))
--- tail calls of built-in functions
local function f(...) return math.max(...) end
local function g(...) return select("#", ...) end
print(f(1, 5, 3), g(nil, nil))
--- tail calls of methods
local o = {v = 5} function o:get(k) return self:real(k) end function o:real(k) return self[k] end
print(o:get("v"))
--- tail calls through pcall
local function loop(n) if n == 0 then return "end" end return select(2, pcall(loop, n - 1)) end
print(loop(50))
--- tail calls in alternation
local ping, pong
function ping(n) if n == 0 then return "ping" end return pong(n - 1) end
function pong(n) if n == 0 then return "pong" end return ping(n - 1) end
print(ping(100001), ping(100000))
--- state machines by tail calls
local states = {}
function states.a(s, i) local c = s:sub(i, i) if c == "b" then return states.b(s, i + 1) end return c == "" and "accept" or "reject" end
function states.b(s, i) if s:sub(i, i) == "a" then return states.a(s, i + 1) end return "reject" end
print(states.a("baba", 1), states.a("bab", 1))
--- json-like text of a table
local function ser(v) if type(v) == "table" then local ks, r = {}, {} for k in pairs(v) do ks[#ks + 1] = tostring(k) end table.sort(ks) for _, k in ipairs(ks) do r[#r + 1] = k .. ":" .. ser(v[tonumber(k) or k]) end return "{" .. table.concat(r, ",") .. "}" end return tostring(v) end
print(ser {1, "two", {x = true, y = {}}, z = 1.5})
--- a calculator by recursive descent
local function calc(s) local p = 1
  local expr
  local function num() local n, e = s:match("^%s*(%d+%.?%d*)()", p) if n then p = e return tonumber(n) end local e2 = s:match("^%s*%(()", p) p = e2 local v = expr() p = s:match("^%s*%)()", p) return v end
  local function term() local v = num() while true do local o, e = s:match("^%s*([*/])()", p) if not o then return v end p = e local r = num() v = o == "*" and v * r or v / r end end
  function expr() local v = term() while true do local o, e = s:match("^%s*([+-])()", p) if not o then return v end p = e local r = term() v = o == "+" and v + r or v - r end end
  return expr() end
print(calc("1 + 2 * 3"), calc("(1 + 2) * 3"), calc("10 / 4 - 1"), calc("2 * (3 + (4 - 1)) / 3"))
--- word counts
local c = {}
for w in ("the cat the dog the end"):gmatch("%a+") do c[w] = (c[w] or 0) + 1 end
local ks = {} for k in pairs(c) do ks[#ks + 1] = k end table.sort(ks)
for _, k in ipairs(ks) do io.write(k, "=", c[k], " ") end
print()
--- caesar
local function caesar(s, k) return (s:gsub("%a", function(c) local b = c:byte() < 97 and 65 or 97 return string.char((c:byte() - b + k) % 26 + b) end)) end
print(caesar("Hello, World!", 3), caesar(caesar("Hello, World!", 3), -3))
--- roman numerals
local function roman(n) local r = "" for _, p in ipairs {{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} do while n >= p[1] do r = r .. p[2] n = n - p[1] end end return r end
print(roman(1994), roman(2024), roman(4))
--- base conversion
local function base(n, b) local d, r = "0123456789abcdef", "" repeat local m = n % b r = d:sub(m + 1, m + 1) .. r n = (n - m) / b until n == 0 return r end
print(base(255, 16), base(255, 2), base(0, 10), base(1e6, 7))
--- queens
local function queens(n) local c, cols, d1, d2 = 0, {}, {}, {} local function place(r) if r > n then c = c + 1 return end for i = 1, n do if not cols[i] and not d1[r + i] and not d2[r - i] then cols[i], d1[r + i], d2[r - i] = true, true, true place(r + 1) cols[i], d1[r + i], d2[r - i] = nil, nil, nil end end end place(1) return c end
print(queens(6), queens(5))
--- game of life
local g = {{0, 1, 0}, {0, 1, 0}, {0, 1, 0}}
local r = {}
for y = 1, 3 do r[y] = {} for x = 1, 3 do local n = 0 for dy = -1, 1 do for dx = -1, 1 do if (dx ~= 0 or dy ~= 0) and g[y + dy] and g[y + dy][x + dx] == 1 then n = n + 1 end end end r[y][x] = (n == 3 or n == 2 and g[y][x] == 1) and 1 or 0 end end
for y = 1, 3 do io.write(table.concat(r[y]), " ") end
print()
--- levenshtein
local function lev(a, b) local d = {} for i = 0, #a do d[i] = {[0] = i} end for j = 0, #b do d[0][j] = j end for i = 1, #a do for j = 1, #b do d[i][j] = math.min(d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a:byte(i) == b:byte(j) and 0 or 1)) end end return d[#a][#b] end
print(lev("kitten", "sitting"), lev("", "abc"), lev("same", "same"))
--- run length
local function rle(s) return (s:gsub("((.)%2*)", function(run, c) return #run .. c end)) end
print(rle("aaabbc")) print((rle("x")))
--- exceptions by tables
local function try(f, handlers) local ok, e = pcall(f) if not ok then local h = handlers[type(e) == "table" and e.kind or "other"] if h then return h(e) end error(e, 0) end return e end
print(try(function() error({kind = "io", msg = "disk"}) end, {io = function(e) return "io: " .. e.msg end})) print(pcall(try, function() error("plain", 0) end, {}))
--- finally by pcall
local log = {}
local function finally(f, g) local r = {pcall(f)} g() if not r[1] then error(r[2], 0) end return unpack(r, 2) end
print(pcall(finally, function() log[#log + 1] = "body" error("e", 0) end, function() log[#log + 1] = "cleanup" end)) print(table.concat(log, ","))
--- events
local em = {h = {}} function em:on(n, f) self.h[n] = self.h[n] or {} table.insert(self.h[n], f) return self end function em:emit(n, ...) for _, f in ipairs(self.h[n] or {}) do f(...) end end
em:on("x", function(v) io.write("1:", v, " ") end):on("x", function(v) io.write("2:", v, "\n") end) em:emit("x", "hi") em:emit("y")
--- lazy lists
local function from(n) return {n, function() return from(n + 1) end} end
local l, s = from(1), 0
for i = 1, 10 do s = s + l[1] l = l[2]() end
print(s)
--- generators without coroutines
local function fibs(n) local a, b, i = 0, 1, 0 return function() if i < n then i = i + 1 a, b = b, a + b return i, a end end end
for i, f in fibs(8) do io.write(f, " ") end
print()
--- shadowing of library names
local string = {rep = function() return "mine" end}
print(string.rep("x", 3), ("x"):rep(3))
--- replacing library functions
local old = string.upper
string.upper = function(s) return "<" .. old(s) .. ">" end
print(("x"):upper()) string.upper = old print(("x"):upper())
--- replacing pairs and ipairs
local p = ipairs
ipairs = function(t) return p {"replaced"} end
for _, v in ipairs {1} do print(v) end
--- replacing print and type
local out = {}
local real = print
print = function(...) out[#out + 1] = select("#", ...) end
print(1, 2) print()
real(out[1], out[2])
--- environment sandbox
local env = {print = print}
local f = setfenv(loadstring("x = 5 print(x, string, _G)"), env)
f() print(x, env.x)
--- global access counts
local n = 0
setmetatable(_G, {__index = function(_, k) n = n + 1 end})
local _ = aa, bb, aa
print(n)
--- strict globals
setmetatable(_G, {__newindex = function(_, k) error("assign to undeclared " .. k, 2) end, __index = function(_, k) error("undeclared " .. k, 2) end})
print(pcall(function() undeclared = 1 end)) print(pcall(function() return nothere end)) rawset(_G, "ok", 1) print(ok)
