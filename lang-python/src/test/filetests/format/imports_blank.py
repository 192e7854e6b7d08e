import a
from b import c
# about d
import d
x = 1
def f():
    import e
    from g import h

    import i
    return e
if x:
    import j
try:
    import k
except ImportError:
    k = None
# fmt: off
import   m
# fmt: on
y = 2
