x=1
# fmt: off
y  = [1,0,
      0,1]
z   =   2
# fmt: on
w=3
def f():
        a=1
        # fmt: off
        b   = [1,
               2]
        # fmt: on
        c=2
def g():
    # fmt: off
    a=1;  b=2
d=4
e  =  5 # fmt: skip
