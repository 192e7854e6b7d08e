--- literals
print(1LL, 2ULL, 0xffLL, 0xffULL, 0LL, 0ULL, 123456789012345LL, 1ll, 2ull, 3Ull)
--- literals at the limits
print(9223372036854775807LL, -9223372036854775808LL, 18446744073709551615ULL, 0x7fffffffffffffffLL, 0xffffffffffffffffLL, 0xffffffffffffffffULL)
--- literals in binary
print(0b101LL, 0B11ULL)
--- literals that are malformed
for _, s in ipairs {"1L", "1U", "1UL", "1LLL", "1.5LL", "1e3LL", "0xLL", "1LLU", "1ULLx"} do print(s, (select(2, loadstring("return " .. s, "=s")))) end
--- literals of large values
print(loadstring("return 18446744073709551616LL", "=s")) print(9223372036854775808LL, 9223372036854775808ULL)
--- addition and subtraction
print(1LL + 2LL, 5LL - 7LL, 5ULL - 7ULL, 1LL + 2, 2 + 1LL, 10ULL - 3)
--- overflow wraps
print(9223372036854775807LL + 1, -9223372036854775807LL - 2, 18446744073709551615ULL + 1, 0ULL - 1)
--- multiplication
print(3LL * 4LL, -3LL * 4, 4294967296LL * 4294967296LL, 4294967296ULL * 4294967295ULL, 123456789LL * 987654321LL)
--- division
print(7LL / 2, -7LL / 2, 7LL / -2, 7ULL / 2, 18446744073709551615ULL / 2, -9223372036854775808LL / -1LL)
--- modulo
print(7LL % 3, -7LL % 3, 7LL % -3, -7LL % -3, 18446744073709551615ULL % 10, 7ULL % 4)
--- division by zero
print(pcall(function() return 1LL / 0 end)) print(pcall(function() return 1LL % 0LL end)) print(pcall(function() return 1ULL / 0ULL end)) print(pcall(function() return 0LL / 0LL end))
--- power
print(2LL ^ 10, 2LL ^ 62, 2LL ^ 63, 2ULL ^ 63, 3LL ^ 0, 2LL ^ -1, (-2LL) ^ 3, 10ULL ^ 19)
--- power special
print(0LL ^ 0, 1LL ^ -5, (-1LL) ^ -3, (-1LL) ^ -4, 0LL ^ -1, 2ULL ^ -1)
--- minus
print(-(5LL), -(5ULL), -(0LL), -(-9223372036854775808LL), - -3LL)
--- mixed signed and unsigned
print(1LL + 1ULL, -1LL + 0ULL, 5ULL * -1LL, -10LL / 2ULL, -1LL < 1ULL, -1LL == 18446744073709551615ULL)
--- mixed with fractions
print(1LL + 1.5, 10LL / 2.5, 3LL * 0.9, 2.9 + 0LL, -2.9 + 0LL)
--- mixed with large doubles
print(1LL + 2^53, 2^63 + 0ULL, 2^62 + 0LL)
--- mixed with strings
print(pcall(function() return 1LL + "2" end)) print(pcall(function() return "2" * 3LL end)) print(pcall(function() return 1LL .. "" end))
--- mixed with other kinds
print(pcall(function() return 1LL + nil end)) print(pcall(function() return 1LL + {} end)) print(pcall(function() return true - 1LL end)) print(pcall(function() return 1LL + print end))
--- comparison
print(1LL < 2LL, 2LL <= 2, 3ULL > 2LL, 1LL == 1, 1 == 1LL, 1LL == 1ULL, 1LL ~= 2LL, 1.5 < 2LL, 2LL == 2.5)
--- comparison of limits
print(-9223372036854775808LL < 9223372036854775807LL, 18446744073709551615ULL > 9223372036854775807LL, 0ULL <= 0LL)
--- comparison with other kinds
print(1LL == nil, 1LL == "1", 1LL == {}, 1LL == true) 
--- comparison with nil is null's
print(pcall(function() return 0LL == nil end)) print(pcall(function() return 1LL < nil end))
--- comparison order with other kinds
print(pcall(function() return 1LL < "2" end)) print(pcall(function() return 1LL < {} end)) print(pcall(function() return true <= 1LL end))
--- truth
print(0LL and "true" or "false", not 0LL, 0ULL == false)
--- tostring
print(tostring(1LL), tostring(-1LL), tostring(1ULL), tostring(18446744073709551615ULL), tostring(-9223372036854775808LL))
--- type
print(type(1LL), type(1ULL), type(1i))
--- tonumber
print(tonumber(5LL), tonumber(5ULL), tonumber(-1LL), tonumber(9007199254740993LL), type(tonumber(1LL)), tonumber(18446744073709551615ULL))
--- tonumber of complex numbers
print(tonumber(1i), tonumber(-2.5i))
--- string.format
print(string.format("%d %d", 5LL, -5LL), string.format("%x %X", 255LL, 255ULL), string.format("%d", 9223372036854775807LL), string.format("%x", -1LL), string.format("%o", 8LL))
--- string.format of u and s and others
print(pcall(string.format, "%u", 18446744073709551615ULL)) print(string.format("%s|%5s|", 1LL, 2ULL)) print(pcall(string.format, "%g", 5LL)) print(pcall(string.format, "%c", 65LL)) print(pcall(string.format, "%q", 5LL))
--- string.format with widths
print(string.format("%10d|%-10d|%010d|%+d", 5LL, 5LL, 5LL, 5LL))
--- as table keys by identity
local t = {}
t[1LL] = "a"
print(t[1LL], t[1], next(t) == 1) local k = 5LL t[k] = "k" print(t[k])
--- as array indices
local t = {10, 20, 30}
print(t[1LL], rawget(t, 2ULL))
--- in numeric for
print(pcall(function() for i = 1LL, 3 do end end)) print(pcall(function() for i = 1, 3LL do end end))
--- as library arguments
print(pcall(math.floor, 5LL)) print(pcall(string.rep, "x", 3LL)) print(pcall(math.abs, -5LL)) print(pcall(select, 1LL, "a")) print(pcall(math.max, 1LL, 2))
--- as library arguments that want strings
print(pcall(string.len, 5LL)) print(pcall(table.concat, {1LL})) print(pcall(io.write, 5LL))
--- print and io.write
print(5LL, 5ULL)
--- index and call
print(pcall(function() return (1LL).x end)) print(pcall(function() local x = 1LL x.y = 1 end)) print(pcall(function() return (1LL)() end)) print(pcall(function() return #1LL end))
--- index of a named value
print(pcall(function() local n = 5LL return n.field end)) print(pcall(function() local n = 5ULL return n:method() end))
--- getmetatable
print(type(getmetatable(1LL)), pcall(setmetatable, 1LL, {}))
--- metamethods of tables with 64-bit numbers
local t = setmetatable({}, {__add = function(a, b) return "added " .. type(b) end, __eq = function() return true end})
print(t + 1LL)
print(pcall(function() return 1LL + t end))
print(pcall(function() return t == 1LL end))
--- concatenation
print(pcall(function() return 1LL .. "x" end)) print(pcall(function() return "x" .. 2ULL end)) print(tostring(1LL) .. "x")
--- bit operations keep the kind
print(type(bit.band(1LL, 1)), bit.band(-1LL, 0xff), bit.lshift(1ULL, 40))
--- constants are kept by dump
print(loadstring(string.dump(function() return 1LL, -1LL, 18446744073709551615ULL, 2.5i end))())
--- constants in loops
local s = 0LL
for i = 1, 1000 do s = s + i * 1000000000LL end
print(s)
--- fibonacci of unsigned numbers
local a, b = 0ULL, 1ULL
for i = 1, 93 do a, b = b, a + b end
print(a)
--- factorial with wrap
local f = 1LL
for i = 1, 25 do f = f * i end
print(f)
--- hash by fnv
local h = 14695981039346656037ULL
for c in ("hello"):gmatch(".") do h = bit.bxor(h, c:byte() + 0ULL) h = h * 1099511628211ULL end
print(h, bit.tohex(h))
--- a linear congruence
local x = 1ULL
for i = 1, 3 do x = x * 6364136223846793005ULL + 1442695040888963407ULL end
print(x)
--- complex literals
print(1i, 2.5i, 0i, -1i, 1e3i, 0x10i, 1I)
--- complex arithmetic
print(pcall(function() return 1i + 2 end)) print(pcall(function() return 1i * 1i end)) print(pcall(function() return 1i + 1i end)) print(pcall(function() return -1i end))
--- complex comparison
print(pcall(function() return 1i == 1i end)) print(pcall(function() return 1i < 2i end)) print(1i == 1, 2i ~= 3)
--- complex fields
print((3i).re, (3i).im, (3i)[0], (3i)[1]) print(pcall(function() return (3i).x end))
--- complex fields cannot be set
print(pcall(function() local c = 3i c.re = 1 end))
--- complex special values
print(1e400i, -1e400i, tostring(0i))
--- complex as library arguments
print(pcall(math.floor, 1i)) print(pcall(string.format, "%d", 1i)) print(string.format("%s", 1i))
--- negative complex literals keep the sign of zero
print(-1i, -0i)
--- 64-bit numbers as upvalues and fields
local n = 1LL
local function inc() n = n + 1 return n end
inc() local t = {v = inc()} print(t.v, n == 3, rawequal(n, t.v))
--- 64-bit numbers through coroutines and pcall
print(coroutine.wrap(function(x) return x + 1 end)(1LL), pcall(function(...) return ... end, 5ULL))
--- 64-bit numbers compared for sorting
local t = {3LL, 1LL, 2LL}
table.sort(t)
print(t[1], t[2], t[3])
--- error objects of 64-bit numbers
print(pcall(error, 5LL))
--- uncaught error with a 64-bit number
error(5LL)
--- tonumber of strings gives no 64-bit numbers
print(tonumber("1LL"), tonumber("5ULL"), tonumber("0x10LL"), tonumber("1i"))
--- 64-bit division rounds to zero
print(-1LL / 2, 1LL / 2, -9LL / 4, 9LL / -4, -8LL / 4)
--- 64-bit conversion of nan and infinity
print(type(1LL + 0/0), pcall(function() return type(1LL + 1/0) end))
--- 64-bit numbers have a metatable that is not shown
print(getmetatable(1LL), getmetatable(2ULL), getmetatable(3i))
--- complex number as an uncaught error
error(2i)
