def f(a):
    x = (a)
    x = ((a + a))
    x += (a)
    x: int = (a)
    y = (  # kept: it has a comment
        a)
    z = (yield)
    w = (v := a)
    if (a or x): pass
    elif (not a): pass
    while (u := a): pass
    for i in (a): pass
    for (i, j) in a: pass
    assert (a), (x)
    raise (a) from (x)
    return (a
            and x)
{a: (b), c: (lambda: d)}
f((a), *(b), c=(d))
