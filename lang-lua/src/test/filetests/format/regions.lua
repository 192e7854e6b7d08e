a   =   1
-- fmt: off
b   =   2
local matrix = {
   1,0,0,
   0,1,0 }
-- fmt: on
c   =   3
if d then
  -- fmt: off
  e   =   5
end
f   =   6 -- fmt: skip
g   =   7
