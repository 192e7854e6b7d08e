local a, b, c
if nil or a then b = 1 end
if a and not b or c == 1 then b = a or b and c elseif not (a < b) then c = a >= b else a = a ~= nil end
local d = a == "x" or 1 < 2
d = not a == not b
d = not (a and 1)
d = 1 and a or nil and b
while a do local e = function() return a end if e() then break end end
repeat local f = function() return f end until f()
repeat local g until g or a
if false then x() end
while true do y() break end
d = (a or b) .. (a and b) .. 1 .. "x"
d = 1 + 2 * a - 3 / 4 ^ 2 % -5
d = -a + -1 + - - 0
d = 1LL + -2ULL + 3i
return a or b
