# Errors that CPython finds behind the grammar: a run reports all of them.
from __future__ import braces
return 1
break
def f(a, a):
    nonlocal b
    global a
    yield
    x = 1
    global x
class C:
    continue
    def g(self): await h()
async def k():
    yield 1
    return 2
[(i := 0) for i in j]
*m = n
f(a=1, a=2)
match o:
    case p: pass
    case [q, q]: pass
    case 1 | r: pass
for s in t:
    try: pass
    except* U: break
__debug__ = 1
async with v: pass
try: pass
except: pass
except W: pass
