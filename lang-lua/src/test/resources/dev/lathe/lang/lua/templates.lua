-- Each opcode that the compiler makes, with operands that its template knows and with others; which it takes is counted outside.
local meta = {}
local function result() return 1 end
for _, name in ipairs {"add", "sub", "mul", "div", "mod", "pow", "unm", "concat", "len"} do meta["__" .. name] = result end
function meta.__lt() return true end
function meta.__le() return true end
function meta.__eq() return true end
function meta.__index(_, key) return key end
function meta.__newindex() end
function meta.__call(_, ...) return ... end
local function object() return setmetatable({}, meta) end
local o, p = object(), object()
local cdata = 1LL

local function comparisons(a, b)
  local r = 0
  if a < b then r = r + 1 end         -- ISGE
  if not (a < b) then r = r + 1 end   -- ISLT
  if a <= b then r = r + 1 end        -- ISGT
  if not (a <= b) then r = r + 1 end  -- ISLE
  return r
end

local function equalities(a, b)
  local r = 0
  if a == b then r = r + 1 end        -- ISNEV
  if a ~= b then r = r + 1 end        -- ISEQV
  if a == "text" then r = r + 1 end   -- ISNES
  if a ~= "text" then r = r + 1 end   -- ISEQS
  if a == 1.5 then r = r + 1 end      -- ISNEN
  if a ~= 1.5 then r = r + 1 end      -- ISEQN
  if a == nil then r = r + 1 end      -- ISNEP
  if a ~= nil then r = r + 1 end      -- ISEQP
  return r
end

local function truths(a, b)
  local x = a and b                   -- ISFC
  local y = a or b                    -- ISTC
  if a then x = nil end               -- ISF
  if not a then y = nil end           -- IST
  return x, y, not b                  -- NOT
end

local function withConstants(a)
  return a + 1, a - 1, a * 2, a / 2, a % 2, 1 + a, 1 - a, 2 * a, 2 / a, 2 % a
end

local function withVariables(a, b)
  return a + b, a - b, a * b, a / b, a % b, a ^ b, -a
end

local function length(a) return #a end
local function concatenated(a, b) return a .. b .. a end

local captured = 0
local function upvalues(value)
  captured = value                    -- USETV
  captured = "a"                      -- USETS
  captured = 2.5                      -- USETN
  captured = nil                      -- USETP
  return captured                     -- UGET
end

local function constants()
  local a, b, c = nil, nil, nil       -- KNIL
  local d, e, f, g, h = 1, 2.5, "s", true, 3LL
  local t, u, v = {}, {1, 2, x = 1}, {a, d}
  do
    local inner = d
    c = function() return inner end   -- FNEW, UCLO
  end
  return a, b, c, d, e, f, g, h, t, u, v
end

global = 0
local function globals()
  local before = global
  global = before + 1
  return absent
end

local function gets(t, key) return t[key], t.name, t[1] end
local function sets(t, key, value)
  t[key] = value
  t.name = value
  t[1] = value
end
local function rest(...) return {..., ...}, ... end

local function call(f, a) local x = f(a) return x end
local function callMany(f, ...) local x = f(...) return x end
local function tail(f, a) return f(a) end
local function tailMany(f, ...) return f(...) end
local function two(a) return a, a end
local function none() end
local function sum(t)
  local s = 0
  for _, v in pairs(t) do s = s + v end   -- ISNEXT, ITERN, ITERL
  return s
end
local function iterate(f, s)
  local n = 0
  for x in f, s do n = n + 1 end          -- ITERC, ITERL
  return n
end
local function count(from, to, step)
  local n = 0
  for i = from, to, step do n = n + 1 end -- FORI, FORL
  return n
end
local function loop(n)
  while n > 0 do n = n - 1 end            -- LOOP, JMP
  repeat n = n + 1 until n >= 2
  return n
end

local function countdown(s, i)
  i = (i or s) - 1
  if i > 0 then return i end
end

for round = 1, 15 do
  comparisons(1, 2) comparisons(2, 1) comparisons("a", "b") comparisons(o, p)
  equalities(1, 2) equalities(1.5, 1.5) equalities("text", "text") equalities("te" .. "xt", "t") equalities(nil, 1) equalities(o, p)
  equalities(cdata, 1LL) equalities(("text"):rep(round), "x")
  truths(1, 2) truths(nil, 1) truths(false, nil)
  withConstants(3) withConstants("3") withConstants(o)
  withVariables(3, 2) withVariables("3", 2) withVariables(o, 2) withVariables(2, o) withVariables(2^60, 3)
  length({1, 2}) length("abc") length(o) pcall(length, 1)
  concatenated("a", "b") concatenated(1, "b") concatenated(o, "x")
  upvalues(1) upvalues("x" .. round) upvalues({})
  constants()
  globals()
  local array = {1, 2, 3}
  local record = {name = 1}
  gets(array, 2) gets(record, "name") gets(o, 1) gets("text", 1) gets(array, 9)
  sets(array, 2, 5) sets(record, "name", 2) sets(o, 1, 1) sets({}, round, {})
  rest(1, 2, 3) rest()
  call(two, 1) call(none, 1) call(tostring, 1) call(o, 1) call(math.floor, 1.5)
  callMany(two, 1, 2) callMany(none) callMany(tostring, 1) callMany(o, 1)
  tail(two, 1) tail(tostring, 1) tail(o, 1) tail(none)
  tailMany(two, 1, 2) tailMany(tostring, 1) tailMany(o, 1)
  sum({1, 2, 3}) sum({x = 1, y = 2})
  iterate(countdown, 4) iterate(next, array) iterate(("a b"):gmatch("%a"))
  count(1, 5, 1) count(5, 1, -1) count("1", "3", "1") count(2, 1, 1)
  loop(5)
end
collectgarbage()
