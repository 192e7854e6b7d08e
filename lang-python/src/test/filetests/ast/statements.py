# leading
@decorated.by(1)
# between
async def f[T: int, *Ts, **P](a, /, b: int = 1, *args: *Ts, c, **kw) -> None:  # head
    """doc"""
    async with (open(a) as x, b as (y, *z)): pass; return
    global g
    # last


class C(Base, metaclass=M, **kw):
    x: int = 1
    (y): str


for i, *rest in a, b:
    del a.b, c[0]
else:
    raise E from None

try:
    x = y = yield
    x **= -2
except* (A, B) as e:
    from .. import m as n
finally:
    type Alias[T] = list[T]
