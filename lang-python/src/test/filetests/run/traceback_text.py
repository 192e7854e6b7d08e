def divide(a, b):
    return (a +
            1) / b
def call(f):
    return f(1, 0) + 2
def caller():
    x = [1, 2, 3]
    try:
        call(divide)
    except ZeroDivisionError as e:
        raise LookupError('not found') from e
class C:
    def method(self):
        return self.missing.attribute
def index(data):
    return data['a']['b'][2] + 1
for action in (caller, C().method, lambda: index({'a': {'b': []}})):
    try:
        action()
    except Exception as e:
        print(type(e).__name__, e)
def recurse(n):
    if n == 0:
        raise ValueError('bottom')
    recurse(n - 1)
import sys
print('to stderr', file=sys.stderr)
try:
    recurse(2)
except ValueError:
    caller()
