local List, Map, OrderedMap, MultiMap, Set = require "pl.List", require "pl.Map", require "pl.OrderedMap", require "pl.MultiMap", require "pl.Set"
local pretty, tablex = require "pl.pretty", require "pl.tablex"

local l = List { 10, 20, 30 }
l:append(40):insert(1, 5):extend { 50, 60 }
print(l, #l, l:index(30), l:contains(70), l:count(20))
print(l:slice(2, -2), l:reverse(), List.range(1, 10, 3), List "word", List.split("a;b;c", ";"))
print(l:map("+", 1), l:filter(function(x) return x % 20 == 0 end), l:reduce("+"))
print(l:pop(), l:remove(1), l:clone():clear(), l == l:clone(), l .. List { 1 })
print(List { 3, 1, 2 }:sort(), List { 3, 1, 2 }:sort(">"), List { "x", "y" }:join "-", l:minmax())
print(List { 1, 2, 3, 4, 5, 6 }:chop(2, 3), List { "a", "b" }:put "c", l:transform("/", 10))
print(List.partition({ 1, 2, 3, 4, 5 }, function(x) return x % 2 == 0 and "even" or "odd" end):get "odd")
for i, v in ipairs(List { "x", "y", "z" }:splice(2, { 1, 2 })) do io.write(i, "=", tostring(v), " ") end
print()

local m = Map { b = 2 }
m:set("a", 1)
m:update { c = 3 }
print(m:get "a", m:len(), m:keys():sort(), m:values():sort(), m:getvalues { "b", "c" }, m == Map { a = 1, b = 2, c = 3 })
print(Map { one = 1 }, m:setdefault("d", 4), m:items():sort(function(x, y) return x[1] < y[1] end):map(function(p) return p[1] .. p[2] end))

local o = OrderedMap()
o:set("z", 26)
o:set("a", 1)
o:set("m", 13)
print(o, o:keys(), o:values(), o:get "m")
o:insert(2, "q", 17)
o:set("z", nil)
print(o, OrderedMap { { first = 1 }, { second = 2 } })
for k, v in o:iter() do io.write(k, "=", v, " ") end
o:sort()
print(o)

local mm = MultiMap()
mm:set("x", 1)
mm:set("x", 2)
mm:set("y", 3)
pretty.dump { x = mm:get "x" }

local s, t = Set { "one", "two" }, Set { "two", "three" }
local function listed(set) return table.concat(Set.values(set):sort(), ",") end
print(listed(s + t), listed(s * t), listed(s - t), listed(s ^ t), s < s + t, Set.len(s), Set.isempty(Set {}), s == Set { "two", "one" }, Set.isdisjoint(s, t))
print(Set { "only" })

print(tablex.deepcompare({ 1, { a = 2 } }, { 1, { a = 2 } }), tablex.size { a = 1, b = 2, 3 }, tablex.find({ 5, 6, 7 }, 6), tablex.rfind({ 1, 2, 1 }, 1))
print(unpack(tablex.map(string.upper, { "a", "b" })))
print(unpack(tablex.imap2("..", { "a", "b" }, { 1, 2 })))
print(unpack(tablex.zip({ 1, 2 }, { 3, 4 })[2]))
pretty.dump(tablex.deepcopy { 1, { 2, { 3 } } })
pretty.dump(tablex.index_by({ 10, 20, 30 }, { 1, 3 }))
pretty.dump(tablex.range(5, 1, -2))
print(tablex.compare_no_order({ 1, 2, 3 }, { 3, 2, 1 }), tablex.reduce("*", { 1, 2, 3, 4 }), tablex.count_map({ "a", "b", "a" }).a)
pretty.dump(tablex.sub({ 10, 20, 30, 40 }, 2, 3))
for k, v in tablex.sort { c = 3, a = 1, b = 2 } do io.write(k, v, " ") end
for k, v in tablex.sortv({ c = 3, a = 9, b = 2 }, ">") do io.write(k, v, " ") end
print()
print(pcall(List.slice))
print(pcall(tablex.map, 42, {}))
print(pcall(Map.get))
