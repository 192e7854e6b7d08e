def count(n):
    i = 0
    while i < n:
        got = yield i
        if got: i = got
        i += 1
    return 'done'
g = count(5); print(next(g), g.send(2), list(g))
def outer():
    r = yield from count(2)
    print('result', r)
    yield from [7, 8]
print(list(outer()))
def guarded(log):
    try:
        yield 1
        yield 2
    except ValueError as e:
        log.append(('caught', str(e)))
        yield 'handled'
    finally:
        log.append('finally')
log = []; g = guarded(log); next(g); print(g.throw(ValueError('v')), log); g.close(); print(log)
g = guarded(log2 := []); next(g); g.close(); print(log2)
def in_except():
    try:
        raise KeyError('k')
    except KeyError:
        yield 'in'
        try:
            raise
        except KeyError as e:
            yield repr(e)
print([v for v in in_except()])
print(list(x * 2 for x in range(4) if x % 2), sum(x for x in [1, 2, 3]), dict((k, v) for k, v in [('a', 1)]))
print([[y for y in range(x)] for x in range(3)], {x: y for x, y in zip('ab', range(2))}, {c for c in 'aab'} == {'a', 'b'})
print([f(1) for f in [lambda v, k=k: v + k for k in range(3)]])
def bad():
    yield 1
    raise StopIteration
try:
    list(bad())
except RuntimeError as e:
    print(e, repr(e.__cause__))
def deep(n):
    if n: yield from deep(n - 1)
    yield n
print(sum(deep(50)))
class Await:
    def __init__(self, v): self.v = v
    def __await__(self):
        got = yield self.v
        return got
async def co(x):
    a = await Await(x)
    b = await Await(a + 1)
    return a + b
c = co(1)
print(c.send(None), c.send(10))
try:
    c.send(20)
except StopIteration as e:
    print('co', e.value)
class AIter:
    def __init__(self, n): self.n = n
    def __aiter__(self): return self
    async def __anext__(self):
        if self.n == 0: raise StopAsyncIteration
        self.n -= 1
        return await Await(self.n)
class ACtx:
    async def __aenter__(self): return await Await('enter')
    async def __aexit__(self, *a): await Await('exit'); return True
async def both():
    out = []
    async with ACtx() as v:
        async for x in AIter(2):
            out.append(x)
        else:
            out.append('else')
        1 / 0
    return out, v
b = both(); v = None; seen = []
try:
    while True:
        v = b.send(v); seen.append(v)
except StopIteration as e:
    print(seen, e.value)
def matcher(v):
    match v:
        case 0 | 1: return 'small'
        case int(n) if n > 100: return 'big', n
        case [x, y]: return 'pair', x, y
        case [x, *_, z]: return 'ends', x, z
        case {'k': v, **rest}: return 'map', v, rest
        case str() as s: return 'str', s
        case Point(x=0, y=yy): return 'on axis', yy
        case Point(a, b): return a, b
        case None: return 'none'
        case -1.5: return 'float'
        case _: return 'other'
class Point:
    __match_args__ = ('x', 'y')
    def __init__(self, x, y): self.x = x; self.y = y
for v in (0, 1, 500, 50, [1, 2], (1, 2, 3), {'k': 1, 'z': 2}, 'hi', Point(0, 5), Point(3, 4), None, -1.5, [1]):
    print(matcher(v))
