a<b
a<b<=c!=d
a is not b
a not in b
not a in b
not (a<b)
(a<b)<c
x = a_value_with_a_rather_long_name <= another_value_with_a_rather_long_name < a_third_value_with_a_long_name
