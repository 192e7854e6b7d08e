--- addition with nil
local x = nil
print(pcall(function() return 1 + x end))
print(pcall(function() return x + 1 end))
print(pcall(function() return x + x end))
--- addition with a boolean
local x = true
print(pcall(function() return 1 + x end))
print(pcall(function() return x + 1 end))
print(pcall(function() return x + x end))
--- addition with a table
local x = {}
print(pcall(function() return 1 + x end))
print(pcall(function() return x + 1 end))
print(pcall(function() return x + x end))
--- addition with a function
local x = print
print(pcall(function() return 1 + x end))
print(pcall(function() return x + 1 end))
print(pcall(function() return x + x end))
--- addition with a string
local x = "abc"
print(pcall(function() return 1 + x end))
print(pcall(function() return x + 1 end))
print(pcall(function() return x + x end))
--- addition with a coroutine
local x = coroutine.create(print)
print(pcall(function() return 1 + x end))
print(pcall(function() return x + 1 end))
print(pcall(function() return x + x end))
--- subtraction with nil
local x = nil
print(pcall(function() return 1 - x end))
print(pcall(function() return x - 1 end))
print(pcall(function() return x - x end))
--- subtraction with a boolean
local x = true
print(pcall(function() return 1 - x end))
print(pcall(function() return x - 1 end))
print(pcall(function() return x - x end))
--- subtraction with a table
local x = {}
print(pcall(function() return 1 - x end))
print(pcall(function() return x - 1 end))
print(pcall(function() return x - x end))
--- subtraction with a function
local x = print
print(pcall(function() return 1 - x end))
print(pcall(function() return x - 1 end))
print(pcall(function() return x - x end))
--- subtraction with a string
local x = "abc"
print(pcall(function() return 1 - x end))
print(pcall(function() return x - 1 end))
print(pcall(function() return x - x end))
--- subtraction with a coroutine
local x = coroutine.create(print)
print(pcall(function() return 1 - x end))
print(pcall(function() return x - 1 end))
print(pcall(function() return x - x end))
--- multiplication with nil
local x = nil
print(pcall(function() return 1 * x end))
print(pcall(function() return x * 1 end))
print(pcall(function() return x * x end))
--- multiplication with a boolean
local x = true
print(pcall(function() return 1 * x end))
print(pcall(function() return x * 1 end))
print(pcall(function() return x * x end))
--- multiplication with a table
local x = {}
print(pcall(function() return 1 * x end))
print(pcall(function() return x * 1 end))
print(pcall(function() return x * x end))
--- multiplication with a function
local x = print
print(pcall(function() return 1 * x end))
print(pcall(function() return x * 1 end))
print(pcall(function() return x * x end))
--- multiplication with a string
local x = "abc"
print(pcall(function() return 1 * x end))
print(pcall(function() return x * 1 end))
print(pcall(function() return x * x end))
--- multiplication with a coroutine
local x = coroutine.create(print)
print(pcall(function() return 1 * x end))
print(pcall(function() return x * 1 end))
print(pcall(function() return x * x end))
--- division with nil
local x = nil
print(pcall(function() return 1 / x end))
print(pcall(function() return x / 1 end))
print(pcall(function() return x / x end))
--- division with a boolean
local x = true
print(pcall(function() return 1 / x end))
print(pcall(function() return x / 1 end))
print(pcall(function() return x / x end))
--- division with a table
local x = {}
print(pcall(function() return 1 / x end))
print(pcall(function() return x / 1 end))
print(pcall(function() return x / x end))
--- division with a function
local x = print
print(pcall(function() return 1 / x end))
print(pcall(function() return x / 1 end))
print(pcall(function() return x / x end))
--- division with a string
local x = "abc"
print(pcall(function() return 1 / x end))
print(pcall(function() return x / 1 end))
print(pcall(function() return x / x end))
--- division with a coroutine
local x = coroutine.create(print)
print(pcall(function() return 1 / x end))
print(pcall(function() return x / 1 end))
print(pcall(function() return x / x end))
--- modulo with nil
local x = nil
print(pcall(function() return 1 % x end))
print(pcall(function() return x % 1 end))
print(pcall(function() return x % x end))
--- modulo with a boolean
local x = true
print(pcall(function() return 1 % x end))
print(pcall(function() return x % 1 end))
print(pcall(function() return x % x end))
--- modulo with a table
local x = {}
print(pcall(function() return 1 % x end))
print(pcall(function() return x % 1 end))
print(pcall(function() return x % x end))
--- modulo with a function
local x = print
print(pcall(function() return 1 % x end))
print(pcall(function() return x % 1 end))
print(pcall(function() return x % x end))
--- modulo with a string
local x = "abc"
print(pcall(function() return 1 % x end))
print(pcall(function() return x % 1 end))
print(pcall(function() return x % x end))
--- modulo with a coroutine
local x = coroutine.create(print)
print(pcall(function() return 1 % x end))
print(pcall(function() return x % 1 end))
print(pcall(function() return x % x end))
--- power with nil
local x = nil
print(pcall(function() return 1 ^ x end))
print(pcall(function() return x ^ 1 end))
print(pcall(function() return x ^ x end))
--- power with a boolean
local x = true
print(pcall(function() return 1 ^ x end))
print(pcall(function() return x ^ 1 end))
print(pcall(function() return x ^ x end))
--- power with a table
local x = {}
print(pcall(function() return 1 ^ x end))
print(pcall(function() return x ^ 1 end))
print(pcall(function() return x ^ x end))
--- power with a function
local x = print
print(pcall(function() return 1 ^ x end))
print(pcall(function() return x ^ 1 end))
print(pcall(function() return x ^ x end))
--- power with a string
local x = "abc"
print(pcall(function() return 1 ^ x end))
print(pcall(function() return x ^ 1 end))
print(pcall(function() return x ^ x end))
--- power with a coroutine
local x = coroutine.create(print)
print(pcall(function() return 1 ^ x end))
print(pcall(function() return x ^ 1 end))
print(pcall(function() return x ^ x end))
--- concatenation with nil
local x = nil
print(pcall(function() return 1 .. x end))
print(pcall(function() return x .. 1 end))
print(pcall(function() return x .. x end))
--- concatenation with a boolean
local x = true
print(pcall(function() return 1 .. x end))
print(pcall(function() return x .. 1 end))
print(pcall(function() return x .. x end))
--- concatenation with a table
local x = {}
print(pcall(function() return 1 .. x end))
print(pcall(function() return x .. 1 end))
print(pcall(function() return x .. x end))
--- concatenation with a function
local x = print
print(pcall(function() return 1 .. x end))
print(pcall(function() return x .. 1 end))
print(pcall(function() return x .. x end))
--- concatenation with a coroutine
local x = coroutine.create(print)
print(pcall(function() return 1 .. x end))
print(pcall(function() return x .. 1 end))
print(pcall(function() return x .. x end))
--- addition names what it fails on
local t, up = {}, {}
print(pcall(function() local x = {} return x + 1 end))
print(pcall(function() return up + 1 end))
print(pcall(function() return glob + 1 end))
print(pcall(function() return t.field + 1 end))
print(pcall(function() return t[1] + 1 end))
print(pcall(function() return 1 + t.x.y end))
print(pcall(function() return 2 + print() end))
print(pcall(function() return {} + 2 end))
--- subtraction names what it fails on
local t, up = {}, {}
print(pcall(function() local x = {} return x - 1 end))
print(pcall(function() return up - 1 end))
print(pcall(function() return glob - 1 end))
print(pcall(function() return t.field - 1 end))
print(pcall(function() return t[1] - 1 end))
print(pcall(function() return 1 - t.x.y end))
print(pcall(function() return 2 - print() end))
print(pcall(function() return {} - 2 end))
--- multiplication names what it fails on
local t, up = {}, {}
print(pcall(function() local x = {} return x * 1 end))
print(pcall(function() return up * 1 end))
print(pcall(function() return glob * 1 end))
print(pcall(function() return t.field * 1 end))
print(pcall(function() return t[1] * 1 end))
print(pcall(function() return 1 * t.x.y end))
print(pcall(function() return 2 * print() end))
print(pcall(function() return {} * 2 end))
--- division names what it fails on
local t, up = {}, {}
print(pcall(function() local x = {} return x / 1 end))
print(pcall(function() return up / 1 end))
print(pcall(function() return glob / 1 end))
print(pcall(function() return t.field / 1 end))
print(pcall(function() return t[1] / 1 end))
print(pcall(function() return 1 / t.x.y end))
print(pcall(function() return 2 / print() end))
print(pcall(function() return {} / 2 end))
--- modulo names what it fails on
local t, up = {}, {}
print(pcall(function() local x = {} return x % 1 end))
print(pcall(function() return up % 1 end))
print(pcall(function() return glob % 1 end))
print(pcall(function() return t.field % 1 end))
print(pcall(function() return t[1] % 1 end))
print(pcall(function() return 1 % t.x.y end))
print(pcall(function() return 2 % print() end))
print(pcall(function() return {} % 2 end))
--- power names what it fails on
local t, up = {}, {}
print(pcall(function() local x = {} return x ^ 1 end))
print(pcall(function() return up ^ 1 end))
print(pcall(function() return glob ^ 1 end))
print(pcall(function() return t.field ^ 1 end))
print(pcall(function() return t[1] ^ 1 end))
print(pcall(function() return 1 ^ t.x.y end))
print(pcall(function() return 2 ^ print() end))
print(pcall(function() return {} ^ 2 end))
--- concatenation names what it fails on
local t, up = {}, {}
print(pcall(function() local x = {} return x .. 1 end))
print(pcall(function() return up .. 1 end))
print(pcall(function() return glob .. 1 end))
print(pcall(function() return t.field .. 1 end))
print(pcall(function() return t[1] .. 1 end))
print(pcall(function() return 1 .. t.x.y end))
print(pcall(function() return 2 .. print() end))
print(pcall(function() return {} .. 2 end))
--- minus names what it fails on
local t, up = {}, {}
print(pcall(function() local x = {} return -x end))
print(pcall(function() return -up end))
print(pcall(function() return -glob end))
print(pcall(function() return -t.field end))
print(pcall(function() return -t[1] end))
print(pcall(function() return -"x" end))
print(pcall(function() return -print end))
print(pcall(function() return -{} end))
--- length names what it fails on
local t, up = {}, 5
print(pcall(function() local x = 1 return #x end))
print(pcall(function() return #up end))
print(pcall(function() return #glob end))
print(pcall(function() return #t.field end))
print(pcall(function() return #t[1] end))
print(pcall(function() return #print end))
print(pcall(function() return #true end))
--- index of nil
local x = nil
print(pcall(function() return x.field end))
print(pcall(function() return x[1] end))
print(pcall(function() return x[{}] end))
print(pcall(function() local l = x return l.field end))
print(pcall(function() return (x).y end))
--- method of nil
local x = nil
print(pcall(function() return x:method() end))
print(pcall(function() local l = x l:method(1) end))
--- store into nil
local x = nil
print(pcall(function() x.field = 1 end))
print(pcall(function() x[1] = 1 end))
print(pcall(function() local l = x l[true] = 1 end))
--- call of nil
local x = nil
print(pcall(function() x() end))
print(pcall(function() return x(1, 2) end))
print(pcall(function() local l = x local r = l(3) end))
print(pcall(x))
--- index of a boolean
local x = true
print(pcall(function() return x.field end))
print(pcall(function() return x[1] end))
print(pcall(function() return x[{}] end))
print(pcall(function() local l = x return l.field end))
print(pcall(function() return (x).y end))
--- method of a boolean
local x = true
print(pcall(function() return x:method() end))
print(pcall(function() local l = x l:method(1) end))
--- store into a boolean
local x = true
print(pcall(function() x.field = 1 end))
print(pcall(function() x[1] = 1 end))
print(pcall(function() local l = x l[true] = 1 end))
--- call of a boolean
local x = true
print(pcall(function() x() end))
print(pcall(function() return x(1, 2) end))
print(pcall(function() local l = x local r = l(3) end))
print(pcall(x))
--- call of a table
local x = {}
print(pcall(function() x() end))
print(pcall(function() return x(1, 2) end))
print(pcall(function() local l = x local r = l(3) end))
print(pcall(x))
--- index of a function
local x = print
print(pcall(function() return x.field end))
print(pcall(function() return x[1] end))
print(pcall(function() return x[{}] end))
print(pcall(function() local l = x return l.field end))
print(pcall(function() return (x).y end))
--- method of a function
local x = print
print(pcall(function() return x:method() end))
print(pcall(function() local l = x l:method(1) end))
--- store into a function
local x = print
print(pcall(function() x.field = 1 end))
print(pcall(function() x[1] = 1 end))
print(pcall(function() local l = x l[true] = 1 end))
--- store into a string
local x = "abc"
print(pcall(function() x.field = 1 end))
print(pcall(function() x[1] = 1 end))
print(pcall(function() local l = x l[true] = 1 end))
--- call of a string
local x = "abc"
print(pcall(function() x() end))
print(pcall(function() return x(1, 2) end))
print(pcall(function() local l = x local r = l(3) end))
print(pcall(x))
--- index of a coroutine
local x = coroutine.create(print)
print(pcall(function() return x.field end))
print(pcall(function() return x[1] end))
print(pcall(function() return x[{}] end))
print(pcall(function() local l = x return l.field end))
print(pcall(function() return (x).y end))
--- method of a coroutine
local x = coroutine.create(print)
print(pcall(function() return x:method() end))
print(pcall(function() local l = x l:method(1) end))
--- store into a coroutine
local x = coroutine.create(print)
print(pcall(function() x.field = 1 end))
print(pcall(function() x[1] = 1 end))
print(pcall(function() local l = x l[true] = 1 end))
--- call of a coroutine
local x = coroutine.create(print)
print(pcall(function() x() end))
print(pcall(function() return x(1, 2) end))
print(pcall(function() local l = x local r = l(3) end))
print(pcall(x))
--- index of a number
local x = 5
print(pcall(function() return x.field end))
print(pcall(function() return x[1] end))
print(pcall(function() return x[{}] end))
print(pcall(function() local l = x return l.field end))
print(pcall(function() return (x).y end))
--- method of a number
local x = 5
print(pcall(function() return x:method() end))
print(pcall(function() local l = x l:method(1) end))
--- store into a number
local x = 5
print(pcall(function() x.field = 1 end))
print(pcall(function() x[1] = 1 end))
print(pcall(function() local l = x l[true] = 1 end))
--- call of a number
local x = 5
print(pcall(function() x() end))
print(pcall(function() return x(1, 2) end))
print(pcall(function() local l = x local r = l(3) end))
print(pcall(x))
--- index, call and store on a global
local up
local t = {u = {}}
print(pcall(function() local loc, loc2 = nil, 1 return glob.x end))
print(pcall(function() local loc, loc2 = nil, 1 glob.x = 1 end))
print(pcall(function() local loc, loc2 = nil, 1 return glob(1) end))
print(pcall(function() local loc, loc2 = nil, 1 glob:m() end))
--- index, call and store on a field
local up
local t = {u = {}}
print(pcall(function() local loc, loc2 = nil, 1 return t.f.x end))
print(pcall(function() local loc, loc2 = nil, 1 t.f.x = 1 end))
print(pcall(function() local loc, loc2 = nil, 1 return t.f(1) end))
print(pcall(function() local loc, loc2 = nil, 1 t.f:m() end))
--- index, call and store on a nested field
local up
local t = {u = {}}
print(pcall(function() local loc, loc2 = nil, 1 return t.u.v.x end))
print(pcall(function() local loc, loc2 = nil, 1 t.u.v.x = 1 end))
print(pcall(function() local loc, loc2 = nil, 1 return t.u.v(1) end))
print(pcall(function() local loc, loc2 = nil, 1 t.u.v:m() end))
--- index, call and store on a field of a global
local up
local t = {u = {}}
print(pcall(function() local loc, loc2 = nil, 1 return string.nope.x end))
print(pcall(function() local loc, loc2 = nil, 1 string.nope.x = 1 end))
print(pcall(function() local loc, loc2 = nil, 1 return string.nope(1) end))
print(pcall(function() local loc, loc2 = nil, 1 string.nope:m() end))
--- index, call and store on an upvalue
local up
local t = {u = {}}
print(pcall(function() local loc, loc2 = nil, 1 return up.x end))
print(pcall(function() local loc, loc2 = nil, 1 up.x = 1 end))
print(pcall(function() local loc, loc2 = nil, 1 return up(1) end))
print(pcall(function() local loc, loc2 = nil, 1 up:m() end))
--- index, call and store on a local
local up
local t = {u = {}}
print(pcall(function() local loc, loc2 = nil, 1 return loc.x end))
print(pcall(function() local loc, loc2 = nil, 1 loc.x = 1 end))
print(pcall(function() local loc, loc2 = nil, 1 return loc(1) end))
print(pcall(function() local loc, loc2 = nil, 1 loc:m() end))
--- index, call and store on an element
local up
local t = {u = {}}
print(pcall(function() local loc, loc2 = nil, 1 return t[1].x end))
print(pcall(function() local loc, loc2 = nil, 1 t[1].x = 1 end))
print(pcall(function() local loc, loc2 = nil, 1 return t[1](1) end))
print(pcall(function() local loc, loc2 = nil, 1 t[1]:m() end))
--- index, call and store on an element by a local
local up
local t = {u = {}}
print(pcall(function() local loc, loc2 = nil, 1 return t[loc2].x end))
print(pcall(function() local loc, loc2 = nil, 1 t[loc2].x = 1 end))
print(pcall(function() local loc, loc2 = nil, 1 return t[loc2](1) end))
print(pcall(function() local loc, loc2 = nil, 1 t[loc2]:m() end))
--- index, call and store on a call result
local up
local t = {u = {}}
print(pcall(function() local loc, loc2 = nil, 1 return (print()).x end))
print(pcall(function() local loc, loc2 = nil, 1 (print()).x = 1 end))
print(pcall(function() local loc, loc2 = nil, 1 return (print())(1) end))
print(pcall(function() local loc, loc2 = nil, 1 (print()):m() end))
--- comparison of nil and nil
local a, b = nil, nil
print(pcall(function() return a < b end))
print(pcall(function() return a <= b end))
print(pcall(function() return a > b end))
print(pcall(function() return a >= b end))
print(a == b, a ~= b)
--- comparison of nil and true
local a, b = nil, true
print(pcall(function() return a < b end))
print(pcall(function() return a <= b end))
print(pcall(function() return a > b end))
print(pcall(function() return a >= b end))
print(a == b, a ~= b)
--- comparison of nil and 1
local a, b = nil, 1
print(pcall(function() return a < b end))
print(pcall(function() return a <= b end))
print(pcall(function() return a > b end))
print(pcall(function() return a >= b end))
print(a == b, a ~= b)
--- comparison of nil and "a"
local a, b = nil, "a"
print(pcall(function() return a < b end))
print(pcall(function() return a <= b end))
print(pcall(function() return a > b end))
print(pcall(function() return a >= b end))
print(a == b, a ~= b)
--- comparison of nil and {}
local a, b = nil, {}
print(pcall(function() return a < b end))
print(pcall(function() return a <= b end))
print(pcall(function() return a > b end))
print(pcall(function() return a >= b end))
print(a == b, a ~= b)
--- comparison of nil and print
local a, b = nil, print
print(pcall(function() return a < b end))
print(pcall(function() return a <= b end))
print(pcall(function() return a > b end))
print(pcall(function() return a >= b end))
print(a == b, a ~= b)
--- comparison of true and true
local a, b = true, true
print(pcall(function() return a < b end))
print(pcall(function() return a <= b end))
print(pcall(function() return a > b end))
print(pcall(function() return a >= b end))
print(a == b, a ~= b)
--- comparison of true and 1
local a, b = true, 1
print(pcall(function() return a < b end))
print(pcall(function() return a <= b end))
print(pcall(function() return a > b end))
print(pcall(function() return a >= b end))
print(a == b, a ~= b)
--- comparison of true and "a"
local a, b = true, "a"
print(pcall(function() return a < b end))
print(pcall(function() return a <= b end))
print(pcall(function() return a > b end))
print(pcall(function() return a >= b end))
print(a == b, a ~= b)
--- comparison of true and {}
local a, b = true, {}
print(pcall(function() return a < b end))
print(pcall(function() return a <= b end))
print(pcall(function() return a > b end))
print(pcall(function() return a >= b end))
print(a == b, a ~= b)
--- comparison of true and print
local a, b = true, print
print(pcall(function() return a < b end))
print(pcall(function() return a <= b end))
print(pcall(function() return a > b end))
print(pcall(function() return a >= b end))
print(a == b, a ~= b)
--- comparison of 1 and "a"
local a, b = 1, "a"
print(pcall(function() return a < b end))
print(pcall(function() return a <= b end))
print(pcall(function() return a > b end))
print(pcall(function() return a >= b end))
print(a == b, a ~= b)
--- comparison of 1 and {}
local a, b = 1, {}
print(pcall(function() return a < b end))
print(pcall(function() return a <= b end))
print(pcall(function() return a > b end))
print(pcall(function() return a >= b end))
print(a == b, a ~= b)
--- comparison of 1 and print
local a, b = 1, print
print(pcall(function() return a < b end))
print(pcall(function() return a <= b end))
print(pcall(function() return a > b end))
print(pcall(function() return a >= b end))
print(a == b, a ~= b)
--- comparison of "a" and {}
local a, b = "a", {}
print(pcall(function() return a < b end))
print(pcall(function() return a <= b end))
print(pcall(function() return a > b end))
print(pcall(function() return a >= b end))
print(a == b, a ~= b)
--- comparison of "a" and print
local a, b = "a", print
print(pcall(function() return a < b end))
print(pcall(function() return a <= b end))
print(pcall(function() return a > b end))
print(pcall(function() return a >= b end))
print(a == b, a ~= b)
--- comparison of {} and {}
local a, b = {}, {}
print(pcall(function() return a < b end))
print(pcall(function() return a <= b end))
print(pcall(function() return a > b end))
print(pcall(function() return a >= b end))
print(a == b, a ~= b)
--- comparison of {} and print
local a, b = {}, print
print(pcall(function() return a < b end))
print(pcall(function() return a <= b end))
print(pcall(function() return a > b end))
print(pcall(function() return a >= b end))
print(a == b, a ~= b)
--- comparison of print and print
local a, b = print, print
print(pcall(function() return a < b end))
print(pcall(function() return a <= b end))
print(pcall(function() return a > b end))
print(pcall(function() return a >= b end))
print(a == b, a ~= b)
--- addition of numbers
local a, b, c, d = 7, 2, -3, 0.5
print(a + b, b + a, a + c, c + b, a + d, d + a)
print(7 + 2, a + 2, 7 + b, -7 + 2, -7 + -2)
--- addition of numeric strings
local a, b = "10", " 0x10 "
print(a + 3, 3 + a, a + b, "1e1" + "2")
print(type(a + 1))
--- addition with infinities and nan
local inf, nan, zero = math.huge, 0/0, 0
local function s(x) return x ~= x and "nan" or x end
print(s(inf + 1), s(1 + inf), s(inf + inf), s(inf + -inf), s(-inf + 1), s(-1 + inf))
print(s(nan + 1), s(1 + nan), s(inf + zero), s(zero + inf))
--- addition with zeros
local z, m = 0, -0.0
m = -z
local function s(x) return x ~= x and "nan" or x == 0 and 1/x or x end
print(s(z + z), s(m + m), s(z + m), s(m + z), s(1 + m), s(-1 + z))
print(s(z + 5), s(m + 5), s(z + -5), s(m + -5))
--- addition at the edges of integers
local f = "%.17g"
local a, b, c = 2147483647, -2147483648, 2^53
print(f:format(a + 1), f:format(b + 1), f:format(a + b), f:format(b + -1))
print(f:format(c + 1), f:format(c + 3), f:format(4294967296 + a), f:format(a + 2))
--- subtraction of numbers
local a, b, c, d = 7, 2, -3, 0.5
print(a - b, b - a, a - c, c - b, a - d, d - a)
print(7 - 2, a - 2, 7 - b, -7 - 2, -7 - -2)
--- subtraction of numeric strings
local a, b = "10", " 0x10 "
print(a - 3, 3 - a, a - b, "1e1" - "2")
print(type(a - 1))
--- subtraction with infinities and nan
local inf, nan, zero = math.huge, 0/0, 0
local function s(x) return x ~= x and "nan" or x end
print(s(inf - 1), s(1 - inf), s(inf - inf), s(inf - -inf), s(-inf - 1), s(-1 - inf))
print(s(nan - 1), s(1 - nan), s(inf - zero), s(zero - inf))
--- subtraction with zeros
local z, m = 0, -0.0
m = -z
local function s(x) return x ~= x and "nan" or x == 0 and 1/x or x end
print(s(z - z), s(m - m), s(z - m), s(m - z), s(1 - m), s(-1 - z))
print(s(z - 5), s(m - 5), s(z - -5), s(m - -5))
--- subtraction at the edges of integers
local f = "%.17g"
local a, b, c = 2147483647, -2147483648, 2^53
print(f:format(a - 1), f:format(b - 1), f:format(a - b), f:format(b - -1))
print(f:format(c - 1), f:format(c - 3), f:format(4294967296 - a), f:format(a - 2))
--- multiplication of numbers
local a, b, c, d = 7, 2, -3, 0.5
print(a * b, b * a, a * c, c * b, a * d, d * a)
print(7 * 2, a * 2, 7 * b, -7 * 2, -7 * -2)
--- multiplication of numeric strings
local a, b = "10", " 0x10 "
print(a * 3, 3 * a, a * b, "1e1" * "2")
print(type(a * 1))
--- multiplication with infinities and nan
local inf, nan, zero = math.huge, 0/0, 0
local function s(x) return x ~= x and "nan" or x end
print(s(inf * 1), s(1 * inf), s(inf * inf), s(inf * -inf), s(-inf * 1), s(-1 * inf))
print(s(nan * 1), s(1 * nan), s(inf * zero), s(zero * inf))
--- multiplication with zeros
local z, m = 0, -0.0
m = -z
local function s(x) return x ~= x and "nan" or x == 0 and 1/x or x end
print(s(z * z), s(m * m), s(z * m), s(m * z), s(1 * m), s(-1 * z))
print(s(z * 5), s(m * 5), s(z * -5), s(m * -5))
--- multiplication at the edges of integers
local f = "%.17g"
local a, b, c = 2147483647, -2147483648, 2^53
print(f:format(a * 1), f:format(b * 1), f:format(a * b), f:format(b * -1))
print(f:format(c * 1), f:format(c * 3), f:format(4294967296 * a), f:format(a * 2))
--- division of numbers
local a, b, c, d = 7, 2, -3, 0.5
print(a / b, b / a, a / c, c / b, a / d, d / a)
print(7 / 2, a / 2, 7 / b, -7 / 2, -7 / -2)
--- division of numeric strings
local a, b = "10", " 0x10 "
print(a / 3, 3 / a, a / b, "1e1" / "2")
print(type(a / 1))
--- division with infinities and nan
local inf, nan, zero = math.huge, 0/0, 0
local function s(x) return x ~= x and "nan" or x end
print(s(inf / 1), s(1 / inf), s(inf / inf), s(inf / -inf), s(-inf / 1), s(-1 / inf))
print(s(nan / 1), s(1 / nan), s(inf / zero), s(zero / inf))
--- division with zeros
local z, m = 0, -0.0
m = -z
local function s(x) return x ~= x and "nan" or x == 0 and 1/x or x end
print(s(z / z), s(m / m), s(z / m), s(m / z), s(1 / m), s(-1 / z))
print(s(z / 5), s(m / 5), s(z / -5), s(m / -5))
--- division at the edges of integers
local f = "%.17g"
local a, b, c = 2147483647, -2147483648, 2^53
print(f:format(a / 1), f:format(b / 1), f:format(a / b), f:format(b / -1))
print(f:format(c / 1), f:format(c / 3), f:format(4294967296 / a), f:format(a / 2))
--- modulo of numbers
local a, b, c, d = 7, 2, -3, 0.5
print(a % b, b % a, a % c, c % b, a % d, d % a)
print(7 % 2, a % 2, 7 % b, -7 % 2, -7 % -2)
--- modulo of numeric strings
local a, b = "10", " 0x10 "
print(a % 3, 3 % a, a % b, "1e1" % "2")
print(type(a % 1))
--- modulo with infinities and nan
local inf, nan, zero = math.huge, 0/0, 0
local function s(x) return x ~= x and "nan" or x end
print(s(inf % 1), s(1 % inf), s(inf % inf), s(inf % -inf), s(-inf % 1), s(-1 % inf))
print(s(nan % 1), s(1 % nan), s(inf % zero), s(zero % inf))
--- modulo with zeros
local z, m = 0, -0.0
m = -z
local function s(x) return x ~= x and "nan" or x == 0 and 1/x or x end
print(s(z % z), s(m % m), s(z % m), s(m % z), s(1 % m), s(-1 % z))
print(s(z % 5), s(m % 5), s(z % -5), s(m % -5))
--- modulo at the edges of integers
local f = "%.17g"
local a, b, c = 2147483647, -2147483648, 2^53
print(f:format(a % 1), f:format(b % 1), f:format(a % b), f:format(b % -1))
print(f:format(c % 1), f:format(c % 3), f:format(4294967296 % a), f:format(a % 2))
--- power of numbers
local a, b, c, d = 7, 2, -3, 0.5
print(a ^ b, b ^ a, a ^ c, c ^ b, a ^ d, d ^ a)
print(7 ^ 2, a ^ 2, 7 ^ b, -7 ^ 2, -7 ^ -2)
--- power of numeric strings
local a, b = "10", " 0x10 "
print(a ^ 3, 3 ^ a, a ^ b, "1e1" ^ "2")
print(type(a ^ 1))
--- power with infinities and nan
local inf, nan, zero = math.huge, 0/0, 0
local function s(x) return x ~= x and "nan" or x end
print(s(inf ^ 1), s(1 ^ inf), s(inf ^ inf), s(inf ^ -inf), s(-inf ^ 1), s(-1 ^ inf))
print(s(nan ^ 1), s(1 ^ nan), s(inf ^ zero), s(zero ^ inf))
--- power with zeros
local z, m = 0, -0.0
m = -z
local function s(x) return x ~= x and "nan" or x == 0 and 1/x or x end
print(s(z ^ z), s(m ^ m), s(z ^ m), s(m ^ z), s(1 ^ m), s(-1 ^ z))
print(s(z ^ 5), s(m ^ 5), s(z ^ -5), s(m ^ -5))
--- power at the edges of integers
local f = "%.17g"
local a, b, c = 2147483647, -2147483648, 2^53
print(f:format(a ^ 1), f:format(b ^ 1), f:format(a ^ b), f:format(b ^ -1))
print(f:format(c ^ 1), f:format(c ^ 3), f:format(4294967296 ^ a), f:format(a ^ 2))
--- __add on either side
local mt = {}
mt.__add = function(a, b) return (type(a) == "table" and a.n or a) .. "," .. (type(b) == "table" and b.n or b) end
local x, y = setmetatable({n = "x"}, mt), setmetatable({n = "y"}, mt)
print(x + y, x + 1, 2 + x, x + "s", "s" + y)
--- __add of the left operand wins
local a = setmetatable({}, {__add = function() return "left" end})
local b = setmetatable({}, {__add = function() return "right" end})
print(a + b, b + a, a + {}, {} + a)
--- __add results are cut to one
local a = setmetatable({}, {__add = function() return 1, 2, 3 end})
local n = setmetatable({}, {__add = function() end})
print(a + a) print(n + 1)
print((a + 1), select("#", n + n))
--- __add raises
local a = setmetatable({}, {__add = function(x, y) error("in __add") end})
print(pcall(function() return a + 1 end))
print(pcall(function() return 1 + a end))
--- __add that is no function
local a = setmetatable({}, {__add = 5})
print(pcall(function() return a + 1 end))
local c = setmetatable({}, {__add = setmetatable({}, {__call = function(self, x, y) return "called", x, y end})})
print(c + 1)
--- __add yields
local a = setmetatable({}, {__add = function(x, y) return coroutine.yield("from __add") end})
local co = coroutine.wrap(function() local r = a + 1 return "result", r end)
print(co()) print(co(42))
--- __sub on either side
local mt = {}
mt.__sub = function(a, b) return (type(a) == "table" and a.n or a) .. "," .. (type(b) == "table" and b.n or b) end
local x, y = setmetatable({n = "x"}, mt), setmetatable({n = "y"}, mt)
print(x - y, x - 1, 2 - x, x - "s", "s" - y)
--- __sub of the left operand wins
local a = setmetatable({}, {__sub = function() return "left" end})
local b = setmetatable({}, {__sub = function() return "right" end})
print(a - b, b - a, a - {}, {} - a)
--- __sub results are cut to one
local a = setmetatable({}, {__sub = function() return 1, 2, 3 end})
local n = setmetatable({}, {__sub = function() end})
print(a - a) print(n - 1)
print((a - 1), select("#", n - n))
--- __sub raises
local a = setmetatable({}, {__sub = function(x, y) error("in __sub") end})
print(pcall(function() return a - 1 end))
print(pcall(function() return 1 - a end))
--- __sub that is no function
local a = setmetatable({}, {__sub = 5})
print(pcall(function() return a - 1 end))
local c = setmetatable({}, {__sub = setmetatable({}, {__call = function(self, x, y) return "called", x, y end})})
print(c - 1)
--- __sub yields
local a = setmetatable({}, {__sub = function(x, y) return coroutine.yield("from __sub") end})
local co = coroutine.wrap(function() local r = a - 1 return "result", r end)
print(co()) print(co(42))
--- __mul on either side
local mt = {}
mt.__mul = function(a, b) return (type(a) == "table" and a.n or a) .. "," .. (type(b) == "table" and b.n or b) end
local x, y = setmetatable({n = "x"}, mt), setmetatable({n = "y"}, mt)
print(x * y, x * 1, 2 * x, x * "s", "s" * y)
--- __mul of the left operand wins
local a = setmetatable({}, {__mul = function() return "left" end})
local b = setmetatable({}, {__mul = function() return "right" end})
print(a * b, b * a, a * {}, {} * a)
--- __mul results are cut to one
local a = setmetatable({}, {__mul = function() return 1, 2, 3 end})
local n = setmetatable({}, {__mul = function() end})
print(a * a) print(n * 1)
print((a * 1), select("#", n * n))
--- __mul raises
local a = setmetatable({}, {__mul = function(x, y) error("in __mul") end})
print(pcall(function() return a * 1 end))
print(pcall(function() return 1 * a end))
--- __mul that is no function
local a = setmetatable({}, {__mul = 5})
print(pcall(function() return a * 1 end))
local c = setmetatable({}, {__mul = setmetatable({}, {__call = function(self, x, y) return "called", x, y end})})
print(c * 1)
--- __mul yields
local a = setmetatable({}, {__mul = function(x, y) return coroutine.yield("from __mul") end})
local co = coroutine.wrap(function() local r = a * 1 return "result", r end)
print(co()) print(co(42))
--- __div on either side
local mt = {}
mt.__div = function(a, b) return (type(a) == "table" and a.n or a) .. "," .. (type(b) == "table" and b.n or b) end
local x, y = setmetatable({n = "x"}, mt), setmetatable({n = "y"}, mt)
print(x / y, x / 1, 2 / x, x / "s", "s" / y)
--- __div of the left operand wins
local a = setmetatable({}, {__div = function() return "left" end})
local b = setmetatable({}, {__div = function() return "right" end})
print(a / b, b / a, a / {}, {} / a)
--- __div results are cut to one
local a = setmetatable({}, {__div = function() return 1, 2, 3 end})
local n = setmetatable({}, {__div = function() end})
print(a / a) print(n / 1)
print((a / 1), select("#", n / n))
--- __div raises
local a = setmetatable({}, {__div = function(x, y) error("in __div") end})
print(pcall(function() return a / 1 end))
print(pcall(function() return 1 / a end))
--- __div that is no function
local a = setmetatable({}, {__div = 5})
print(pcall(function() return a / 1 end))
local c = setmetatable({}, {__div = setmetatable({}, {__call = function(self, x, y) return "called", x, y end})})
print(c / 1)
--- __div yields
local a = setmetatable({}, {__div = function(x, y) return coroutine.yield("from __div") end})
local co = coroutine.wrap(function() local r = a / 1 return "result", r end)
print(co()) print(co(42))
--- __mod on either side
local mt = {}
mt.__mod = function(a, b) return (type(a) == "table" and a.n or a) .. "," .. (type(b) == "table" and b.n or b) end
local x, y = setmetatable({n = "x"}, mt), setmetatable({n = "y"}, mt)
print(x % y, x % 1, 2 % x, x % "s", "s" % y)
--- __mod of the left operand wins
local a = setmetatable({}, {__mod = function() return "left" end})
local b = setmetatable({}, {__mod = function() return "right" end})
print(a % b, b % a, a % {}, {} % a)
--- __mod results are cut to one
local a = setmetatable({}, {__mod = function() return 1, 2, 3 end})
local n = setmetatable({}, {__mod = function() end})
print(a % a) print(n % 1)
print((a % 1), select("#", n % n))
--- __mod raises
local a = setmetatable({}, {__mod = function(x, y) error("in __mod") end})
print(pcall(function() return a % 1 end))
print(pcall(function() return 1 % a end))
--- __mod that is no function
local a = setmetatable({}, {__mod = 5})
print(pcall(function() return a % 1 end))
local c = setmetatable({}, {__mod = setmetatable({}, {__call = function(self, x, y) return "called", x, y end})})
print(c % 1)
--- __mod yields
local a = setmetatable({}, {__mod = function(x, y) return coroutine.yield("from __mod") end})
local co = coroutine.wrap(function() local r = a % 1 return "result", r end)
print(co()) print(co(42))
--- __pow on either side
local mt = {}
mt.__pow = function(a, b) return (type(a) == "table" and a.n or a) .. "," .. (type(b) == "table" and b.n or b) end
local x, y = setmetatable({n = "x"}, mt), setmetatable({n = "y"}, mt)
print(x ^ y, x ^ 1, 2 ^ x, x ^ "s", "s" ^ y)
--- __pow of the left operand wins
local a = setmetatable({}, {__pow = function() return "left" end})
local b = setmetatable({}, {__pow = function() return "right" end})
print(a ^ b, b ^ a, a ^ {}, {} ^ a)
--- __pow results are cut to one
local a = setmetatable({}, {__pow = function() return 1, 2, 3 end})
local n = setmetatable({}, {__pow = function() end})
print(a ^ a) print(n ^ 1)
print((a ^ 1), select("#", n ^ n))
--- __pow raises
local a = setmetatable({}, {__pow = function(x, y) error("in __pow") end})
print(pcall(function() return a ^ 1 end))
print(pcall(function() return 1 ^ a end))
--- __pow that is no function
local a = setmetatable({}, {__pow = 5})
print(pcall(function() return a ^ 1 end))
local c = setmetatable({}, {__pow = setmetatable({}, {__call = function(self, x, y) return "called", x, y end})})
print(c ^ 1)
--- __pow yields
local a = setmetatable({}, {__pow = function(x, y) return coroutine.yield("from __pow") end})
local co = coroutine.wrap(function() local r = a ^ 1 return "result", r end)
print(co()) print(co(42))
--- __concat on either side
local mt = {}
mt.__concat = function(a, b) return (type(a) == "table" and a.n or a) .. "," .. (type(b) == "table" and b.n or b) end
local x, y = setmetatable({n = "x"}, mt), setmetatable({n = "y"}, mt)
print(x .. y, x .. 1, 2 .. x, x .. "s", "s" .. y)
--- __concat of the left operand wins
local a = setmetatable({}, {__concat = function() return "left" end})
local b = setmetatable({}, {__concat = function() return "right" end})
print(a .. b, b .. a, a .. {}, {} .. a)
--- __concat results are cut to one
local a = setmetatable({}, {__concat = function() return 1, 2, 3 end})
local n = setmetatable({}, {__concat = function() end})
print(a .. a) print(n .. 1)
print((a .. 1), select("#", n .. n))
--- __concat raises
local a = setmetatable({}, {__concat = function(x, y) error("in __concat") end})
print(pcall(function() return a .. 1 end))
print(pcall(function() return 1 .. a end))
--- __concat that is no function
local a = setmetatable({}, {__concat = 5})
print(pcall(function() return a .. 1 end))
local c = setmetatable({}, {__concat = setmetatable({}, {__call = function(self, x, y) return "called", x, y end})})
print(c .. 1)
--- __concat yields
local a = setmetatable({}, {__concat = function(x, y) return coroutine.yield("from __concat") end})
local co = coroutine.wrap(function() local r = a .. 1 return "result", r end)
print(co()) print(co(42))
