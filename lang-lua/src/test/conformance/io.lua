--- write and read a file
local f = io.open("a.txt", "w")
print(f:write("line 1\n", "line 2\n", 3, " ", 4.5, "\n") == f, f:close())
for l in io.lines("a.txt") do print(l) end
--- write returns true
local f = io.open("a.txt", "w")
print(f:write("a", "b"), f:write(), f:write(""))
print(pcall(function() return f:write("a"):write("b") end))
--- write of bad values
local f = io.open("a.txt", "w")
print(pcall(f.write, f, {})) print(pcall(f.write, f, nil)) print(pcall(f.write, f, true)) print(pcall(f.write, f, "ok", print)) print(pcall(function() f:write("x", {}) end))
--- write of numbers
io.write(1, " ", 1.5, " ", -0.1, " ", 1e100, " ", 2^53, " ", 1/0, "\n")
--- write to a file opened for reading
local f = io.open("a.txt", "w") f:close()
f = io.open("a.txt", "r")
print(f:write("x"))
--- read from a file opened for writing
local f = io.open("a.txt", "w")
print(f:read("*a"))
--- read lines
local f = io.open("a.txt", "w") f:write("one\ntwo\n\nfour") f:close()
f = io.open("a.txt")
print(f:read()) print(f:read("*l")) print(f:read("*l")) print(f:read("*l")) print(f:read("*l"))
--- read lines with their ends
local f = io.open("a.txt", "w") f:write("one\ntwo") f:close()
f = io.open("a.txt")
print(("%q"):format(f:read("*L"))) print(("%q"):format(f:read("*L"))) print(f:read("*L"))
--- read all
local f = io.open("a.txt", "w") f:write("x\ny\0z") f:close()
f = io.open("a.txt")
print(#f:read("*a"), f:read("*a") == "", f:read("*l"))
--- read counts
local f = io.open("a.txt", "w") f:write("abcdef") f:close()
f = io.open("a.txt")
print(f:read(2), f:read(0) == "", f:read(3), f:read(10), f:read(1), f:read(0))
--- read numbers
local f = io.open("a.txt", "w") f:write("12 -3.5 0x1F 1e3 abc") f:close()
f = io.open("a.txt")
print(f:read("*n", "*n", "*n", "*n", "*n"))
--- read numbers and lines
local f = io.open("a.txt", "w") f:write("10 rest\n20\n") f:close()
f = io.open("a.txt")
print(f:read("*n", "*l", "*n", "*l", "*n"))
--- read many formats
local f = io.open("a.txt", "w") f:write("first\nsecond\n12 tail") f:close()
f = io.open("a.txt")
print(f:read("*l", 3, "*l", "*n", "*a"))
--- read stops at the first failure
local f = io.open("a.txt", "w") f:write("x") f:close()
f = io.open("a.txt")
print(f:read("*l", "*l", "*l")) print(select("#", f:read("*l", "*l")))
--- read with formats without a star
local f = io.open("a.txt", "w") f:write("l1\nl2\n5 rest") f:close()
f = io.open("a.txt")
print(pcall(f.read, f, "l")) print(pcall(f.read, f, "L")) print(pcall(f.read, f, "n")) print(pcall(f.read, f, "a"))
--- read with bad formats
local f = io.open("a.txt", "w") f:write("x") f:close()
f = io.open("a.txt")
print(pcall(f.read, f, "*x")) print(pcall(f.read, f, "z")) print(pcall(f.read, f, "")) print(pcall(f.read, f, {})) print(pcall(f.read, f, nil)) print(pcall(f.read, f, "*"))
--- read of an empty file
io.open("a.txt", "w"):close()
local f = io.open("a.txt")
print(f:read("*a") == "", f:read("*l"), f:read("*n"), f:read(1), f:read(0))
--- read of carriage returns
local f = io.open("a.txt", "wb") f:write("a\r\nb\r\n") f:close()
for l in io.lines("a.txt") do io.write(#l, " ") end
print()
--- read of long lines
local f = io.open("a.txt", "w") f:write(("x"):rep(100000), "\n", ("y"):rep(5000)) f:close()
f = io.open("a.txt")
print(#f:read(), #f:read(), f:read())
--- read large counts
local f = io.open("a.txt", "w") f:write(("ab"):rep(10000)) f:close()
f = io.open("a.txt")
print(#f:read(15000), #f:read(15000), f:read(15000))
--- lines of a file
local f = io.open("a.txt", "w") f:write("a\nb\nc") f:close()
f = io.open("a.txt")
for l in f:lines() do io.write("[", l, "]") end
print(io.type(f))
--- lines of a missing file
print(pcall(io.lines, "nope.txt")) print(pcall(function() for l in io.lines("nope.txt") do end end))
--- lines closes its file at the end
local f = io.open("a.txt", "w") f:write("a\n") f:close()
local it = io.lines("a.txt")
print(it()) print(it()) print(pcall(it))
--- lines of a closed file
local f = io.open("a.txt", "w") f:write("a\n") f:close()
f = io.open("a.txt")
local it = f:lines() f:close()
print(pcall(it)) print(pcall(f.lines, f))
--- lines with formats
local f = io.open("a.txt", "w") f:write("12 34\n56") f:close()
for n in io.lines("a.txt", "*n") do io.write(n, " ") end
for a, b in io.lines("a.txt", 1, 2) do io.write("<", a, "|", tostring(b), ">") end
print()
--- lines of file with formats
local f = io.open("a.txt", "w") f:write("abc\ndef\n") f:close()
for l in io.open("a.txt"):lines("*L") do io.write(#l, " ") end
print()
--- lines of standard input
--< one
--< two
for l in io.lines() do io.write("<", l, ">") end
print()
--- lines with break
local f = io.open("a.txt", "w") f:write("1\n2\n3\n") f:close()
for l in io.lines("a.txt") do if l == "2" then break end print(l) end
--- standard input by formats
--< 10 twenty
--< last
print(io.read("*n"), io.read("*l"), io.read(2), io.read("*a"), io.read("*l"))
--- standard input at its end
print(io.read("*l"), io.read("*n"), io.read(0), io.read("*a") == "", io.read())
--- standard input as a file
--< hello
print(io.stdin:read("*l"), io.type(io.stdin))
--- standard input numbers
--< 1 2 3
--< 4.5e1
local s = 0
while true do local n = io.read("*n") if not n then break end s = s + n end
print(s)
--- standard output and error
io.stdout:write("out\n") io.stderr:write("err\n") io.write("more\n")
--- standard output without a line end
io.write("no end")
--- input and output
print(io.input() == io.stdin, io.output() == io.stdout)
--- output to a file
io.output("o.txt") io.write("redirected") io.close()
io.output(io.stdout)
print(io.open("o.txt"):read("*a"))
--- output to a file object
local f = io.open("o.txt", "w")
print(io.output(f) == f) io.write("x") f:close() io.output(io.stdout)
print(io.open("o.txt"):read("*a"))
--- input from a file
local f = io.open("i.txt", "w") f:write("from file\nsecond") f:close()
print(io.input("i.txt") ~= io.stdin, io.read(), io.read(), io.read())
--- input from a file object and lines
local f = io.open("i.txt", "w") f:write("a\nb\n") f:close()
io.input(io.open("i.txt"))
for l in io.lines() do io.write(l, " ") end
print()
--- input of a missing file
print(pcall(io.input, "nope.txt")) print(pcall(io.output, "nope/nope.txt"))
--- input with bad arguments
print(pcall(io.input, {})) print(pcall(io.output, true))
--- open of a missing file
print(io.open("nope.txt")) print(io.open("no/dir.txt", "w"))
--- open in every mode
for _, m in ipairs {"w", "r", "a", "r+", "w+", "a+", "rb", "wb", "ab", "r+b", "w+b", "a+b"} do local f, e = io.open("m.txt", m) io.write(m, "=", io.type(f) or e, " ") if f then f:close() end end
print()
--- open for appending
local f = io.open("a.txt", "w") f:write("one ") f:close()
f = io.open("a.txt", "a") f:write("two") f:close()
print(io.open("a.txt"):read("*a"))
--- open for update
local f = io.open("a.txt", "w") f:write("hello world") f:close()
f = io.open("a.txt", "r+") f:write("HELLO") f:seek("set", 6) print(f:read("*a")) f:close()
print(io.open("a.txt"):read("*a"))
--- open for writing truncates
local f = io.open("a.txt", "w") f:write("long content") f:close()
io.open("a.txt", "w"):close()
print(#io.open("a.txt"):read("*a"))
--- open w+ reads back
local f = io.open("a.txt", "w+") f:write("data") f:seek("set") print(f:read("*a"))
--- open a+ reads from the start and writes at the end
local f = io.open("a.txt", "w") f:write("start") f:close()
f = io.open("a.txt", "a+") f:seek("set") print(f:read(2)) f:seek("set") f:write(" end") f:close()
print(io.open("a.txt"):read("*a"))
--- open a folder
local f = io.open(".")
print(f and f:read("*a"), f and select(2, f:read(1)))
--- seek
local f = io.open("a.txt", "w+") f:write("0123456789")
print(f:seek(), f:seek("set", 3), f:read(2), f:seek("cur"), f:seek("cur", 2), f:read(1), f:seek("end"), f:seek("end", -2), f:read("*a"))
--- seek to a negative place
local f = io.open("a.txt", "w+")
print(f:seek("set", -1)) print(f:seek("cur", -5))
--- seek beyond the end
local f = io.open("a.txt", "w+") f:write("ab")
print(f:seek("set", 10), f:read(1)) f:write("x") f:seek("set") print(#f:read("*a"))
--- seek with bad arguments
local f = io.open("a.txt", "w+")
print(pcall(f.seek, f, "nope")) print(pcall(f.seek, f, "set", "x")) print(pcall(f.seek, f, 5)) print(pcall(f.seek, f, {}))
--- seek with fractions and strings
local f = io.open("a.txt", "w+") f:write("abcdef")
print(f:seek("set", 3.0), f:read(1), pcall(f.seek, f, "set", "2"))
--- flush
local f = io.open("a.txt", "w") f:write("flushed")
print(f:flush() == f or f:flush()) print(io.open("a.txt"):read("*a")) print(io.flush() == io.stdout or io.flush())
--- setvbuf
local f = io.open("a.txt", "w")
print(f:setvbuf("no"), f:setvbuf("full", 1024), f:setvbuf("line")) print(pcall(f.setvbuf, f, "x")) print(pcall(f.setvbuf, f))
--- close
local f = io.open("a.txt", "w")
print(f:close()) print(pcall(f.close, f)) print(pcall(f.write, f, "x")) print(pcall(f.read, f)) print(pcall(f.seek, f)) print(pcall(f.flush, f))
--- close names the function
local f = io.open("a.txt", "w") f:close()
print(pcall(function() f:write("x") end)) print(pcall(function() f:close() end)) print(pcall(function() f:lines() end))
--- close of the default output
io.output("o.txt") print(io.close()) print(pcall(io.write, "x")) print(pcall(io.close))
--- close of standard output
print(io.stdout:close())
--- close of something else
print(pcall(io.close, 5)) print(pcall(io.close, {}))
--- type
local f = io.open("a.txt", "w")
print(io.type(f)) f:close() print(io.type(f), io.type(5), io.type({}), io.type(nil), io.type(io.stdout))
--- tostring of files
local f = io.open("a.txt", "w")
print((tostring(f):gsub("0x%x+", "ADDR"))) f:close() print(tostring(f)) print((tostring(io.stdout):gsub("0x%x+", "ADDR")))
--- files are userdata
print(type(io.stdout), getmetatable(io.stdout).__index == getmetatable(io.stdout), io.stdout == io.stdout, io.stdout == io.stderr)
--- file methods by name
local n = {}
for k in pairs(getmetatable(io.stdout)) do n[#n + 1] = k end
table.sort(n) print(table.concat(n, " "))
--- unknown file methods
print(io.stdout.nope) print(pcall(function() io.stdout:nope() end)) print(pcall(function() io.stdout.x = 1 end))
--- file methods without a file
print(pcall(io.stdout.write)) print(pcall(io.stdout.read, 5)) print(pcall(io.stdout.close, {})) print(pcall(io.stdout.lines, nil)) print(pcall(io.stdout.seek, "x"))
--- tmpfile
local f = io.tmpfile()
f:write("temp") f:seek("set") print(f:read("*a"), io.type(f), f:close())
--- popen reads a program's output
local p = io.popen("echo hello; echo world")
print(p:read("*l"), p:read("*l"), p:read("*l"), io.type(p)) print(p:close())
--- popen writes to a program
local p = io.popen("cat", "w")
p:write("to cat\n") print(p:close())
--- popen lines
for l in io.popen("printf 'a\\nb\\n'"):lines() do io.write("[", l, "]") end
print()
--- popen status
print(io.popen("exit 3"):close()) print(io.popen("true"):close())
--- popen in a bad mode
print(pcall(io.popen, "true", "rw")) print(pcall(io.popen, "true", "x"))
--- gc closes files
local function make() io.open("g.txt", "w"):write("kept") end
make() collectgarbage() collectgarbage()
print(io.open("g.txt"):read("*a"))
--- files are flushed at the end
local f = io.open("e.txt", "w") f:write("x")
print("ends without close")
--- a file of all bytes
local t = {}
for i = 0, 255 do t[#t + 1] = string.char(i) end
local s = table.concat(t)
local f = io.open("b.bin", "wb") f:write(s) f:close()
print(io.open("b.bin", "rb"):read("*a") == s)
--- a file copied line by line
local f = io.open("s.txt", "w") for i = 1, 100 do f:write("line ", i, "\n") end f:close()
local o, n = io.open("d.txt", "w"), 0
for l in io.lines("s.txt") do n = n + 1 o:write(l, "\n") end
o:close()
print(n, io.open("s.txt"):read("*a") == io.open("d.txt"):read("*a"))
--- write interleaved with print
io.write("a ") print("b") io.write("c\n") io.stdout:write("d\n")
--- print after stdout is buffered fully
io.stdout:setvbuf("full") print("x") io.write("y\n") io.stdout:flush() print("z")
--- io.write and io.read after errors
print(pcall(io.write, {})) io.write("still works\n")
--- io.read with a bad format
print(pcall(io.read, "*x")) print(pcall(function() io.read("*q") end))
--- io.lines with bad formats
io.open("a.txt", "w"):close()
print(pcall(function() for l in io.lines("a.txt", "*x") do end end))
--- reading numbers of every form
local f = io.open("a.txt", "w") f:write(".5 5. -.5e1 +7 0x.8p1 00012 1e+2") f:close()
f = io.open("a.txt")
for i = 1, 7 do io.write(tostring(f:read("*n")), " ") end
print()
--- reading numbers that fail leaves the rest
local f = io.open("a.txt", "w") f:write("12abc 5") f:close()
f = io.open("a.txt")
print(f:read("*n"), f:read("*n"), f:read("*a"))
--- two handles on one file
local a = io.open("a.txt", "w") a:write("12345") a:flush()
local b = io.open("a.txt") print(b:read("*a")) a:write("67") a:close() print(b:read("*a"))
--- io.open returns number of the error
print(select(3, io.open("nope.txt"))) print(select("#", io.open("nope.txt")))
--- io functions by name
local n = {}
for k in pairs(io) do n[#n + 1] = k end
table.sort(n) print(table.concat(n, " "))
--- open in unknown modes
print(io.open("m.txt", "x")) print(io.open("m.txt", "")) print(io.open("m.txt", "+r")) print(io.open("m.txt", "q"))
--- metamethods of files
local mt = getmetatable(io.stdout)
print(mt.__index == mt, type(mt.__tostring), type(mt.__gc), (mt.__tostring(io.stdout):gsub("0x%x+", "ADDR")))
--- metamethods of files with wrong values
local mt = getmetatable(io.stdout)
print(pcall(mt.__tostring, 5)) print(pcall(mt.__gc, {}))
--- flush of closed and standard files
print(io.stdout:flush(), io.stderr:flush(), io.flush())
local f = io.open("a.txt", "w") f:close() print(pcall(f.flush, f))
--- tmpfile is removed by itself
local f = io.tmpfile() print(f:write("x"), f:seek("cur"), f:close(), pcall(f.read, f))
--- default input at its end
io.open("e.txt", "w"):close()
io.input("e.txt") print(io.read(), io.read("*a"), io.read("*n"))
--- default files after they are closed
local f = io.open("e.txt", "w") f:close()
io.input(io.open("e.txt")) io.input():close()
print(pcall(io.read)) print(pcall(io.lines)) io.input(io.stdin) print(io.read())
--- io.lines of the default input keeps it open
--< a
for l in io.lines() do print(l) end
print(io.type(io.stdin))
--- files as table keys and in comparison
local f, g = io.open("a.txt", "w"), io.open("b.txt", "w")
local t = {[f] = "f", [g] = "g"}
print(t[f], t[g], f == g, f == f) print(pcall(function() return f < g end)) print(pcall(function() return f .. "" end)) print(pcall(function() return #f end))
--- reading by bytes and lines in turn
local f = io.open("a.txt", "w") f:write("ab\ncd\nef\n") f:close()
f = io.open("a.txt")
print(f:read(1), f:read("*l"), f:read(1, "*l"), f:read("*l"), f:read("*l"))
--- writing and reading in turn needs a seek
local f = io.open("a.txt", "w+") f:write("12345") f:seek("set", 1) print(f:read(2)) f:seek("cur", 0) f:write("X") f:seek("set") print(f:read("*a"))
