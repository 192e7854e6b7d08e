-- LuaJIT 1's example: the array part is looked at in line.
local function foo(t, k) return t[k] end
jit.compile(foo)
