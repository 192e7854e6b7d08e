require"a"
x = require 'a'.b
f{a=1}
f{
  a = 1 }
f[[x]]
a.b "c" {d}
g({}, "x")
object:method"a":other{b}
