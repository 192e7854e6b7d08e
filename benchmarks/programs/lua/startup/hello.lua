print("ok hello, world")
