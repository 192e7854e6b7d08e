local inspect = require "inspect"

print(inspect(1), inspect "text", inspect 'say "hi"', inspect "both ' and \"", inspect(nil), inspect(true), inspect(1.5), inspect(2 ^ 53), inspect(1 / 0))
print(inspect { 1, 2, 3 }, inspect {}, inspect { a = 1, b = 2, ["c d"] = 3, [10] = "x", [true] = false })
print(inspect { 1, { 2, { 3, { 4 } } }, depth = { deeper = {} } })
print(inspect({ 1, { 2, { 3, { 4 } } } }, { depth = 2 }))
print(inspect({ 1, { a = 1, b = { 2 } } }, { newline = "@", indent = ">>" }))
print(inspect "\0\1\7\n\r\t\\\127\200")
local a, b = { 1 }, {}
a.me, a.b, b.a = a, b, a
print(inspect(a))
print(inspect { a, a, b })
print(inspect(setmetatable({ x = 1 }, { __index = { y = 2 }, __call = function() end })))
print(inspect(setmetatable({ x = 1 }, { __metatable = "hidden" })), inspect(setmetatable({}, { __tostring = function() return "never" end })))
print(inspect { print, print, function() end, coroutine.create(print), io.stdout ~= nil })
print(inspect({ user = "ann", password = "secret", nested = { password = "x" } }, {
  process = function(item, path)
    if path[#path] ~= "password" then return item end
  end,
}))
print(inspect({ 1, 2, 3 }, { process = function(item, path) return type(item) == "number" and path[#path] ~= inspect.KEY and item * 2 or item end }))
print(inspect(setmetatable({ 1 }, { n = 1 }), { process = function(item, path) if path[#path] ~= inspect.METATABLE then return item end end }))
local mixed = { [1] = "a", [2] = "b", [4] = "d", [-1] = "m", [1.5] = "h", z = 1, ["end"] = 2, ["2x"] = 3, [false] = 4 }
print(inspect(mixed))
local long = {}
for i = 1, 40 do long[i] = ("x"):rep(i % 5) end
print(inspect(long))
local deep = {}
local at = deep
for i = 1, 100 do at[1] = {} at = at[1] end
print(#inspect(deep), inspect(deep, { depth = 3 }))
