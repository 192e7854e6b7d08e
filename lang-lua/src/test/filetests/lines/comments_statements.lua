-- top

-- about a
local a = 1 -- trailing
-- between
if a then -- opens
  -- inside
  b() -- b
  -- end of block
elseif c then -- second
  -- only a comment
else -- third
  -- and here
end -- closes
while a do -- loop
end
repeat -- again
  f()
until x -- done
for i = 1, 2 do -- for
  -- body
end
do -- block
end
function f() -- function
  return 1 -- one
end -- end
goto l -- goto
::l:: -- label
-- bottom
