--- a new buffer
local buffer = require("string.buffer")
local b = buffer.new()
print(#b, tostring(b) == "", type(b))
--- put and tostring
local b = require("string.buffer").new()
print(b:put("abc", 1, 2.5) == b, tostring(b), #b)
--- put of bad values
local b = require("string.buffer").new()
print(pcall(b.put, b, nil)) print(pcall(b.put, b, {})) print(pcall(b.put, b, true)) print(tostring(b))
--- put of objects with __tostring
local b = require("string.buffer").new()
b:put(setmetatable({}, {__tostring = function() return "obj" end}))
print(tostring(b))
--- put of another buffer
local buffer = require("string.buffer")
local a, b = buffer.new(), buffer.new()
a:put("inner") b:put("<", a, ">") print(tostring(b), tostring(a))
--- putf
local b = require("string.buffer").new()
b:putf("%d-%s-%5.2f", 5, "x", 1.5) print(tostring(b)) print(pcall(b.putf, b, "%d", "x")) print(pcall(b.putf, b))
--- get
local b = require("string.buffer").new():put("hello world")
print(b:get(5), b:get(1), b:get(100), b:get() == "", #b)
--- get of many parts
local b = require("string.buffer").new():put("abcdef")
print(b:get(1, 2, 3)) b:put("xyz") print(b:get(0, nil))
--- get with bad counts
local b = require("string.buffer").new():put("abc")
print(pcall(b.get, b, -1)) print(pcall(b.get, b, "x")) print(pcall(b.get, b, "2"))
--- skip
local b = require("string.buffer").new():put("abcdef")
print(b:skip(2) == b, tostring(b)) b:skip(100) print(#b)
--- reset and free
local b = require("string.buffer").new():put("abc")
print(b:reset() == b, #b) b:put("x") print(tostring(b)) print(b:free(), #b) b:put("again") print(tostring(b))
--- set
local b = require("string.buffer").new()
b:set("constant") print(tostring(b), b:get(3), tostring(b)) b:put("!") print(tostring(b))
--- a new buffer with a size
local buffer = require("string.buffer")
print(#buffer.new(100), pcall(buffer.new, -1)) 
--- concatenation and comparison
local b = require("string.buffer").new():put("b")
print(b .. "x", "x" .. b, b == b, #b)
--- encode and decode
local buffer = require("string.buffer")
local t = buffer.decode(buffer.encode({1, 2, x = {true, false}, s = "str", n = 1.5}))
print(t[1], t[2], t.x[1], t.x[2], t.s, t.n)
--- encode of every kind
local buffer = require("string.buffer")
for _, v in ipairs {1, -1, 0, 300, 1e10, 1.5, "", "abc", true, false, {}} do io.write(buffer.encode(v):gsub(".", function(c) return ("%02x"):format(c:byte()) end), " ") end
print()
--- encode of nil and special numbers
local buffer = require("string.buffer")
print(buffer.decode(buffer.encode(nil)), buffer.decode(buffer.encode(1/0)), buffer.decode(buffer.encode(-1/0)), buffer.decode(buffer.encode(2^53)))
--- encode of 64-bit numbers
local buffer = require("string.buffer")
print(buffer.decode(buffer.encode(5LL)), buffer.decode(buffer.encode(5ULL)), buffer.decode(buffer.encode(2i)))
--- encode of functions is refused
local buffer = require("string.buffer")
print(pcall(buffer.encode, print)) print(pcall(buffer.encode, {print})) print(pcall(buffer.encode, coroutine.create(print))) print(pcall(buffer.encode))
--- encode of too deep tables
local buffer = require("string.buffer")
local t = {} t.t = t
print(pcall(buffer.encode, t))
--- decode of garbage
local buffer = require("string.buffer")
print(pcall(buffer.decode, "")) print(pcall(buffer.decode, "\255")) print(pcall(buffer.decode, "\5")) print(pcall(buffer.decode, "\1\1")) print(pcall(buffer.decode, 5)) print(pcall(buffer.decode))
--- encode and decode by methods
local b = require("string.buffer").new()
b:encode({1, 2}):encode("x") local t = b:decode() print(t[2], b:decode(), pcall(b.decode, b))
--- encode with a dictionary
local buffer = require("string.buffer")
local o = {dict = {"name", "value"}}
local e = buffer.new(o):encode({name = 5})
print(#e < #buffer.encode({name = 5}), buffer.new(o):put(e):decode().name)
--- encode with metatables
local buffer = require("string.buffer")
local mt = {__index = {k = "from mt"}}
local o = {metatable = {mt}}
local e = tostring(buffer.new(o):encode(setmetatable({1}, mt)))
print(buffer.new(o):put(e):decode().k)
--- long buffers
local b = require("string.buffer").new()
for i = 1, 10000 do b:put(i, ",") end
print(#b, b:get(20))
--- alternating puts and gets
local b, s = require("string.buffer").new(), 0
for i = 1, 1000 do b:put("abcde") s = s + #b:get(3) end
print(s, #b)
--- zero bytes
local b = require("string.buffer").new():put("a\0b", "\0")
print(#b, tostring(b):byte(1, -1))
--- methods without a buffer
local buffer = require("string.buffer")
local b = buffer.new()
print(pcall(b.put, "x")) print(pcall(b.get)) print(pcall(b.tostring, b)) print(pcall(b.reset, 5))
--- tostring by method
local b = require("string.buffer").new():put("x")
print(b:tostring()) 
--- unknown fields
local b = require("string.buffer").new()
print(b.nope, pcall(function() b.x = 1 end))
--- buffers as arguments that want strings
local b = require("string.buffer").new():put("abc")
print(pcall(string.upper, b)) print(pcall(io.write, b)) print(pcall(string.len, b)) print(pcall(loadstring, b))
--- load of a buffer
local b = require("string.buffer").new():put("return 42")
print(pcall(load, b))
--- commit and reserve are for ffi
local b = require("string.buffer").new()
print(type(b.reserve), type(b.commit), type(b.ref), type(b.putcdata))
--- skip with bad counts
local b = require("string.buffer").new():put("abc")
print(pcall(b.skip, b)) print(pcall(b.skip, b, -1)) print(pcall(b.skip, b, "x"))
--- module functions by name
local n = {}
for k in pairs(require("string.buffer")) do n[#n + 1] = k end
table.sort(n) print(table.concat(n, " "))
--- a buffer put into itself
local b = require("string.buffer").new():put("x")
print(pcall(b.put, b, b))
--- options that are malformed
local buffer = require("string.buffer")
print(pcall(buffer.new, {dict = 5})) print(pcall(buffer.new, {metatable = "x"})) print(pcall(buffer.new, "x")) print(pcall(buffer.new, 10, 5))
--- decode of unknown tags and wrong indices
local buffer = require("string.buffer")
print(pcall(buffer.decode, "\31")) print(pcall(buffer.decode, "\19")) print(pcall(buffer.decode, "\15\5"))
--- decode of a key that occurs twice
local buffer = require("string.buffer")
local e = buffer.encode({a = 1})
print(e:byte(1, 2)) print(pcall(buffer.decode, "\9\2" .. e:sub(3) .. e:sub(3)))
--- encode of lists and fields
local buffer = require("string.buffer")
for _, v in ipairs {{1, 2}, {x = 1}, {[0] = 5}, {{}, {}}, {1, x = 2}, {[1.5] = true}} do io.write((buffer.encode(v):gsub(".", function(c) return ("%02x"):format(c:byte()) end)), " ") end
print()
--- encode of long strings
local buffer = require("string.buffer")
local s = ("x"):rep(300)
print(#buffer.encode(s), buffer.decode(buffer.encode(s)) == s, #buffer.encode(("y"):rep(70000)))
--- decode gives fresh tables
local buffer = require("string.buffer")
local e = buffer.encode({1})
print(buffer.decode(e) ~= buffer.decode(e))
