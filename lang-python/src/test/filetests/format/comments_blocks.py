def f():
    # first
    a
    # last

# between
def g():
    pass
    # inside
  # dedented
# outside
class A:
    # only


    def f(self): pass
    # last of A
x = 1
# end
