f()
f(1, 2, 3)
f "text"
f { 1 }
f [[long]]
f(f(f()))
f((f()))
f(1, f())
f(1, (f()))
local o = {}
o:m()
o:m(1, ...)
o.a.b:c "x":d { 2 }
o[1]:m(...)
;("s"):rep(3)
local a, b = f(...)
local t = { f(), f() }
local u = { ..., f(), x = 1 }
f(...)
f(1, ...)
local function g(...)
  local first, second = ...
  local all = { ... }
  return first, second, ...
end
local function h(a, b, ...)
  if a then
    return f(a)
  elseif b then
    return o:m(...)
  end
  return (f(...))
end
local function k()
  return f(), 1
end
return f(a,
  b,
  g(...)
)
