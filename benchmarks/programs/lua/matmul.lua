-- Product of two dense N by N matrices held as arrays of rows: nested arrays, a tight inner loop.

local N = tonumber(arg and arg[1]) or 300

local function matrix(entry)
  local rows = {}
  for i = 1, N do
    local row = {}
    for j = 1, N do
      row[j] = entry(i, j)
    end
    rows[i] = row
  end
  return rows
end

local function transpose(m)
  return matrix(function(i, j)
    return m[j][i]
  end)
end

local function multiply(a, b)
  local columns = transpose(b)
  local product = {}
  for i = 1, N do
    local row, into = a[i], {}
    for j = 1, N do
      local column, sum = columns[j], 0
      for k = 1, N do
        sum = sum + row[k] * column[k]
      end
      into[j] = sum
    end
    product[i] = into
  end
  return product
end

local a = matrix(function(i, j)
  return (i - j) * (i + j) / N
end)
local b = matrix(function(i, j)
  return (i + 2 * j) / N
end)
local product = multiply(multiply(a, b), a)
local trace = 0
for i = 1, N do
  trace = trace + product[i][i]
end
local result = string.format("%.6e", trace)

local results = { [30] = "-3.555852e+06", [300] = "-3.271106e+11" }
local expected = results[N]
assert(result == (expected or result), "wrong result: " .. result)
print(expected and "ok" or "unchecked", result)
