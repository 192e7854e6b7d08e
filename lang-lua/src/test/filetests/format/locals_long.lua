local first_name_with_letters, second_name_with_letters, third_name_with_letters = require("a"), require("b"), c
local a_name = first_value_with_a_long_name + second_value_with_a_long_name * third_value_with_a_long_name
local a_name_with_letters = a_function_with_a_long_name(an_argument).a_field_with_a_long_name[an_index_with_a_name]
local x
local y, z
