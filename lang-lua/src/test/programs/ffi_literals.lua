local function nested() return 1LL + 2, function() return 0xffffffffffffffffULL end end
local sum, big = nested()
print(sum, big(), 9223372036854775807LL, -1LL, 18446744073709551615ULL, 0x7fffffffffffffffLL + 1)
print(7LL / 2, -7LL / 2, 7LL % 3, -7LL % 3, 2LL ^ 10, 10ULL > 9, 1LL == 1, 1ULL < 2LL)
print(2i, 1.5i, -2i, 0i)
local ffi = require("ffi")
print(ffi.typeof(1LL) == ffi.typeof("int64_t"), ffi.istype("complex", 2i), (2i).im, (2i).re)
local t = { 5LL, 6ULL, 7i }
print(t[1], t[2], t[3], tonumber(t[1]) + 1, type(t[1]))
