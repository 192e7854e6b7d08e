local bit = require("bit")
local band, bor, bxor, bnot, lshift, rshift, arshift, tohex = bit.band, bit.bor, bit.bxor, bit.bnot, bit.lshift, bit.rshift, bit.arshift, bit.tohex
print(band(0xff, 0x0f), bor(1, 2, 4), bxor(5, 1), bnot(0), lshift(1, 31), rshift(-1, 28), arshift(-256, 4), tohex(255))
local h = 5381
for c in ("hash me"):gmatch(".") do h = bxor(lshift(h, 5) + h, c:byte()) end
print(h, tohex(h), bit.bswap(0x12345678), bit.rol(0x12345678, 8), bit.ror(0x12345678, 8))
print(bit.tobit(0xffffffff), bit.tobit(2^40 + 1))
