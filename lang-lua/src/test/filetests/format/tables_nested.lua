local t={a={b={c=1}},{1,2,{3}}}
local t = {
  a = { b = 1,
    c = 2 },
  f = function() return 1 end, [1] = "x"; "y" }
local colors = { red = { 255, 0, 0 }, green = { 0, 255, 0 }, blue = { 0, 0, 255 }, white = { 255, 255, 255 } }
