local stringx, pretty, text, utils, types = require "pl.stringx", require "pl.pretty", require "pl.text", require "pl.utils", require "pl.types"
stringx.import()
print(("a,b,c"):split(","), ("  x "):strip() .. "|", ("  x "):lstrip() .. "|", ("  x "):rstrip() .. "|", ("xxaxx"):strip "x")
print(("hello world"):title(), ("abc"):center(9, "*"), ("abc"):ljust(6, ".") .. "|", ("abc"):rjust(6))
print(("abc"):startswith "ab", ("abc"):endswith { "bc", "x" }, ("a.b.c"):rfind ".", ("a.b.c"):lfind(".", 3), ("banana"):count "an", ("banana"):replace("an", "AN", 1))
print(("key=value=more"):partition "=")
print(("key=value=more"):rpartition "=")
print(("one\ntwo\r\nthree"):splitlines())
print(("a\tb"):expandtabs(4), ("abc123"):isalnum(), ("12"):isdigit(), (" "):isspace(), ("AB"):isupper(), ("ab"):islower(), ("ab1"):isalpha())
print(("long text here"):shorten(8), ("long text here"):shorten(8, true), stringx.quote_string 'say "hi"\n]]', ("x"):at(1))
for line in stringx.lines "one\ntwo" do io.write("<", line, ">") end
print()
print(stringx.indent("a\nb", 2, "."), stringx.dedent "   a\n     b\n", stringx.wrap("the quick brown fox jumps over the lazy dog", 15):concat "/")
print(stringx.fill("some words that are filled into lines", 12))
local T = stringx.Template "Dear ${name},\n  you owe $amount $$.\n"
print(T:substitute { name = "Ann", amount = 12 }, T:safe_substitute { name = "Bob" }, pcall(T.substitute, T, {}))
print(stringx.Template("for ${var} do\n    $body\nend"):indent_substitute { var = "i", body = "one\ntwo" })
text.format_operator()
print("%s and %d" % { "x", 3 }, "$x is $y" % { x = "X", y = 2 })

print(pretty.write { 1, 2, { 3, x = "y" }, ["a b"] = true, [10] = "ten" })
print(pretty.write({ 1, { a = 1 } }, ""), pretty.write { ["end"] = 1 }, pretty.write { [true] = 2 })
print(pretty.number(123456789, "N", 2), pretty.number(2048, "M", 1), pretty.number(1234567, "T"))
print(pretty.read "{1, 2, x = {y = 'z'}}".x.y, pretty.read "{ os.exit() }", pretty.load("a = 1 b = a + 1").b)
print(select(2, pretty.read "{ for }"))
local cyclic = {}
cyclic.me = cyclic
print(pretty.write(cyclic))
print(pretty.write "a string", pretty.write(nil), pretty.write(print) ~= nil)

print(table.concat(utils.split("a b  c", "%s+"), "/"), unpack(utils.split("1|2|3", "|", true, 2)))
print(utils.splitv("k = v", "%s*=%s*"), utils.escape "a.b*c", utils.is_type({}, "table"), utils.choose(false, 1, 2))
print(utils.string_lambda "|x, y| x * y"(6, 7), utils.function_arg(1, "_ + 1")(41), utils.bind1(math.max, 10)(3), utils.memoize(function(x) return x * 2 end)(4))
print(pcall(utils.assert_arg, 1, "x", "number"))
print(pcall(utils.assert_string, 2, {}))
print(utils.raise "an error", utils.pack(nil, 2, nil).n, utils.unpack(utils.pack(1, nil, 3)))
utils.printf("%5.2f|%-5s|%05d\n", 3.14159, "ab", 42)
print(utils.quote_arg "it's", utils.quote_arg { "plain", "a b" })
print(types.type(1.5), types.type(List), types.is_callable(print), types.is_integer(3), types.is_empty {}, types.is_empty "", types.to_bool "yes", types.to_bool("nope", nil, true), types.is_iterable {}, types.is_indexable(""))
print(utils.executeex "echo out; echo err >&2; exit 3")
print(utils.execute "exit 2")
utils.on_error "error"
print(pcall(utils.raise, "raised"))
utils.on_error "default"
