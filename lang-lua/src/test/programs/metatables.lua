local V = {}
V.__index = V
local function vec(x, y) return setmetatable({ x = x, y = y }, V) end
V.__add = function(a, b) return vec(a.x + b.x, a.y + b.y) end
V.__sub = function(a, b) return vec(a.x - b.x, a.y - b.y) end
V.__mul = function(a, b) if type(a) == "number" then a, b = b, a end return vec(a.x * b, a.y * b) end
V.__div = function(a, b) return vec(a.x / b, a.y / b) end
V.__mod = function(a, b) return vec(a.x % b, a.y % b) end
V.__pow = function(a, b) return vec(a.x ^ b, a.y ^ b) end
V.__unm = function(a) return vec(-a.x, -a.y) end
V.__eq = function(a, b) return a.x == b.x and a.y == b.y end
V.__lt = function(a, b) return a.x < b.x end
V.__le = function(a, b) return a.x <= b.x end
V.__concat = function(a, b) return tostring(a) .. "|" .. tostring(b) end
V.__tostring = function(a) return "(" .. a.x .. "," .. a.y .. ")" end
V.__call = function(self, k, ...) return self[k], ... end
V.__len = function() return 2 end
local a, b = vec(1, 2), vec(3, 4)
print(a + b, a - b, a * 3, 3 * a, b / 2, b % 2, a ^ 2, -a)
print(a == b, a == vec(1, 2), a ~= b, a < b, a <= b, a > b, a >= b)
print(a .. b, a .. "s", 1 .. a, "x" .. a .. b .. "y")
print(a("x", "more", 1), a("y"))
local log = setmetatable({}, {
  __index = function(_, k) return "no " .. tostring(k) end,
  __newindex = function(t, k, v) rawset(t, k, v .. "!") end,
})
log.key = "value"
log[1] = "one"
print(log.key, log[1], log[2], log.other, rawget(log, "other"))
print(pcall(function() return a < 1 end))
print(pcall(function() return {} .. "x" end))
