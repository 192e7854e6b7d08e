def f(a, b, c):
    x = a + b * 2 - 300
    y = not a or b and c
    z = a < b() <= c
    a[0] += x
    c.n -= 1.5
    return (x, y, z, -x, a[1:b], a @ b, 'const', 2 ** 3)
def tests(a, b):
    if a and not (b or a is None):
        return 1
    while a in (1, 2) or b not in [3, 4]:
        a -= 1
    return a if a != b else b
