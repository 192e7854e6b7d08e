-- Loops long enough for every tier of the reference.
local t, s = {}, 0
for i = 1, 300 do t[i] = i % 7 end
for round = 1, 50 do for i = 1, #t do if t[i] > 3 then s = s + t[i] else s = s - round end end end
print(s)
local str = {}
for i = 1, 200 do str[#str + 1] = string.char(97 + i % 26) end
print(table.concat(str):sub(1, 30))
local x, n = 27, 0
while x ~= 1 do if x % 2 == 0 then x = x / 2 else x = 3 * x + 1 end n = n + 1 end
print(n)
local function apply(f, n) local r = 0 for i = 1, n do r = f(r, i) end return r end
print(apply(function(a, b) return a + b end, 500), apply(math.max, 500))
