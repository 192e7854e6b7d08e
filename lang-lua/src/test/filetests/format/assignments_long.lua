local very_long_variable_name_number_one = "a string that is long enough" .. another_variable .. "the end"
very_long_variable_name.with_a_field.and_another_field["and an index"] = some_function_with_a_long_name_too(a, b)
local first_of_the_results, second_of_the_results = first_function_with_long_name(a), second_function_with_long_name(b)
local text = "a single string that does not fit behind the name, and is moved to the next line, if that helps"
local text_that_never_fits = "a single string that does not fit behind the name, nor on the next line, so that it stays where it is, whatever"
