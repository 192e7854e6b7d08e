std = "max"
ignore = { "212" }
files["bad.lua"] = { globals = { "global_function" } }
