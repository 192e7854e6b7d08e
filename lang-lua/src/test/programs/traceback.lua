local function inner()
  print((debug.traceback("here"):gsub("0x%x+", "ADDR")))
end
local function outer() inner() return 1 end
local co = coroutine.create(function() outer() coroutine.yield() end)
coroutine.resume(co)
outer()
local info = debug.getinfo(outer, "Sln")
print(info.short_src, info.linedefined, info.lastlinedefined, info.what)
print(debug.getlocal(function(first, second) end, 1))
local function names(a, b) local c = a + b; local name, value = debug.getlocal(1, 3); return name, value end
print(names(1, 2))
