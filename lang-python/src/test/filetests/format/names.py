def f():
    c = d = 1
    global a ,b
    def g():
        nonlocal c,d
del a
del a , b.c, d[0]
del (a, b)
