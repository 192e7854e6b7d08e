#!/usr/bin/env -S lathe lua
print("args.lua", select("#", ...), ...)
local low = 0
while arg[low - 1] do low = low - 1 end
for i = low, #arg do io.write(i, "=", arg[i], " ") end
print()
