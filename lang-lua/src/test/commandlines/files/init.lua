INITIALISED = (INITIALISED or 0) + 1
print("init", ..., arg and arg[0])
