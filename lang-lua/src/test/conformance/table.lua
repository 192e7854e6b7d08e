--- concat
print(table.concat({1, 2, 3})) print(table.concat({"a", "b"}, ",")) print(table.concat({}) == "") print(table.concat({"x"}, ","))
--- concat of a range
print(table.concat({1, 2, 3, 4}, "-", 2)) print(table.concat({1, 2, 3, 4}, "-", 2, 3)) print(table.concat({1, 2}, "-", 3) == "") print(table.concat({1, 2, 3}, "", 3, 3))
--- concat of numbers
print(table.concat({1.5, 2, -0.25, 1e20, 2^53}, " "))
--- concat with a number between
print(table.concat({"a", "b", "c"}, 0), table.concat({1, 2}, 1.5))
--- concat of bad values
print(pcall(table.concat, {1, {}, 3})) print(pcall(table.concat, {true})) print(pcall(table.concat, {1, nil, 3}, ",", 1, 3)) print(pcall(table.concat, {print}))
--- concat of a range beyond the end
print(pcall(table.concat, {1, 2}, ",", 1, 3)) print(pcall(table.concat, {1, 2}, ",", 0, 1)) print(pcall(table.concat, {1, 2}, ",", -1, 2))
--- concat with indices in the hash part
local t = {[0] = "zero", [-1] = "minus", "one"}
print(table.concat(t, ",", -1, 1))
--- concat with an empty range of huge numbers
print(table.concat({}, ",", 2^31 - 1, 1) == "", table.concat({}, "x", 1, -5) == "")
--- concat of many
local t = {}
for i = 1, 5000 do t[i] = i end
print(#table.concat(t), #table.concat(t, ", "))
--- concat keeps zero bytes
print(#table.concat({"a\0", "\0b"}, "\0"))
--- concat of fractions as positions
print(table.concat({1, 2, 3}, ",", 1.9, 2.9), table.concat({1, 2, 3}, ",", "2", "3"))
--- concat calls no __tostring
print(pcall(table.concat, {setmetatable({}, {__tostring = function() return "x" end})}))
--- insert at the end
local t = {1, 2}
table.insert(t, 3) table.insert(t, "four")
print(#t, t[3], t[4])
--- insert at a position
local t = {1, 3}
table.insert(t, 2, 2) table.insert(t, 1, 0)
print(table.concat(t, " "))
--- insert just behind the end
local t = {1, 2}
table.insert(t, 3, 3)
print(table.concat(t, " "))
--- insert beyond the end
local t = {1}
table.insert(t, 5, 5)
print(t[1], t[2], t[5])
--- insert before the start
local t = {1, 2}
table.insert(t, 0, "zero")
print(t[0], t[1], t[2], t[3])
--- insert at negative positions
local t = {1}
table.insert(t, -1, "m")
print(t[-1], t[0], t[1], t[2])
--- insert nil
local t = {1, 2}
table.insert(t, nil)
print(#t)
table.insert(t, 1, nil)
print(t[1], t[2], t[3])
--- insert with a wrong count of arguments
print(pcall(table.insert, {})) print(pcall(table.insert, {}, 1, 2, 3)) print(pcall(table.insert)) print(pcall(table.insert, {1}, 1, 2, nil))
--- insert with a wrong position
print(pcall(table.insert, {}, "x", 1)) print(pcall(table.insert, {}, nil, 1)) print(pcall(table.insert, {}, {}, 1))
local t = {1, 2} table.insert(t, "2", "s") print(t[2]) table.insert(t, 1.9, "f") print(t[1])
--- insert returns nothing
print(select("#", table.insert({}, 1)))
--- insert many in front
local t = {}
for i = 1, 100 do table.insert(t, 1, i) end
print(#t, t[1], t[100])
--- remove at the end
local t = {1, 2, 3}
print(table.remove(t), table.remove(t), table.remove(t), table.remove(t), #t)
--- remove at a position
local t = {"a", "b", "c", "d"}
print(table.remove(t, 2), table.remove(t, 1), table.concat(t))
--- remove out of range
local t = {1, 2}
print(table.remove(t, 3), table.remove(t, 0), table.remove(t, -1), table.remove(t, 10), #t)
--- remove of an empty table
print(table.remove({})) print(table.remove({}, 1)) print(table.remove({}, 0)) print(select("#", table.remove({}))) print(select("#", table.remove({}, 5)))
--- remove of index zero
local t = {[0] = "zero"}
print(table.remove(t, 0), t[0]) print(table.remove(t), t[0])
--- remove of the last by its position
local t = {1, 2, 3}
print(table.remove(t, 3), #t, table.remove(t, #t))
--- remove with fractions and strings
local t = {"a", "b", "c"}
print(table.remove(t, "1"), table.remove(t, 1.9), #t)
--- remove with nil as the position
print(pcall(table.remove, {1, 2}, nil))
--- queue and stack
local q = {}
for i = 1, 5 do table.insert(q, i) end
print(table.remove(q, 1), table.remove(q, 1), table.remove(q), #q)
--- sort numbers
local t = {5, 2, 8, 1, 9, 3}
table.sort(t)
print(table.concat(t, " "))
--- sort strings
local t = {"pear", "apple", "fig", "Banana", ""}
table.sort(t)
print(table.concat(t, ","))
--- sort with a comparator
local t = {3, 1, 2}
table.sort(t, function(a, b) return a > b end)
print(table.concat(t, " "))
--- sort by a field
local t = {{n = "b", v = 2}, {n = "a", v = 3}, {n = "c", v = 1}}
table.sort(t, function(a, b) return a.v < b.v end)
print(t[1].n, t[2].n, t[3].n)
--- sort of none, one and two
local a, b, c = {}, {1}, {2, 1}
table.sort(a) table.sort(b) table.sort(c)
print(#a, b[1], c[1], c[2])
--- sort of sorted and reversed and equal
local function s(t) table.sort(t) return table.concat(t, "") end
print(s {1, 2, 3, 4, 5}, s {5, 4, 3, 2, 1}, s {2, 2, 2, 2}, s {1, 2, 1, 2, 1})
--- sort of many
local t, x = {}, 42
for i = 1, 1000 do x = (x * 1103515245 + 12345) % 2147483648 t[i] = x end
table.sort(t)
local ok = true
for i = 2, #t do ok = ok and t[i - 1] <= t[i] end
print(ok, #t)
--- sort of many with a comparator
local t, x = {}, 7
for i = 1, 500 do x = (x * 16807) % 2147483647 t[i] = x end
table.sort(t, function(a, b) return a > b end)
local ok = true
for i = 2, #t do ok = ok and t[i - 1] >= t[i] end
print(ok)
--- sort of mixed kinds
print(pcall(table.sort, {1, "a", 2})) print(pcall(table.sort, {{}, {}})) print(pcall(table.sort, {true, false})) print(pcall(table.sort, {1, {}}))
--- sort with an invalid order function
local t = {}
for i = 1, 20 do t[i] = i end
print(pcall(table.sort, t, function(a, b) return true end))
--- sort with a comparator that raises
print(pcall(table.sort, {2, 1}, function() error("in cmp") end)) print(pcall(table.sort, {2, 1}, function() error({}, 0) end) == false)
--- sort with metamethods
local mt = {__lt = function(a, b) return a.k < b.k end}
local t = {}
for _, k in ipairs {3, 1, 2} do t[#t + 1] = setmetatable({k = k}, mt) end
table.sort(t)
print(t[1].k, t[2].k, t[3].k)
--- sort with a comparator of truthy results
local t = {3, 1, 2}
table.sort(t, function(a, b) if a < b then return 0 end end)
print(table.concat(t, " "))
--- sort returns nothing
print(select("#", table.sort({2, 1})))
--- sort of infinities
local t = {math.huge, 1, -math.huge, 0}
table.sort(t)
print(t[1], t[2], t[3], t[4])
--- maxn
print(table.maxn({}), table.maxn({1, 2, 3}), table.maxn({[10] = 1}), table.maxn({[1.5] = 1}), table.maxn({[-1] = 1}), table.maxn({x = 1}), table.maxn({1, nil, 3}))
--- getn
print(table.getn({1, 2, 3}), table.getn({}), pcall(table.setn))
--- foreach
table.foreach({x = 1}, print) print(table.foreach({1, 2, 3}, function(k, v) if v == 2 then return "found", "more" end end))
--- foreachi
table.foreachi({"a", "b"}, print) print(table.foreachi({5, 6, 7}, function(i, v) if v == 6 then return i end end)) print(table.foreachi({}, error))
--- foreach with no function
print(pcall(table.foreach, {}, nil)) print(pcall(table.foreachi, {1}, {}))
--- foreach raises
print(pcall(table.foreach, {1}, function() error("each") end)) print(pcall(table.foreachi, {1}, function() error("each") end))
--- move inside a table
local t = {1, 2, 3, 4, 5}
table.move(t, 2, 4, 1) print(table.concat(t, " "))
t = {1, 2, 3, 4, 5}
table.move(t, 1, 3, 3) print(table.concat(t, " "))
--- move to another table
local t = table.move({1, 2, 3}, 1, 3, 2, {9})
print(t[1], t[2], t[3], t[4])
--- move nothing
local t = {1, 2}
print(table.move(t, 2, 1, 5) == t, #t)
--- move with negative positions
local t = {[-1] = "a", [0] = "b"}
table.move(t, -1, 0, 1)
print(t[1], t[2])
--- move clears by nil
local t = {1, 2, 3}
table.move({}, 1, 2, 1, t)
print(t[1], t[2], t[3])
--- move uses metamethods or not
local t = setmetatable({}, {__index = function(_, k) return k * 10 end})
local r = table.move(t, 1, 2, 1, {})
print(r[1], r[2])
local log = setmetatable({}, {__newindex = function(t, k, v) rawset(t, k, v .. "!") end})
table.move({"a", "b"}, 1, 2, 1, log)
print(log[1], log[2])
--- move returns its target
local a, b = {1}, {}
print(table.move(a, 1, 1, 1, b) == b, table.move(a, 1, 1, 2) == a)
--- move overlapping forward and back by one
local t = {1, 2, 3, 4}
table.move(t, 1, 4, 2) print(table.concat(t, ","))
table.move(t, 2, 5, 1) print(table.concat(t, ","))
--- table.new
local new = require("table.new")
local t = new(10, 10)
print(type(t), #t, next(t)) t[1] = 5 t.x = 6 print(t[1], t.x)
--- table.new with zeros
local new = require("table.new")
print(#new(0, 0), next(new(5, 0)))
--- table.new with bad arguments
local new = require("table.new")
print(pcall(new)) print(pcall(new, 1)) print(pcall(new, "x", 1)) print(pcall(new, 1, {}))
--- table.new is known after it is required
print(table.new ~= nil, package.loaded["table.new"])
local new = require("table.new")
print(table.new == new, package.loaded["table.new"] == new)
--- table.clear
local clear = require("table.clear")
local t = {1, 2, 3, x = 1}
print(clear(t)) print(#t, t.x, next(t)) t[1] = 5 print(#t)
--- table.clear keeps the metatable
local clear = require("table.clear")
local mt = {}
local t = setmetatable({1}, mt)
clear(t)
print(getmetatable(t) == mt)
--- table.clear with bad arguments
local clear = require("table.clear")
print(pcall(clear)) print(pcall(clear, 5)) print(pcall(clear, "x"))
--- pack and unpack are absent
print(table.pack, table.unpack)
--- unpack
print(unpack({1, 2, 3})) print(unpack({})) print(unpack({1, nil, 3}, 1, 3)) print(unpack({1, 2, 3}, 2)) print(unpack({1, 2, 3}, 2, 3))
--- unpack out of range
print(unpack({1}, 3)) print(unpack({1, 2}, 0, 1)) print(unpack({1, 2}, -1, 1)) print(unpack({}, 1, 3)) print(unpack({1, 2, 3}, 3, 1))
--- unpack counts
print(select("#", unpack({}, 1, 100)), select("#", unpack({}, 1, 0)), select("#", unpack({n = 3}, 1, 3)))
--- unpack of too many
print(pcall(unpack, {}, 1, 1e6)) print(pcall(unpack, {}, -2^31, 2^31 - 1))
--- unpack of fractions and strings
print(unpack({1, 2, 3}, "2", "3")) print(unpack({1, 2, 3}, 1.9, 2.9))
--- unpack into calls
print(math.max(unpack {3, 9, 2}), ("%d-%d"):format(unpack {1, 2}))
--- unpack of many into a table
local t = {}
for i = 1, 3000 do t[i] = i end
print(#{unpack(t)})
--- next walks a list
local t = {10, 20, 30}
print(next(t)) print(next(t, 1)) print(next(t, 3)) print(next({}))
--- next with an unknown key
print(pcall(next, {}, "nope")) print(pcall(next, {1, 2}, 5)) print(pcall(next, {a = 1}, {}))
--- next on a single field
print(next({a = 1})) print(next({a = 1}, "a")) print(next({[true] = 2}))
--- next as emptiness
print(next({}) == nil, next({nil, 2}) ~= nil, next({[1] = false}))
--- next after clearing
local t = {1, 2, 3}
for k in next, t do t[k] = nil end
print(next(t))
--- pairs visits every key once
local t, seen, n = {}, {}, 0
for i = 1, 100 do t[i] = i t["k" .. i] = i end
for k in pairs(t) do n = n + 1 seen[k] = (seen[k] or 0) + 1 end
local ok = true
for k, c in pairs(seen) do ok = ok and c == 1 end
print(n, ok)
--- pairs sums
local s = 0
for k, v in pairs {1, 2, 3, x = 10, y = 20} do s = s + v end
print(s)
--- pairs with removals while it runs
local t, n = {}, 0
for i = 1, 50 do t["k" .. i] = i end
for k in pairs(t) do t[k] = nil n = n + 1 end
print(n, next(t))
--- pairs list first
local t = {1, 2, 3, x = "x"}
for k, v in pairs(t) do io.write(tostring(k), "=", tostring(v), " ") end
print()
--- pairs returns three values
local f, s, c = pairs({})
print(f == next, type(s), c)
--- pairs over nil and numbers
print(pcall(pairs)) print(pcall(pairs, 5)) print(pcall(pairs, "abc"))
--- ipairs returns three values
local t = {}
local f, s, c = ipairs(t)
print(type(f), s == t, c, f(t, 0), f({7, 8}, 1))
--- ipairs from changed tables
local t = {1, 2, 3}
for i, v in ipairs(t) do if i < 5 then t[#t + 1] = v * 10 end if i > 6 then break end end
print(#t)
--- ipairs stops where a value is removed
local t = {1, 2, 3, 4}
for i, v in ipairs(t) do t[3] = nil io.write(v, " ") end
print()
--- ipairs over strings and nil
print(pcall(ipairs)) print(pcall(ipairs, nil)) print(pcall(ipairs, "x")) print(pcall(ipairs, 5))
--- rawlen is absent and rawget works
print(rawlen, rawget({5}, 1), rawget({x = 1}, "x"), rawget({}, nil))
--- rawset returns its table
local t = {}
print(rawset(t, 1, 2) == t, t[1])
--- rawset with nil and nan keys
print(pcall(rawset, {}, nil, 1)) print(pcall(rawset, {}, 0/0, 1))
--- rawequal
print(rawequal(1, 1), rawequal("a", "a"), rawequal({}, {}), rawequal(nil, nil), rawequal(1, "1"), rawequal(0, -0), rawequal(0/0, 0/0))
--- select
print(select(1, "a", "b", "c")) print(select(2, "a", "b", "c")) print(select(4, "a")) print(select("#")) print(select("#", nil, nil))
--- select negative
print(select(-1, "a", "b", "c")) print(select(-3, "a", "b", "c")) print(pcall(select, -4, "a", "b", "c")) print(pcall(select, 0, "a"))
--- select of fractions and strings
print(select("2", "a", "b")) print(select(1.9, "a", "b")) print(pcall(select, "x", 1)) print(pcall(select, -0.5, 1))
--- length of a table with a border
local t = {}
for i = 1, 10 do t[i] = i end
for i = 10, 6, -1 do t[i] = nil end
print(#t)
--- length of a list that grew in the hash part
local t = {}
t[4] = 4 t[3] = 3 t[2] = 2 t[1] = 1
print(#t)
--- length of strings in tables
local t = {"ab", "cde"}
print(#t, #t[1], #t[2])
--- two dimensions
local m = {}
for i = 1, 3 do m[i] = {} for j = 1, 3 do m[i][j] = i * j end end
print(m[2][3], #m, #m[1])
--- tables as sets
local set = {}
for _, w in ipairs {"a", "b", "a"} do set[w] = true end
print(set.a, set.b, set.c)
--- tables as keys by identity
local k1, k2 = {}, {}
local t = {[k1] = 1, [k2] = 2}
print(t[k1], t[k2], t[{}])
--- linked lists
local l = nil
for i = 1, 3 do l = {value = i, next = l} end
while l do io.write(l.value, " ") l = l.next end
print()
--- self reference
local t = {}
t.self = t
print(t.self.self.self == t)
--- hash collisions of numbers and strings
local t = {}
for i = 1, 200 do t[i * 1024] = i t[tostring(i * 1024)] = -i end
print(t[1024], t["1024"], t[204800], t["204800"])
--- removal and reinsertion in the hash
local t = {}
for r = 1, 5 do for i = 1, 100 do t["k" .. i] = i + r end for i = 1, 100, 2 do t["k" .. i] = nil end end
local n, s = 0, 0
for k, v in pairs(t) do n = n + 1 s = s + v end
print(n, s)
--- fraction keys
local t = {}
t[0.1] = "a" t[1/3] = "b" t[1e300] = "c" t[-0.5] = "d"
print(t[0.1], t[1/3], t[1e300], t[-0.5], t[0.2])
--- infinite keys
local t = {[math.huge] = "inf", [-math.huge] = "-inf"}
print(t[math.huge], t[-math.huge], t[1/0])
--- keys true and false and 1
local t = {[true] = "T", [false] = "F", [1] = "one", ["true"] = "s"}
print(t[true], t[false], t[1], t["true"], t[not nil])
--- array with zero
local t = {[0] = "z", "a", "b"}
print(#t, t[0], t[1])
--- many string keys
local t = {}
for i = 1, 2000 do t["key" .. i] = i end
local s = 0
for i = 1, 2000 do s = s + t["key" .. i] end
print(s)
--- table.new with a size that is too large
print(pcall(require("table.new"), 0, 2^28))
--- sort order of equal elements
local t = {}
for i, k in ipairs {3, 1, 2, 3, 1, 2, 3, 1, 2, 1, 1, 3} do t[i] = {k = k, i = i} end
table.sort(t, function(a, b) return a.k < b.k end)
for _, e in ipairs(t) do io.write(e.k, ":", e.i, " ") end
print()
--- sort order of comparisons
local log = {}
table.sort({3, 1, 2, 5, 4}, function(a, b) log[#log + 1] = a .. "<" .. b return a < b end)
print(table.concat(log, " "))
--- sort of many equal elements
local t = {}
for i = 1, 200 do t[i] = {k = i % 7, i = i} end
table.sort(t, function(a, b) return a.k < b.k end)
for i = 1, 200, 20 do io.write(t[i].k, ":", t[i].i, " ") end
print()
