-- one to one, fewer, more, open ends
local a, b, c = 1
a, b, c = b, a
a, b = f()
a, b, c = 1, f()
a, b = f(), 2, g()
a, a = 1, 2
local n
local m, o
local t = {}
t.x, t[1], t[a], t["a b"], t[256], t[-1], t[1.5] = 1, 2, 3, 4, 5, 6, 7
-- a target's table and key change while it waits
local i = 1
i, t[i], i = 2, 3, 4
t, t.x = nil, t
a = a
x = x
x, y = y, x
local function outer()
  local v = 1
  return function()
    v = nil
    v = true
    v = "s"
    v = 7
    v = 1e100
    v = -1
    v = a
    v = {}
    v, a = a, v
    return v
  end
end
