def f(g, a, k):
    g(1, x=a)
    print(g(0, *a, y=2, **k))
    a.method(1).other(k=k)
    return g(*a)
class C(B, metaclass=M, flag=1):
    """doc"""
    x = 1
    y: int = x
    def m(self, x):
        return super().m(x), __class__
@a
@b(1)
def h(x: int = n, *args, k=2, **kw) -> str:
    "document"
    return [1, *args, 2], {'k': x, **kw}, {x, *args}
