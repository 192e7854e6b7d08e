--- byte of one character
print(("abc"):byte(), ("abc"):byte(2), ("abc"):byte(-1), ("abc"):byte(10), (""):byte())
--- byte of a range
print(("hello"):byte(1, -1)) print(("hello"):byte(2, 3)) print(("hello"):byte(4, 2)) print(("hello"):byte(-2, -1))
--- byte out of range
print(("abc"):byte(0)) print(("abc"):byte(-10, 10)) print(("abc"):byte(4)) print(select("#", ("abc"):byte(0)))
--- byte of a number
print(string.byte(123, 1, -1))
--- byte of fractions and numeric strings as positions
print(("abc"):byte("2"), ("abc"):byte(2.7), ("abc"):byte(-1.5))
--- byte of bytes above 127
print(("\128\255\0"):byte(1, 3))
--- byte of a long range
print(select("#", (("x"):rep(5000)):byte(1, -1)))
--- byte of too long a range
local ok, e = pcall(string.byte, ("x"):rep(1e7), 1, -1)
print(ok, e)
--- char
print(string.char(), string.char(72, 105), #string.char(0, 255), string.char("65"))
--- char of fractions
print(string.char(65.9))
--- char out of range
print(pcall(string.char, 256)) print(pcall(string.char, -1)) print(pcall(string.char, 65, 1e10)) print(pcall(string.char, 0/0))
--- char of no numbers
print(pcall(string.char, "x")) print(pcall(string.char, 1, {})) print(pcall(string.char, nil))
--- char names its argument
print(pcall(function() string.char(1, 2, 300) end))
--- len
print((""):len(), ("abc"):len(), ("a\0b"):len(), string.len(12345), string.len(1.5))
--- lower and upper
print(("MiXed 123 _"):lower(), ("MiXed 123 _"):upper(), (""):upper(), string.upper(1e5))
--- lower and upper of bytes above 127
print(("\192\228"):lower():byte(1, -1)) print(("\192\228"):upper():byte(1, -1))
--- lower and upper keep zero bytes
print(#("a\0B"):lower(), ("a\0b"):upper():byte(3))
--- rep
print(("ab"):rep(3), ("ab"):rep(0), ("ab"):rep(-1), ("ab"):rep(1), (""):rep(100) == "")
--- rep with a separator
print(("ab"):rep(3, ","), ("ab"):rep(1, ","), ("ab"):rep(0, ","), (""):rep(3, "-"), ("x"):rep(3, ""))
--- rep of fractions and numeric strings
print(("a"):rep("3"), ("a"):rep(2.9), ("a"):rep(-0.5) == "")
--- rep of numbers
print(string.rep(12, 3), string.rep(1, 3, 0))
--- rep with huge results is an error
print(pcall(string.rep, "abc", 1e9)) print(pcall(string.rep, ("x"):rep(1000), 1e7)) print(pcall(string.rep, "ab", 1e9, "cdef"))
--- rep of an empty string with huge counts
print(#string.rep("", 1e9), #string.rep("", 2^31 - 1))
--- rep in the thousands
print(#("abc"):rep(10000), #("abc"):rep(1000, ", "))
--- rep with wrong separators
print(pcall(string.rep, "x", 2, {})) print(pcall(string.rep, "x", 2, nil)) print(pcall(string.rep, "x", 2, 5))
--- reverse
print(("abc"):reverse(), (""):reverse(), ("a"):reverse(), ("a\0b"):reverse():byte(1, -1), string.reverse(123))
--- sub
print(("hello"):sub(2), ("hello"):sub(2, 3), ("hello"):sub(-3), ("hello"):sub(-3, -2), ("hello"):sub(1, -2))
--- sub out of range
print(("hello"):sub(0), ("hello"):sub(-100), ("hello"):sub(1, 100), ("hello"):sub(10) == "", ("hello"):sub(3, 2) == "", ("hello"):sub(-100, -90) == "")
--- sub of edges
print(("hello"):sub(5), ("hello"):sub(6) == "", ("hello"):sub(0, 0) == "", ("hello"):sub(-5, 1), ("hello"):sub(0, 1), ("hello"):sub(5, 5))
--- sub of fractions and numeric strings
print(("hello"):sub("2", "3"), ("hello"):sub(2.9), ("hello"):sub(-2.9), ("hello"):sub(1.5, 2.5))
--- sub of huge positions
print(("hello"):sub(-2^31), ("hello"):sub(1, 2^31 - 1), ("hello"):sub(-2^31, 2^31 - 1))
--- sub of a number
print(string.sub(12345, 2, 3), (12.5 .. ""):sub(3))
--- sub with nil for the end
print(("hello"):sub(2, nil)) print(pcall(string.sub, "hello", nil))
--- find plain text
print(("hello"):find("l")) print(("hello"):find("lo")) print(("hello"):find("xyz")) print(("hello"):find(""))
--- find from a position
print(("hello"):find("l", 4)) print(("hello"):find("l", 5)) print(("hello"):find("l", -2)) print(("hello"):find("h", -100)) print(("hello"):find("", 6)) print(("hello"):find("", 7)) print(("hello"):find("", 10))
--- find plainly
print(("a.b"):find(".", 1, true)) print(("a+b"):find("+", 1, true)) print(("a.b"):find("%.", 1, true)) print(("abc"):find("", 2, true)) print(("abc"):find("b", nil, true))
--- find with a pattern
print(("hello world"):find("o w")) print(("hello world"):find("%s")) print(("hello123"):find("%d+")) print(("hello"):find("(l)(l)"))
--- find with captures
print(("key=value"):find("(%w+)=(%w+)")) print(("abc"):find("()b()"))
--- find with zero bytes
print(("a\0b\0c"):find("\0", 3)) print(("a\0b"):find("b")) print(("a\0b"):find("%z"))
--- find in an empty string
print((""):find("")) print((""):find("a")) print((""):find("^$")) print((""):find(".*"))
--- find of numbers
print(string.find(12345, 34)) print(("12345"):find(3))
--- find long texts plainly
local s = ("a"):rep(1000) .. "b" .. ("a"):rep(1000)
print(s:find("ab", 1, true)) print(s:find(("a"):rep(1000) .. "b", 1, true)) print(s:find("ba")) print(s:find("c", 1, true))
--- match without captures
print(("hello"):match("l+"), ("hello"):match("x"), ("hello"):match(".-"), ("hello"):match(".*"), ("hello"):match(""))
--- match with captures
print(("2024-05-06"):match("(%d+)-(%d+)-(%d+)")) print(("abc"):match("(a)(x?)(b)")) print(("abc"):match("((a)(b))"))
--- match with positions
print(("abc"):match("()"), ("abc"):match("b()"), ("abc"):match("()abc()"))
--- match from a position
print(("abcabc"):match("b", 3), ("abc"):match("^b", 2), ("abc"):match("a", 2), ("abc"):match("c", -1), ("abc"):match("", 10))
--- match anchors
print(("abc"):match("^abc$"), ("abc"):match("^b"), ("abc"):match("b$"), ("abc"):match("c$"), ("a^b"):match("a^b"), ("a$b"):match("a$b"))
--- match of a lone anchor
print(("abc"):match("^"), ("abc"):match("$"), (""):match("^$"), ("^"):match("^^"), ("$"):match("$$"), ("a$"):match("%$"))
--- match dot
print(("a\nb"):match("a.b"), ("a\0b"):match("a.b") ~= nil, ("ab"):match("a.b"))
--- match classes of letters
local s = "aZ5 _\t\n!\1\127"
for _, c in ipairs {"%a", "%d", "%l", "%u", "%w", "%s", "%p", "%c", "%x", "%g"} do
  io.write(c, ":", s:gsub(c, ""):gsub("%c", "?"), " ")
end
print()
--- match negated classes
local s = "aZ5 _\t\n!"
for _, c in ipairs {"%A", "%D", "%L", "%U", "%W", "%S", "%P", "%C", "%X"} do
  io.write(c, ":", #s:gsub(c, ""), " ")
end
print()
--- match classes of every byte
for _, c in ipairs {"%a", "%c", "%d", "%g", "%l", "%p", "%s", "%u", "%w", "%x", "%z"} do
  local n = 0
  for i = 0, 255 do if string.char(i):match("^" .. c .. "$") then n = n + 1 end end
  io.write(c, "=", n, " ")
end
print()
--- match sets
print(("hello"):match("[el]+"), ("hello"):match("[^h]+"), ("a-b"):match("[a-]+"), ("a]b"):match("[]a]+"), ("a^b"):match("[b^]+"), ("x5y"):match("[0-9]"))
--- match sets with ranges
print(("Hello World"):match("[A-Z][a-z]+"), ("f00d"):match("[0-9a-f]+"), ("z"):match("[a-y]"), ("-"):match("[+--]"), ("b"):match("[a-]"), ("5"):match("[%d-z]"))
--- match sets with classes
print(("a_1 b"):match("[%w_]+"), ("a b"):match("[%s%p]"), ("a%b"):match("[%%]"), ("]"):match("[%]]"), ("a-b"):match("[%a%-]+"))
--- match sets with a caret and bracket
print(("]"):match("[]]"), ("a"):match("[^]]"), ("^"):match("[%^]"), ("-"):match("[^a-z]"), ("\0"):match("[%z]") ~= nil, pcall(string.match, "\0", "[\0]"))
--- match star and plus and minus and question
print(("aaa"):match("a*"), ("aaa"):match("a-"), ("aaa"):match("a+"), ("aaa"):match("a?"), ("bbb"):match("a*") == "", ("aab"):match("a-b"))
--- match greedy and lazy
print(("<a><b>"):match("<.*>"), ("<a><b>"):match("<.->"), ("aXbXc"):match("(.*)X"), ("aXbXc"):match("(.-)X"))
--- match with backtracking
print(("aaab"):match("a*ab"), ("aaa"):match("a*a*a"), ("abcabc"):match("(.+)%1"), ("abab"):match("(ab)(ab)"), ("foobar"):match("(%w*)bar"))
--- match back references
print(("abcabc"):match("(abc)%1"), ("'q'"):match("(['\"])(.-)%1"), ("aa bb"):match("(%a)%1 (%a)%2"), ("ab"):match("(a)%1"))
--- match balanced
print(("f(a(b)c)d"):match("%b()"), ("((("):match("%b()"), ("[[x]]"):match("%b[]"), ("x''y"):match("%b''"), ("(a"):match("%b()"))
--- match frontier
print(("THE (quick) fox"):find("%f[%a]%a+%f[%A]")) print(("hello"):match("%f[%w]%w+"), ("a"):match("%f[%z]") == "", ("foo bar"):gsub("%f[%w]", "|"))
--- match escaped magic characters
print(("a.b"):match("a%.b"), ("1+1"):match("1%+1"), ("(x)"):match("%((.)%)"), ("100%"):match("%d+%%"), ("[a]"):match("%[a%]"), ("a*b?c-d^e$"):match("%*b%?c%-d%^e%$"))
--- match escaped other characters
print(("a-b"):match("a%-b"), ("_"):match("%_"), ("é"):match("%\195") ~= nil, ("@"):match("%@"))
--- match nested captures
print(("abcd"):match("(a(b(c)d))")) print(("x"):match("((((x))))"))
--- match empty captures
print(("abc"):match("a()b(.-)c")) print(("abc"):match("(x*)(a)"))
--- match 32 captures
print(select("#", (("x"):rep(32)):match(("(x)"):rep(32))))
print(pcall(string.match, ("x"):rep(33), ("(x)"):rep(33)))
--- match nothing returns nil
print(("abc"):match("x"), select("#", ("abc"):match("x")), ("abc"):find("x"), select("#", ("abc"):find("x")))
--- match malformed patterns
for _, p in ipairs {"[a", "[", "[^", "[]", "[^]", "[a-", "%", "a%", "(a", "a)", "(", ")", "%b", "%bx", "%f", "%fa", "%1", "(%1)", "()%2", "%0", "[%", "[%a", "(()", "a**", "*a", "+", "?", "-"} do
  print(p, pcall(string.match, "aab", p))
end
--- match malformed patterns in find and gsub and gmatch
print(pcall(string.find, "a", "[a")) print(pcall(string.gsub, "a", "(a", "b")) print(pcall(function() for _ in ("a"):gmatch("%") do end end))
--- match malformed patterns that are not reached
print(pcall(string.match, "b", "a[")) print(pcall(string.match, "b", "a%")) print(pcall(string.find, "b", "a(", 1))
--- match long subjects
print(#(("a"):rep(100000)):match("a*"), #(("ab"):rep(50000)):match("[ab]*"), (("a"):rep(100000) .. "b"):find("b"))
--- match many items recursion
print(#(("a"):rep(150)):match(("a?"):rep(150)))
--- match case of classes with quantifiers
print(("  trim  "):match("^%s*(.-)%s*$") .. "|", ("a1b22"):match("%a%d+"), ("0x1F"):match("0[xX](%x+)"))
--- gmatch words
for w in ("one two  three"):gmatch("%a+") do io.write("<", w, ">") end
print()
--- gmatch with captures
for k, v in ("a=1, b=2"):gmatch("(%w+)=(%w+)") do io.write(k, ":", v, " ") end
print()
--- gmatch with positions
for p in ("abc"):gmatch("()") do io.write(p, " ") end
print()
--- gmatch of empty matches
for s in ("abc"):gmatch("x*") do io.write("[", s, "]") end
for s in ("aXbX"):gmatch("a*") do io.write("(", s, ")") end
print()
--- gmatch with an anchor
for s in ("aaa"):gmatch("^a") do io.write(s, " ") end
print("end")
--- gmatch without matches
for s in ("abc"):gmatch("%d") do print("no") end
print("none")
--- gmatch over zero bytes
local n = 0
for s in ("a\0b\0c"):gmatch("[^%z]+") do n = n + 1 end
print(n)
--- gmatch iterator called by hand
local it = ("ab"):gmatch(".")
print(it(), it(), it(), pcall(it))
--- gmatch ignores a third argument
for s in string.gmatch("abc", ".", 2) do io.write(s, " ") end
print()
--- gmatch keeps its own subject
local s = "a b c"
local r = {}
for w in s:gmatch("%a") do s = "x y z" r[#r + 1] = w end
print(table.concat(r))
--- gmatch nested
for a in ("ab"):gmatch(".") do for b in ("xy"):gmatch(".") do io.write(a, b, " ") end end
print()
--- gmatch yields between
local co = coroutine.wrap(function() for w in ("a b c"):gmatch("%a") do coroutine.yield(w) end end)
print(co(), co(), co())
--- gsub with a string
print(("hello"):gsub("l", "L")) print(("hello"):gsub("x", "y")) print(("hello"):gsub("", "-")) print(("abc"):gsub(".", "%0%0"))
--- gsub with a limit
print(("aaa"):gsub("a", "b", 2)) print(("aaa"):gsub("a", "b", 0)) print(("aaa"):gsub("a", "b", -1)) print(("aaa"):gsub("a", "b", 10))
--- gsub with captures in the replacement
print(("key=val"):gsub("(%w+)=(%w+)", "%2=%1")) print(("abc"):gsub("%w", "<%0>")) print(("abc"):gsub("b", "%%")) print(("abc"):gsub("(b)", "%1%1"))
--- gsub with percent one and no capture
print(("abc"):gsub("b", "[%1]"))
--- gsub with bad captures in the replacement
print(pcall(string.gsub, "abc", "b", "%2")) print(pcall(string.gsub, "abc", "(b)", "%9")) print(pcall(string.gsub, "abc", "b", "%")) print(pcall(string.gsub, "abc", "b", "%x"))
--- gsub with a position capture
print(("abc"):gsub("()b", "%1")) print(("abc"):gsub("()", "%1"))
--- gsub with a table
print(("$name is $age"):gsub("%$(%w+)", {name = "Bob", age = 42})) print(("abc"):gsub("%w", {a = 1, b = true and "B"}))
--- gsub with a table of false and missing
print(("abc"):gsub("%w", {a = false, b = "x"}))
--- gsub with a table of bad values
print(pcall(string.gsub, "abc", "%w", {a = {}})) print(pcall(string.gsub, "abc", "%w", {a = true}))
--- gsub with a table and __index
print(("abc"):gsub("%w", setmetatable({}, {__index = function(_, k) return k:upper() end})))
--- gsub with a table takes the first capture
print(("ab cd"):gsub("(%w)(%w)", {a = "1", c = "2"})) print(("ab"):gsub("()%w", {"one", "two"}))
--- gsub with a function
print(("hello"):gsub("l", function(c) return c:upper() end)) print(("abc"):gsub("(a)(b)", function(x, y) return y .. x end))
--- gsub with a function of no result
print(("abc"):gsub("b", function() end)) print(("abc"):gsub("b", function() return nil end)) print(("abc"):gsub("b", function() return false end))
--- gsub with a function of numbers
print(("1 2 3"):gsub("%d", function(d) return d * 2 end)) print(("x"):gsub("x", function() return 1.5 end))
--- gsub with a function of bad results
print(pcall(string.gsub, "abc", "b", function() return {} end)) print(pcall(string.gsub, "abc", "b", function() return true end)) print(pcall(string.gsub, "abc", "b", function() return print end))
--- gsub with a function that raises
print(pcall(function() return ("abc"):gsub("b", function() error("inside") end) end))
--- gsub with a function called for positions
print(("abc"):gsub("()", function(p) return p end))
--- gsub with a function and a limit
local n = 0
print(("aaaa"):gsub("a", function() n = n + 1 return n end, 2)) print(n)
--- gsub with a function that uses gsub
print(("a(b)c"):gsub("%b()", function(s) return (s:gsub("[()]", "|")) end))
--- gsub with a replacement that is no string
print(pcall(string.gsub, "a", "a", nil)) print(pcall(string.gsub, "a", "a", true)) print(pcall(string.gsub, "a", "a")) print(string.gsub("a", "a", 5))
--- gsub with an anchor
print(("aaa"):gsub("^a", "b")) print(("abc"):gsub("^", "x")) print(("abc"):gsub("$", "x")) print(("aaa"):gsub("a$", "b"))
--- gsub of empty matches
print(("abc"):gsub("x*", "-")) print((""):gsub("", "x")) print((""):gsub(".*", "x")) print(("abc"):gsub(".*", "x")) print(("a b"):gsub("%s*", "_"))
--- gsub with zero bytes
print(#("a\0b"):gsub("%z", "00"), (("a\0b"):gsub("\0", "-")), #("ab"):gsub("b", "\0\0"))
--- gsub of a number
print(string.gsub(12321, 2, 5)) print(("x"):gsub("x", 7))
--- gsub with numbers in patterns
print(("a1b1"):gsub(1, "-"))
--- gsub counts
print(select(2, ("hello world"):gsub("o", "")), select(2, (""):gsub("", "")), select(2, ("abc"):gsub("", "")))
--- gsub of long texts
local s, n = (("ab"):rep(10000)):gsub("a", "xyz")
print(#s, n)
--- gsub trims and splits
local function trim(s) return (s:gsub("^%s+", ""):gsub("%s+$", "")) end
print("[" .. trim("  a b ") .. "]")
--- gsub expands escapes
print((("a%20b%41"):gsub("%%(%x%x)", function(h) return string.char(tonumber(h, 16)) end)))
--- gsub escapes
print((("<a & b>"):gsub("[<>&]", {["<"] = "&lt;", [">"] = "&gt;", ["&"] = "&amp;"})))
--- gsub with a bad limit
print(pcall(string.gsub, "a", "a", "b", "x")) print(("aaa"):gsub("a", "b", "2")) print(("aaa"):gsub("a", "b", 1.9)) print(pcall(string.gsub, "a", "a", "b", {}))
--- gsub with nil for the limit
print(pcall(string.gsub, "aaa", "a", "b", nil))
--- format without conversions
print(string.format("plain")) print(string.format("100%%")) print(string.format("")) print(string.format("%%%%"))
--- format d
print(string.format("%d %d %d", 1, -1, 0)) print(string.format("%5d|%-5d|%05d|%+d|% d", 42, 42, 42, 42, 42)) print(string.format("%.3d|%8.3d|%-8.3d|", 5, 5, 5))
--- format d of fractions and strings
print(string.format("%d %d %d", 3.99, -3.99, "42")) print(string.format("%d", "0x10")) print(string.format("%d", 1e15))
--- format d of large numbers
print(string.format("%d %d", 2^31, -2^31)) print(string.format("%d %d", 2^53, -2^53)) print(string.format("%d", 2^62))
--- format i
print(string.format("%i|%5i|%-5i|%05i", 42, 42, 42, -42))
--- format u
print(pcall(string.format, "%u", 42)) print(pcall(string.format, "%u", -1))
--- format x and X and o
print(string.format("%x %X %o %#x %#X %#o", 255, 255, 255, 255, 255, 255)) print(string.format("%08x|%-8x|%8X", 255, 255, 255)) print(string.format("%x", 0))
--- format x of negative numbers
print(string.format("%x %X %o", -1, -255, -1)) print(string.format("%x", -2^31)) print(string.format("%x", 2^53))
--- format c
print(string.format("%c%c%c", 72, 105, 33)) print(#string.format("%c", 0)) print(string.format("%5c|%-5c|", 65, 65)) print(string.format("%c", 321))
--- format e
print(string.format("%e %E", 12345.678, 0.00012)) print(string.format("%.2e|%15.3e|%-15.3e|%+e", 1, 2, 3, 4)) print(string.format("%.0e %#.0e", 5, 5))
--- format f
print(string.format("%f %.2f %.0f %10.3f|%-10.3f|%+.1f", 1/3, 2/3, 2.5, 3.14159, 3.14159, 1)) print(string.format("%010.2f|% f|%#.0f", -3.14159, 1, 1))
--- format f of large and small numbers
print(string.format("%f", 1e15)) print(string.format("%.0f", 2^63)) print(string.format("%f", 1e-10)) print(string.format("%.3f", 1e22)) print(string.format("%.0f", 1e30))
--- format f rounds half to even
print(string.format("%.0f %.0f %.0f %.0f %.1f %.2f", 0.5, 1.5, 2.5, 3.5, 0.25, 1.005))
--- format g
print(string.format("%g %g %g %g %g", 1, 0.1, 1e20, 1e-5, 123456789)) print(string.format("%.3g|%10g|%-10g|%+g|%#g", 1234.5, 1.5, 1.5, 1.5, 1.5)) print(string.format("%G", 1e-10))
--- format g of many digits
print(string.format("%.14g %.15g %.16g %.17g", 0.1, 0.1, 0.1, 0.1)) print(string.format("%.17g", 1/3)) print(string.format("%.99g", 0.5))
--- format a
print(string.format("%a %a %a %A", 1, 0.5, -10, 255)) print(string.format("%.2a %20a|%-20a|", 1/3, 1, 1)) print(string.format("%a", 0))
--- format of infinities and nan
local nan = (tostring(0/0):gsub("-", ""))
print(string.format("%f %g %e %.1f %5.1f|%-8f|%+f", 1/0, 1/0, 1/0, -1/0, 1/0, 1/0, 1/0)) print((string.format("%f %g", 0/0, 0/0):gsub("-", ""))) print(string.format("%a", 1/0))
--- format of infinities padded with zeros
print(string.format("%05f|%010g|%F", 1/0, -1/0, 1/0))
--- format s
print(string.format("%s %s", "a", "b")) print(string.format("%5s|%-5s|%.2s|%5.1s|", "abc", "abc", "abc", "abc")) print(string.format("%s", ""))
--- format s of other kinds
print(string.format("%s %s %s %s", nil, true, 42, 1.5)) print((string.format("%s", {}):gsub("0x%x+", "ADDR"))) print(string.format("%10s|%-10s|", true, nil))
--- format s with __tostring
print(string.format("%s|%10s|%.2s", setmetatable({}, {__tostring = function() return "obj" end}), setmetatable({}, {__tostring = function() return "obj" end}), setmetatable({}, {__tostring = function() return "obj" end})))
--- format s with a bad __tostring
print(pcall(string.format, "%s", setmetatable({}, {__tostring = function() return 5 end}))) print(pcall(string.format, "%s", setmetatable({}, {__tostring = function() return {} end})))
--- format s with zero bytes
print(#string.format("%s", "a\0b"), #string.format("%5s", "a\0b"), #string.format("%.1s", "a\0b"))
--- format s of long strings
print(#string.format("%s", ("x"):rep(1000)), #string.format("%99s", "x"), #string.format("%.99s", ("x"):rep(1000)))
--- format q
print(string.format("%q", 'a "b" \\ c')) print(string.format("%q", "line\nnext")) print(string.format("%q", "")) print(string.format("%q", "tab\tcr\r"))
--- format q of control bytes
print(string.format("%q", "\0\1\0019\127\200")) print(string.format("%q", "\0001"))
--- format q of numbers
print(string.format("%q", 42)) print(pcall(string.format, "%q", {})) print(pcall(string.format, "%q", nil)) print(pcall(string.format, "%q", true))
--- format q can be read again
local s = "a\0b\n\r\"\\\200'\t"
print(loadstring("return " .. string.format("%q", s))() == s)
--- format q with widths
print(pcall(string.format, "%10q", "x")) print(pcall(string.format, "%.2q", "xyz"))
--- format p of no pointers
print(pcall(string.format, "%p", nil)) print(string.format("%p", 5) == string.format("%p", 5))
--- format p of pointers
local t = {}
print(string.format("%p", t) == string.format("%p", t), string.format("%p", t) ~= string.format("%p", {}), string.format("%p", t):match("^0x%x+$") ~= nil)
--- format with missing arguments
print(pcall(string.format, "%d")) print(pcall(string.format, "%s")) print(pcall(string.format, "%d %d", 1)) print(pcall(string.format, "%q"))
--- format with too many arguments
print(string.format("%d", 1, 2, 3))
--- format with wrong kinds
print(pcall(string.format, "%d", "x")) print(pcall(string.format, "%d", {})) print(pcall(string.format, "%f", nil)) print(pcall(string.format, "%c", "x")) print(pcall(string.format, "%x", true))
--- format with unknown conversions
for _, f in ipairs {"%y", "%", "%5", "%-", "%l", "%n", "%z", "%D", "%S", "%k", "%v", "%5.", "%w"} do print(f, pcall(string.format, f, 1)) end
--- format with long widths
for _, f in ipairs {"%100d", "%.100f", "%099d", "%1000s", "%-100s", "%------5d", "%+++5d", "%123.5f", "%5.123f"} do local ok, e = pcall(string.format, f, 1) print(f, ok, ok and #e or e) end
--- format with flags that have no effect
print(pcall(string.format, "%#d", 5)) print(pcall(string.format, "%#s", "x")) print(pcall(string.format, "%+s", "x")) print(pcall(string.format, "%0s", "x")) print(pcall(string.format, "% x", 5)) print(pcall(string.format, "%+x", 5)) print(pcall(string.format, "%.2c", 65)) print(pcall(string.format, "%05c", 65))
--- format with a number as the format
print(string.format(42)) print(string.format(1.5, 2))
--- format that is no string
print(pcall(string.format)) print(pcall(string.format, nil)) print(pcall(string.format, {}))
--- format as a method
print(("%d-%s"):format(1, "x")) print(("%5.2f"):format(3.14159))
--- format of numeric strings
print(string.format("%d %f %x %g", "10", "1.5", "255", "1e3")) print(pcall(string.format, "%d", "1.5x"))
--- format mixed
print(string.format("%s=%d (%5.1f%%) [%-6s] %q", "x", 5, 99.55, "ab", "q"))
--- format of minus zero
local z = 0
print(string.format("%d %g %f %.0f %s %e", -z, -z, -z, -z, -z, -z))
--- format of denormals
print(string.format("%g %.17g %e", 5e-324, 5e-324, 2^-1074))
--- format of all powers of ten
for i = -6, 20, 2 do io.write(string.format("%g ", 10 ^ i)) end
print()
--- tostring of numbers
for _, n in ipairs {0, 1, -1, 0.1, 1/3, 1e14, 1e15, 123456789012345, 1e16, 2^53, 2^63, 1e100, 1e-5, 1e-4, 0.00001234, 5e-324, 1.7976931348623157e308, 123.456} do io.write(tostring(n), " ") end
print()
--- tostring rounds to 14 digits
print(0.1 + 0.2, 1 - 0.9, 100 * 1.1, 3.14159265358979, 1e14 + 0.5, 99999999999999.9, 999999999999999, 0.99999999999999999)
--- dump gives a function back
local f = loadstring(string.dump(function(a, b) return a + b end))
print(f(2, 3))
--- dump loses upvalues
local x = 5
local f = loadstring(string.dump(function() return x end))
print(pcall(f))
--- dump keeps constants and nested functions
local f = loadstring(string.dump(function() local t = {1, "s", 2.5, nil, true, k = "v"} return function() return t[1], t[2], t[3], t[5], t.k end end))
print(f()())
--- dump keeps varargs
print(loadstring(string.dump(function(...) return select("#", ...), ... end))(1, nil, 3))
--- dump stripped runs
print(loadstring(string.dump(function(x) return x * 2 end, true))(21))
--- dump stripped is shorter
local f = function(first, second) local third = first + second return third end
print(#string.dump(f, true) < #string.dump(f), string.dump(f):sub(1, 3) == "\27LJ")
--- dump of built-in functions
print(pcall(string.dump, print)) print(pcall(string.dump, string.rep))
--- dump of no function
print(pcall(string.dump)) print(pcall(string.dump, 5)) print(pcall(string.dump, "x")) print(pcall(string.dump, {}))
--- dump keeps names and lines
local f = loadstring(string.dump(loadstring("\nlocal a = nil\nreturn a.x", "@dumped.lua")))
print(pcall(f))
--- dump written to a file and run
local f = io.open("d.luac", "wb") f:write(string.dump(function(...) print("from dump", ...) end)) f:close()
loadfile("d.luac")(1) dofile("d.luac")
--- load of a broken dump
local d = string.dump(function() end)
print((loadstring(d:sub(1, 10)))) print(loadstring("\27LJ")) print(loadstring("\27Lua"))
--- string methods by colon on literals
print(("x"):rep(2), ("%d"):format(5), ("abc"):len(), #("abc"):upper())
--- string library as methods of results
print(("a,b"):gsub(",", ";"):upper())
print((("hello"):sub(2, -2):reverse():upper()))
--- string indexing is by the metatable
print(("x").nope, pcall(function() return ("x").nope.more end))
print(pcall(function() return ("x"):nope() end))
--- string fields cannot be set
print(pcall(function() local s = "x" s.y = 1 end))
--- string equality of made strings
local a = "hel" .. "lo"
local b = ("h"):upper():lower() .. "ello"
print(a == b, a == "hello", rawequal(a, b))
--- string keys of made strings
local t = {hello = 1}
print(t["hel" .. "lo"], t[("HELLO"):lower()])
--- strings of all bytes survive
local t = {}
for i = 0, 255 do t[#t + 1] = string.char(i) end
local s = table.concat(t)
print(#s, s:byte(1), s:byte(128), s:byte(256), s:rep(2):sub(257) == s)
--- string building in a loop
local s = ""
for i = 1, 300 do s = s .. i end
print(#s, s:sub(-6))
--- string comparison with sort
local t = {"b", "a", "C", "", "ab", "a b", "10", "9"}
table.sort(t)
print(table.concat(t, "|"))
--- gfind is absent
print(string.gfind, string.pack, string.unpack, string.split)
--- find with init beyond the end
print(("abc"):find("", 4)) print(("abc"):find("", 5)) print(("abc"):find("$", 4)) print(("abc"):find("a", 100)) print(("abc"):match("()", 100))
--- find with init wrong
print(pcall(string.find, "a", "a", {})) print(pcall(string.find, "a", "a", "x")) print(("aa"):find("a", "2"))
--- find with special characters but plain
print(("a[b]c"):find("[b]", 1, true)) print(("a[b]c"):find("[b]")) print(("x^y"):find("^y")) print(("x^y"):find("^", 1, true)) print(("a-z"):find("-", 1, 1))
--- match result kinds
print(type(("5"):match("%d")), type(("5"):match("()")), math.type)
--- match captures in alternation of optionals
print(("ab"):match("^(a?)(b?)(c?)$")) print(("b"):match("^(a?)(b?)(c?)$"))
--- match urls
print(("http://host:80/path?q=1"):match("^(%a+)://([^:/]+):?(%d*)(/[^?]*)%??(.*)$"))
--- match numbers
print(("-12.5e3"):match("^[+-]?%d+%.?%d*[eE]?[+-]?%d*$")) print(("abc"):match("^[+-]?%d+$"))
--- match csv
local t = {}
for f in ("a,,b,"):gmatch("([^,]*),") do t[#t + 1] = "[" .. f .. "]" end
print(table.concat(t))
--- match lines
local n = 0
for l in ("a\nb\n\nc\n"):gmatch("([^\n]*)\n") do n = n + 1 io.write(n, l, " ") end
print()
--- load of a truncated dump names the reason
local d = string.dump(function(a) local t = {a, "text", 1.5} return t end)
for _, n in ipairs {4, 5, 10, 20, #d - 5, #d - 1} do print((select(2, loadstring(d:sub(1, n), "=d")))) end
--- load of a dump with a wrong version
local d = string.dump(function() end)
print(loadstring(d:sub(1, 3) .. "\9" .. d:sub(5), "=d")) print(loadstring("\27" .. d:sub(2, 2) .. "X" .. d:sub(4), "=d"))
--- load of a dump with bytes behind its end
local d = string.dump(function() return 5 end)
print(pcall(function() return loadstring(d .. "x", "=d")() end))
--- load of a dump by pieces
local d, i = string.dump(function(...) return "pieces", ... end), 0
print(load(function() i = i + 1 if i <= #d then return d:sub(i, i) end end)(7))
