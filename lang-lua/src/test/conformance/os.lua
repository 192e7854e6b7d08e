--- time of a table
print(os.time({year = 2024, month = 1, day = 1, hour = 0})) print(os.time({year = 2024, month = 1, day = 1})) print(os.time({year = 1970, month = 1, day = 1, hour = 0}))
--- time with minutes and seconds
print(os.time({year = 2000, month = 6, day = 15, hour = 12, min = 30, sec = 45}))
--- time normalizes
print(os.time({year = 2024, month = 14, day = 35, hour = 25})) print(os.time({year = 2024, month = 1, day = 0})) print(os.time({year = 2024, month = -1, day = -1})) print(os.time({year = 2024, month = 1, day = 1, hour = 0, sec = -1}))
--- time changes its table or not
local t = {year = 2024, month = 14, day = 35}
os.time(t) print(t.year, t.month, t.day)
--- time of fields that are strings
print(os.time({year = "2024", month = "2", day = "3", hour = "4"}))
--- time with missing fields
print(pcall(os.time, {})) print(pcall(os.time, {year = 2024})) print(pcall(os.time, {year = 2024, month = 1})) print(pcall(os.time, {month = 1, day = 1}))
--- time with bad fields
print(pcall(os.time, {year = "x", month = 1, day = 1})) print(pcall(os.time, {year = {}, month = 1, day = 1})) print(pcall(os.time, 5)) print(pcall(os.time, "x"))
--- time with isdst
print(os.time({year = 2024, month = 7, day = 1, isdst = false})) print(os.time({year = 2024, month = 7, day = 1, isdst = nil}))
--- time of before 1970
print(os.time({year = 1960, month = 1, day = 1}))
--- time of fractions
print(os.time({year = 2024, month = 1.9, day = 1.5}))
--- time now is a number
print(type(os.time()), os.time() > 1600000000, os.time(nil) ~= nil)
--- date by formats
print(os.date("!%Y-%m-%d %H:%M:%S", 0)) print(os.date("%Y-%m-%d %H:%M:%S", 86400)) print(os.date("!%c", 0)) print(os.date("!%x %X %p", 0))
--- date by every conversion
print(os.date("!%a %A %b %B %d %H %I %j %m %M %S %U %w %W %y %Y %%", 1000000000))
--- date by POSIX conversions
print(os.date("!%D %e %F %R %T %n %t %h %C %u %V %G %g %Z", 1000000000))
--- date by a default format
print(os.date("!", 0) == "", os.date(nil, 0), #os.date() > 0)
--- date as a table
local t = os.date("!*t", 1000000000)
print(t.year, t.month, t.day, t.hour, t.min, t.sec, t.wday, t.yday, t.isdst)
--- date as a table of local time
local t = os.date("*t", 0)
print(t.year, t.month, t.day, t.hour, t.min, t.sec, t.wday, t.yday, t.isdst)
--- date and time are inverse
local n = 1234567890
print(os.time(os.date("*t", n)) == n)
--- date of negative and large times
print(os.date("!%Y-%m-%d", -86400)) print(os.date("!%Y", 4102444800)) print(os.date("!%Y", 2^33))
--- date of fractions and strings
print(os.date("!%H:%M:%S", 3661.9), os.date("!%S", "59"))
--- date with unknown conversions
print(pcall(os.date, "!%Q", 0)) print(pcall(os.date, "!%", 0)) print(pcall(os.date, "!%E", 0))
--- date with a long format
print(#os.date(("!%Y"):rep(1) .. ("x"):rep(1000), 0))
--- date with zero bytes
print(#os.date("!%Y\0%Y", 0))
--- date of leap days
print(os.date("!%j %U", os.time({year = 2024, month = 12, day = 31}))) print(os.date("!%Y-%m-%d", os.time({year = 2024, month = 2, day = 30})), os.date("!%Y-%m-%d", os.time({year = 2023, month = 2, day = 29})))
--- date of weeks
for _, d in ipairs {1, 4, 7} do io.write(os.date("!%a %w %u %U %W %V;", os.time({year = 2023, month = 1, day = d}))) end
print()
--- date with bad arguments
print(pcall(os.date, {})) print(pcall(os.date, "%Y", {})) print(pcall(os.date, "%Y", "x"))
--- difftime
print(os.difftime(10, 4), os.difftime(4, 10), os.difftime(5), os.difftime(1.5, 1))
--- clock
local a = os.clock()
for i = 1, 100000 do end
print(type(a), os.clock() >= a)
--- getenv
print(os.getenv("HOME"), os.getenv("TZ"), os.getenv("NO_SUCH_VARIABLE_HERE"), os.getenv(""))
--- execute
print(os.execute("exit 0")) print(os.execute("exit 3")) print(os.execute("true")) print(os.execute("false"))
--- execute output comes in order
io.write("before ") io.flush() os.execute("printf during") print(" after")
--- execute without a command
print(os.execute())
--- execute of a missing program
print(os.execute("no_such_program_here 2>/dev/null"))
--- execute killed by a signal
print(os.execute("kill -9 $$"))
--- remove
io.open("r.txt", "w"):close()
print(os.remove("r.txt")) print(os.remove("r.txt")) print(io.open("r.txt"))
--- remove of folders
os.execute("mkdir d e && touch e/f")
print(os.remove("d")) print(os.remove("e"))
--- rename
local f = io.open("a.txt", "w") f:write("moved") f:close()
print(os.rename("a.txt", "b.txt"), io.open("a.txt")) print(io.open("b.txt"):read("*a"))
--- rename of a missing file
print(os.rename("nope", "other")) print(os.rename("nope/x", "y"))
--- rename over a file
local f = io.open("a.txt", "w") f:write("a") f:close() f = io.open("b.txt", "w") f:write("b") f:close()
print(os.rename("a.txt", "b.txt"), io.open("b.txt"):read("*a"))
--- tmpname
local n = os.tmpname()
print(type(n), n:match("lua_%w+$") ~= nil, io.open(n) ~= nil, os.remove(n))
--- setlocale
print(os.setlocale(), os.setlocale(nil), os.setlocale("C"), os.setlocale("nope_NOPE"), os.setlocale(nil, "all"), os.setlocale("C", "numeric"))
--- setlocale with bad categories
print(pcall(os.setlocale, "C", "nope")) print(pcall(os.setlocale, {}))
--- exit with buffered output
io.stdout:setvbuf("full") io.write("buffered") os.exit(2)
--- exit in pcall is not caught
pcall(os.exit, 5)
print("no")
--- exit with a fraction
os.exit(2.9)
--- exit with a numeric string
os.exit("6")
--- os functions by name
local n = {}
for k in pairs(os) do n[#n + 1] = k end
table.sort(n) print(table.concat(n, " "))
