-- who holds a variable, and when it is closed
local constant, changed, unused = 1, 2, 3
local function reader()
  return constant
end
local function writer()
  changed = changed + 1
  return function()
    return changed, constant
  end
end
local function recursive(n)
  return n > 0 and recursive(n - 1) or 0
end
local list = {}
for i = 1, 3 do
  local j = i
  list[i] = function() j = j + i return j end
  if i == 2 then break end
end
for k, v in pairs(list) do
  list[k] = function() return k, v end
end
while true do
  local x = list
  if x then
    local y = function() return x end
    break
  end
  x = function() x = nil end
end
repeat
  local done = f()
  local g = function() return done end
until done
do
  local a
  do
    local b = function() return a end
    goto out
  end
  a = 2
  ::out::
end
local function early(p)
  if p then return p end
  local q = function() return p end
  if q then return q, p end
  return function() p = q end
end
function list.method(x) return x end
function list:receiver(x) return self, x end
function list.a.b.c:deep() return self.x end
return function(...) return ... end
