x = a if b else c
x = a if b else c if d else e
x = (a if b else c) if d else e
x = a_value_with_a_rather_long_name if a_condition_with_a_long_name else another_value_if_another_condition_is_met
f(a if b else c, *d if e else g)
