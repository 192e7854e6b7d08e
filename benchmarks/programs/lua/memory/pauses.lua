-- Pauses of the collector with N megabytes alive in each of several shapes: what is alive is built, and then kept changing while more
-- garbage than that is made, so that the collector goes round. Prints lines of name, value and unit.
--
-- A step is fixed work. Its time is read from os.clock, so that a pause is seen, by all engines alike, as a step that took long; so
-- does a table that grows. Where the host offers a function named pauses, that tells what the collector itself has measured.

local N = tonumber(arg and arg[1]) or 1000
local chosen = arg and arg[2] -- one shape instead of all

local MEGABYTE = 1024 -- as collectgarbage counts

local seed = 42
local function random(limit)
  seed = (seed * 16807) % 2147483647
  return seed % limit + 1
end

local function alive()
  return collectgarbage("count")
end

-- Calls make until N megabytes, or a part of them, are alive.
local function fill(make, part)
  local start = alive()
  local enough = start + N * MEGABYTE * (part or 1)
  repeat
    for _ = 1, 100 do
      make()
    end
    if alive() > enough then
      collectgarbage()
    end
  until alive() > enough
end

-- One array of small tables that is full, and a function that replaces some of them.
local function arrayOfTables()
  local array = {}
  fill(function()
    for _ = 1, 10 do
      array[#array + 1] = { seed }
    end
  end)
  return array, function()
    for _ = 1, 100 do
      array[random(#array)] = { seed }
    end
  end
end

local SHAPES = {
  {
    "tables",
    function()
      local function tree(depth)
        if depth == 0 then
          return { value = seed }
        end
        return { left = tree(depth - 1), right = tree(depth - 1), value = depth }
      end
      local forest = {}
      fill(function()
        forest[#forest + 1] = tree(7)
      end)
      return function()
        for _ = 1, 10 do
          local node = forest[random(#forest)]
          for _ = 1, 3 do
            node = random(2) == 1 and node.left or node.right
          end
          node.left = tree(3)
        end
      end, forest
    end,
  },
  {
    "array",
    function()
      local array, change = arrayOfTables()
      return change, array
    end,
  },
  {
    "arrays",
    function()
      local arrays = {}
      fill(function()
        local array = {}
        for i = 1, 1000 do
          array[i] = arrays
        end
        arrays[#arrays + 1] = array
      end)
      return function()
        for _ = 1, 100 do
          arrays[random(#arrays)][random(1000)] = { seed }
        end
      end, arrays
    end,
  },
  {
    "lists",
    function()
      local lists = {}
      for i = 1, 10 do
        lists[i] = { first = false }
      end
      local last = {}
      for i = 1, 10 do
        last[i] = lists[i]
      end
      local function append(i)
        local node = { value = seed, next = false }
        last[i].next = node
        last[i] = node
      end
      fill(function()
        append(random(10))
      end)
      return function()
        for _ = 1, 100 do
          local i = random(10)
          append(i)
          lists[i] = lists[i].next
        end
      end, lists
    end,
  },
  {
    "strings",
    function()
      local texts, byText = {}, {}
      fill(function()
        local text = "the text with the number " .. #texts
        texts[#texts + 1] = text
        byText[text .. "!"] = #texts
      end)
      local count = #texts
      return function()
        for _ = 1, 100 do
          local i = random(#texts)
          byText[texts[i] .. "!"] = nil
          count = count + 1
          texts[i] = "the text with the number " .. count
          byText[texts[i] .. "!"] = i
        end
      end, texts
    end,
  },
  {
    "coroutines",
    function()
      local function body(a)
        while true do
          a = { coroutine.yield(a) }
        end
      end
      local all = {}
      local function make()
        local co = coroutine.create(body)
        coroutine.resume(co, all)
        return co
      end
      fill(function()
        all[#all + 1] = make()
      end)
      return function()
        for _ = 1, 10 do
          coroutine.resume(all[random(#all)], seed)
        end
        all[random(#all)] = make()
      end, all
    end,
  },
  {
    "stack",
    function()
      local array, change = arrayOfTables()
      local function deep(depth)
        if depth == 0 then
          while true do
            coroutine.yield()
            change()
          end
        end
        local a, b, c = { depth }, { depth }, { depth }
        return deep(depth - 1) + a[1] + b[1] + c[1]
      end
      local co = coroutine.create(deep)
      coroutine.resume(co, 5000)
      return function()
        assert(coroutine.resume(co))
      end, array
    end,
  },
  {
    "weak",
    function()
      local byKey = setmetatable({}, { __mode = "k" })
      local values = setmetatable({}, { __mode = "v" })
      local strong = {}
      fill(function()
        local object = { seed }
        strong[#strong + 1] = object
        byKey[object] = #strong
        values[#strong] = object
      end)
      return function()
        for _ = 1, 100 do
          local i = random(#strong)
          local object = { seed }
          strong[i] = object
          byKey[object] = i
          values[i] = object
        end
      end, strong
    end,
  },
  {
    "metatables",
    function()
      local objects = {}
      local function make(i)
        return setmetatable({ value = i }, { __index = { name = i } })
      end
      -- Each has a shape of its own, which may take as much again elsewhere.
      fill(function()
        objects[#objects + 1] = make(#objects)
      end, 0.25)
      return function()
        for _ = 1, 100 do
          local i = random(#objects)
          objects[i] = make(i)
          assert(objects[i].name == i)
        end
      end, objects
    end,
  },
}

local function measure(name, build)
  local start = os.clock()
  local step, kept = build()
  collectgarbage()
  print(string.format("%s-alive %.0f MB", name, alive() / MEGABYTE))
  if pauses then
    pauses()
  end
  -- So much garbage that the collector goes round at least twice.
  local times, count = {}, 0
  local last = os.clock()
  local made, before = 0, alive()
  local enough = 3 * before
  while made < enough do
    step()
    local now = os.clock()
    count = count + 1
    times[count] = now - last
    last = now
    local after = alive()
    made = made + math.max(0, after - before)
    before = after
  end
  if pauses then
    print(string.format("%s-longest-pause %.2f ms", name, pauses("longest")))
    print(string.format("%s-longest-pause-by-the-clock %.2f ms", name, pauses("longest by the clock")))
    print(string.format("%s-99%%-pause %.2f ms", name, pauses("99%")))
    print(string.format("%s-pauses %d times", name, pauses("count")))
    print(string.format("%s-cycles %d times", name, pauses("cycles")))
  end
  table.sort(times)
  print(string.format("%s-longest-step %.2f ms", name, times[count] * 1000))
  print(string.format("%s-99%%-step %.3f ms", name, times[math.ceil(count * 0.99)] * 1000))
  print(string.format("%s-seconds %.1f s", name, os.clock() - start))
  assert(kept)
end

for _, shape in ipairs(SHAPES) do
  if not chosen or chosen == shape[1] then
    -- Some engines do not have so much memory.
    local done, message = pcall(measure, shape[1], shape[2])
    if not done then
      print("left out: " .. shape[1] .. ": " .. tostring(message))
    end
    collectgarbage()
  end
end
print("ok")
