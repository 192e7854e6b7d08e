--- abs
print(math.abs(-5), math.abs(5), math.abs(0), math.abs(-0.5), math.abs(-1/0), math.abs("-3"), 1/math.abs(-0.0))
--- abs of the smallest integer
print(math.abs(-2147483648), math.abs(-2^53))
--- ceil and floor
print(math.ceil(1.2), math.floor(1.8), math.ceil(-1.2), math.floor(-1.2), math.ceil(3), math.floor(-3), math.floor(0.5), math.ceil(0.5))
--- ceil and floor of large numbers
print(math.floor(2^31 + 0.5), math.ceil(-2^31 - 0.5), math.floor(2^53), math.ceil(1e300) == 1e300, math.floor(-1e300) == -1e300)
--- ceil and floor of infinities and nan
print(math.floor(1/0), math.ceil(-1/0), math.floor(0/0) ~= math.floor(0/0))
--- ceil and floor keep minus zero
print(1/math.ceil(-0.5), 1/math.floor(-0.0), math.ceil(-0.5))
--- ceil and floor of strings
print(math.floor("3.7"), math.ceil("3.2"), math.floor(" 0x10 "))
--- sqrt
print(math.sqrt(16), math.sqrt(2), math.sqrt(0), math.sqrt(1e100), math.sqrt(-1) ~= math.sqrt(-1), math.sqrt(1/0))
--- exp and log
print(math.exp(0), math.exp(1), math.log(1), math.log(10), math.exp(1000), math.exp(-1000), math.log(0), math.log(1/0))
--- log of negative numbers is nan
print(math.log(-1) ~= math.log(-1), math.log10(-1) ~= math.log10(-1))
--- log with a base
print(math.log(8, 2), math.log(1000, 10), math.log(2, 4), math.log(100, 10), math.log(27, 3))
--- log10
print(math.log10(1), math.log10(1000), math.log10(0.01), math.log10(0))
--- sin and cos and tan
print(math.sin(0), math.cos(0), math.tan(0), ("%.12f %.12f %.12f"):format(math.sin(1), math.cos(1), math.tan(1)))
--- sin and cos of multiples of pi
print(("%.10f %.10f %.10f"):format(math.sin(math.pi / 2), math.cos(math.pi), math.sin(math.pi / 6)))
--- sin of infinity is nan
print(math.sin(1/0) ~= math.sin(1/0), math.cos(-1/0) ~= math.cos(-1/0), math.tan(1/0) ~= math.tan(1/0))
--- asin and acos and atan
print(math.asin(0), math.acos(1), math.atan(0), ("%.12f %.12f %.12f"):format(math.asin(1), math.acos(0), math.atan(1)))
--- asin and acos out of range
print(math.asin(2) ~= math.asin(2), math.acos(-2) ~= math.acos(-2))
--- atan2
print(math.atan2(0, 1), ("%.12f %.12f %.12f %.12f"):format(math.atan2(1, 1), math.atan2(1, -1), math.atan2(-1, -1), math.atan2(-1, 1)))
--- atan2 of zeros and infinities
print(math.atan2(0, 0), math.atan2(0, -1), math.atan2(-0.0, -1) < 0, math.atan2(1/0, 1/0), math.atan2(1, 1/0), math.atan2(1, -1/0))
--- atan of two arguments ignores the second
print(math.atan(1, 2) == math.atan(1))
--- sinh and cosh and tanh
print(math.sinh(0), math.cosh(0), math.tanh(0), ("%.12f %.12f %.12f"):format(math.sinh(1), math.cosh(1), math.tanh(1)), math.tanh(1000), math.sinh(1000))
--- deg and rad
print(math.deg(math.pi), math.rad(180), math.deg(1), math.rad(1), math.deg("0"))
--- pow
print(math.pow(2, 10), math.pow(2, 0.5), math.pow(0, 0), math.pow("2", "3"), math.pow(-8, 1/3) ~= math.pow(-8, 1/3), math.pow(2, -1))
--- fmod
print(math.fmod(7, 3), math.fmod(-7, 3), math.fmod(7, -3), math.fmod(-7, -3), math.fmod(5.5, 2), math.fmod(1, 1/0))
--- fmod by zero and of infinity is nan
print(math.fmod(1, 0) ~= math.fmod(1, 0), math.fmod(1/0, 1) ~= math.fmod(1/0, 1))
--- fmod keeps the sign of zero
print(1/math.fmod(-6, 3), 1/math.fmod(6, 3))
--- modf
print(math.modf(3.7)) print(math.modf(-3.7)) print(math.modf(5)) print(math.modf(0)) print(math.modf(-0.25))
--- modf of infinities and nan
print(math.modf(1/0)) print(math.modf(-1/0)) local a, b = math.modf(0/0) print(a ~= a, b ~= b)
--- modf of large numbers
print(math.modf(2^53)) print(math.modf(1e15 + 0.5)) print(math.modf("2.5"))
--- frexp
print(math.frexp(8)) print(math.frexp(0)) print(math.frexp(0.1)) print(math.frexp(-3)) print(math.frexp(5e-324)) print(math.frexp(1))
--- frexp of infinities
print((math.frexp(1/0))) print((math.frexp(-1/0)))
--- ldexp
print(math.ldexp(1, 4), math.ldexp(0.5, 1), math.ldexp(3, -1), math.ldexp(1, 1024), math.ldexp(1, -1074), math.ldexp(1, -1080), math.ldexp(0, 10))
--- ldexp and frexp together
for _, x in ipairs {1, 3.14, 1e300, 1e-300, -7} do local m, e = math.frexp(x) io.write(tostring(math.ldexp(m, e) == x), " ") end
print()
--- ldexp of fractions and strings
print(math.ldexp(1, 2.9), math.ldexp("2", "3"), math.ldexp(1, -2.9))
--- max and min
print(math.max(1, 5, 3), math.min(1, 5, 3), math.max(-1), math.min(2.5, 2), math.max("10", 9), math.min(1/0, -1/0))
--- max and min of nan
local nan = 0/0
local function s(x) return x ~= x and "nan" or x end
print(s(math.max(nan, 1)), s(math.max(1, nan)), s(math.min(nan, 1)), s(math.min(1, nan)), s(math.max(nan)))
--- max and min of zeros
local z = 0
print(1/math.max(z, -z), 1/math.max(-z, z), 1/math.min(z, -z), 1/math.min(-z, z))
--- max and min of many
local t = {}
for i = 1, 100 do t[i] = (i * 37) % 101 end
print(math.max(unpack(t)), math.min(unpack(t)))
--- max and min without arguments
print(pcall(math.max)) print(pcall(math.min)) print(pcall(math.max, 1, "x")) print(pcall(math.max, nil))
--- pi and huge
print(math.pi, math.huge, -math.huge, string.format("%.17g", math.pi), math.huge == 1/0)
--- fields of newer Lua are absent
print(math.tointeger, math.ult, math.maxinteger, math.type, math.mod)
--- random sequence of the default seed
for i = 1, 5 do io.write(string.format("%.14g ", math.random())) end
print()
--- random sequence of integers of the default seed
for i = 1, 10 do io.write(math.random(100), " ") end
print()
--- random sequence of seed 1
math.randomseed(1)
for i = 1, 5 do io.write(string.format("%.17g ", math.random())) end
print()
--- random sequence of seed 42
math.randomseed(42)
for i = 1, 10 do io.write(math.random(1000), " ") end
print()
--- random sequence of seed 0
math.randomseed(0)
for i = 1, 5 do io.write(string.format("%.17g ", math.random())) end
print()
--- random sequence of a negative seed
math.randomseed(-7)
for i = 1, 5 do io.write(math.random(-50, 50), " ") end
print()
--- random sequence of a fraction seed
math.randomseed(0.5)
for i = 1, 5 do io.write(math.random(6), " ") end
print()
--- random sequence of a large seed
math.randomseed(1e15)
for i = 1, 5 do io.write(math.random(1e9), " ") end
print()
--- random sequence of a string seed
math.randomseed("123")
for i = 1, 5 do io.write(math.random(10), " ") end
print()
--- random sequence of infinite seeds
math.randomseed(1/0) print(math.random(1000)) math.randomseed(-1/0) print(math.random(1000))
--- random sequence long
math.randomseed(2024)
local s = 0
for i = 1, 10000 do s = s + math.random(1, 1000) end
print(s, math.random(1, 1e6))
--- random sequence repeats
math.randomseed(9) local a, b = math.random(), math.random(100)
math.randomseed(9) print(a == math.random(), b == math.random(100))
--- random with one and two limits
math.randomseed(5)
for i = 1, 6 do io.write(math.random(6), ",", math.random(10, 12), ",", math.random(-3, 3), " ") end
print()
--- random with equal limits
math.randomseed(5) print(math.random(1), math.random(7, 7), math.random(-2, -2)) print(math.random())
--- random with fraction limits
math.randomseed(5)
for i = 1, 5 do io.write(math.random(3.7), ",", math.random(1.2, 4.9), " ") end
print()
--- random with large limits
math.randomseed(5)
for i = 1, 3 do io.write(string.format("%.0f,%.0f ", math.random(2^31), math.random(2^53))) end
print()
--- random with negative limits
math.randomseed(5)
for i = 1, 5 do io.write(math.random(-10, -5), " ") end
print()
--- random with an empty interval
print(pcall(math.random, 0)) print(pcall(math.random, 2, 1)) print(pcall(math.random, -5)) print(pcall(function() math.random(5, 1) end))
--- random with zero as both limits
math.randomseed(3) print(math.random(0, 0), math.random(0, 1), math.random(0, 1), math.random(0, 1))
--- random with strings
math.randomseed(5) print(math.random("10"), math.random("1", "3"))
--- random with surplus arguments
math.randomseed(5) print(math.random(1, 2, 3))
--- random with bad arguments
print(pcall(math.random, "x")) print(pcall(math.random, {})) print(pcall(math.random, 1, nil)) print(pcall(math.random, nil))
--- random stays inside
math.randomseed(77)
local lo, hi, ok = 1/0, -1/0, true
for i = 1, 5000 do local r = math.random() ok = ok and r >= 0 and r < 1 local n = math.random(3, 8) lo, hi = math.min(lo, n), math.max(hi, n) end
print(ok, lo, hi)
--- randomseed returns nothing
print(select("#", math.randomseed(1)))
--- randomseed state is shared by coroutines
math.randomseed(11)
local a = coroutine.wrap(function() return math.random(1000) end)()
local b = math.random(1000)
math.randomseed(11) print(math.random(1000) == a, math.random(1000) == b)
--- arithmetic identities
local x = 0.1
print(x * 3 == 0.3, x * 10 == 1, (0.1 + 0.2) + 0.3 == 0.1 + (0.2 + 0.3))
--- rounding idioms
local function round(x) return math.floor(x + 0.5) end
print(round(2.5), round(-2.5), round(0.49999999999999994), round(2^52 + 1) == 2^52 + 1)
--- integer tests
local function isint(x) return x == math.floor(x) end
print(isint(5), isint(5.5), isint(2^53), isint(-1/0))
--- gcd and primes
local function gcd(a, b) while b ~= 0 do a, b = b, a % b end return a end
local n = 0
for i = 2, 200 do local p = true for j = 2, math.sqrt(i) do if i % j == 0 then p = false break end end if p then n = n + 1 end end
print(gcd(48, 36), n)
--- fibonacci of doubles
local a, b = 0, 1
for i = 1, 90 do a, b = b, a + b end
print(string.format("%.0f", a))
--- factorials
local f = 1
for i = 1, 25 do f = f * i end
print(f, string.format("%.0f", f))
--- euler's sum
local s = 0
for i = 1, 1000 do s = s + 1 / (i * i) end
print(string.format("%.14f", s))
--- math functions with strings of numbers
print(math.sqrt("16"), math.sin("0"), math.floor("-0x10"), math.exp("0"))
--- math functions ignore surplus arguments
print(math.floor(1.5, "x"), math.sqrt(4, {}), math.abs(-1, nil))
--- integers divided
print(7 / 2, 6 / 2, -7 / 2, 1 / 3, 2^53 / 3)
--- conversion to integer by format
print(string.format("%d", 3.0), pcall(string.format, "%d", 3.5))
