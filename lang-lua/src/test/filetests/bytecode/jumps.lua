local function f(...)
  if a then return end
  local x = ...
  for i = 1, 10 do
    local function g() i = x return g end
    if i > 5 then goto continue end
    if i > 8 then break end
    ::continue::
  end
  for i = 10, 1, -1 do for k, v in pairs(x) do y(k, v) end end
  for k in next, x do break end
  for k, v, w in iter(x, y) do end
  do
    ::again::
    local z = 1
    if h(function() return z end) then goto again end
  end
  goto done
  do local q = function() return x end end
  ::done::
end
local a, t, i = 1
t[i], t = 1, 2
i, t[i] = i + 1, 20
a, t.x, y = f()
local p, q = ...
p, q = ...
p, q = q, p, f()
t:method(1, "x"):other { 1 } "s"
function t.a.b:c(d) return self, d end
return f(1, f(...))
