@a
def f(): pass
@a.b(c)
# between
@ d  # behind
class A:
  @property
  def x(self): pass
  # before
  @x.setter
  def x(self, v): pass
@(yield_from := a)
async def g(): pass
