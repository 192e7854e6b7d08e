local function count(...) return select("#", ...) end
local function pack(...) return { n = count(...), ... } end
local function drop(_, ...) return ... end
print(count(), count(nil), count(nil, nil), count(drop(1, 2, 3)))
local p = pack(1, nil, 3, nil)
print(p.n, p[1], p[2], p[3], p[4])
print((drop(1, 2, 3)), drop(1, 2, 3))
local function middle(a, ...) local b, c = ... return c, b, a, ... end
print(middle(1))
print(middle(1, 2, 3, 4))
print(select(-2, "a", "b", "c"))
local t = { drop(0, 1, 2), drop(0, 3, 4) }
print(#t, t[1], t[2], t[3])
print(pcall(select, 0))
