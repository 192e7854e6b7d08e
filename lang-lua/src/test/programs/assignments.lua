local a, b, c = 1, 2
print(a, b, c)
a, b = b, a
print(a, b)
local t = { 1, 2, 3 }
local i = 1
i, t[i] = i + 1, 20
print(i, t[1], t[2])
local function two() return "x", "y" end
local p, q, r = two()
print(p, q, r)
p, q, r = 0, two()
print(p, q, r)
p, q, r = two(), 0
print(p, q, r)
t.a, t.b, t.c = two(), two()
print(t.a, t.b, t.c)
g1, g2 = "global", t
print(g1, g2 == t, _G.g1)
local x = x == nil and "outer is nil"
print(x)
do local x = x .. "!"; print(x) end
local u, v, w = (two())
print(u, v, w)
