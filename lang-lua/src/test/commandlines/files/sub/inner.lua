print("inner", arg[0], ...)
print(require("mod").name)
