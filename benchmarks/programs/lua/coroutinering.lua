-- A token goes N times round a ring of 500 coroutines; then, N / 100 times, a pipeline of generators, each in the one before,
-- sieves primes: creation of coroutines, resume, yield, coroutine.wrap.

local N = tonumber(arg and arg[1]) or 20000

local MEMBERS = 500
local PRIMES = 50 -- PUC Lua 5.4 nests about 65 resumes

local function ring(rounds)
  local members = {}
  for i = 1, MEMBERS do
    members[i] = coroutine.create(function(token)
      local seen = 0
      while true do
        seen = seen + 1
        token = coroutine.yield((token * 5 + i + seen) % 1000003)
      end
    end)
  end
  local token = 1
  for _ = 1, rounds do
    for i = 1, MEMBERS do
      local alive, value = coroutine.resume(members[i], token)
      assert(alive, value)
      token = value
    end
  end
  return token
end

local function naturals()
  local n = 1
  while true do
    n = n + 1
    coroutine.yield(n)
  end
end

-- The numbers of an iterator that a prime does not divide.
local function without(prime, numbers)
  return coroutine.wrap(function()
    for n in numbers do
      if n % prime ~= 0 then
        coroutine.yield(n)
      end
    end
  end)
end

local function lastPrime(count)
  local numbers = coroutine.wrap(naturals)
  local prime
  for _ = 1, count do
    prime = numbers()
    numbers = without(prime, numbers)
  end
  return prime
end

local token, primes = ring(N), 0
for _ = 1, N / 100 do
  primes = primes + lastPrime(PRIMES)
end
local result = string.format("%d %d", token, primes)

local results = { [100] = "453671 229", [20000] = "559903 45800" }
local expected = results[N]
assert(result == (expected or result), "wrong result: " .. result)
print(expected and "ok" or "unchecked", result)
