x = a + \
    b
assert a, \
    b
with a as b, \
     c as d:
    pass
from a import b, \
    c
if a and \
   b: pass
x = \
    """text"""
