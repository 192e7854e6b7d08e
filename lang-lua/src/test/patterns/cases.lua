-- What the pattern matcher answers, a line a case: place and captures of find, the captures of match, all matches of gmatch, and
-- gsub's text with its count; or the message of the error. Bytes that are no visible ASCII are written as \ddd.

local function visible(value)
  if type(value) ~= "string" then
    return tostring(value)
  end
  local shown = #value <= 80 and value or value:sub(1, 70) .. "... of " .. #value
  return '"' .. shown:gsub("[^ !#-Z%[%]^-~]", function(c) return ("\\%03d"):format(c:byte()) end) .. '"'
end

local function list(ok, ...)
  if not ok then
    return "error " .. tostring((...))
  end
  local words = {}
  for i = 1, select("#", ...) do
    words[i] = visible((select(i, ...)))
  end
  return table.concat(words, " ")
end

local function matches(text, pattern)
  local found = {}
  for a, b in text:gmatch(pattern) do
    found[#found + 1] = b == nil and visible(a) or visible(a) .. "," .. visible(b)
    if #found == 12 then
      break
    end
  end
  return #found .. " times " .. table.concat(found, ";")
end

local function show(text, pattern, init)
  print(visible(text) .. " ~ " .. visible(pattern) .. (init and " from " .. init or ""))
  print("  find   " .. list(pcall(string.find, text, pattern, init)))
  print("  match  " .. list(pcall(string.match, text, pattern, init)))
  if not init then
    print("  gmatch " .. list(pcall(matches, text, pattern)))
    print("  gsub   " .. list(pcall(string.gsub, text, pattern, "<%0>")))
  end
end

-- --- each class, for each byte

local letters = {}
for letter in ("aAcCdDgGlLpPsSuUwWxXzZ"):gmatch(".") do
  letters[#letters + 1] = "%" .. letter
end
for c = 0, 255 do
  local text = string.char(c)
  local bits = {}
  for _, class in ipairs(letters) do
    local alone = text:find("^" .. class .. "$") and "1" or "0"
    local inside = text:find("^[" .. class .. "]$") and "1" or "0"
    local outside = text:find("^[^" .. class .. "]$") and "1" or "0"
    bits[#bits + 1] = alone .. inside .. outside
  end
  print(("%03d "):format(c) .. table.concat(bits, " "))
end

-- --- each byte as itself, behind a percent sign, in a set and as the end of a range

for c = 1, 255 do
  local byte = string.char(c)
  print(("%03d "):format(c) .. list(pcall(string.find, "-" .. byte .. "-", byte)) .. " | " .. list(pcall(string.find, "-" .. byte .. "-", "%" .. byte))
    .. " | " .. list(pcall(string.find, "-" .. byte .. "+", "[" .. byte .. "+]", 2)) .. " | " .. list(pcall(string.find, "\127a" .. byte, "[a-" .. byte .. "]")))
end

-- --- tables of texts and patterns

local function all(texts, patterns)
  for _, text in ipairs(texts) do
    for _, pattern in ipairs(patterns) do
      show(text, pattern)
    end
  end
end

-- anchors
all({ "", "a", "ab", "^a$", "a$b", "a^b" }, { "^", "$", "^$", "^a", "a$", "^a$", "a^", "$a", "^^a", "a$b", "[$^]", "(^a)", "(a$)", "^(a*)$", "%^a%$", "a-$", "^a-", "-", "^-", "^*", "*" })
-- repetitions
all({ "", "a", "aaa", "baaac", "aab" }, { "a?", "a*", "a+", "a-", "a?a?a?b", "a*b", "a+b", "a-b", "a-$", "^a-$", ".-", ".*", ".+", ".?", "ba-c", "ba*ac", "ba+ac", "a*a*a*", "a-a-a-$", "[ab]*", "[^a]*", "a?$", "b?a", "a**", "a+?", "%a*%a" })
-- sets
all({ "a-z", "]a[", "^ab", "x%y", "0az9_" }, { "[a-z]+", "[]]", "[^]]", "[]a]+", "[^]a]+", "[a%-z]+", "[a-]+", "[-a]+", "[%a-z]+", "[a-%%]+", "[%]]", "[^^]+", "[a^]+", "[z-a]", "[%d_]+", "[%w]+", "[^%w]+", "[%]a]+", "[[]", "[a-a]", "[%-]", "[.]", "[*+?-]", "[%a%d]*", "[^%a%d]*", "[0-9a-f]+", "[", "[^", "[]", "[^]", "[a", "[a-", "[%", "[%a", "[]-a]", "[+--]+" })
-- captures
all({ "", "key = value", "abcabc", "aXbXc", "2026-11-22" }, { "()", "(.)", "(a)(b)", "((a)(b))", "(a(b)c)", "()a()", "(%w+)%s*=%s*(%w+)", "(a*(.)%w(%s*))", "(%d+)-(%d+)-(%d+)", "()%d+()", "(.-)X(.-)X(.*)", "(abc)%1", "(a)(b)(c)%1%2%3", "(.)(.)%2%1", "(a*)%1", "(b*)%1", "()%1", "(a)%2", "%1", "(a%1)", "(%1a)", "(", ")", "(a", "a)", "(()", "((a)", "(a))", "()()", "%0", "(.)%0", "(.)%9", "(a|b)" })
-- balance
all({ "", "()", "(a(b)c)d", "((", "))((", "xxyxx", "<<a>>" }, { "%b()", "%b)(", "%bxx", "%bxy", "%b<>", "a%b()", "%b()d", "(%b())", "%b()$", "^%b()", "%b", "%b(", "%b()%b()", "%b()*", "()%b()()" })
-- frontiers
all({ "", "THE (quick) fox", "a1b", " word ", "\0a\0" }, { "%f[%a]", "%f[%a]%a+", "%f[%A]", "%a+%f[%A]", "%f[%a]%a+%f[%A]", "()%f[%w]", "%f[^%w]", "%f[%z]", "%f[%z]$", "%f[^%z]", "%f[a]", "%f[]]", "%f", "%fa", "%f[", "%f[a", "%f[%a]()", "^%f[%a]", "%f[%s]", "(%f[%a]%a+)" })
-- zero bytes: a pattern ends at its first one
all({ "a\0b", "\0", "ab", "\0\0" }, { "\0", "a\0b", "a%zb", "%z", "%Z+", "[%z]+", "[^%z]+", "a.b", "[\0]", "a\0(" })
-- high bytes
all({ "\128\255", "na\239ve", "\xc3\xa9t\xc3\xa9" }, { "\255", "[\128-\255]+", "[^\128-\255]+", "%a+", "%A+", "%w", "[\200-\240]", "%\255", ".[\128-\191]*", "%f[\128-\255]" })
-- errors
all({ "", "abc" }, { "%", "a%", "[a%", "[%", "(%", "%b", "%bx", "%f", "%fx", "(()", ")", "a)", "()()(" , ("(a"):rep(3), ("()"):rep(32), ("()"):rep(33), ("(.?)"):rep(33) })
-- depth: each question mark that matches, and each capture, is one level
all({ ("a"):rep(300) }, { ("a?"):rep(198), ("a?"):rep(199), ("a?"):rep(200), ("a?"):rep(250), ("a"):rep(300), ("a*"):rep(150), ("a*"):rep(199), ("a*"):rep(200), ("a-"):rep(199) .. "$", ("a-"):rep(200) .. "$", ("[a]?"):rep(200) })
-- where to begin
for _, init in ipairs({ -10, -5, -4, -1, 0, 1, 2, 4, 5, 6, 100, 2.7, -2.7 }) do
  for _, pattern in ipairs({ "", "b", "^b", "()", "$", "b*", ".-", "%f[%w]", "^" }) do
    show("abbc", pattern, init)
  end
end

-- --- what replaces

local function replaced(...)
  print(list(pcall(string.gsub, ...)))
end

for _, replacement in ipairs({ "", "x", "%0", "%1", "%2", "%0%0", "%%", "%1%2", "[%1]", "%", "%a", "%-", "x%", "%9", "\0", "%3" }) do
  replaced("hello world", "(o)(r?)", replacement)
  replaced("hello world", "o", replacement)
  replaced("hello", "()", replacement)
  replaced("hello", "", replacement)
end
for _, most in ipairs({ -1, 0, 1, 2, 3, 100, 1.9 }) do
  replaced("aaa", "a", "b", most)
  replaced("aaa", "^a", "b", most)
  replaced("aaa", "a*", "b", most)
  replaced("aaa", "", "-", most)
end
for _, value in ipairs({ "x", 1, 1.5, false, {}, true, print }) do
  replaced("ab", "a", type(value) == "table" and { a = "T" } or function() return value == {} and nil or value end)
end
replaced("a1b2", "(%a)(%d)", function(letter, digit) return digit .. letter end)
replaced("a1b2", "(%a)(%d)", { a = 1, b = false })
replaced("a1b2", "%d", { ["1"] = "%1", ["2"] = {} })
replaced("abc", "()", { "x", "y", "z" })
replaced("abc", "%w", "%1")
replaced("abc", "(%w)", "%1%1%0")

-- --- longer texts

local long = ("abc "):rep(2000) .. "end"
print(list(pcall(string.find, long, "end")))
print(list(pcall(string.find, long, "(e)(n)(d)$")))
print(list(pcall(string.find, long, ".*%s(.-)$")))
print(select("#", long:gsub("%w+", "x")), select(2, long:gsub("%w+", "x")))
print(list(pcall(string.find, long, "%bxe")))
print(list(pcall(string.find, ("x"):rep(5000) .. "y", "x-y")))
print(list(pcall(string.find, ("("):rep(3000) .. (")"):rep(3000), "%b()")))
print(list(pcall(string.find, ("ab"):rep(3000), "^(ab)%1%1()")))
print(list(pcall(string.find, ("a"):rep(5000), "(a*)%1$")))
