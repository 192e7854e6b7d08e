-- truth as value and as test
local a = x == 1, x == "s", x == nil, x == true, x == y, 1 == x, nil ~= x, x ~= 2.5
local b = x < y, x <= y, x > y, x >= y, x < 1, 1 < x, x > "a"
local c = x and y, x or y, x and y or z, (x or y) and z, not (x and y), not x or y
local d = x == 1 and "one" or x == 2 and "two" or "many"
local e = nil and x, false or x, 1 and x, "s" or x, nil or false, true and nil
local f = (x == y) == z, (x and y) == nil, not (x == y), not (x < y)
local g = x and x.y and x.y.z or f(x and 1, y or 2)
local h = 1 == 1, "a" == "b", 1 < 2, nil == false, 1LL == 1
if x then f() end
if not x then f() else g() end
if x == nil then f() elseif x ~= false then g() elseif not (x < 3 or y) then h() end
if nil then f() end
if true then f() elseif x then g() end
if x and (y or not z) and w then f() else g() end
if (f()) then g() end
if x == 1LL then f() end
f(x == 1, not y, x and y)
return x and y, not z, x == y
