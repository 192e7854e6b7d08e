if a then
  b()
-- about c
elseif c then
  d()
  -- inside d

-- about the rest

else
  e()
-- about the end
end
while a do
  b()
-- aligned
end
--[[
]]do
  x()
  -- in the block, though where 'do' stands
end
