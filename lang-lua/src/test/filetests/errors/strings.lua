x = "one\
two
 y = [[
never