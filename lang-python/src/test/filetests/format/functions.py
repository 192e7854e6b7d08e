def f():pass
def f(a,b = 1,*c,d,e=2,**g):pass
def f(a,/):pass
def f(a,/,*,b):pass
def f(*,a):pass
def f(a:int,b:str="",*c:int,d:int=1,**e:str)->None:pass
def f(*args:*Ts)->tuple[int,...]:pass
async def f():
  await g()
  return
def f[T:int,*Ts,**P](a:T)->T:return a
def function_with_a_long_name(parameter_number_one, parameter_number_two, parameter_number_three=None): pass
def function_with_a_long_name(parameter_number_one: int, parameter_number_two: str, parameter_number_three: float) -> int: pass
def f(
    a,
    b,
): pass
