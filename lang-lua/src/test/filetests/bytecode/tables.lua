local x, y
local t = { a = x, [1] = 2, 3, 4, z = 5, nil }
local u = { 1, 2, x, y = 1, f() }
local v = { ... }
t = { [x] = 1, ["a"] = f(), a
  .b, c
  (1), [y] = { } }
t = { [0] = 1, 2, nil, [-1] = 5, [1.5] = true, [1e10] = "x" }
t = { f = 1, f = g(), g(), }
t = { x
  , y, (f()) }
