f(a, b,)
f(
    a, b
)
f(
    a, b,
)
[1, 2,]
x = (
    1,
)
x[a, b,]
def f(a, b,
): pass
from a import (b,
)
f(
    *args,
    **kwargs
)
