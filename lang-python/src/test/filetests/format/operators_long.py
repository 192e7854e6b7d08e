x = first_value_with_a_name * second_value_with_a_name + third_value_with_a_name * fourth_value_with_a_name - 1
x = -first_value_with_a_long_name ** second_value_with_a_long_name // third_value_with_a_long_name % fourth_value
x = not first_value_with_a_long_name or not second_value_with_a_long_name and not third_value_with_a_long_name_
if a_function_with_a_long_name(an_argument) and (another_function(an_argument) or a_third_function(an_argument)):
    pass
x = a_function(an_argument) + [first_element_with_a_long_name, second_element_with_a_long_name, third_element_]
