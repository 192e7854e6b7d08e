f(

  a
  ,
  b)
:g()