-- Pauses of the collector with N megabytes alive: a forest of that size is built, and then kept changing while garbage is made.
-- Prints lines of name, value and unit. A pause is seen as a step of fixed work that took long: os.clock is read after each,
-- so that a pause shows where the collector runs on the program's thread; what the collector itself reports is more exact.

local N = tonumber(arg and arg[1]) or 1000

-- Subtrees that a step replaces: about 15 KB of garbage.
local WORK = 10
-- So many that more garbage is made than twice what is alive: the collector must go round.
local STEPS = N * 170

local seed = 42
local function random(limit)
  seed = (seed * 16807) % 2147483647
  return seed % limit + 1
end

local function tree(depth)
  if depth == 0 then
    return { value = seed }
  end
  return { left = tree(depth - 1), right = tree(depth - 1), value = depth }
end

local DEPTH = 9
local REPLACED = 3

local forest = {}
local start = os.clock()
while collectgarbage("count") < N * 1024 do
  forest[#forest + 1] = tree(DEPTH)
end
print(string.format("build %.3f s", os.clock() - start))
collectgarbage()
while collectgarbage("count") < N * 1024 do
  for _ = 1, 10 do
    forest[#forest + 1] = tree(DEPTH)
  end
end
print(string.format("alive %.0f MB", collectgarbage("count") / 1024))

-- Replaces a subtree, so that the collector has to notice stores into old objects too.
local function step()
  for _ = 1, WORK do
    local node = forest[random(#forest)]
    for _ = 1, DEPTH - REPLACED - 1 do
      node = random(2) == 1 and node.left or node.right
    end
    node.left = tree(REPLACED)
  end
end

local times = {}
local total = os.clock()
local last = total
for i = 1, STEPS do
  step()
  local now = os.clock()
  times[i] = now - last
  last = now
end
total = last - total
table.sort(times)
print(string.format("median-step %.3f ms", times[math.floor(STEPS / 2) + 1] * 1000))
print(string.format("99.9%%-step %.3f ms", times[math.floor(STEPS * 0.999) + 1] * 1000))
print(string.format("longest-step %.3f ms", times[STEPS] * 1000))
print(string.format("run %.3f s", total))

start = os.clock()
collectgarbage()
print(string.format("full-collection %.1f ms", (os.clock() - start) * 1000))
for i = 1, #forest do
  assert(forest[i].value == DEPTH and forest[i].left.right, "a live object was lost")
end
print("ok")
