type A = int
type B[T] = list[T]
type C[T: int, *Ts, **P] = dict
class D[T]: pass
class E[T](F): pass
def g[T](a: T) -> T: pass
type AnAliasWithALongName[AParameter, AnotherParameter] = AFirstType[AParameter] | ASecondType[AnotherParameter] | None
