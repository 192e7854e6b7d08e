def f():
    for a in b:
        if c:
            d

        else:
            e

    else:
        g
    while h:
        try:
            i
        # of the handler
        except* J:
            k
        # of the end

        finally:
            m
    return n
