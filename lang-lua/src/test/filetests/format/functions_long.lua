function a_function_with_a_long_name(first_parameter_with_a_name, second_parameter_with_a_name, third_parameter) end
local function f(...) local a, b = ... return ... end
function a.b.c:d(e, f) return self end
local g = function() end
