local function values(t) local i = 0 return function() i = i + 1 return t[i] end end
for v in values({ "a", "b", "c" }) do io.write(v, " ") end print()
local function stateless(s, i) if i < s then return i + 1, i * i end end
for i, sq in stateless, 4, 0 do io.write(i, "=", sq, " ") end print()
for i, v in ipairs({ 1, 2, nil, 4 }) do io.write(i, ":", v, " ") end print()
local sum = 0
for _, v in pairs({ 1, 2, 3, x = 4 }) do sum = sum + v end
print(sum)
for k, v in next, { only = "one" } do print(k, v) end
local p = setmetatable({}, { __call = function(self, s, c) c = (c or 0) + 1 if c <= s then return c end end })
for i in p, 3 do io.write(i, " ") end print()
local pairs = function(t) return function(_, k) if k == nil then return 1, "mine" end end, t, nil end
for k, v in pairs({}) do print(k, v) end
for a, b, c in function(_, x) if not x then return 1, 2, 3 end end do print(a, b, c) end
