-- Points of an N by N grid that stay bounded under z*z + c for 50 steps: floating point in local variables only.

local N = tonumber(arg and arg[1]) or 1000

local LIMIT = 50

local function steps(cr, ci)
  local zr, zi = 0, 0
  for step = 1, LIMIT do
    local rr, ii = zr * zr, zi * zi
    if rr + ii > 4 then
      return step
    end
    zi = 2 * zr * zi + ci
    zr = rr - ii + cr
  end
  return LIMIT
end

local inside, checksum = 0, 0
for y = 0, N - 1 do
  local ci = 2 * y / N - 1
  for x = 0, N - 1 do
    local count = steps(2 * x / N - 1.5, ci)
    if count == LIMIT then
      inside = inside + 1
    end
    checksum = (checksum * 3 + count) % 1000003
  end
end
local result = string.format("%d %d", inside, checksum)

local results = { [40] = "635 514651", [1000] = "397818 716214" }
local expected = results[N]
assert(result == (expected or result), "wrong result: " .. result)
print(expected and "ok" or "unchecked", result)
