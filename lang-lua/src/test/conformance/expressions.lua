--- precedence of arithmetic
print(1 + 2 * 3, (1 + 2) * 3, 2 * 3 + 1, 10 - 2 - 3, 10 - (2 - 3))
print(2 ^ 3 ^ 2, (2 ^ 3) ^ 2, -2 ^ 2, (-2) ^ 2, 2 ^ -1)
print(7 % 3 * 2, 7 * 3 % 2, -7 % 3, 8 / 4 / 2)
--- precedence of concatenation
print(1 .. 2, "a" .. "b" .. "c", "x" .. 1 + 2, 2 * 3 .. "y")
--- precedence of comparison and logic
print(1 < 2 == true, not 1 == 2, not (1 == 2))
print(1 and 2 or 3, nil and 2 or 3, false or nil, nil or false)
print(true or false and false, (true or false) and false)
--- precedence of unary operators
local t = {1, 2}
print(-#t, not not nil, - - 3, not #t == 2, -2 .. "")
--- and returns its operand
print(nil and 1, false and 1, 1 and nil, 1 and false, 1 and 2, "" and 0)
--- or returns its operand
print(nil or 1, false or nil, 1 or error("no"), 0 or 2, "" or 2)
--- and or do not evaluate the rest
local function f(x) io.write("f") return x end
print(f(false) and f(1))
print(f(1) or f(2))
print(f(1) and f(2) or f(3))
--- and or in conditions with calls
local function t() return true, "second" end
print((t() and t()), t() or 1)
if t() and not (t() and false) then print("yes") end
--- and or chains
print(1 and 2 and 3 and nil and 4, nil or false or nil or 5 or 6)
local a, b, c = nil, false, 3
print(a and b or c, a or b and c, (a or b) and c, a or b or c)
--- and or as values of locals
local x = nil
local y = x and x.field
local z = x or {field = 1}
print(y, z.field, x == nil and "nil" or "other")
--- not
print(not nil, not false, not true, not 0, not "", not {}, not not 1)
--- comparison of numbers
print(1 < 2, 2 < 1, 1 <= 1, 1 >= 1, 1 > 1, 1 == 1.0, -0 == 0)
print(1 ~= 2, 0.1 + 0.2 == 0.3, 1e308 * 10 == math.huge)
--- comparison with nan
local n = 0/0
print(n == n, n ~= n, n < n, n <= n, n > n, n >= n, n < 1, 1 < n, n == 1)
print(not (n < 1), not (n >= 1))
--- comparison with nan in conditions
local n = 0/0
if n < 1 then print("lt") else print("not lt") end
if n >= 1 then print("ge") else print("not ge") end
if not (n > 1) then print("not gt") end
if n ~= n then print("ne") end
while n <= 0 do print("loop") break end
--- comparison of strings
print("a" < "b", "a" < "A", "a" < "aa", "" < "a", "Z" < "a", "10" < "9", "a\0b" < "a\0c", "a" <= "a")
print("\255" > "\1", "a\0" > "a", "abc" >= "abd")
--- comparison of a number and a string is by kind
print(1 == "1", "1" == 1, 0 == false, nil == false, "" == nil)
--- comparison of tables by identity
local t = {}
print(t == t, t == {}, {} == {}, t ~= {})
--- comparison of functions
local function f() end
print(f == f, f == function() end, print == print)
--- comparison with constants
local x, s, b = 5, "str", true
print(x == 5, 5 == x, x ~= 6, s == "str", s ~= "x", b == true, b ~= false, b == nil, x == nil)
--- concatenation of numbers
print(1 .. "", 1.5 .. "", -0 .. "", 1e15 .. "", 1e16 .. "", 2^53 .. "", 1e100 .. "", 0.1 .. "")
--- concatenation of special numbers
print(math.huge .. "", -math.huge .. "", tostring(0/0):gsub("-", "") .. "")
--- concatenation is right associative
local t = setmetatable({}, {__concat = function(a, b) return "(" .. (type(a) == "table" and "t" or a) .. "|" .. (type(b) == "table" and "t" or b) .. ")" end})
print("a" .. "b" .. t) print(t .. "a" .. "b") print("a" .. t .. "b") print("a" .. t .. t)
--- concatenation of many operands
local a, b = "x", 1
print(a .. b .. a .. b .. a .. b .. a .. b .. a .. b .. a .. b)
--- concatenation of empty strings
print(("" .. "") == "", #("" .. "a" .. ""))
--- concatenation with zero bytes
local s = "a\0b" .. "\0c"
print(#s, s:byte(1, -1))
--- concatenation error names the bad operand
print(pcall(function() local a, b, c = "x", nil, "y" return a .. b .. c end))
print(pcall(function() local a, b, c = "x", "z", {} return a .. b .. c end))
print(pcall(function() local a, b, c = {}, "z", "w" return a .. b .. c end))
--- length of strings
print(#"", #"abc", #"a\0b", #("x"):rep(1000), #"\n\t")
--- length of tables
print(#{}, #{1, 2, 3}, #{n = 1}, #{1, 2, n = 3}, #{[1] = 1, [2] = 2})
--- length after changes
local t = {1, 2, 3}
t[4] = 4 print(#t)
t[4] = nil t[3] = nil print(#t)
t[#t + 1] = "x" print(#t)
--- length ignores __len of tables
local t = setmetatable({1, 2}, {__len = function() return 42 end})
print(#t)
--- length of other values uses __len
debug.setmetatable(1, {__len = function(n) return n * 2 end})
print(#5, #2.5)
--- minus of numbers
local x = 5
print(-x, - -x, -(-x), -0.5, -(2^31), -"3", -" 0x10 ")
--- minus zero
local z = 0
print(1 / -z, 1 / z, -z == z, 0 * -1, 1 / (0 * -1))
--- minus zero as text
local z = 0
print(-z, -0, 0 * -1, -0.0, string.format("%g %d", -z, -z))
--- modulo signs
print(5 % 3, -5 % 3, 5 % -3, -5 % -3)
print(5.5 % 2, -5.5 % 2, 5.5 % -2, -5.5 % -2)
--- modulo special
local function s(x) return x ~= x and "nan" or x end
print(s(5 % 0), s(5 % math.huge), s(-5 % math.huge), s(5 % -math.huge), s(math.huge % 5), s(0 % 5))
--- modulo of large numbers
print(string.format("%.17g %.17g %.17g", 2^53 % 3, 2^60 % 1000, 1e300 % 7))
--- modulo of fractions
print(string.format("%.17g %.17g", 0.3 % 0.1, 1 % 0.1))
--- division
print(7 / 2, -7 / 2, 1 / 0, -1 / 0, 0 / 5, 6 / 3)
print((tostring(0 / 0):gsub("-", "")))
--- power
print(2 ^ 10, 2 ^ 0.5, 4 ^ -0.5, 0 ^ 0, 10 ^ 2, (-8) ^ 3, 1.5 ^ 2)
--- power of negative bases
print((tostring((-8) ^ (1 / 3)):gsub("-", "")))
print((-2) ^ 3, (-2) ^ -2, (-1) ^ 1e10)
--- power special
local i = math.huge
print(i ^ 0, 1 ^ i, 0 ^ -1, 2 ^ i, 2 ^ -i, 0.5 ^ i, (0/0) ^ 0)
--- numbers in decimal
print(0, 1, 42, 123456789, 2147483647, 2147483648, 4294967296, 9007199254740992)
--- numbers with fractions
print(0.5, .5, 5., 3.14159, 1.0, 100.25, 0.1, 0.001)
--- numbers with exponents
print(1e3, 1E3, 1e+3, 1e-3, .5e1, 5.e1, 1e0, 1e15, 1e14, 123456e10)
--- numbers of 14 digits
print(12345678901234, 123456789012345, 1234567890.12345, 0.12345678901234567, 1/3, 2/3, 100/3)
--- numbers that are large or small
print(1e300, 1e-300, 5e-324, 1.7976931348623157e308, 2e308, 2.2250738585072014e-308)
--- numbers in hexadecimal
print(0x0, 0xff, 0XFF, 0xABCDEF, 0xffffffff, 0x7fffffff, 0x100000000)
--- numbers in hexadecimal with fractions
print(0x.8, 0x1.8, 0x1p4, 0x1P-1, 0xA.8p1, 0x1p+2)
--- numbers in hexadecimal that are long
print(0xffffffffffff, 0x1fffffffffffff, 0xffffffffffffffff)
--- numbers in binary
print(0b1010, 0B11, 0b11111111111111111111111111111111)
--- numbers that are malformed
for _, s in ipairs {"1x", "0x", "0xg", "1e", "1e+", "1..2", "1.2.3", "08a", "0b2", "3LLL"} do
  print(s, (select(2, loadstring("return " .. s))))
end
--- strings with escapes
print("\a\b\f\n\r\t\v\\\"\'" == string.char(7, 8, 12, 10, 13, 9, 11, 92, 34, 39))
print(#"\n\\\"", "\65\066\0067", "\x41\x4a\x4A", '\'"', "\"'")
--- strings with decimal escapes
print(("\0\1\255\10"):byte(1, -1))
print(loadstring('return "\\256"'))
print(loadstring('return "\\300"'))
--- strings with z escapes
print("a\z
       b\z   c", #"x\z
")
--- strings with unicode escapes
print(("\u{41}\u{e9}\u{20AC}\u{1F600}"):byte(1, -1))
print(loadstring('return "\\u{110000}"'))
print(loadstring('return "\\u{41"'))
print(loadstring('return "\\u41"'))
--- strings over lines
print("a\
b")
print(loadstring('return "a\nb"'))
print(loadstring('return "abc'))
--- strings with unknown escapes
print(loadstring([[return "\q"]]))
print(loadstring([[return "\xg0"]]))
print(loadstring([[return "\x4"]]))
--- strings in long brackets
print([[a
b]], [==[x]]y]==], [[
first line end is dropped]], [=[]]]=])
--- strings in long brackets without an end
print(loadstring("return [[abc"))
print(loadstring("return [==[abc]]"))
print(loadstring("return [==abc"))
print(loadstring("--[[ open"))
--- strings in long brackets keep backslashes
print([[\n\t\\]], #[[\0]])
--- strings in long brackets with carriage returns
print(#loadstring("return [[a\r\nb\rc\n\rd]]")())
--- strings with carriage returns in escapes
print(#loadstring("return 'a\\\r\nb'")())
--- strings with bytes above 127
print(#"äö", ("ä"):byte(1, -1))
--- names with bytes above 127
local tür = 1
print(tür)
--- table constructor of a list
local t = {1, "two", true, nil, 5}
print(t[1], t[2], t[3], t[4], t[5])
--- table constructor of fields
local t = {a = 1, ["b c"] = 2, [3] = "three", [true] = 4, [1.5] = 5}
print(t.a, t["b c"], t[3], t[true], t[1.5])
--- table constructor of both
local t = {1, x = "x", 2, [10] = 10, 3; 4,}
print(t[1], t[2], t[3], t[4], t.x, t[10])
--- table constructor with a call at the end
local function f() return 1, 2, 3 end
print(#{f()}, #{f(), f()}, #{f(), 10}, #{(f())})
--- table constructor with varargs at the end
local function f(...) return {0, ...} end
print(#f(1, 2, 3), #f(), f(5)[2])
--- table constructor with the same key twice
local t = {[1] = "key", "item"}
print(t[1])
local u = {a = 1, a = 2}
print(u.a)
--- table constructor with nil key
print(pcall(function() return {[nil] = 1} end))
--- table constructor with nan key
print(pcall(function() return {[0/0] = 1} end))
--- table constructor is new each time
local function f() return {1} end
local a, b = f(), f()
a[1] = 2
print(a ~= b, b[1])
--- table constructor nested
local t = {{1, 2}, {x = {y = {z = "deep"}}}}
print(t[1][2], t[2].x.y.z)
--- table constructor of constants is copied
local function f() return {1, 2, x = "y"} end
f().x = "changed" f()[1] = 9
print(f().x, f()[1])
--- table keys of numbers
local t = {}
t[1] = "a" t[1.0] = "b" t[-1] = "c" t[2^53] = "d" t["1"] = "e"
print(t[1], t[-1], t[9007199254740992], t["1"], #t)
--- table keys of zero
local t = {}
local z = 0
t[0] = "zero"
print(t[-z], t[0], t[z * -1])
--- table keys of any kind
local k, f = {}, function() end
local t = {[k] = 1, [f] = 2, [true] = 3, [false] = 4, [print] = 5}
print(t[k], t[f], t[true], t[false], t[print], t[{}])
--- table index by nil and nan reads nil
local t = {1}
print(t[nil], t[0/0])
--- table store with nil key
print(pcall(function() local t = {} t[nil] = 1 end))
print(pcall(function() local t = {} t[0/0] = 1 end))
print(pcall(rawset, {}, nil, 1))
--- table fields that are keywords by brackets
local t = {["end"] = 1, ["while"] = 2}
print(t["end"], t["while"])
--- table holds false
local t = {false, x = false}
print(t[1], t.x, t.y, #t)
--- table removes by nil
local t = {x = 1, y = 2}
t.x = nil
print(next(t))
t.y = nil
print(next(t))
--- table grows from one
local t = {}
for i = 1, 1000 do t[i] = i end
print(#t, t[1], t[500], t[1000], t[1001])
--- table filled backwards
local t = {}
for i = 100, 1, -1 do t[i] = i end
print(#t, t[50])
--- table with large sparse keys
local t = {[1e9] = "a", [2^40] = "b", [-2^31] = "c"}
print(t[1000000000], t[1099511627776], t[-2147483648])
--- integer and float keys are one
local t = {}
t[3] = "three"
print(t[3.0], t[6 / 2], t["3"], t[3.5])
--- index of a string
local s = "abc"
print(s.len == string.len, s.x, s[1], ("x").rep == string.rep)
--- index chains evaluate in order
local function f(x) io.write(x, " ") return {a = {b = 5}} end
print(f("one").a.b + f("two").a.b)
--- parentheses make one value
local function f() return 1, 2 end
print((f()), (f()) + 1, ((f())))
--- function values
local f = function(x) return x end
print((function() return "called" end)(), f(f)(3), type(f))
--- function with defaults by or
local function f(a, b) a = a or "da" b = b == nil and "db" or b return a, b end
print(f()) print(f(1, false))
--- operators evaluate left to right
local function f(x) io.write(x, " ") return x end
print(f(1) + f(2) * f(3) - f(4))
print(f(1) < f(2), f(2) > f(1), f("a") .. f("b"))
--- arguments evaluate left to right
local function f(x) io.write(x, " ") return x end
print(f(1), f(2), f(3))
--- constant folding keeps values
print(1 + 2 * 3 - 4 / 8, 2 ^ 31, 2 ^ 31 - 1, 1 / 0, -(0), 7 % -3, 1e300 * 1e300)
--- constant folding keeps minus zero
print(1 / -0, 1 / (0 * -1), 1 / (-0.0), 0 / -5 == 0)
--- conversion of strings in arithmetic
print("10" + 5, "0x10" * 2, "1e2" - 1, " 5 " + 0, "5" + "6", "3" ^ "2", -"4", "7" % 4, "9" / "3")
--- conversion of strings that are no numbers
for _, s in ipairs {"", " ", "abc", "1a", "0x", "1e", "- 1", "1 2", "1_000", "nan", "inf", "0x1p"} do
  print(s, pcall(function() return s + 0 end))
end
--- conversion of strings with blanks and signs
print(" 1" + 0, "1 " + 0, "\t\n1\r" + 0, "+1" + 0, "-1" + 0, "-0x10" + 0)
--- conversion of numbers to strings
print(1 .. "|" .. 1.0 .. "|" .. -1 .. "|" .. 1e10 .. "|" .. 123456.789)
--- conversion does not happen in comparison
print(pcall(function() return 1 < "2" end))
print("10" == 10, "abc" < "abd")
--- ffi literals need no ffi library
print(1LL + 1, 2ULL * 3, 5i)
--- long expressions
local a = 1
print(a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a)
--- nested parentheses
print(((((((((((((((((((((5)))))))))))))))))))))
--- nested functions 20 deep
local s = string.rep("(function() return ", 20) .. "7" .. string.rep(" end)()", 20)
print(loadstring("return " .. s)())
--- comparison results as values
local t = {1 < 2, 1 > 2, 1 == 1, x = "a" ~= "b"}
print(t[1], t[2], t[3], t.x)
local r = (1 < 2) == (3 < 4)
print(r)
--- arithmetic on loop variables
local s = 0
for i = 1, 100 do s = s + i * i % 7 - i / 2 end
print(s)
--- integer overflow of counters
local i = 2147483647
i = i + 1
print(i, i * 2, i - 2147483648)
--- integer multiplication beyond 32 bits
local a, b = 65536, 65536
print(a * b, a * a * b, 123456789 * 987654321)
--- arithmetic keeps 53 bits
print(string.format("%.0f", 2^53 + 1), string.format("%.0f", 9007199254740993))
--- sum of tenths
local s = 0
for i = 1, 10 do s = s + 0.1 end
print(s == 1, string.format("%.17g", s), s)
--- syntax errors name the token
for _, s in ipairs {"x =", "x = = 1", "local", "local 1", "if x", "if x then", "for", "for i", "for i = 1", "for i = 1 do", "for i in", "while x", "repeat", "function", "function f", "function f(", "function f(a", "function f(a,)", "return return", "x", "x y", "f(", "f(1,", "f)", "t[", "t[1", "t.", "t.1", "t:", "t:m", "{", "x = {", "x = {1", "x = {a=", "x = }", "end", "else", "until x", "x = 1 +", "x = not", "x = #", "x = (1", "x = 'a", "@", "x = $", "x = 1 2", "a.b:c = 1", "f() = 1", "local a.b = 1", "local function a.b() end", "for a.b = 1, 2 do end", "::x", "::1::", "goto 1", "x = function", "x = ..", "x = ...y", "1 = x", "'a' = x", "nil = 1", "x, y", "x, f() = 1", "(x) = 1", "(f)", "~= 1", "x ~ 1", "x = !y", "a && b", "x += 1"} do
  print(s, (select(2, loadstring(s, "=s"))))
end
--- syntax errors have the line
print(loadstring("x = 1\ny = 2\nz = = 3", "=s"))
print(loadstring("if x then\n\n\n", "=s"))
print(loadstring("f(\n1,\n2\n", "=s"))
print(loadstring("for i = 1, 2 do\nif x then\nend\n", "=s"))
print(loadstring("function f()\nreturn 1\n", "=s"))
print(loadstring("x = {\n1,\n2\n", "=s"))
--- syntax errors of a file end the program
x = = 1
--- syntax errors of unfinished strings in a file
print("before")
x = "abc
--- syntax errors quote strange bytes
print(loadstring("x = \1", "=s"))
print(loadstring("x = \200\201 + ", "=s"))
print(loadstring("x = 1 \0", "=s"))
--- syntax errors quote long tokens
print(loadstring("x = 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' 'b' c", "=s"))
print(loadstring("x = " .. ("a"):rep(200) .. " b c", "=s"))
--- syntax errors with chunk names
print(loadstring("x =", "@file.lua"))
print(loadstring("x =", "=name"))
print(loadstring("x =", "text of it"))
print(loadstring("x =", "line 1\nline 2"))
print(loadstring("x =", ("n"):rep(100)))
print(loadstring("x =", "@" .. ("n"):rep(100)))
print(loadstring("x =", "=" .. ("n"):rep(100)))
print(loadstring("x =", ""))
--- keywords are no names
for _, k in ipairs {"and", "break", "do", "else", "elseif", "end", "false", "for", "function", "if", "in", "local", "nil", "not", "or", "repeat", "return", "then", "true", "until", "while"} do
  print(k, (select(2, loadstring("local " .. k .. " = 1", "=s"))))
end
--- too many nested blocks
print(select(2, loadstring(("do "):rep(300) .. ("end "):rep(300), "=s")))
--- too many nested parentheses
print(select(2, loadstring("x = " .. ("("):rep(300) .. "1" .. (")"):rep(300), "=s")))
--- too many locals
local t = {}
for i = 1, 201 do t[i] = "local a" .. i end
print(select(2, loadstring(table.concat(t, "\n"), "=s")))
--- too many upvalues
local t = {}
for i = 1, 61 do t[i] = "local a" .. i end
t[#t + 1] = "function f() return "
for i = 1, 61 do t[#t + 1] = (i > 1 and "+" or "") .. "a" .. i end
print(select(2, loadstring(table.concat(t, "\n") .. " end", "=s")))
