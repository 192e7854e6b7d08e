-- leads the file

local a, b = 1, nil -- trails
local c;
local function f(x, ...) return x, ... end
function m.n.o:p(q) end
function g() end

-- leads the loop
while a do -- behind the opener
  break; -- behind the break
  -- at the end
end
repeat local d = 1 until d
for i = 1, 10 do end
for i = 10, 1, -1 do f(i) end
for k, v in pairs(t), 2 do
end
if a then
  f()
elseif b then -- second
  f "bare"
else
  f { 1 }
end
do goto done end
a.b, c[1] = 1, 2
a, b = f()
a = 1
::done::
goto = goto.goto
return
