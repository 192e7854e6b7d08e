def f(a, b):
    for x in a:
        try:
            a()
        except E as e:
            return e.x
        else:
            b()
        finally:
            if b:
                continue
    with a() as x, b():
        return x
def g(a):
    try:
        raise E from a
    except* V as e:
        e.log()
    assert a, 'message'
    raise
