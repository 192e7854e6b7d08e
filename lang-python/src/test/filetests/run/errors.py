def order(kind):
    out = []
    try:
        out.append('try')
        if kind == 1:
            raise ValueError('v')
        if kind == 2:
            return out
        out.append('end')
    except ValueError as e:
        out.append(str(e))
    else:
        out.append('else')
    finally:
        out.append('finally')
    return out
print(order(0), order(1), order(2))

def overrides():
    for i in range(3):
        try:
            try:
                return 'value'
            finally:
                if i < 2:
                    continue
                break
        finally:
            print('outer', i)
    return 'end'
print(overrides())

def swallowed():
    try:
        raise KeyError('a')
    finally:
        return 'swallowed'
print(swallowed())

def name_is_unbound():
    try:
        1 / 0
    except ZeroDivisionError as e:
        pass
    try:
        return e
    except UnboundLocalError as error:
        return str(error)
print(name_is_unbound())

def deleted_inside():
    try:
        raise ValueError
    except ValueError as e:
        del e
    return 'fine'
print(deleted_inside())

class Context:
    def __init__(self, name, swallow=False):
        self.name = name
        self.swallow = swallow
    def __enter__(self):
        print('enter', self.name)
        return self
    def __exit__(self, kind, value, traceback):
        print('exit', self.name, kind.__name__ if kind else None, traceback is not None)
        return self.swallow

def nested():
    with Context('a') as a, Context('b', True) as b:
        print(a.name, b.name)
        raise IndexError('inside')
    return 'after'
print(nested())

def leaves():
    for i in range(3):
        with Context(i):
            if i == 0:
                continue
            with Context('inner'):
                return i
print(leaves())

try:
    with Context('x'):
        {}['missing']
except KeyError as e:
    print('caught', e)

try:
    try:
        raise ValueError('first')
    except ValueError as e:
        raise TypeError('second') from e
except TypeError as e:
    print(repr(e), repr(e.__cause__), e.__suppress_context__)

def again():
    try:
        raise ValueError(1)
    except ValueError:
        try:
            raise KeyError(2)
        except KeyError as e:
            print(repr(e.__context__))
        raise
try:
    again()
except ValueError as e:
    print('again', e, e.__context__)

try:
    raise
except RuntimeError as e:
    print(e)

try:
    raise ExceptionGroup('many', [ValueError(1), TypeError(2), KeyError(3)])
except* ValueError as e:
    print('values', e.exceptions)
except* (TypeError, KeyError) as e:
    print('others', e.exceptions)

class Custom(Exception):
    def __init__(self, a, b):
        super().__init__(a, b)
        self.b = b
    def __str__(self):
        return f'custom {self.b}'
try:
    raise Custom(1, 2)
except (OSError, Custom) as e:
    print(e, e.args, isinstance(e, Exception))

def checks(action):
    try:
        action()
    except Exception as e:
        print(type(e).__name__, e)
checks(lambda: 1 + 'a')
checks(lambda: 'a' + 1)
checks(lambda: [1][5])
checks(lambda: undefined_name)
checks(lambda: (1).foo)
checks(lambda: len(5))
checks(lambda: int('x'))
checks(lambda: order())
checks(lambda: order(1, 2))
checks(lambda: order(kind=1, other=2))
checks(lambda: [] < 3)
checks(lambda: -'a')
nothing = None
checks(lambda: nothing())
checks(lambda: {[]: 1})
