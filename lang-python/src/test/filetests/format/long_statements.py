result = first_value_with_a_long_name + second_value_with_a_long_name * third_value_with_a_long_name - fourth_value
result = a_function_with_a_long_name(first_argument_with_a_long_name, second_argument_with_a_long_name, third)
result = a_function_with_a_long_name(first_argument_with_a_long_name, second_argument_with_a_long_name, third_argument_with_a_long_name, fourth)
if first_condition_with_a_long_name and second_condition_with_a_long_name or third_condition_with_a_long_name: pass
return_value = an_object.first_method(with_an_argument).second_method(with_another_argument).third_method(and_a_third)
assert a_function_with_a_long_name(first_argument_with_a_long_name) == another_function(second_argument_long)
def f():
    return first_value_with_a_long_name, second_value_with_a_long_name, third_value_with_a_long_name, fourth
    return first_value_with_a_long_name if a_condition_with_a_long_name else second_value_with_a_long_name
    for x in first_value_with_a_long_name, second_value_with_a_long_name, third_value_with_a_long_name, fourth_v: pass
    del first_value_with_a_long_name, second_value_with_a_long_name, third_value_with_a_long_name, fourth_value
    global global_value_number_one, global_value_number_two, global_value_number_three, global_value_number_four
    raise AnErrorWithALongName("a message that is long enough to break the line") from another_error_with_a_name
    x = yield first_value_with_a_long_name + second_value_with_a_long_name + third_value_with_a_long_name + four
    x = lambda a, b: first_value_with_a_long_name + second_value_with_a_long_name + third_value_with_a_long_name
a_name.with_attributes[and_an_index].that_go_on_and_on[until_the_line_is_full] = another_name_that_is_long.attr
import first_module_with_a_long_name, second_module_with_a_long_name, third_module_with_a_long_name, fourth_module
"a string that stands alone and is much longer than the width of a line allows, so that nothing at all can be done about it"
