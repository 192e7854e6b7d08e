def a_function_with_a_long_name(first_parameter: int, second_parameter: str = "", *, third_parameter=None): pass
def a_function_with_a_long_name(first_parameter: int, second_parameter: str = "", *args, third_parameter=None, **kw): pass
def f(a_parameter_with_a_name: SomeGeneric[WithAnArgument, AndAnother], /) -> SomeResult[WithAnArgument, AndMore]: pass
class AClassWithALongName(AFirstBaseWithALongName, ASecondBaseWithALongName, metaclass=AMetaclassWithALongName): pass
def g[T: (int, str), *Ts, **P](a: T) -> T: pass
