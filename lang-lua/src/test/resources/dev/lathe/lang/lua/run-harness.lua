-- Gives a function that runs a program (its text) and returns what it printed, for machines that are compared: run-server.lua has the
-- reference run it. Programs find here what keeps them comparable: they end (fuel), strings stay short (cut), and nothing shows an
-- address, the order of a hash part, or the sign of a NaN.
local MOST_STEPS = 1500
local LONGEST = 60

local lines, steps

local function text(value)
  local kind = type(value)
  if kind == "number" then
    return value ~= value and "nan" or tostring(value)
  elseif kind == "string" then
    return value
  elseif kind == "boolean" or kind == "nil" then
    return tostring(value)
  end
  return kind
end

local helpers = {}

function helpers.print(...)
  local parts = {}
  for i = 1, select("#", ...) do parts[i] = text((select(i, ...))) end
  lines[#lines + 1] = table.concat(parts, "\t")
end

-- Every loop and function begins with it; gives the number of steps so far.
function helpers.fuel()
  steps = steps + 1
  if steps > MOST_STEPS then error("out of fuel", 0) end
  return steps
end

function helpers.cut(s)
  return #s > LONGEST and s:sub(1, LONGEST) or s
end

-- A number that has one text.
function helpers.num(x)
  x = tonumber(x)
  return x and x == x and x or 0
end

-- A whole number between -2^31 and 2^31.
function helpers.int(x)
  x = tonumber(x)
  if not x or x ~= x or x >= 1e15 or x <= -1e15 then return 7 end
  return math.floor(x) % 4294967296 - 2147483648
end

function helpers.sorted(map)
  local keys = {}
  for key in pairs(map) do keys[#keys + 1] = key end
  table.sort(keys)
  local i = 0
  return function()
    i = i + 1
    if keys[i] ~= nil then return keys[i], map[keys[i]] end
  end
end

helpers.tostring = text

local function copy(from, to)
  for key, value in pairs(from) do to[key] = value end
  return to
end

local names = {
  "assert", "error", "getmetatable", "setmetatable", "ipairs", "next", "pairs", "pcall", "xpcall", "rawequal", "rawget", "rawset",
  "select", "tonumber", "type", "unpack", "loadstring", "setfenv", "getfenv",
}

return function(program)
  lines, steps = {}, 0
  local environment = {}
  for _, name in ipairs(names) do environment[name] = _G[name] end
  for _, name in ipairs {"string", "table", "math", "coroutine", "bit"} do environment[name] = copy(_G[name], {}) end
  copy(helpers, environment)
  environment._G = environment
  local chunk, message = loadstring(program, "=input")
  if not chunk then return "refused: " .. message end
  setfenv(chunk, environment)
  helpers.print(pcall(chunk, 1, "two", nil, 4.5, nil))
  return table.concat(lines, "\n")
end
