

import a



import b
x=1
def f():

    a



    b
    def g(): pass
    c
y=2
# comment of class

class A:

    x=1



    y=2
    # comment of method
    def f(self): pass



    def g(self): pass
if x:
    def f(): pass
    def g(): pass
else:
    def f(): pass
z=3
