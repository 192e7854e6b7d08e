f(  # open
)
f(
    # only
)
f(a,  # one
  b)  # two
f(a  # one
  , b)
x = f(  # x
    g(  # y
        1,  # z
    )
)
a = (  # chain
    b.c()  # first
    .d()  # second
)
from a import (  # names
    b,  # b
    # c
    c
)
class A(  # bases
    B,  # base
): pass
@decorator(  # args
    a
)
def f(): pass
