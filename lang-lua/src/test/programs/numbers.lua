local function show(...) local t = { ... } for i = 1, select("#", ...) do t[i] = tostring(t[i]) end print(table.concat(t, " ")) end
show(0, -0, 1, -1, 0.5, 1e15, 1e16, 123456789012345, 2^53, 2^63, 1e300 * 1e10, -1e300 * 1e10)
show(0x10, 0xff, 0x7fffffff, 0x80000000, 0xffffffff, 0x1p4, 1e-5, 3., .5, 5e-324)
show(7 % 3, -7 % 3, 7 % -3, -7 % -3, 5.5 % 2, -5.5 % 2, 1 % math.huge, -1 % math.huge)
show(7 / 2, -7 / 2, 1 / 0, -1 / 0, 2 ^ 0.5, 2 ^ -1, (-2) ^ 2, -2 ^ 2, 2 ^ 3 ^ 2)
local nan = 0 / 0
show(nan == nan, nan ~= nan, nan < nan, nan >= nan, not (nan < 1), 0 == -0, 1 / 0 == 1 / -0)
show(1 / 0, 1 / -0, 1 / (0 * -1), math.floor(-0.5), math.ceil(-0.5), 32767, 32768, -32768, -32769, 65535, 65536)
show(2147483647 + 1, -2147483648 - 1, 4294967296 * 4294967296, 1e15 + 0.5, 9007199254740993)
show(tonumber("0x1F"), tonumber("  12  "), tonumber("1e"), tonumber("z", 36), tonumber("8", 8), tonumber(""), tonumber("1 2"))
for x = 1, 2, 0.25 do io.write(x, " ") end print()
for x = 3, 1, -1 do io.write(x, " ") end print()
for x = 1, 0 do io.write("never") end
for x = 2^53 - 1, 2^53 do io.write(x, " ") if x == 2^53 then break end end print()
