-- Largest singular value of the infinite matrix 1 / ((i+j)(i+j+1)/2 + i+1), cut to N by N, by power iteration:
-- division, arrays of floating-point numbers, small functions passed as arguments.

local N = tonumber(arg and arg[1]) or 600

local function element(i, j)
  local diagonal = i + j - 1
  return 1 / (diagonal * (diagonal - 1) * 0.5 + i)
end

local function transposed(i, j)
  return element(j, i)
end

local function multiply(entry, v, into)
  for i = 1, N do
    local sum = 0
    for j = 1, N do
      sum = sum + entry(i, j) * v[j]
    end
    into[i] = sum
  end
end

local u, v, t = {}, {}, {}
for i = 1, N do
  u[i] = 1
end
for _ = 1, 10 do
  multiply(element, u, t)
  multiply(transposed, t, v)
  multiply(element, v, t)
  multiply(transposed, t, u)
end

local uv, vv = 0, 0
for i = 1, N do
  uv = uv + u[i] * v[i]
  vv = vv + v[i] * v[i]
end
local result = string.format("%.9f", math.sqrt(uv / vv))

local results = { [100] = "1.274219991", [600] = "1.274224131" }
local expected = results[N]
assert(result == (expected or result), "wrong result: " .. result)
print(expected and "ok" or "unchecked", result)
