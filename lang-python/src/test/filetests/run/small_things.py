def product(a, b):
    p = a * b
    print(p)
    return p
print(product(3, 4))
days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
n = 9
print(days[n % 7], days[-1], days[1:3])
if n < 5:
    print('small')
elif n == 9:
    print('nine')
else:
    print('large')
if 0:
    print('never')
while n > 6:
	print(n) # a tab in front
	n -= 1
print(True, None, ..., 2 ** 70, -7 // 2, -7 % 3, 7 / 2, 1e100, 0.1 + 0.2)
x = 1
def local():
    x = 2
    return x
print(local(), x)
a = b = [1]
b += [2]; print(a, a is b)
print(1 < 2 < 3, 1 < 2 > 5, not 1, 1 and 'x', 0 or 'y', 'p' if n else 'q')
print('%s %r %5.2f|%-5d|%x' % ('a', 'b', 3.14159, 42, 255), '{:>6}|{!r}|{a}'.format('x', 'y', a=1))
print(f'{n=} {n!r:>4} {3.5:08.3f} {1234567:,} {"ä":^5}| {{}}')
assert n == 6, 'message'
try:
    assert n == 7, ('tuple', 1)
except AssertionError as e:
    print(repr(e), __debug__)
