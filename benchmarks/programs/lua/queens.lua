-- All ways to place n queens on n by n squares, for n from 1 to N, by backtracking: boolean arrays,
-- recursion, a checksum over the columns.

local N = tonumber(arg and arg[1]) or 12

local columns, rising, falling, placed = {}, {}, {}, {}
local size, solutions, checksum = 0, 0, 0

local function place(row)
  if row > size then
    solutions = solutions + 1
    for i = 1, size do
      checksum = (checksum * 31 + placed[i]) % 1000003
    end
    return
  end
  for column = 1, size do
    local up, down = row + column, row - column + size
    if not (columns[column] or rising[up] or falling[down]) then
      columns[column], rising[up], falling[down] = true, true, true
      placed[row] = column
      place(row + 1)
      columns[column], rising[up], falling[down] = false, false, false
    end
  end
end

for n = 1, N do
  size = n
  place(1)
end
local result = string.format("%d %d", solutions, checksum)

local results = { [6] = "17 635194", [12] = "18105 614909" }
local expected = results[N]
assert(result == (expected or result), "wrong result: " .. result)
print(expected and "ok" or "unchecked", result)
