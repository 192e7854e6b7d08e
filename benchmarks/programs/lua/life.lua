-- Conway's game on a torus of 64 by 64 cells, N generations from a random start: arrays of arrays, integer additions, branches.

local N = tonumber(arg and arg[1]) or 2000

local SIZE = 64

local function randomBoard(seed)
  local board = {}
  for y = 1, SIZE do
    local row = {}
    for x = 1, SIZE do
      seed = (seed * 3877 + 29573) % 139968
      row[x] = seed < 139968 * 0.35 and 1 or 0
    end
    board[y] = row
  end
  return board
end

local function emptyBoard()
  local board = {}
  for y = 1, SIZE do
    board[y] = {}
  end
  return board
end

local function generation(from, to)
  for y = 1, SIZE do
    local above = from[y > 1 and y - 1 or SIZE]
    local row = from[y]
    local below = from[y < SIZE and y + 1 or 1]
    local into = to[y]
    for x = 1, SIZE do
      local left = x > 1 and x - 1 or SIZE
      local right = x < SIZE and x + 1 or 1
      local neighbours = above[left]
        + above[x]
        + above[right]
        + row[left]
        + row[right]
        + below[left]
        + below[x]
        + below[right]
      if neighbours == 3 or (neighbours == 2 and row[x] == 1) then
        into[x] = 1
      else
        into[x] = 0
      end
    end
  end
end

local board, spare = randomBoard(42), emptyBoard()
local alive = 0
for _ = 1, N do
  generation(board, spare)
  board, spare = spare, board
end
local checksum = 0
for y = 1, SIZE do
  for x = 1, SIZE do
    alive = alive + board[y][x]
    checksum = (checksum * 2 + board[y][x]) % 1000003
  end
end
local result = string.format("%d %d", alive, checksum)

local results = { [20] = "756 437228", [2000] = "146 43705" }
local expected = results[N]
assert(result == (expected or result), "wrong result: " .. result)
print(expected and "ok" or "unchecked", result)
