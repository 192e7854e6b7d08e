def f(a, b=2, *args, c, d=4, **kw):
    return a, b, args, c, d, kw
print(f(1, c=3), f(1, 2, 3, 4, c=5, e=6), f(*[1, 2], **{'c': 3, 'z': 1}))
def pos(a, /, b, *, c=1): return a, b, c
print(pos(1, b=2), pos(1, 2, c=3))
def counter():
    n = 0
    def step():
        nonlocal n
        n += 1
        return n
    return step
s = counter(); s(); print(s(), counter()())
fs = [lambda i=i: i for i in range(3)]
gs = [lambda: i for i in range(3)]
print([g() for g in fs], [g() for g in gs])
def deco(tag):
    def wrap(fn):
        def inner(*a, **k):
            return tag, fn(*a, **k)
        return inner
    return wrap
@deco('x')
@deco('y')
def plain(v): return v
print(plain(5))
def uses_global():
    global made
    made = 'global'
uses_global(); print(made)
def unbound(flag):
    if flag:
        v = 1
    try:
        return v
    except UnboundLocalError as e:
        return str(e)
print(unbound(1), unbound(0))
def free():
    def inner():
        return later
    try:
        inner()
    except NameError as e:
        print(e)
    later = 1
    return inner()
print(free())
print((lambda *a, **k: (a, k))(1, *[2, 3], x=4, **{'y': 5}))
def doc():
    "the document"
print(doc.__doc__, doc.__name__, free.__qualname__, (lambda: 0).__name__)
def param_cell(a, b):
    def get(): return a
    a += b
    return get()
print(param_cell(1, 2))
def many(p0, p1, p2, p3, p4, p5, p6, p7, p8, p9, *rest): return p0 + p9 + len(rest)
print(many(*range(30)))
def ann(a: int, b: 'str' = 'x', *c: float) -> list: pass
print(ann.__annotations__)
def recursive(n): return 1 if n == 0 else n * recursive(n - 1)
print(recursive(25))
print((lambda: (yield))().__next__())
x = 10
class Scope:
    x = 20
    y = [x for _ in range(2)]
    def get(self): return x
    z = (lambda: x)()
print(Scope.y, Scope().get(), Scope.z)
def walrus(data):
    if (n := len(data)) > 2:
        return n, [last := v for v in data], last
    return n
print(walrus([1]), walrus([1, 2, 3]))
a, (b, *c), d = 1, (2, 3, 4), 5
print(a, b, c, d)
a, b = b, a
print(a, b, [*c, *'xy'], {**{'k': 1}, 'l': 2}, {1, *[2]}, (*c, 0))
del a
try:
    a
except NameError as e:
    print(e)
t = ([1],)
try:
    t[0] += [2]
except TypeError as e:
    print(e, t)
