local a1, a2, a3, a4, a5, a6, a7, a8, a9, a10 = 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
local b1, b2, b3, b4, b5, b6, b7, b8, b9, b10 = a10, a9, a8, a7, a6, a5, a4, a3, a2, a1
local function sum(...) local s = 0 for i = 1, select("#", ...) do s = s + (select(i, ...)) * i end return s end
print(sum(a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, b1, b2, b3, b4, b5, b6, b7, b8, b9, b10))
local function up() a1 = a1 + b10; b10 = b10 + a1 return a1, b10 end
print(up()) print(up())
print(a1 .. a2 .. a3 .. a4 .. a5 .. b1 .. b2 .. b3 .. b4 .. b5, sum(a1 + b1 * (a2 + b2 * (a3 + b3 * (a4 + b4 * (a5 + b5))))))
do local c1, c2 = up() print(c1, c2) end
print(a1, b10, (function(...) local x, y = ... return y, x end)(a1, b10))
