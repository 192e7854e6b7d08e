local x = a -- a
  + b -- b
  -- c
  + c
local y = -- value
  1
local z = a and -- and
  b
if a -- a
  and b then
  f()
end
return a, -- a
  b -- b
