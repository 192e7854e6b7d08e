function f() end
function a.b.c() return end
function a.b:c(x, y) return self end
local function g(...) return ... end
local h = function(a,b,...) local x = ... return x end
f(function() end)
local function long_function_name(first_parameter, second_parameter, third_parameter, fourth_parameter, e) end
