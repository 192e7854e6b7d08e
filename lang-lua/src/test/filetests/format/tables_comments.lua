local t = { -- opens
  a, -- one
  -- own
  b -- two
  -- last
}
local u = {
  -- only
}
local v = { a = -- odd
  1 }
