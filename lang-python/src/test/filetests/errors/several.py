# One error in each statement; what is whole in between is not complained about.
x = = 1
ok = 1
if x
    y()
while do: f()
for i 1: f()
def f(a, 1): return a
t = [
    1 2,
    3,
]
print "old"
def g(a=1, b): pass
class A
    pass
try:
    ok()
except A, B:
    pass
lambda (a, b): 1
f(x for x in y, 1)
f(a=1, 2)
x + 1 = 2
None = 1
del f()
a = b if c
import a from b
{1: 2, 3}
"unfinished
0777
ok()
