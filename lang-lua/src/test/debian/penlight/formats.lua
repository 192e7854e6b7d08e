local template, lexer, data, config, xml, sip, url, lapp, Date, seq = require "pl.template", require "pl.lexer", require "pl.data", require "pl.config", require "pl.xml", require "pl.sip", require "pl.url", require "pl.lapp", require "pl.Date", require "pl.seq"
local pretty, List, class, func, comprehension, array2d, permute, operator, strict = require "pl.pretty", require "pl.List", require "pl.class", require "pl.func", require "pl.comprehension".new(), require "pl.array2d", require "pl.permute", require "pl.operator", require "pl.strict"

print((template.substitute([[
# for i, name in ipairs(names) do
  <li>$(i): $(name:upper())</li>
# end
total $(#names)
]], { ipairs = ipairs, names = { "ann", "bob" } })))
print(template.substitute("$(nothing.x)", {}))
print(template.substitute("# for do\n", {}))
local compiled = template.compile("@{x * 2}", { inline_escape = "@", inline_brackets = "{}" })
print((compiled:render { x = 21 }))

for kind, value in lexer.lua "local x = 0x1F + 1.5e3 -- note\nreturn 'a\\'b' .. [[long\ntext]] ~= nil" do io.write(kind, ":", tostring(value), " ") end
print()
for kind, value in lexer.cpp "#include <x>\nint main() { return 'c'; } // end" do io.write(kind, ":", tostring(value):gsub("\n", "\\n"), " ") end
print()
local tokens = lexer.scan "alpha = sin(2.5)"
print(tokens(), lexer.getline and true)
print(lexer.expecting(lexer.lua "( a )", "("))

local people = data.read "data/people.csv"
print(people.fieldnames:concat ",", #people, people[1][1], people:column_by_name "age":concat "+")
for name, town in people:select "name,town where age > 30 sort by name" do io.write(name, "@", town, " ") end
print()
people:write "people.out"
print(io.open "people.out":read "*a")
print(data.new({ { 1, 2 }, { 3, 4 } }, { "x", "y" }):column_by_name "y":concat " ")

pretty.dump(config.read "data/settings.ini")
print(config.lines and pcall(config.read, "nowhere"))

local document = xml.parse "<root a='1'><item>one &amp; two</item><item x=\"2\"/><!-- note --></root>"
print(document, document.attr.a, #document:child_with_name("item") , document:get_elements_with_name "item"[1]:get_text())
print(xml.tostring(xml.new "top":addtag("mid", { k = "v" }):text("<text>"):up():addtag "last", "", "  "))
local doc, ol, li = xml.tags "doc, ol, li"
print(doc { ol { li "first", li { class = "x", "second" } } })
print(xml.basic_parse "<a><b>c</b></a>", xml.xml_escape "<&>\"'", xml.xml_unescape "&lt;&quot;")
local found = document:match "<root><item>$text</item><item x='$x'/></root>"
print(found and found.text, found and found.x)
print(pcall(xml.parse, "<open>"))

local result = {}
print(sip.match("($i{x}, $i{y}) $v{name} = $q{text}", "(10, 20) size = 'big'", result), result.x, result.y, result.text)
print(sip.compile "$v{key}=$S{value}" ("width=80", result), result.key, result.value)
print(sip.match("$d{day}/$d{month}/$d{year}", "21/11/2026", result), result.day, result.year)
print(url.quote "a b/c?d=é", url.unquote "a%20b%2Fc+d", url.quote("a b", true))

local arguments = lapp [[
Does something.
  -n,--number (default 10)  how many
  -v,--verbose              says more
  --ratio (0..1 default 0.5)
  -k,--kind (small|large default small)
  <files...> (string)       what to work on
]]
print(arguments.number, arguments.verbose, arguments.ratio, arguments.kind, List(arguments.files))

local d = Date { year = 2024, month = 2, day = 29, hour = 13, min = 5 }
print(d:year(), d:month_name(), d:weekday_name(true), d:is_weekend(), d:last_day():day())
print(Date.Format "yyyy-mm-dd HH:MM":tostring(d), Date.Format "dd/mm/yy":parse "21/11/26":day(), d:add { day = 1 }:month(), d < Date { year = 2025 })
print(Date.Format():parse "2021-03-04 10:20:30":toUTC():hour(), d:diff(Date { year = 2024, month = 2, day = 28 }))
print(Date.Interval(3725))

print(seq.sum { 1, 2, 3 }, seq.copy(seq.range(1, 5)), seq.copy(seq.filter(seq.list { 1, 5, 2 }, ">", 1)), List(seq.copy(seq.map(string.upper, seq.list { "a", "b" }))))
print(seq.count(seq.list { 1, 2, 3 }, seq.greater_than(1)), seq.minmax { 3, 1, 2 })
print(List(seq.copy(seq.unique(seq.list { 1, 2, 1 }))):sort(), seq.reduce("+", seq.range(1, 100)), List(seq.copy(seq.take({ 5, 6, 7 }, 2))), List(seq.copy(seq.skip(seq.list { 5, 6, 7 }, 2))))

local Animal = class()
function Animal:_init(name) self.name = name end
function Animal:__tostring() return self.name .. ": " .. self:speak() end
local Cat = class(Animal)
function Cat:_init(name) self:super(name) end
function Cat:speak() return "meow" end
class.Dog(Animal)
function Dog:speak() return "woof" end
local tom = Cat "Tom"
print(tom, Dog "Rex", tom:is_a(Animal), Cat:class_of(tom), Dog:class_of(tom), Cat._base == Animal)
local Point = class(require "pl.class".properties)
function Point:_init(x) self._x = x end
function Point:get_x() return self._x * 2 end
print(Point(21).x)

local _1, _2, I = func._1, func._2, func.I
print(I(_1 + _2 * 2)(3, 4), func.compose(math.sqrt, math.abs)(-16), tostring(_1 .. "x" .. _2), List { 1, 2, 3 }:map(_1 * _1))
print(List(comprehension "x * y for x = 1, 3 for y = x, 3 if x ~= y" ()), comprehension "sum(x for x)" { 1, 2, 3 }, comprehension "max(#s for s)" { "a", "ccc" })
local a = array2d.new(2, 3, function(i, j) return i * 10 + j end)
array2d.write(a)
print(array2d.reduce_rows("+", a)[2], array2d.transpose(a)[3][1], List(array2d.row(a, 2)), array2d.slice(a, 1, 1, 2, 2)[2][2], array2d.map("-", a, 1)[1][1], List(array2d.flatten(a)))
for p in permute.order_iter { 1, 2, 3 } do io.write(table.concat(p), " ") end
print(#permute.order_table { 1, 2, 3, 4 })
print(operator.add(1, 2), operator.optable["<"](1, 2), operator.table(1, 2)[2])
print(pcall(function() return undefined_name end))
print(pcall(function() undefined_name = 1 end))
