-- How fast garbage is made, while little is alive: N million objects of each kind. Prints lines of name, value and unit;
-- the size of an object, for megabytes a second, is measured first, with the collector stopped.

local N = tonumber(arg and arg[1]) or 5

local MILLION = 1000000
local SAMPLE = 10000

local sink

local KINDS = {
  {
    "point",
    function(count)
      for i = 1, count do
        sink = { x = i, y = i }
      end
    end,
  },
  {
    "pair",
    function(count)
      for i = 1, count do
        sink = { i, i }
      end
    end,
  },
  {
    "closure",
    function(count)
      for i = 1, count do
        sink = function()
          return i
        end
      end
    end,
  },
  {
    "string",
    function(count)
      for i = 1, count do
        sink = "number " .. i
      end
    end,
  },
}

for _, kind in ipairs(KINDS) do
  local name, make = kind[1], kind[2]
  collectgarbage()
  collectgarbage("stop")
  local before = collectgarbage("count")
  make(SAMPLE)
  local size = (collectgarbage("count") - before) * 1024 / SAMPLE
  collectgarbage("restart")
  local count = N * MILLION
  local start = os.clock()
  make(count)
  local seconds = os.clock() - start
  print(string.format("%s-objects %.1f million/s", name, N / seconds))
  print(string.format("%s-bytes %.0f MB/s", name, count * size / seconds / 1e6))
end
assert(sink)
print("ok")
