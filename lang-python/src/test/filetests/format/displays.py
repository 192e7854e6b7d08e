();[];{}
(1,);(1,2)
[1,*a];{1,*a};{1:2,**a}
[x for x in y if z if w for v in u]
{x for x in y};{k:v for k,v in z};(x for x, in y)
async def f(): return [x async for x in y]
[
    1,
    2,
]
[1,
 2]
x = {"a_long_key_number_one": a_value_number_one, "a_long_key_number_two": a_value_number_two, "k": 3}
y = {"a_long_key": a_function_with_a_long_name(an_argument_number_one) + another_function(an_argument_number_two, 3)}
z = [a_function_with_a_long_name(element) for element in another_function_with_a_long_name(arguments) if element]
