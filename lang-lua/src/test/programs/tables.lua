local t = { 10, 20, 30, nil, 50, n = 1, ["key with space"] = 2, [3 + 4] = "seven", [true] = "yes", [-1] = "minus", [1.5] = "half" }
print(t[1], t[2], t[3], t[4], t[5], t.n, t["key with space"], t[7], t[true], t[-1], t[1.5])
local nested = { { 1, { 2, { 3 } } }, x = { y = { z = "deep" } } }
print(nested[1][2][2][1], nested.x.y.z)
local list = {}
for i = 1, 10 do list[i] = (i * 7) % 11 end
table.sort(list) print(table.concat(list, ","))
table.sort(list, function(a, b) return a > b end) print(table.concat(list, ","))
table.insert(list, 1, "first") table.insert(list, "last") print(table.remove(list, 1), table.remove(list), #list, unpack(list, 1, 3))
local keys = {}
for k in pairs({ a = 1, b = 2, c = 3 }) do keys[#keys + 1] = k end
table.sort(keys) print(table.concat(keys))
print(next({}), #{}, #{ 1, 2, 3 }, #{ n = 1 }, rawequal(t, t), rawlen == nil)
local function f() return 1, 2, 3 end
print(#{ f() }, #{ f(), f() }, #{ (f()) }, #{ f(), nil }, ({ f(), x = 1 })[1])
local copy = { t[1], t[2], a = t.n, [t.n] = "over" }
print(copy[1], copy[2], copy.a)
