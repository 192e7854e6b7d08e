(a)
((a))
(a, b)
(a)(b)
(a).b
x = (a)
x = (
    a
)
return_ = ((yield_))
if (a and b): pass
print((a))
(await_)
