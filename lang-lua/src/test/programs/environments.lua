local function sandbox(code, env) local f = assert(loadstring(code, "=box")) setfenv(f, env) return f end
local env = { print = print, tostring = tostring }
sandbox("x = 1; print(x, y)", env)()
print(env.x, x)
env.y = "seen"
sandbox("print(y); function f() return y .. '!' end", env)()
print(env.f(), getfenv(env.f) == env)
print(loadstring("return +", "=bad"))
print(loadstring("return ...", "=args")(1, 2))
setfenv(1, setmetatable({ mine = 5 }, { __index = _G }))
print(mine, type(string))
print(pcall(sandbox("missing.field = 1", {})))
