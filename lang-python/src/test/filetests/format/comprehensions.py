[a for a in b]
{a for a in b if c if d}
{a: b for a, b in c}
(a async for a in b)
f(a for a in b)
f((a for a in b), c)
f((a for a in b))
x = [a_function_with_a_name(an_element) for an_element in a_list_with_a_long_name if a_condition(an_element)]
x = {a_key_function(an_element): a_value_function(an_element) for an_element in a_list_with_a_long_name_too}
x = [a  # element
     for a in b  # source
     if c]
