local a = {}
local b = {1,2,3}
local c = {a=1;b=2;["c d"]=3,[1]=4,5}
local d = {{1,2},{3,4}}
local e = {
1,2}
local f = {1,
2}
local g = { [ [[k]] ] = [[v]], [f()] = g(), [-1] = 0 }
local h = { f = function() return 1 end }
local i = { ... }
local j = { (f()) }
local k = opts or {
  x = 1 }
