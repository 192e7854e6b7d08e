#!/usr/bin/lua
-- one

-- two
--[[ block ]] x = --[==[ inside ]==] 1 --[[ behind ]] ; -- end
f( -- open

  -- own
  a, -- a

  b -- b
  -- last
) -- close


do
  -- only a comment
end
-- the end
