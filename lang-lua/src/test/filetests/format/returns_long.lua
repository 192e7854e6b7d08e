local function f()
  return first_value_with_a_long_name, second_value_with_a_long_name, third_value_with_a_long_name, fourth
end
local function g()
  return a_function_with_a_long_name(first_argument_with_a_long_name, second_argument_with_a_long_name, third)
end
return not first_condition_with_a_long_name and second_condition_with_a_long_name or third_condition_name
