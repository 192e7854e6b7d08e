local path, dir, file, utils, List = require "pl.path", require "pl.dir", require "pl.file", require "pl.utils", require "pl.List"
local stringio, input, app = require "pl.stringio", require "pl.input", require "pl.app"
print(path.join("a", "b", "c.txt"), path.basename "a/b.c", path.dirname "a/b.c", path.extension "x.tar.gz", path.splitext "a/b.c")
print(path.isabs "/a", path.isabs "a", path.normpath "a/./b/../c//d", path.abspath("x", "/base"), path.relpath("/a/b/c", "/a/d"), path.splitpath "a/b/c")
print(path.exists "data/people.csv", path.exists "nowhere", path.isdir "data", path.isfile "data", path.getsize "data/people.csv", path.is_windows, path.sep)
print(path.common_prefix("/a/b/c", "/a/b/d"), path.expanduser "~/x" == os.getenv "HOME" .. "/x", path.currentdir() == path.abspath ".", path.package_path "pl.path" ~= nil)
print(file.write("out.txt", "first\nsecond\n"), file.read "out.txt", #utils.readlines "out.txt", file.copy("out.txt", "copy.txt"), file.move("copy.txt", "moved.txt"), path.exists "copy.txt")
print(file.delete "moved.txt", file.delete "moved.txt")
print(select(2, file.read "nowhere"), utils.writefile("out.txt", "again"), utils.readfile "out.txt")
print(file.access_time "out.txt" ~= nil, file.modified_time "out.txt" <= os.time() + 5, file.creation_time "out.txt" ~= nil, file.size)
print(dir.makepath "new/deep/er", path.isdir "new/deep/er", path.mkdir "new", dir.copyfile("out.txt", "new/deep/copied.txt"))
print(List(dir.getfiles("data")):sort(), List(dir.getdirectories "data"), List(dir.getallfiles "new"), List(dir.getallfiles("data", "*.txt")))
for root, dirs, files in dir.walk "data" do print(root, List(dirs):sort(), List(files):sort()) end
print(dir.fnmatch("a.lua", "*.lua"), List(dir.filter({ "x.c", "y.h", "z.c" }, "*.c")), dir.clonetree("new", "cloned", dir.copyfile), path.exists "cloned/deep/copied.txt")
print(dir.rmtree "new", path.exists "new", dir.rmtree "cloned", pcall(dir.rmtree, "nowhere"))
print(pcall(dir.getfiles, "nowhere"))

local s = stringio.open "10 20\nline two\nrest of it"
print(s:read("*n", "*n"), s:read "*l", s:read "*l", s:read "*a", s:read "*l")
s = stringio.create()
s:write("a", 1, "\n")
s:writef("%03d", 7)
print(s:value())
for line in stringio.lines "x\ny" do io.write(line, ";") end
print()
local f = assert(io.open("numbers.txt", "w"))
f:write "1 2 3\n4 5 6\n"
f:close()
for a, b, c in input.fields({ 1, 2, 3 }, " ", "numbers.txt") do io.write(a + b + c, " ") end
for n in input.numbers(io.open "numbers.txt") do io.write(n * n, " ") end
for word in input.words "some words here" do io.write("<", word, ">") end
print()
print(app.platform(), app.script_name(), app.parse_args({ "-v", "--name=x", "rest", "-n", "5" }, { n = true }))
local flags, rest = app.parse_args({ "-v", "--name=x", "file", "-n", "5" }, { n = true })
print(flags.v, flags.name, flags.n, rest[1])
print(app.parse_args({ "-n" }, { n = true }))
print(app.appfile "x" == path.join(path.expanduser "~", ".files", "x"))
