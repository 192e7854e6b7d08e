-- Without optimisations everything but jumps leaves for Java.
jit.opt.start(0)
local function least(a, b)
  if a < b then return a end
  return b
end
jit.compile(least)
