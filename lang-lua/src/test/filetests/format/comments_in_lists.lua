f(a, -- one
  b -- two
)
f( -- open
  a
)
f(
  -- own
  a
  -- last
)
local t = {
  -- first
  1, -- one
  2 -- two
  -- end
}
local u = {
  a = 1, -- one

  -- about b
  b = 2
}
local function g(a, -- one
  b) -- two
end
