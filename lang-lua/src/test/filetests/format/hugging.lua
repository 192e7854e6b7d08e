f({
  a = 1 }, b)
f(a, {
  b = 1 })
f({
  a = 1 }, { b = 2 })
f(g({
  a = 1 }))
local t = { f = f({
  a = 1 }) }
return f {
  a = 1 }
