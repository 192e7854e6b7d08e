-- Constant tables are copied, so that each run has its own.
local function make() return { 1, 2, 3, a = "x", b = true, c = false, [10] = 5, [2.5] = "k", [-0.5] = -1, d = nil } end
local one, two = make(), make()
one[1], one.a = "changed", "too"
print(one[1], one.a, two[1], two.a, two.b, two.c, two[10], two[2.5], two[-0.5], two.d)
local function partly(v) return { 1, v, 3, k = v, l = "const", [v] = 4 } end
local p, q = partly(9), partly("s")
print(p[1], p[2], p[3], p.k, p.l, p[9], q[2], q.s, q.k)
local many = { "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", 1e300, -1, 0.1, 2147483648, -2147483648, 1, true, false }
print(#many, many[11], many[14], many[15], many[18])
