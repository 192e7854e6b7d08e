print("mod", ...)
return {name = "mod"}
