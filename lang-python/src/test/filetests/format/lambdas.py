lambda:0
f = lambda *a,b=1,**c:a
f = lambda a,/,b,*,c:(a,b,c)
g = lambda: (yield)
x = a if b else lambda c: d
h(key=lambda e: a_function_with_a_long_name(e.an_attribute_with_a_name, e.another_attribute_with_a_name), reverse=True)
