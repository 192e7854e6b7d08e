def f():
  yield
  yield a
  yield a,b
  x = yield
  x = yield a
  x += yield a, b
  yield from a
  x = yield from a
  (yield a)
  return (yield)
  return *a, b
  f((yield))
  x = lambda: (yield)
