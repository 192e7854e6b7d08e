class A:pass
class B( ):pass
class C(A,B,metaclass=M,**kw):
  """Text."""
  x=1
  def f(self):pass
  def g(self):pass
  y=2
class D[T](A): pass
x = 1
class E: pass
