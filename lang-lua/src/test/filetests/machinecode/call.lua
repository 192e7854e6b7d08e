-- A call through the gate, and a test whose jump is part of it; the second function is refused by a pass.
local fib
function fib(n)
  if n < 2 then return n end
  return fib(n - 1) + fib(n - 2)
end
jit.compile(fib)
jit.attach(function() return require('jit.util').status.OFF end, 10)
jit.compile(function() end)
