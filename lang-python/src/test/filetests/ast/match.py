match a, b:
    # first
    case [1 | -2.5 + 3j, *_] | None if g:
        match = case = type
    case C.D(x, (y), k={'a': z, **rest}) as whole, _:
        pass
