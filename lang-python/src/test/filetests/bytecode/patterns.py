import a.b as c
from . import d
from e import *
def f(v):
    match v:
        case [x, *_] if x > 0:
            return x
        case {'k': 1 | 2, **r}:
            return r
        case C(a=y) as z:
            return y, z
        case None | 'a':
            return f'a{v!r:>{n}}b{v=}'
    del v.x, v[0], v
    x, *y, (z, w) = t = 1, 2
    a, b = b, a
def g[T: int](x: T) -> T: ...
type P[X] = list[X]
