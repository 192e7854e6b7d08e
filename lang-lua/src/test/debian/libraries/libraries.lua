-- A little of everything else that Debian has in pure Lua.
local function section(name) print("== " .. name) end

section "dkjson"
local json = require "dkjson"
print(json.encode({ 1, 2.5, "three\n\"q\"", { nested = true } , json.null }, { indent = false }))
print(json.encode({ name = "x", list = { 1, 2 }, empty = {} }, { indent = true, keyorder = { "name", "list", "empty" } }))
local value, position, message = json.decode '{"a": [1, 2e3, -0.5, "\\u00e9\\ud83d\\ude00", null, true], "b": {}}'
print(value.a[2], value.a[3], value.a[4], value.a[5], value.a[6], type(value.b), position, message)
print(json.decode "[1, 2", json.decode "{a}", json.decode "", json.decode("[null]", 1, "none")[1])
print(pcall(json.encode, { print }))
print(json.quotestring "\0\127\226\128\168/", json.encode(1 / 0), json.encode(0.1), json.encode(1e100), json.encode(-0))

section "MessagePack"
local mp = require "MessagePack"
local function hex(s) return (s:gsub(".", function(c) return ("%02x"):format(c:byte()) end)) end
for _, v in ipairs { 0, 127, 128, 255, 256, 65535, 65536, 4294967295, -1, -32, -33, -128, -129, -32769, 1.5, -0.1, "", "abc", ("x"):rep(40), true, false } do
  local packed = mp.pack(v)
  print(#packed, hex(packed):sub(1, 40), mp.unpack(packed) == v)
end
print(hex(mp.pack { 1, { 2 }, "x" }), mp.unpack(mp.pack { 1, { 2, { 3 } } })[2][2][1], pcall(mp.unpack, "\193"), pcall(mp.unpack, "\146\1"))
mp.set_number "float"
print(hex(mp.pack(0.5)), mp.unpack(mp.pack(0.1)) == 0.1)

section "basexx"
local basexx = require "basexx"
print(basexx.to_base64 "any carnal pleasure", basexx.from_base64 "YW55IGNhcm5hbCBwbGVhc3VyZQ==", basexx.to_hex "\0\255az", basexx.from_hex "00fF61", basexx.to_bit "A")
print(basexx.to_base32 "foobar", basexx.from_base32 "MZXW6YTBOI======", basexx.to_crockford "test", basexx.to_z85 "\x86\x4F\xD2\x6F\xB5\x59\xF7\x5B", basexx.from_base64 "?", basexx.to_url64 "\251\255")

section "inifile"
local inifile = require "inifile"
local file = assert(io.open("a.ini", "w"))
file:write "; first\n[one]\nnumber=12\nflag=true\ntext=some words\n\n[two]\nhex=0x10\n"
file:close()
local ini = inifile.parse "a.ini"
print(ini.one.number, ini.one.flag, ini.one.text, ini.two.hex)
inifile.save("b.ini", { only = { key = "value" } })
io.write(io.open "b.ini":read "*a")

section "binaryheap, fifo"
local heap = require "binaryheap".minUnique()
for i, name in ipairs { "d", "a", "c", "b" } do heap:insert(#name + name:byte(), name) end
heap:update("c", 1)
heap:remove "b"
io.write(heap:size(), ":")
while heap:size() > 0 do io.write(" ", (heap:pop())) end
print()
local queue = require "fifo"(1, 2, 3)
queue:push(4)
print(queue:pop(), queue:pop(), queue:length(), queue:peek(), queue:setempty(function() return "empty" end):pop(), queue:pop(), queue:pop())

section "moses"
local M = require "moses"
print(M.concat(M.map({ 1, 2, 3 }, function(v) return v * 10 end), ","), M.sum { 1, 2, 3 }, M.concat(M.flatten { 1, { 2, { 3, { 4 } } } }, ","), M.concat(M.unique { 1, 2, 1, 3 }, ","))
print(M.concat(M.chain({ 5, 3, 9, 1 }):filter(function(v) return v > 2 end):sort():value(), " "), M.max { 4, 8, 2 }, M.find({ "a", "b" }, "b"), M.isEqual({ 1, { 2 } }, { 1, { 2 } }))
print(M.concat(M.range(1, 10, 3), " "), M.compose(math.sqrt, math.abs)(-9), M.memoize(function(x) return x + 1 end)(1), M.concat(M.intersection({ 1, 2, 3 }, { 2, 3, 4 }), ","), M.count({ 1, 1, 2 }, 1))
print(M.bind(math.pow, 2)(10), M.concat(M.zip({ 1, 2 }, { "a", "b" })[2], "-"), M.concat(M.reverse { 1, 2, 3 }, ","))

section "ansicolors, cliargs, say, mediator"
print((require "ansicolors"("%{red bright}hot%{reset} and %{blue}cold"):gsub("\27", "ESC")))
local cli = require "cliargs"
cli:set_name "prog"
cli:argument("INPUT", "what to read")
cli:splat("REST", "what follows", nil, 3)
cli:option("-c, --count=N", "how many", "1")
cli:flag("-v, --[no-]verbose", "more", false)
local parsed, problem = cli:parse({ "-c", "5", "--verbose", "in", "a", "b" }, true)
print(parsed.INPUT, parsed.c, parsed.count, parsed.verbose, table.concat(parsed.REST, " "))
print(cli:parse({ "--nope" }, true))
print(cli:parse({}, true))
print(cli:print_help(true))
local say = require "say"
say:set_namespace "en"
say:set("hello", "Hello %s, you are %d")
print(say("hello", { "Ann", 3 }), say "missing")
local mediator = require "mediator"()
mediator:subscribe({ "car", "drive" }, function(where) io.write("driving ", where, "; ") return "done", true end)
mediator:subscribe({ "car" }, function() io.write "a car; " end, { priority = 1 })
print(#mediator:publish({ "car", "drive" }, "home"))

section "logging, lemock"
local logging = require "logging"
local lines = {}
local logger = logging.new(function(_, level, text) lines[#lines + 1] = level .. " " .. text return true end)
logger:setLevel(logging.WARN)
logger:debug "not this"
logger:warn("%d items", 3)
logger:error { 1, x = "y" }
logger:fatal(function() return "lazy" end)
print(table.concat(lines, "; "))
local mc = require "lemock".controller()
local mock = mc:mock()
mock.add(1, 2); mc:returns(3); mc:times(1, 2)
mock.name = "x"
mc:replay()
print(mock.add(1, 2), pcall(mc.verify, mc))
mock.name = "x"
print(pcall(mc.verify, mc), pcall(function() return mock.other() end))

section "uri"
local URI = require "uri"
local uri = assert(URI:new "http://example.com:8080/a/./b/../c?x=1&y=2#top")
print(uri, uri:scheme(), uri:host(), uri:port(), uri:path(), uri:query(), uri:fragment(), uri:userinfo())
print(URI:new("../d", "http://example.com/a/b/c"), URI:new "no scheme at all", URI.eq and URI.eq("HTTP://EXAMPLE.com/", "http://example.com"))
print(URI:new "urn:isbn:0-06-251587-X", URI:new "data:,some%20text":data_bytes(), URI:new "file:///etc/passwd":filesystem_path "unix")

section "markdown"
print(require "markdown" [[
# Title

Some *emphasis*, **strong** and `code < 1`, a [link](http://x.y/ "title") and an ![image](i.png).

1. one
2. two
   * nested

> quoted
> text

    code & more

Header
------
Line  
break &copy; <b>html</b> AT&T
]])
