--- tobit
print(bit.tobit(0), bit.tobit(1), bit.tobit(-1), bit.tobit(0xffffffff), bit.tobit(0x80000000), bit.tobit(2^32), bit.tobit(2^32 + 5))
--- tobit of fractions rounds
print(bit.tobit(1.5), bit.tobit(2.5), bit.tobit(-1.5), bit.tobit(0.5), bit.tobit(0.4999), bit.tobit(-0.5), bit.tobit(1e9 + 0.5))
--- tobit of large numbers
print(bit.tobit(2^40 + 3), bit.tobit(-2^40 - 3), bit.tobit(2^50), bit.tobit(2^50 + 1), bit.tobit(-2^31 - 1))
--- tobit of strings
print(bit.tobit("5"), bit.tobit("0xff"), bit.tobit(" -1 "), bit.tobit("1e3"))
--- tobit of strings beyond 32 bits
print(bit.tobit("4294967296"), bit.tobit("0xffffffff"))
--- bnot
print(bit.bnot(0), bit.bnot(-1), bit.bnot(0x7fffffff), bit.bnot(5), bit.bnot(0xffffffff))
--- band and bor and bxor
print(bit.band(12, 10), bit.bor(12, 10), bit.bxor(12, 10), bit.band(-1, 255), bit.bor(0x80000000, 1), bit.bxor(-1, -1))
--- band and bor and bxor of many
print(bit.band(255, 127, 63, 31), bit.bor(1, 2, 4, 8, 16), bit.bxor(1, 2, 3, 4, 5), bit.band(7), bit.bor(0xffffffff), bit.bxor(2^31))
--- lshift
print(bit.lshift(1, 0), bit.lshift(1, 5), bit.lshift(1, 31), bit.lshift(1, 32), bit.lshift(1, 33), bit.lshift(-1, 4), bit.lshift(1, -1))
--- rshift
print(bit.rshift(256, 4), bit.rshift(-1, 0), bit.rshift(-1, 28), bit.rshift(-1, 31), bit.rshift(-1, 32), bit.rshift(1, 1), bit.rshift(-256, 8))
--- arshift
print(bit.arshift(256, 4), bit.arshift(-256, 4), bit.arshift(-1, 31), bit.arshift(-1, 32), bit.arshift(0x80000000, 31), bit.arshift(0x7fffffff, 30))
--- rol and ror
print(bit.rol(0x12345678, 8), bit.ror(0x12345678, 8), bit.rol(1, 31), bit.ror(1, 1), bit.rol(1, 32), bit.ror(1, 33), bit.rol(0x80000001, 1))
--- shifts by fractions and strings
print(bit.lshift(1, 2.5), bit.lshift("1", "4"), bit.lshift(1, 3.5), bit.rshift(16, "2"))
--- bswap
print(bit.tohex(bit.bswap(0x12345678)), bit.bswap(1), bit.bswap(-1), bit.bswap(0x000000ff), bit.bswap(bit.bswap(12345)))
--- tohex
print(bit.tohex(255), bit.tohex(-1), bit.tohex(0), bit.tohex(0x7fffffff), bit.tohex(2^32), bit.tohex(2^31))
--- tohex with a number of digits
print(bit.tohex(255, 4), bit.tohex(255, 2), bit.tohex(0xabcdef, 4), bit.tohex(255, 8), bit.tohex(255, 1), bit.tohex(5, 0) == "", bit.tohex(255, 100))
--- tohex in upper case
print(bit.tohex(0xabcdef, -8), bit.tohex(255, -2), bit.tohex(-1, -4), bit.tohex(10, -100))
--- results are signed
print(bit.band(0xffffffff, 0xffffffff), bit.bor(0x80000000, 0), bit.bxor(0x7fffffff, 0xffffffff), bit.bnot(0x80000000))
--- operators without arguments
print(pcall(bit.band)) print(pcall(bit.bor)) print(pcall(bit.bxor)) print(pcall(bit.bnot)) print(pcall(bit.tohex)) print(pcall(bit.lshift, 1))
--- operators of wrong kinds
print(pcall(bit.band, 1, "x")) print(pcall(bit.bor, {}, 1)) print(pcall(bit.bnot, nil)) print(pcall(bit.lshift, 1, {})) print(pcall(bit.tobit, true))
--- operators of nan and infinity
print(pcall(function() return type(bit.tobit(0/0)) end)) print(type(bit.band(1/0, 1)))
--- a checksum
local h = 0
for c in ("The quick brown fox"):gmatch(".") do h = bit.bxor(bit.rol(h, 5), c:byte()) end
print(bit.tohex(h))
--- a pseudo random generator by xor and shift
local x = 2463534242
for i = 1, 5 do x = bit.bxor(x, bit.lshift(x, 13)) x = bit.bxor(x, bit.rshift(x, 17)) x = bit.bxor(x, bit.lshift(x, 5)) io.write(x, " ") end
print()
--- crc32
local function crc(s) local c = bit.bnot(0) for i = 1, #s do c = bit.bxor(c, s:byte(i)) for _ = 1, 8 do c = bit.bxor(bit.rshift(c, 1), bit.band(0xedb88320, -bit.band(c, 1))) end end return bit.tohex(bit.bnot(c)) end
print(crc(""), crc("a"), crc("123456789"))
--- counting bits
local function pop(x) local n = 0 for i = 0, 31 do n = n + bit.band(bit.rshift(x, i), 1) end return n end
print(pop(0), pop(-1), pop(255), pop(0x80000001))
--- masks in loops
local s = 0
for i = 0, 1000 do s = bit.bxor(s, bit.lshift(i, i % 32)) end
print(s)
--- powers of two and tests
for _, x in ipairs {1, 2, 3, 64, 100} do io.write(tostring(x > 0 and bit.band(x, x - 1) == 0), " ") end
print()
--- the global and the module are one
print(bit == require("bit"), bit32)
--- arithmetic on results
print(bit.bnot(0) + 1, bit.lshift(1, 31) - 1, bit.rshift(-1, 1) + 1)
--- bit of 64-bit numbers
print(bit.band(0xffffffffffLL, 0xffff0000ffLL), bit.bor(1LL, 2LL), bit.bxor(-1LL, 1LL), bit.bnot(0ULL), bit.bnot(0LL))
--- bit of 64-bit numbers and numbers mixed
print(bit.band(-1LL, 255), bit.bor(1, 2ULL), bit.bxor(1LL, -1), bit.band(0xffffffffffffffffULL, 1))
--- shifts of 64-bit numbers
print(bit.lshift(1LL, 40), bit.rshift(-1LL, 60), bit.arshift(-256LL, 4), bit.lshift(1ULL, 63), bit.lshift(1LL, 64), bit.rshift(-1LL, 1))
--- rotates of 64-bit numbers
print(bit.rol(1ULL, 63), bit.ror(1ULL, 1), bit.rol(0x123456789abcdef0ULL, 8), bit.ror(0xffLL, 4))
--- bswap and tohex of 64-bit numbers
print(bit.bswap(1ULL), bit.tohex(255LL), bit.tohex(-1LL), bit.tohex(0x123456789abcdefLL, 8), bit.tohex(0xabcULL, -16), bit.tohex(1ULL, 4))
--- tobit of 64-bit numbers
print(bit.tobit(0x1ffffffffLL), bit.tobit(5ULL), bit.tobit(-1LL), type(bit.tobit(1LL)))
--- shift counts of 64-bit numbers
print(bit.lshift(1, 4LL), bit.lshift(1LL, 4LL), bit.rshift(256, 4ULL), bit.lshift(1LL, -1))
--- bit of complex numbers
print(pcall(bit.band, 1i, 1)) print(pcall(bit.tohex, 2i))
