match x:
  case 1|2: a
  case -1 : b
  case 1+2j: b
  case "a" "b": c
  case None|True|False: d
  case [a,*_,b]: e
  case (a,b): f
  case (a,): f
  case a,*rest: g

  case {"k":v,**rest}: h
  case {1:_,-2:x,a.b:y}: h
  case {**rest}: h


  # of its own
  case P(): i
  case P(a,b,c=d): j
  case (A()as b)|(C()as b): k
  case ((A()|B())as c): l
  case a.b if c>1: m
  case _: n
match a, b:
  case _: pass
match *a, b:
  # comment
  case [b]: pass

  # between

  case _:
    pass
    # inside
# behind
match y:
    case a:
        b
    # end of the cases
    #   and more

    # after a blank line
def f():
  match y:
    case a: b
    # a case that is off
  match z:
    case a:
        if b:
            c
        # of the if
    # of the match
  # of the function
# of the file
