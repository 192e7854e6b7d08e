-- Complete binary trees, made and counted: allocation of small tables, recursion, one tree that lives throughout.
-- N is the greatest depth.

local N = tonumber(arg and arg[1]) or 15

local LEAST = 4

local function grow(depth)
  if depth == 0 then
    return {}
  end
  return { left = grow(depth - 1), right = grow(depth - 1) }
end

local function count(tree)
  local left = tree.left
  if left then
    return 1 + count(left) + count(tree.right)
  end
  return 1
end

local checksum = count(grow(N + 1))
local lasting = grow(N)
for depth = LEAST, N, 2 do
  local total = 0
  for _ = 1, 2 ^ (N - depth + LEAST) do
    total = total + count(grow(depth))
  end
  checksum = checksum + depth * total
end
local result = string.format("%d", checksum + count(lasting))

local results = { [8] = "147454", [15] = "56615998" }
local expected = results[N]
assert(result == (expected or result), "wrong result: " .. result)
print(expected and "ok" or "unchecked", result)
