f(function()
  if a then
    b()
  -- about c
  elseif c then
    d()
-- commented out
  else
    e()
  end
end)
local function g()
    if a then return end
    -- last
end
