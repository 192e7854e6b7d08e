--- find of %a+ and (%a)(%a?) and %A*
local subjects = {"hello world", "aaa", "", "abc123def", "  x  ", "key = value", "(a(b)c)", "%d+", "a.b.c", "XyZ\n1", "\0a\0", "aXbXc", "[[x]]", "foo.bar(1,2)", "1.5e10,-2", "tab\tsep"}
for _, s in ipairs(subjects) do for _, p in ipairs {"%a+", "(%a)(%a?)", "%A*"} do print(s:find(p)) end end
--- match of %a+ and (%a)(%a?) and %A*
local subjects = {"hello world", "aaa", "", "abc123def", "  x  ", "key = value", "(a(b)c)", "%d+", "a.b.c", "XyZ\n1", "\0a\0", "aXbXc", "[[x]]", "foo.bar(1,2)", "1.5e10,-2", "tab\tsep"}
for _, s in ipairs(subjects) do for _, p in ipairs {"%a+", "(%a)(%a?)", "%A*"} do print(s:match(p)) end end
--- gsub of %a+ and (%a)(%a?) and %A*
local subjects = {"hello world", "aaa", "", "abc123def", "  x  ", "key = value", "(a(b)c)", "%d+", "a.b.c", "XyZ\n1", "\0a\0", "aXbXc", "[[x]]", "foo.bar(1,2)", "1.5e10,-2", "tab\tsep"}
for _, s in ipairs(subjects) do for _, p in ipairs {"%a+", "(%a)(%a?)", "%A*"} do print(s:gsub(p, "<%0>")) end end
--- gmatch of %a+ and (%a)(%a?) and %A*
local subjects = {"hello world", "aaa", "", "abc123def", "  x  ", "key = value", "(a(b)c)", "%d+", "a.b.c", "XyZ\n1", "\0a\0", "aXbXc", "[[x]]", "foo.bar(1,2)", "1.5e10,-2", "tab\tsep"}
for _, s in ipairs(subjects) do for _, p in ipairs {"%a+", "(%a)(%a?)", "%A*"} do for a, b in s:gmatch(p) do io.write("[", tostring(a), "|", tostring(b), "]") end io.write("\n") end end
--- find of %d and %d*%D and [%d.]+
local subjects = {"hello world", "aaa", "", "abc123def", "  x  ", "key = value", "(a(b)c)", "%d+", "a.b.c", "XyZ\n1", "\0a\0", "aXbXc", "[[x]]", "foo.bar(1,2)", "1.5e10,-2", "tab\tsep"}
for _, s in ipairs(subjects) do for _, p in ipairs {"%d", "%d*%D", "[%d.]+"} do print(s:find(p)) end end
--- match of %d and %d*%D and [%d.]+
local subjects = {"hello world", "aaa", "", "abc123def", "  x  ", "key = value", "(a(b)c)", "%d+", "a.b.c", "XyZ\n1", "\0a\0", "aXbXc", "[[x]]", "foo.bar(1,2)", "1.5e10,-2", "tab\tsep"}
for _, s in ipairs(subjects) do for _, p in ipairs {"%d", "%d*%D", "[%d.]+"} do print(s:match(p)) end end
--- gsub of %d and %d*%D and [%d.]+
local subjects = {"hello world", "aaa", "", "abc123def", "  x  ", "key = value", "(a(b)c)", "%d+", "a.b.c", "XyZ\n1", "\0a\0", "aXbXc", "[[x]]", "foo.bar(1,2)", "1.5e10,-2", "tab\tsep"}
for _, s in ipairs(subjects) do for _, p in ipairs {"%d", "%d*%D", "[%d.]+"} do print(s:gsub(p, "<%0>")) end end
--- gmatch of %d and %d*%D and [%d.]+
local subjects = {"hello world", "aaa", "", "abc123def", "  x  ", "key = value", "(a(b)c)", "%d+", "a.b.c", "XyZ\n1", "\0a\0", "aXbXc", "[[x]]", "foo.bar(1,2)", "1.5e10,-2", "tab\tsep"}
for _, s in ipairs(subjects) do for _, p in ipairs {"%d", "%d*%D", "[%d.]+"} do for a, b in s:gmatch(p) do io.write("[", tostring(a), "|", tostring(b), "]") end io.write("\n") end end
--- find of %s* and ^%s*(.-)%s*$ and %S+
local subjects = {"hello world", "aaa", "", "abc123def", "  x  ", "key = value", "(a(b)c)", "%d+", "a.b.c", "XyZ\n1", "\0a\0", "aXbXc", "[[x]]", "foo.bar(1,2)", "1.5e10,-2", "tab\tsep"}
for _, s in ipairs(subjects) do for _, p in ipairs {"%s*", "^%s*(.-)%s*$", "%S+"} do print(s:find(p)) end end
--- match of %s* and ^%s*(.-)%s*$ and %S+
local subjects = {"hello world", "aaa", "", "abc123def", "  x  ", "key = value", "(a(b)c)", "%d+", "a.b.c", "XyZ\n1", "\0a\0", "aXbXc", "[[x]]", "foo.bar(1,2)", "1.5e10,-2", "tab\tsep"}
for _, s in ipairs(subjects) do for _, p in ipairs {"%s*", "^%s*(.-)%s*$", "%S+"} do print(s:match(p)) end end
--- gsub of %s* and ^%s*(.-)%s*$ and %S+
local subjects = {"hello world", "aaa", "", "abc123def", "  x  ", "key = value", "(a(b)c)", "%d+", "a.b.c", "XyZ\n1", "\0a\0", "aXbXc", "[[x]]", "foo.bar(1,2)", "1.5e10,-2", "tab\tsep"}
for _, s in ipairs(subjects) do for _, p in ipairs {"%s*", "^%s*(.-)%s*$", "%S+"} do print(s:gsub(p, "<%0>")) end end
--- gmatch of %s* and ^%s*(.-)%s*$ and %S+
local subjects = {"hello world", "aaa", "", "abc123def", "  x  ", "key = value", "(a(b)c)", "%d+", "a.b.c", "XyZ\n1", "\0a\0", "aXbXc", "[[x]]", "foo.bar(1,2)", "1.5e10,-2", "tab\tsep"}
for _, s in ipairs(subjects) do for _, p in ipairs {"%s*", "^%s*(.-)%s*$", "%S+"} do for a, b in s:gmatch(p) do io.write("[", tostring(a), "|", tostring(b), "]") end io.write("\n") end end
--- find of . and .- and .*x
local subjects = {"hello world", "aaa", "", "abc123def", "  x  ", "key = value", "(a(b)c)", "%d+", "a.b.c", "XyZ\n1", "\0a\0", "aXbXc", "[[x]]", "foo.bar(1,2)", "1.5e10,-2", "tab\tsep"}
for _, s in ipairs(subjects) do for _, p in ipairs {".", ".-", ".*x"} do print(s:find(p)) end end
--- match of . and .- and .*x
local subjects = {"hello world", "aaa", "", "abc123def", "  x  ", "key = value", "(a(b)c)", "%d+", "a.b.c", "XyZ\n1", "\0a\0", "aXbXc", "[[x]]", "foo.bar(1,2)", "1.5e10,-2", "tab\tsep"}
for _, s in ipairs(subjects) do for _, p in ipairs {".", ".-", ".*x"} do print(s:match(p)) end end
--- gsub of . and .- and .*x
local subjects = {"hello world", "aaa", "", "abc123def", "  x  ", "key = value", "(a(b)c)", "%d+", "a.b.c", "XyZ\n1", "\0a\0", "aXbXc", "[[x]]", "foo.bar(1,2)", "1.5e10,-2", "tab\tsep"}
for _, s in ipairs(subjects) do for _, p in ipairs {".", ".-", ".*x"} do print(s:gsub(p, "<%0>")) end end
--- gmatch of . and .- and .*x
local subjects = {"hello world", "aaa", "", "abc123def", "  x  ", "key = value", "(a(b)c)", "%d+", "a.b.c", "XyZ\n1", "\0a\0", "aXbXc", "[[x]]", "foo.bar(1,2)", "1.5e10,-2", "tab\tsep"}
for _, s in ipairs(subjects) do for _, p in ipairs {".", ".-", ".*x"} do for a, b in s:gmatch(p) do io.write("[", tostring(a), "|", tostring(b), "]") end io.write("\n") end end
--- find of a- and a*b and a+ and ab?
local subjects = {"hello world", "aaa", "", "abc123def", "  x  ", "key = value", "(a(b)c)", "%d+", "a.b.c", "XyZ\n1", "\0a\0", "aXbXc", "[[x]]", "foo.bar(1,2)", "1.5e10,-2", "tab\tsep"}
for _, s in ipairs(subjects) do for _, p in ipairs {"a-", "a*b", "a+", "ab?"} do print(s:find(p)) end end
--- match of a- and a*b and a+ and ab?
local subjects = {"hello world", "aaa", "", "abc123def", "  x  ", "key = value", "(a(b)c)", "%d+", "a.b.c", "XyZ\n1", "\0a\0", "aXbXc", "[[x]]", "foo.bar(1,2)", "1.5e10,-2", "tab\tsep"}
for _, s in ipairs(subjects) do for _, p in ipairs {"a-", "a*b", "a+", "ab?"} do print(s:match(p)) end end
--- gsub of a- and a*b and a+ and ab?
local subjects = {"hello world", "aaa", "", "abc123def", "  x  ", "key = value", "(a(b)c)", "%d+", "a.b.c", "XyZ\n1", "\0a\0", "aXbXc", "[[x]]", "foo.bar(1,2)", "1.5e10,-2", "tab\tsep"}
for _, s in ipairs(subjects) do for _, p in ipairs {"a-", "a*b", "a+", "ab?"} do print(s:gsub(p, "<%0>")) end end
--- gmatch of a- and a*b and a+ and ab?
local subjects = {"hello world", "aaa", "", "abc123def", "  x  ", "key = value", "(a(b)c)", "%d+", "a.b.c", "XyZ\n1", "\0a\0", "aXbXc", "[[x]]", "foo.bar(1,2)", "1.5e10,-2", "tab\tsep"}
for _, s in ipairs(subjects) do for _, p in ipairs {"a-", "a*b", "a+", "ab?"} do for a, b in s:gmatch(p) do io.write("[", tostring(a), "|", tostring(b), "]") end io.write("\n") end end
--- find of (.)(.) and (.)%1 and (.-)(.)$
local subjects = {"hello world", "aaa", "", "abc123def", "  x  ", "key = value", "(a(b)c)", "%d+", "a.b.c", "XyZ\n1", "\0a\0", "aXbXc", "[[x]]", "foo.bar(1,2)", "1.5e10,-2", "tab\tsep"}
for _, s in ipairs(subjects) do for _, p in ipairs {"(.)(.)", "(.)%1", "(.-)(.)$"} do print(s:find(p)) end end
--- match of (.)(.) and (.)%1 and (.-)(.)$
local subjects = {"hello world", "aaa", "", "abc123def", "  x  ", "key = value", "(a(b)c)", "%d+", "a.b.c", "XyZ\n1", "\0a\0", "aXbXc", "[[x]]", "foo.bar(1,2)", "1.5e10,-2", "tab\tsep"}
for _, s in ipairs(subjects) do for _, p in ipairs {"(.)(.)", "(.)%1", "(.-)(.)$"} do print(s:match(p)) end end
--- gsub of (.)(.) and (.)%1 and (.-)(.)$
local subjects = {"hello world", "aaa", "", "abc123def", "  x  ", "key = value", "(a(b)c)", "%d+", "a.b.c", "XyZ\n1", "\0a\0", "aXbXc", "[[x]]", "foo.bar(1,2)", "1.5e10,-2", "tab\tsep"}
for _, s in ipairs(subjects) do for _, p in ipairs {"(.)(.)", "(.)%1", "(.-)(.)$"} do print(s:gsub(p, "<%0>")) end end
--- gmatch of (.)(.) and (.)%1 and (.-)(.)$
local subjects = {"hello world", "aaa", "", "abc123def", "  x  ", "key = value", "(a(b)c)", "%d+", "a.b.c", "XyZ\n1", "\0a\0", "aXbXc", "[[x]]", "foo.bar(1,2)", "1.5e10,-2", "tab\tsep"}
for _, s in ipairs(subjects) do for _, p in ipairs {"(.)(.)", "(.)%1", "(.-)(.)$"} do for a, b in s:gmatch(p) do io.write("[", tostring(a), "|", tostring(b), "]") end io.write("\n") end end
--- find of %b() and %b[] and %f[%w]%w+
local subjects = {"hello world", "aaa", "", "abc123def", "  x  ", "key = value", "(a(b)c)", "%d+", "a.b.c", "XyZ\n1", "\0a\0", "aXbXc", "[[x]]", "foo.bar(1,2)", "1.5e10,-2", "tab\tsep"}
for _, s in ipairs(subjects) do for _, p in ipairs {"%b()", "%b[]", "%f[%w]%w+"} do print(s:find(p)) end end
--- match of %b() and %b[] and %f[%w]%w+
local subjects = {"hello world", "aaa", "", "abc123def", "  x  ", "key = value", "(a(b)c)", "%d+", "a.b.c", "XyZ\n1", "\0a\0", "aXbXc", "[[x]]", "foo.bar(1,2)", "1.5e10,-2", "tab\tsep"}
for _, s in ipairs(subjects) do for _, p in ipairs {"%b()", "%b[]", "%f[%w]%w+"} do print(s:match(p)) end end
--- gsub of %b() and %b[] and %f[%w]%w+
local subjects = {"hello world", "aaa", "", "abc123def", "  x  ", "key = value", "(a(b)c)", "%d+", "a.b.c", "XyZ\n1", "\0a\0", "aXbXc", "[[x]]", "foo.bar(1,2)", "1.5e10,-2", "tab\tsep"}
for _, s in ipairs(subjects) do for _, p in ipairs {"%b()", "%b[]", "%f[%w]%w+"} do print(s:gsub(p, "<%0>")) end end
--- gmatch of %b() and %b[] and %f[%w]%w+
local subjects = {"hello world", "aaa", "", "abc123def", "  x  ", "key = value", "(a(b)c)", "%d+", "a.b.c", "XyZ\n1", "\0a\0", "aXbXc", "[[x]]", "foo.bar(1,2)", "1.5e10,-2", "tab\tsep"}
for _, s in ipairs(subjects) do for _, p in ipairs {"%b()", "%b[]", "%f[%w]%w+"} do for a, b in s:gmatch(p) do io.write("[", tostring(a), "|", tostring(b), "]") end io.write("\n") end end
--- find of [a-c] and [^a-c]+ and [%a_][%w_]*
local subjects = {"hello world", "aaa", "", "abc123def", "  x  ", "key = value", "(a(b)c)", "%d+", "a.b.c", "XyZ\n1", "\0a\0", "aXbXc", "[[x]]", "foo.bar(1,2)", "1.5e10,-2", "tab\tsep"}
for _, s in ipairs(subjects) do for _, p in ipairs {"[a-c]", "[^a-c]+", "[%a_][%w_]*"} do print(s:find(p)) end end
--- match of [a-c] and [^a-c]+ and [%a_][%w_]*
local subjects = {"hello world", "aaa", "", "abc123def", "  x  ", "key = value", "(a(b)c)", "%d+", "a.b.c", "XyZ\n1", "\0a\0", "aXbXc", "[[x]]", "foo.bar(1,2)", "1.5e10,-2", "tab\tsep"}
for _, s in ipairs(subjects) do for _, p in ipairs {"[a-c]", "[^a-c]+", "[%a_][%w_]*"} do print(s:match(p)) end end
--- gsub of [a-c] and [^a-c]+ and [%a_][%w_]*
local subjects = {"hello world", "aaa", "", "abc123def", "  x  ", "key = value", "(a(b)c)", "%d+", "a.b.c", "XyZ\n1", "\0a\0", "aXbXc", "[[x]]", "foo.bar(1,2)", "1.5e10,-2", "tab\tsep"}
for _, s in ipairs(subjects) do for _, p in ipairs {"[a-c]", "[^a-c]+", "[%a_][%w_]*"} do print(s:gsub(p, "<%0>")) end end
--- gmatch of [a-c] and [^a-c]+ and [%a_][%w_]*
local subjects = {"hello world", "aaa", "", "abc123def", "  x  ", "key = value", "(a(b)c)", "%d+", "a.b.c", "XyZ\n1", "\0a\0", "aXbXc", "[[x]]", "foo.bar(1,2)", "1.5e10,-2", "tab\tsep"}
for _, s in ipairs(subjects) do for _, p in ipairs {"[a-c]", "[^a-c]+", "[%a_][%w_]*"} do for a, b in s:gmatch(p) do io.write("[", tostring(a), "|", tostring(b), "]") end io.write("\n") end end
--- find of () and ()%a() and (%w+)()
local subjects = {"hello world", "aaa", "", "abc123def", "  x  ", "key = value", "(a(b)c)", "%d+", "a.b.c", "XyZ\n1", "\0a\0", "aXbXc", "[[x]]", "foo.bar(1,2)", "1.5e10,-2", "tab\tsep"}
for _, s in ipairs(subjects) do for _, p in ipairs {"()", "()%a()", "(%w+)()"} do print(s:find(p)) end end
--- match of () and ()%a() and (%w+)()
local subjects = {"hello world", "aaa", "", "abc123def", "  x  ", "key = value", "(a(b)c)", "%d+", "a.b.c", "XyZ\n1", "\0a\0", "aXbXc", "[[x]]", "foo.bar(1,2)", "1.5e10,-2", "tab\tsep"}
for _, s in ipairs(subjects) do for _, p in ipairs {"()", "()%a()", "(%w+)()"} do print(s:match(p)) end end
--- gsub of () and ()%a() and (%w+)()
local subjects = {"hello world", "aaa", "", "abc123def", "  x  ", "key = value", "(a(b)c)", "%d+", "a.b.c", "XyZ\n1", "\0a\0", "aXbXc", "[[x]]", "foo.bar(1,2)", "1.5e10,-2", "tab\tsep"}
for _, s in ipairs(subjects) do for _, p in ipairs {"()", "()%a()", "(%w+)()"} do print(s:gsub(p, "<%0>")) end end
--- gmatch of () and ()%a() and (%w+)()
local subjects = {"hello world", "aaa", "", "abc123def", "  x  ", "key = value", "(a(b)c)", "%d+", "a.b.c", "XyZ\n1", "\0a\0", "aXbXc", "[[x]]", "foo.bar(1,2)", "1.5e10,-2", "tab\tsep"}
for _, s in ipairs(subjects) do for _, p in ipairs {"()", "()%a()", "(%w+)()"} do for a, b in s:gmatch(p) do io.write("[", tostring(a), "|", tostring(b), "]") end io.write("\n") end end
--- find of ^%w and %w$ and ^.-$ and ^$
local subjects = {"hello world", "aaa", "", "abc123def", "  x  ", "key = value", "(a(b)c)", "%d+", "a.b.c", "XyZ\n1", "\0a\0", "aXbXc", "[[x]]", "foo.bar(1,2)", "1.5e10,-2", "tab\tsep"}
for _, s in ipairs(subjects) do for _, p in ipairs {"^%w", "%w$", "^.-$", "^$"} do print(s:find(p)) end end
--- match of ^%w and %w$ and ^.-$ and ^$
local subjects = {"hello world", "aaa", "", "abc123def", "  x  ", "key = value", "(a(b)c)", "%d+", "a.b.c", "XyZ\n1", "\0a\0", "aXbXc", "[[x]]", "foo.bar(1,2)", "1.5e10,-2", "tab\tsep"}
for _, s in ipairs(subjects) do for _, p in ipairs {"^%w", "%w$", "^.-$", "^$"} do print(s:match(p)) end end
--- gsub of ^%w and %w$ and ^.-$ and ^$
local subjects = {"hello world", "aaa", "", "abc123def", "  x  ", "key = value", "(a(b)c)", "%d+", "a.b.c", "XyZ\n1", "\0a\0", "aXbXc", "[[x]]", "foo.bar(1,2)", "1.5e10,-2", "tab\tsep"}
for _, s in ipairs(subjects) do for _, p in ipairs {"^%w", "%w$", "^.-$", "^$"} do print(s:gsub(p, "<%0>")) end end
--- gmatch of ^%w and %w$ and ^.-$ and ^$
local subjects = {"hello world", "aaa", "", "abc123def", "  x  ", "key = value", "(a(b)c)", "%d+", "a.b.c", "XyZ\n1", "\0a\0", "aXbXc", "[[x]]", "foo.bar(1,2)", "1.5e10,-2", "tab\tsep"}
for _, s in ipairs(subjects) do for _, p in ipairs {"^%w", "%w$", "^.-$", "^$"} do for a, b in s:gmatch(p) do io.write("[", tostring(a), "|", tostring(b), "]") end io.write("\n") end end
--- find of %. and [.] and %p
local subjects = {"hello world", "aaa", "", "abc123def", "  x  ", "key = value", "(a(b)c)", "%d+", "a.b.c", "XyZ\n1", "\0a\0", "aXbXc", "[[x]]", "foo.bar(1,2)", "1.5e10,-2", "tab\tsep"}
for _, s in ipairs(subjects) do for _, p in ipairs {"%.", "[.]", "%p"} do print(s:find(p)) end end
--- match of %. and [.] and %p
local subjects = {"hello world", "aaa", "", "abc123def", "  x  ", "key = value", "(a(b)c)", "%d+", "a.b.c", "XyZ\n1", "\0a\0", "aXbXc", "[[x]]", "foo.bar(1,2)", "1.5e10,-2", "tab\tsep"}
for _, s in ipairs(subjects) do for _, p in ipairs {"%.", "[.]", "%p"} do print(s:match(p)) end end
--- gsub of %. and [.] and %p
local subjects = {"hello world", "aaa", "", "abc123def", "  x  ", "key = value", "(a(b)c)", "%d+", "a.b.c", "XyZ\n1", "\0a\0", "aXbXc", "[[x]]", "foo.bar(1,2)", "1.5e10,-2", "tab\tsep"}
for _, s in ipairs(subjects) do for _, p in ipairs {"%.", "[.]", "%p"} do print(s:gsub(p, "<%0>")) end end
--- gmatch of %. and [.] and %p
local subjects = {"hello world", "aaa", "", "abc123def", "  x  ", "key = value", "(a(b)c)", "%d+", "a.b.c", "XyZ\n1", "\0a\0", "aXbXc", "[[x]]", "foo.bar(1,2)", "1.5e10,-2", "tab\tsep"}
for _, s in ipairs(subjects) do for _, p in ipairs {"%.", "[.]", "%p"} do for a, b in s:gmatch(p) do io.write("[", tostring(a), "|", tostring(b), "]") end io.write("\n") end end
--- find of [%]%[] and [^%s]+ and [%z%c]
local subjects = {"hello world", "aaa", "", "abc123def", "  x  ", "key = value", "(a(b)c)", "%d+", "a.b.c", "XyZ\n1", "\0a\0", "aXbXc", "[[x]]", "foo.bar(1,2)", "1.5e10,-2", "tab\tsep"}
for _, s in ipairs(subjects) do for _, p in ipairs {"[%]%[]", "[^%s]+", "[%z%c]"} do print(s:find(p)) end end
--- match of [%]%[] and [^%s]+ and [%z%c]
local subjects = {"hello world", "aaa", "", "abc123def", "  x  ", "key = value", "(a(b)c)", "%d+", "a.b.c", "XyZ\n1", "\0a\0", "aXbXc", "[[x]]", "foo.bar(1,2)", "1.5e10,-2", "tab\tsep"}
for _, s in ipairs(subjects) do for _, p in ipairs {"[%]%[]", "[^%s]+", "[%z%c]"} do print(s:match(p)) end end
--- gsub of [%]%[] and [^%s]+ and [%z%c]
local subjects = {"hello world", "aaa", "", "abc123def", "  x  ", "key = value", "(a(b)c)", "%d+", "a.b.c", "XyZ\n1", "\0a\0", "aXbXc", "[[x]]", "foo.bar(1,2)", "1.5e10,-2", "tab\tsep"}
for _, s in ipairs(subjects) do for _, p in ipairs {"[%]%[]", "[^%s]+", "[%z%c]"} do print(s:gsub(p, "<%0>")) end end
--- gmatch of [%]%[] and [^%s]+ and [%z%c]
local subjects = {"hello world", "aaa", "", "abc123def", "  x  ", "key = value", "(a(b)c)", "%d+", "a.b.c", "XyZ\n1", "\0a\0", "aXbXc", "[[x]]", "foo.bar(1,2)", "1.5e10,-2", "tab\tsep"}
for _, s in ipairs(subjects) do for _, p in ipairs {"[%]%[]", "[^%s]+", "[%z%c]"} do for a, b in s:gmatch(p) do io.write("[", tostring(a), "|", tostring(b), "]") end io.write("\n") end end
--- find of %u%l* and %l+ and %x+
local subjects = {"hello world", "aaa", "", "abc123def", "  x  ", "key = value", "(a(b)c)", "%d+", "a.b.c", "XyZ\n1", "\0a\0", "aXbXc", "[[x]]", "foo.bar(1,2)", "1.5e10,-2", "tab\tsep"}
for _, s in ipairs(subjects) do for _, p in ipairs {"%u%l*", "%l+", "%x+"} do print(s:find(p)) end end
--- match of %u%l* and %l+ and %x+
local subjects = {"hello world", "aaa", "", "abc123def", "  x  ", "key = value", "(a(b)c)", "%d+", "a.b.c", "XyZ\n1", "\0a\0", "aXbXc", "[[x]]", "foo.bar(1,2)", "1.5e10,-2", "tab\tsep"}
for _, s in ipairs(subjects) do for _, p in ipairs {"%u%l*", "%l+", "%x+"} do print(s:match(p)) end end
--- gsub of %u%l* and %l+ and %x+
local subjects = {"hello world", "aaa", "", "abc123def", "  x  ", "key = value", "(a(b)c)", "%d+", "a.b.c", "XyZ\n1", "\0a\0", "aXbXc", "[[x]]", "foo.bar(1,2)", "1.5e10,-2", "tab\tsep"}
for _, s in ipairs(subjects) do for _, p in ipairs {"%u%l*", "%l+", "%x+"} do print(s:gsub(p, "<%0>")) end end
--- gmatch of %u%l* and %l+ and %x+
local subjects = {"hello world", "aaa", "", "abc123def", "  x  ", "key = value", "(a(b)c)", "%d+", "a.b.c", "XyZ\n1", "\0a\0", "aXbXc", "[[x]]", "foo.bar(1,2)", "1.5e10,-2", "tab\tsep"}
for _, s in ipairs(subjects) do for _, p in ipairs {"%u%l*", "%l+", "%x+"} do for a, b in s:gmatch(p) do io.write("[", tostring(a), "|", tostring(b), "]") end io.write("\n") end end
--- find of ([%w_]+)%s*=%s*([%w_]+) and (%w+)[.(] and (%-?%d+)
local subjects = {"hello world", "aaa", "", "abc123def", "  x  ", "key = value", "(a(b)c)", "%d+", "a.b.c", "XyZ\n1", "\0a\0", "aXbXc", "[[x]]", "foo.bar(1,2)", "1.5e10,-2", "tab\tsep"}
for _, s in ipairs(subjects) do for _, p in ipairs {"([%w_]+)%s*=%s*([%w_]+)", "(%w+)[.(]", "(%-?%d+)"} do print(s:find(p)) end end
--- match of ([%w_]+)%s*=%s*([%w_]+) and (%w+)[.(] and (%-?%d+)
local subjects = {"hello world", "aaa", "", "abc123def", "  x  ", "key = value", "(a(b)c)", "%d+", "a.b.c", "XyZ\n1", "\0a\0", "aXbXc", "[[x]]", "foo.bar(1,2)", "1.5e10,-2", "tab\tsep"}
for _, s in ipairs(subjects) do for _, p in ipairs {"([%w_]+)%s*=%s*([%w_]+)", "(%w+)[.(]", "(%-?%d+)"} do print(s:match(p)) end end
--- gsub of ([%w_]+)%s*=%s*([%w_]+) and (%w+)[.(] and (%-?%d+)
local subjects = {"hello world", "aaa", "", "abc123def", "  x  ", "key = value", "(a(b)c)", "%d+", "a.b.c", "XyZ\n1", "\0a\0", "aXbXc", "[[x]]", "foo.bar(1,2)", "1.5e10,-2", "tab\tsep"}
for _, s in ipairs(subjects) do for _, p in ipairs {"([%w_]+)%s*=%s*([%w_]+)", "(%w+)[.(]", "(%-?%d+)"} do print(s:gsub(p, "<%0>")) end end
--- gmatch of ([%w_]+)%s*=%s*([%w_]+) and (%w+)[.(] and (%-?%d+)
local subjects = {"hello world", "aaa", "", "abc123def", "  x  ", "key = value", "(a(b)c)", "%d+", "a.b.c", "XyZ\n1", "\0a\0", "aXbXc", "[[x]]", "foo.bar(1,2)", "1.5e10,-2", "tab\tsep"}
for _, s in ipairs(subjects) do for _, p in ipairs {"([%w_]+)%s*=%s*([%w_]+)", "(%w+)[.(]", "(%-?%d+)"} do for a, b in s:gmatch(p) do io.write("[", tostring(a), "|", tostring(b), "]") end io.write("\n") end end
--- find from every position
local subjects = {"hello world", "aaa", "", "abc123def", "  x  ", "key = value", "(a(b)c)", "%d+", "a.b.c", "XyZ\n1", "\0a\0", "aXbXc", "[[x]]", "foo.bar(1,2)", "1.5e10,-2", "tab\tsep"}
for _, s in ipairs(subjects) do for i = -3, 5 do io.write(tostring((s:find("%w", i))), " ") end print() end
--- match of made patterns
local x = 7
local function r(n) x = (x * 16807) % 2147483647 return x % n + 1 end
local items = {"a", "b", ".", "%a", "%d", "[ab]", "[^a]", "%s", "x", "1"}
local quantifiers = {"", "", "*", "+", "-", "?"}
for i = 1, 60 do
  local p, s = {}, {}
  for j = 1, r(4) do p[j] = items[r(#items)] .. quantifiers[r(#quantifiers)] end
  for j = 1, r(10) do s[j] = ("ab1 x"):sub(r(5)):sub(1, 1) end
  p, s = table.concat(p), table.concat(s)
  print(p, s, s:find(p))
end
--- match of made patterns with captures
local x = 11
local function r(n) x = (x * 16807) % 2147483647 return x % n + 1 end
local items = {"(a)", "(b*)", "(.-)", "()", "(%a+)", "([ab]?)", "%w", "x*"}
for i = 1, 60 do
  local p, s = {}, {}
  for j = 1, r(3) do p[j] = items[r(#items)] end
  for j = 1, r(8) do s[j] = ("abx"):sub(r(3)):sub(1, 1) end
  p, s = table.concat(p), table.concat(s)
  print(p, s, s:match(p))
end
--- gsub of made patterns
local x = 13
local function r(n) x = (x * 16807) % 2147483647 return x % n + 1 end
local items = {"a", "b-", ".", "%a*", "[ab]", "^a", "b$", "x?"}
for i = 1, 60 do
  local p, s = {}, {}
  for j = 1, r(3) do p[j] = items[r(#items)] end
  for j = 1, r(8) do s[j] = ("abx"):sub(r(3)):sub(1, 1) end
  p, s = table.concat(p), table.concat(s)
  print(p, s, s:gsub(p, "-"))
end
--- malformed made patterns
local x = 29
local function r(n) x = (x * 16807) % 2147483647 return x % n + 1 end
local chars = "ab()[]%.-*+?^$1"
for i = 1, 80 do
  local p = {}
  for j = 1, r(5) do local k = r(#chars) p[j] = chars:sub(k, k) end
  p = table.concat(p)
  print(p, pcall(string.find, "ab(1)[a].b", p))
end
