-- Fibonacci numbers by double recursion: calls, returns, comparisons with constants.

local N = tonumber(arg and arg[1]) or 35

local function fib(n)
  if n < 2 then
    return n
  end
  return fib(n - 1) + fib(n - 2)
end

local result = string.format("%d", fib(N))

local results = { [20] = "6765", [35] = "9227465" }
local expected = results[N]
assert(result == (expected or result), "wrong result: " .. result)
print(expected and "ok" or "unchecked", result)
