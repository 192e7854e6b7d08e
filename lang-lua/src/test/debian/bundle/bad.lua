local unused = 1
local x = 1
local x = 2
function global_function(argument) return undefined_one end
for i = 1, 10 do local shadow = i; local shadow = 2 end
if x then else end
x = 3
x = 4
local function never() return never end
do return end
print("unreachable")
local t = { a = 1, a = 2 }
string.nope = 1
repeat local y = 1 until y == 1 
goto done
::done::
::unused_label::
	
local very_long_line = "this line is far longer than a hundred and twenty characters, so that it is reported as such by the tool" .. "x"
return t, ..., not x == 1
