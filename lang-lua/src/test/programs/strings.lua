local s = "The quick brown fox"
print(#s, s:upper(), s:lower(), s:reverse(), s:sub(5, 9), s:sub(-3), s:sub(0), s:byte(1, 3))
print(s:find("quick"), s:find("(%a+) (%a+)"), s:find(".", 1, true), s:match("b(r%a*)"))
print(s:gsub("%w+", function(w) return w:sub(1, 1):upper() .. w:sub(2) end))
print(s:gsub("o", "0", 1), s:gsub("(%w)(%w+)", "%2%1"), s:gsub("%a+", { The = "A", fox = false }))
for k, v in ("a=1, b=2,c=3"):gmatch("(%w+)=(%w+)") do io.write(k, "->", v, " ") end print()
print(("x"):rep(5), ("ab"):rep(0), ("%5d|%-5s|%05.1f|%x|%q|%g|%c"):format(42, "hi", 3.14159, 255, 'a "b"\n', 1e20, 65))
print("\65\066\x43\z
       D\u{e9}" == "ABCD\xc3\xa9", "a\0b" == "a\0c", #"a\0b", "tab\there")
print(("%b()"):len(), ("f(a(b)c)d"):match("%b()"), ("THE (quick) fox"):find("%((%a+)%)"), ("hello"):match("^(h)(.-)(o)$"))
print(tostring(nil) .. tostring(true) .. 1 .. 2.5 .. -0 .. 1e100)
print("10" + 5, "0x10" * 2, 10 .. 20, "3" ^ 2, pcall(function() return "a" + 1 end))
