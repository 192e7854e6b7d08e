-- Loops of a control flow graph, reducible or not (P. Havlak, "Nesting of reducible and irreducible loops", TOPLAS 19/4, 1997):
-- depth-first numbering, union-find, sets as tables, graphs of objects. N is how many times the loops are found.

local N = tonumber(arg and arg[1]) or 250

-- The graph: successors and predecessors of each block, which is a number from 1. -----------------------------------------------

local function newGraph()
  return { size = 0, successors = {}, predecessors = {} }
end

local function addBlock(graph)
  local block = graph.size + 1
  graph.size = block
  graph.successors[block], graph.predecessors[block] = {}, {}
  return block
end

local function addEdge(graph, from, to)
  local list = graph.successors[from]
  list[#list + 1] = to
  list = graph.predecessors[to]
  list[#list + 1] = from
end

local function addStraight(graph, from, count)
  for _ = 1, count do
    local block = addBlock(graph)
    addEdge(graph, from, block)
    from = block
  end
  return from
end

-- if ... then ... else ... end
local function addDiamond(graph, from)
  local left, right, join = addBlock(graph), addBlock(graph), addBlock(graph)
  addEdge(graph, from, left)
  addEdge(graph, from, right)
  addEdge(graph, left, join)
  addEdge(graph, right, join)
  return join
end

-- A loop around what body adds, which begins at the header it is given and gives its last block.
local function addLoop(graph, from, body)
  local header = addStraight(graph, from, 1)
  local last = body(header)
  addEdge(graph, last, header)
  local after = addBlock(graph)
  addEdge(graph, header, after)
  return after
end

-- Two blocks that lead to each other, and both can be entered from outside.
local function addIrreducible(graph, from)
  local one, other, after = addBlock(graph), addBlock(graph), addBlock(graph)
  addEdge(graph, from, one)
  addEdge(graph, from, other)
  addEdge(graph, one, other)
  addEdge(graph, other, one)
  addEdge(graph, other, after)
  return after
end

local function sample()
  local graph = newGraph()
  local last = addBlock(graph)
  for i = 1, 30 do
    last = addLoop(graph, last, function(outer)
      for _ = 1, 4 do
        outer = addLoop(graph, outer, function(inner)
          inner = addDiamond(graph, inner)
          inner = addLoop(graph, inner, function(innermost)
            return addStraight(graph, innermost, 3)
          end)
          return addStraight(graph, inner, 1)
        end)
      end
      if i % 3 == 0 then
        outer = addIrreducible(graph, outer)
      end
      return outer
    end)
    last = addStraight(graph, last, 2)
  end
  -- A loop of one block, and a block that nothing reaches.
  addEdge(graph, last, last)
  addEdge(graph, addBlock(graph), last)
  return graph
end

-- Numbers the blocks in preorder without recursion: number[block], block[number], and for each number that of the last
-- descendant.
local function numberBlocks(graph)
  local number, blocks, lastDescendant = {}, {}, {}
  local stack, place, depth, count = { 1 }, { 0 }, 1, 1
  number[1], blocks[1] = 1, 1
  while depth > 0 do
    local block = stack[depth]
    local successors = graph.successors[block]
    local index = place[depth] + 1
    if index <= #successors then
      place[depth] = index
      local successor = successors[index]
      if not number[successor] then
        count = count + 1
        number[successor], blocks[count] = count, successor
        depth = depth + 1
        stack[depth], place[depth] = successor, 0
      end
    else
      lastDescendant[number[block]] = count
      depth = depth - 1
    end
  end
  return number, blocks, lastDescendant, count
end

-- Union-find with path compression; a set stands for the loop whose header is its representative. ------------------------------

local function newSet(index)
  local set = { index = index, loop = false }
  set.parent = set
  return set
end

local function find(set)
  local root = set
  while root.parent ~= root do
    root = root.parent
  end
  while set ~= root do
    set, set.parent = set.parent, root
  end
  return root
end

local Loop = {}
Loop.__index = Loop

function Loop.new(header, kind)
  return setmetatable({ header = header, kind = kind, blocks = {}, inner = {}, outer = nil }, Loop)
end

function Loop:add(set)
  if set.loop then
    set.loop.outer = self
    self.inner[#self.inner + 1] = set.loop
  else
    self.blocks[#self.blocks + 1] = set.index
  end
end

function Loop:depth()
  return self.outer and self.outer:depth() + 1 or 1
end

-- The loops, innermost first. --------------------------------------------------------------------------------------------------

local function findLoops(graph)
  local number, blocks, lastDescendant, count = numberBlocks(graph)

  local function isAncestor(a, b)
    return a <= b and b <= lastDescendant[a]
  end

  local sets, back, forward = {}, {}, {}
  for w = 1, count do
    sets[w] = newSet(w)
    local backs, forwards = {}, {}
    local predecessors = graph.predecessors[blocks[w]]
    for i = 1, #predecessors do
      local v = number[predecessors[i]]
      if v then
        if isAncestor(w, v) then
          backs[#backs + 1] = v
        else
          forwards[#forwards + 1] = v
        end
      end
    end
    back[w], forward[w] = backs, forwards
  end

  local loops = {}
  for w = count, 1, -1 do
    local body, member = {}, {}
    local kind = "reducible"
    for i = 1, #back[w] do
      local v = back[w][i]
      if v == w then
        kind = "self"
      else
        local set = find(sets[v])
        if not member[set] then
          member[set] = true
          body[#body + 1] = set
        end
      end
    end
    if #body > 0 then
      kind = "reducible"
    end
    -- Goes backwards from the sources of the back edges; the body grows meanwhile.
    local next = 1
    while next <= #body do
      local entering = forward[body[next].index]
      for i = 1, #entering do
        local set = find(sets[entering[i]])
        if not isAncestor(w, set.index) then
          kind = "irreducible"
          local outer = forward[w]
          outer[#outer + 1] = set.index
        elseif set.index ~= w and not member[set] then
          member[set] = true
          body[#body + 1] = set
        end
      end
      next = next + 1
    end
    if #body > 0 or kind == "self" then
      local loop = Loop.new(w, kind)
      for i = 1, #body do
        local set = body[i]
        loop:add(set)
        set.parent = sets[w]
      end
      sets[w].loop = loop
      loops[#loops + 1] = loop
    end
  end
  return loops
end

local graph = sample()
local result
for _ = 1, N do
  local loops = findLoops(graph)
  local irreducible, deepest, checksum = 0, 0, 0
  for i = 1, #loops do
    local loop = loops[i]
    local depth = loop:depth()
    deepest = math.max(deepest, depth)
    irreducible = irreducible + (loop.kind == "irreducible" and 1 or 0)
    checksum = (checksum * 31 + loop.header * depth + #loop.blocks * 7 + #loop.inner) % 1000003
  end
  result = string.format("%d %d %d %d %d", graph.size, #loops, irreducible, deepest, checksum)
end

local results = { [1] = "1472 281 10 3 264762", [250] = "1472 281 10 3 264762" }
local expected = results[N]
assert(result == (expected or result), "wrong result: " .. result)
print(expected and "ok" or "unchecked", result)
