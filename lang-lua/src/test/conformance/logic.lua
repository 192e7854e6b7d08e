--- values and conditions of a and b
local function s(x) return x == nil and "n" or x == false and "f" or x == true and "t" or x end
local vs = {[1] = 1, [2] = false}
for i = 1, 3 do for j = 1, 3 do for k = 1, 3 do
  local a, b, c = vs[i], vs[j], vs[k]
  local v = a and b
  local function f() return a and b end
  io.write(s(v), s(f()), (function() if a and b then return "T" end return "F" end)())
  if not (a and b) then io.write("!") end
  while a and b do io.write("w") break end
  repeat local n = 0 until not (a and b) or true
  io.write(" ")
end end end
print()
--- values and conditions of a or b
local function s(x) return x == nil and "n" or x == false and "f" or x == true and "t" or x end
local vs = {[1] = 1, [2] = false}
for i = 1, 3 do for j = 1, 3 do for k = 1, 3 do
  local a, b, c = vs[i], vs[j], vs[k]
  local v = a or b
  local function f() return a or b end
  io.write(s(v), s(f()), (function() if a or b then return "T" end return "F" end)())
  if not (a or b) then io.write("!") end
  while a or b do io.write("w") break end
  repeat local n = 0 until not (a or b) or true
  io.write(" ")
end end end
print()
--- values and conditions of a and b or c
local function s(x) return x == nil and "n" or x == false and "f" or x == true and "t" or x end
local vs = {[1] = 1, [2] = false}
for i = 1, 3 do for j = 1, 3 do for k = 1, 3 do
  local a, b, c = vs[i], vs[j], vs[k]
  local v = a and b or c
  local function f() return a and b or c end
  io.write(s(v), s(f()), (function() if a and b or c then return "T" end return "F" end)())
  if not (a and b or c) then io.write("!") end
  while a and b or c do io.write("w") break end
  repeat local n = 0 until not (a and b or c) or true
  io.write(" ")
end end end
print()
--- values and conditions of (a or b) and c
local function s(x) return x == nil and "n" or x == false and "f" or x == true and "t" or x end
local vs = {[1] = 1, [2] = false}
for i = 1, 3 do for j = 1, 3 do for k = 1, 3 do
  local a, b, c = vs[i], vs[j], vs[k]
  local v = (a or b) and c
  local function f() return (a or b) and c end
  io.write(s(v), s(f()), (function() if (a or b) and c then return "T" end return "F" end)())
  if not ((a or b) and c) then io.write("!") end
  while (a or b) and c do io.write("w") break end
  repeat local n = 0 until not ((a or b) and c) or true
  io.write(" ")
end end end
print()
--- values and conditions of a or b and c
local function s(x) return x == nil and "n" or x == false and "f" or x == true and "t" or x end
local vs = {[1] = 1, [2] = false}
for i = 1, 3 do for j = 1, 3 do for k = 1, 3 do
  local a, b, c = vs[i], vs[j], vs[k]
  local v = a or b and c
  local function f() return a or b and c end
  io.write(s(v), s(f()), (function() if a or b and c then return "T" end return "F" end)())
  if not (a or b and c) then io.write("!") end
  while a or b and c do io.write("w") break end
  repeat local n = 0 until not (a or b and c) or true
  io.write(" ")
end end end
print()
--- values and conditions of a and (b or c)
local function s(x) return x == nil and "n" or x == false and "f" or x == true and "t" or x end
local vs = {[1] = 1, [2] = false}
for i = 1, 3 do for j = 1, 3 do for k = 1, 3 do
  local a, b, c = vs[i], vs[j], vs[k]
  local v = a and (b or c)
  local function f() return a and (b or c) end
  io.write(s(v), s(f()), (function() if a and (b or c) then return "T" end return "F" end)())
  if not (a and (b or c)) then io.write("!") end
  while a and (b or c) do io.write("w") break end
  repeat local n = 0 until not (a and (b or c)) or true
  io.write(" ")
end end end
print()
--- values and conditions of not a and b
local function s(x) return x == nil and "n" or x == false and "f" or x == true and "t" or x end
local vs = {[1] = 1, [2] = false}
for i = 1, 3 do for j = 1, 3 do for k = 1, 3 do
  local a, b, c = vs[i], vs[j], vs[k]
  local v = not a and b
  local function f() return not a and b end
  io.write(s(v), s(f()), (function() if not a and b then return "T" end return "F" end)())
  if not (not a and b) then io.write("!") end
  while not a and b do io.write("w") break end
  repeat local n = 0 until not (not a and b) or true
  io.write(" ")
end end end
print()
--- values and conditions of not (a and b)
local function s(x) return x == nil and "n" or x == false and "f" or x == true and "t" or x end
local vs = {[1] = 1, [2] = false}
for i = 1, 3 do for j = 1, 3 do for k = 1, 3 do
  local a, b, c = vs[i], vs[j], vs[k]
  local v = not (a and b)
  local function f() return not (a and b) end
  io.write(s(v), s(f()), (function() if not (a and b) then return "T" end return "F" end)())
  if not (not (a and b)) then io.write("!") end
  while not (a and b) do io.write("w") break end
  repeat local n = 0 until not (not (a and b)) or true
  io.write(" ")
end end end
print()
--- values and conditions of not a or not b
local function s(x) return x == nil and "n" or x == false and "f" or x == true and "t" or x end
local vs = {[1] = 1, [2] = false}
for i = 1, 3 do for j = 1, 3 do for k = 1, 3 do
  local a, b, c = vs[i], vs[j], vs[k]
  local v = not a or not b
  local function f() return not a or not b end
  io.write(s(v), s(f()), (function() if not a or not b then return "T" end return "F" end)())
  if not (not a or not b) then io.write("!") end
  while not a or not b do io.write("w") break end
  repeat local n = 0 until not (not a or not b) or true
  io.write(" ")
end end end
print()
--- values and conditions of a and b and c
local function s(x) return x == nil and "n" or x == false and "f" or x == true and "t" or x end
local vs = {[1] = 1, [2] = false}
for i = 1, 3 do for j = 1, 3 do for k = 1, 3 do
  local a, b, c = vs[i], vs[j], vs[k]
  local v = a and b and c
  local function f() return a and b and c end
  io.write(s(v), s(f()), (function() if a and b and c then return "T" end return "F" end)())
  if not (a and b and c) then io.write("!") end
  while a and b and c do io.write("w") break end
  repeat local n = 0 until not (a and b and c) or true
  io.write(" ")
end end end
print()
--- values and conditions of a or b or c
local function s(x) return x == nil and "n" or x == false and "f" or x == true and "t" or x end
local vs = {[1] = 1, [2] = false}
for i = 1, 3 do for j = 1, 3 do for k = 1, 3 do
  local a, b, c = vs[i], vs[j], vs[k]
  local v = a or b or c
  local function f() return a or b or c end
  io.write(s(v), s(f()), (function() if a or b or c then return "T" end return "F" end)())
  if not (a or b or c) then io.write("!") end
  while a or b or c do io.write("w") break end
  repeat local n = 0 until not (a or b or c) or true
  io.write(" ")
end end end
print()
--- values and conditions of (a and b) or (b and c)
local function s(x) return x == nil and "n" or x == false and "f" or x == true and "t" or x end
local vs = {[1] = 1, [2] = false}
for i = 1, 3 do for j = 1, 3 do for k = 1, 3 do
  local a, b, c = vs[i], vs[j], vs[k]
  local v = (a and b) or (b and c)
  local function f() return (a and b) or (b and c) end
  io.write(s(v), s(f()), (function() if (a and b) or (b and c) then return "T" end return "F" end)())
  if not ((a and b) or (b and c)) then io.write("!") end
  while (a and b) or (b and c) do io.write("w") break end
  repeat local n = 0 until not ((a and b) or (b and c)) or true
  io.write(" ")
end end end
print()
--- values and conditions of (a or b) and (b or c)
local function s(x) return x == nil and "n" or x == false and "f" or x == true and "t" or x end
local vs = {[1] = 1, [2] = false}
for i = 1, 3 do for j = 1, 3 do for k = 1, 3 do
  local a, b, c = vs[i], vs[j], vs[k]
  local v = (a or b) and (b or c)
  local function f() return (a or b) and (b or c) end
  io.write(s(v), s(f()), (function() if (a or b) and (b or c) then return "T" end return "F" end)())
  if not ((a or b) and (b or c)) then io.write("!") end
  while (a or b) and (b or c) do io.write("w") break end
  repeat local n = 0 until not ((a or b) and (b or c)) or true
  io.write(" ")
end end end
print()
--- values and conditions of a == b and c
local function s(x) return x == nil and "n" or x == false and "f" or x == true and "t" or x end
local vs = {[1] = 1, [2] = false}
for i = 1, 3 do for j = 1, 3 do for k = 1, 3 do
  local a, b, c = vs[i], vs[j], vs[k]
  local v = a == b and c
  local function f() return a == b and c end
  io.write(s(v), s(f()), (function() if a == b and c then return "T" end return "F" end)())
  if not (a == b and c) then io.write("!") end
  while a == b and c do io.write("w") break end
  repeat local n = 0 until not (a == b and c) or true
  io.write(" ")
end end end
print()
--- values and conditions of a ~= b or c
local function s(x) return x == nil and "n" or x == false and "f" or x == true and "t" or x end
local vs = {[1] = 1, [2] = false}
for i = 1, 3 do for j = 1, 3 do for k = 1, 3 do
  local a, b, c = vs[i], vs[j], vs[k]
  local v = a ~= b or c
  local function f() return a ~= b or c end
  io.write(s(v), s(f()), (function() if a ~= b or c then return "T" end return "F" end)())
  if not (a ~= b or c) then io.write("!") end
  while a ~= b or c do io.write("w") break end
  repeat local n = 0 until not (a ~= b or c) or true
  io.write(" ")
end end end
print()
--- values and conditions of not (a == b)
local function s(x) return x == nil and "n" or x == false and "f" or x == true and "t" or x end
local vs = {[1] = 1, [2] = false}
for i = 1, 3 do for j = 1, 3 do for k = 1, 3 do
  local a, b, c = vs[i], vs[j], vs[k]
  local v = not (a == b)
  local function f() return not (a == b) end
  io.write(s(v), s(f()), (function() if not (a == b) then return "T" end return "F" end)())
  if not (not (a == b)) then io.write("!") end
  while not (a == b) do io.write("w") break end
  repeat local n = 0 until not (not (a == b)) or true
  io.write(" ")
end end end
print()
--- values and conditions of (a == nil) == (b == nil)
local function s(x) return x == nil and "n" or x == false and "f" or x == true and "t" or x end
local vs = {[1] = 1, [2] = false}
for i = 1, 3 do for j = 1, 3 do for k = 1, 3 do
  local a, b, c = vs[i], vs[j], vs[k]
  local v = (a == nil) == (b == nil)
  local function f() return (a == nil) == (b == nil) end
  io.write(s(v), s(f()), (function() if (a == nil) == (b == nil) then return "T" end return "F" end)())
  if not ((a == nil) == (b == nil)) then io.write("!") end
  while (a == nil) == (b == nil) do io.write("w") break end
  repeat local n = 0 until not ((a == nil) == (b == nil)) or true
  io.write(" ")
end end end
print()
--- values and conditions of a and not b or c
local function s(x) return x == nil and "n" or x == false and "f" or x == true and "t" or x end
local vs = {[1] = 1, [2] = false}
for i = 1, 3 do for j = 1, 3 do for k = 1, 3 do
  local a, b, c = vs[i], vs[j], vs[k]
  local v = a and not b or c
  local function f() return a and not b or c end
  io.write(s(v), s(f()), (function() if a and not b or c then return "T" end return "F" end)())
  if not (a and not b or c) then io.write("!") end
  while a and not b or c do io.write("w") break end
  repeat local n = 0 until not (a and not b or c) or true
  io.write(" ")
end end end
print()
--- values and conditions of not not a == not not b
local function s(x) return x == nil and "n" or x == false and "f" or x == true and "t" or x end
local vs = {[1] = 1, [2] = false}
for i = 1, 3 do for j = 1, 3 do for k = 1, 3 do
  local a, b, c = vs[i], vs[j], vs[k]
  local v = not not a == not not b
  local function f() return not not a == not not b end
  io.write(s(v), s(f()), (function() if not not a == not not b then return "T" end return "F" end)())
  if not (not not a == not not b) then io.write("!") end
  while not not a == not not b do io.write("w") break end
  repeat local n = 0 until not (not not a == not not b) or true
  io.write(" ")
end end end
print()
--- values and conditions of (a or c) == (b or c)
local function s(x) return x == nil and "n" or x == false and "f" or x == true and "t" or x end
local vs = {[1] = 1, [2] = false}
for i = 1, 3 do for j = 1, 3 do for k = 1, 3 do
  local a, b, c = vs[i], vs[j], vs[k]
  local v = (a or c) == (b or c)
  local function f() return (a or c) == (b or c) end
  io.write(s(v), s(f()), (function() if (a or c) == (b or c) then return "T" end return "F" end)())
  if not ((a or c) == (b or c)) then io.write("!") end
  while (a or c) == (b or c) do io.write("w") break end
  repeat local n = 0 until not ((a or c) == (b or c)) or true
  io.write(" ")
end end end
print()
--- values and conditions of a == nil and b or a
local function s(x) return x == nil and "n" or x == false and "f" or x == true and "t" or x end
local vs = {[1] = 1, [2] = false}
for i = 1, 3 do for j = 1, 3 do for k = 1, 3 do
  local a, b, c = vs[i], vs[j], vs[k]
  local v = a == nil and b or a
  local function f() return a == nil and b or a end
  io.write(s(v), s(f()), (function() if a == nil and b or a then return "T" end return "F" end)())
  if not (a == nil and b or a) then io.write("!") end
  while a == nil and b or a do io.write("w") break end
  repeat local n = 0 until not (a == nil and b or a) or true
  io.write(" ")
end end end
print()
--- values and conditions of b ~= false and c
local function s(x) return x == nil and "n" or x == false and "f" or x == true and "t" or x end
local vs = {[1] = 1, [2] = false}
for i = 1, 3 do for j = 1, 3 do for k = 1, 3 do
  local a, b, c = vs[i], vs[j], vs[k]
  local v = b ~= false and c
  local function f() return b ~= false and c end
  io.write(s(v), s(f()), (function() if b ~= false and c then return "T" end return "F" end)())
  if not (b ~= false and c) then io.write("!") end
  while b ~= false and c do io.write("w") break end
  repeat local n = 0 until not (b ~= false and c) or true
  io.write(" ")
end end end
print()
--- values and conditions of (not a) == (not b) and c or a
local function s(x) return x == nil and "n" or x == false and "f" or x == true and "t" or x end
local vs = {[1] = 1, [2] = false}
for i = 1, 3 do for j = 1, 3 do for k = 1, 3 do
  local a, b, c = vs[i], vs[j], vs[k]
  local v = (not a) == (not b) and c or a
  local function f() return (not a) == (not b) and c or a end
  io.write(s(v), s(f()), (function() if (not a) == (not b) and c or a then return "T" end return "F" end)())
  if not ((not a) == (not b) and c or a) then io.write("!") end
  while (not a) == (not b) and c or a do io.write("w") break end
  repeat local n = 0 until not ((not a) == (not b) and c or a) or true
  io.write(" ")
end end end
print()
--- values and conditions of a and b == c or nil
local function s(x) return x == nil and "n" or x == false and "f" or x == true and "t" or x end
local vs = {[1] = 1, [2] = false}
for i = 1, 3 do for j = 1, 3 do for k = 1, 3 do
  local a, b, c = vs[i], vs[j], vs[k]
  local v = a and b == c or nil
  local function f() return a and b == c or nil end
  io.write(s(v), s(f()), (function() if a and b == c or nil then return "T" end return "F" end)())
  if not (a and b == c or nil) then io.write("!") end
  while a and b == c or nil do io.write("w") break end
  repeat local n = 0 until not (a and b == c or nil) or true
  io.write(" ")
end end end
print()
--- comparisons of numbers in a < b
local nan = 0/0
local vs = {1, 2, -0.5, nan, 1/0}
local function s(x) return x ~= x and "N" or x == true and "t" or x == false and "f" or x end
for i = 1, #vs do for j = 1, #vs do
  local a, b, c = vs[i], vs[j], 2
  local v = a < b
  io.write(s(v))
  if a < b then io.write("T") else io.write("F") end
  if not (a < b) then io.write("!") end
  while not (a < b) do io.write("w") break end
  io.write(" ")
end end
print()
--- comparisons of numbers in a <= b
local nan = 0/0
local vs = {1, 2, -0.5, nan, 1/0}
local function s(x) return x ~= x and "N" or x == true and "t" or x == false and "f" or x end
for i = 1, #vs do for j = 1, #vs do
  local a, b, c = vs[i], vs[j], 2
  local v = a <= b
  io.write(s(v))
  if a <= b then io.write("T") else io.write("F") end
  if not (a <= b) then io.write("!") end
  while not (a <= b) do io.write("w") break end
  io.write(" ")
end end
print()
--- comparisons of numbers in a > b
local nan = 0/0
local vs = {1, 2, -0.5, nan, 1/0}
local function s(x) return x ~= x and "N" or x == true and "t" or x == false and "f" or x end
for i = 1, #vs do for j = 1, #vs do
  local a, b, c = vs[i], vs[j], 2
  local v = a > b
  io.write(s(v))
  if a > b then io.write("T") else io.write("F") end
  if not (a > b) then io.write("!") end
  while not (a > b) do io.write("w") break end
  io.write(" ")
end end
print()
--- comparisons of numbers in a >= b
local nan = 0/0
local vs = {1, 2, -0.5, nan, 1/0}
local function s(x) return x ~= x and "N" or x == true and "t" or x == false and "f" or x end
for i = 1, #vs do for j = 1, #vs do
  local a, b, c = vs[i], vs[j], 2
  local v = a >= b
  io.write(s(v))
  if a >= b then io.write("T") else io.write("F") end
  if not (a >= b) then io.write("!") end
  while not (a >= b) do io.write("w") break end
  io.write(" ")
end end
print()
--- comparisons of numbers in a == b
local nan = 0/0
local vs = {1, 2, -0.5, nan, 1/0}
local function s(x) return x ~= x and "N" or x == true and "t" or x == false and "f" or x end
for i = 1, #vs do for j = 1, #vs do
  local a, b, c = vs[i], vs[j], 2
  local v = a == b
  io.write(s(v))
  if a == b then io.write("T") else io.write("F") end
  if not (a == b) then io.write("!") end
  while not (a == b) do io.write("w") break end
  io.write(" ")
end end
print()
--- comparisons of numbers in a ~= b
local nan = 0/0
local vs = {1, 2, -0.5, nan, 1/0}
local function s(x) return x ~= x and "N" or x == true and "t" or x == false and "f" or x end
for i = 1, #vs do for j = 1, #vs do
  local a, b, c = vs[i], vs[j], 2
  local v = a ~= b
  io.write(s(v))
  if a ~= b then io.write("T") else io.write("F") end
  if not (a ~= b) then io.write("!") end
  while not (a ~= b) do io.write("w") break end
  io.write(" ")
end end
print()
--- comparisons of numbers in a < b and b < c
local nan = 0/0
local vs = {1, 2, -0.5, nan, 1/0}
local function s(x) return x ~= x and "N" or x == true and "t" or x == false and "f" or x end
for i = 1, #vs do for j = 1, #vs do
  local a, b, c = vs[i], vs[j], 2
  local v = a < b and b < c
  io.write(s(v))
  if a < b and b < c then io.write("T") else io.write("F") end
  if not (a < b and b < c) then io.write("!") end
  while not (a < b and b < c) do io.write("w") break end
  io.write(" ")
end end
print()
--- comparisons of numbers in a < b or b < c
local nan = 0/0
local vs = {1, 2, -0.5, nan, 1/0}
local function s(x) return x ~= x and "N" or x == true and "t" or x == false and "f" or x end
for i = 1, #vs do for j = 1, #vs do
  local a, b, c = vs[i], vs[j], 2
  local v = a < b or b < c
  io.write(s(v))
  if a < b or b < c then io.write("T") else io.write("F") end
  if not (a < b or b < c) then io.write("!") end
  while not (a < b or b < c) do io.write("w") break end
  io.write(" ")
end end
print()
--- comparisons of numbers in not (a < b)
local nan = 0/0
local vs = {1, 2, -0.5, nan, 1/0}
local function s(x) return x ~= x and "N" or x == true and "t" or x == false and "f" or x end
for i = 1, #vs do for j = 1, #vs do
  local a, b, c = vs[i], vs[j], 2
  local v = not (a < b)
  io.write(s(v))
  if not (a < b) then io.write("T") else io.write("F") end
  if not (not (a < b)) then io.write("!") end
  while not (not (a < b)) do io.write("w") break end
  io.write(" ")
end end
print()
--- comparisons of numbers in not (a >= b)
local nan = 0/0
local vs = {1, 2, -0.5, nan, 1/0}
local function s(x) return x ~= x and "N" or x == true and "t" or x == false and "f" or x end
for i = 1, #vs do for j = 1, #vs do
  local a, b, c = vs[i], vs[j], 2
  local v = not (a >= b)
  io.write(s(v))
  if not (a >= b) then io.write("T") else io.write("F") end
  if not (not (a >= b)) then io.write("!") end
  while not (not (a >= b)) do io.write("w") break end
  io.write(" ")
end end
print()
--- comparisons of numbers in a < b == (b > a)
local nan = 0/0
local vs = {1, 2, -0.5, nan, 1/0}
local function s(x) return x ~= x and "N" or x == true and "t" or x == false and "f" or x end
for i = 1, #vs do for j = 1, #vs do
  local a, b, c = vs[i], vs[j], 2
  local v = a < b == (b > a)
  io.write(s(v))
  if a < b == (b > a) then io.write("T") else io.write("F") end
  if not (a < b == (b > a)) then io.write("!") end
  while not (a < b == (b > a)) do io.write("w") break end
  io.write(" ")
end end
print()
--- comparisons of numbers in a <= b and a or c
local nan = 0/0
local vs = {1, 2, -0.5, nan, 1/0}
local function s(x) return x ~= x and "N" or x == true and "t" or x == false and "f" or x end
for i = 1, #vs do for j = 1, #vs do
  local a, b, c = vs[i], vs[j], 2
  local v = a <= b and a or c
  io.write(s(v))
  if a <= b and a or c then io.write("T") else io.write("F") end
  if not (a <= b and a or c) then io.write("!") end
  while not (a <= b and a or c) do io.write("w") break end
  io.write(" ")
end end
print()
--- comparisons of numbers in a == b and b == c
local nan = 0/0
local vs = {1, 2, -0.5, nan, 1/0}
local function s(x) return x ~= x and "N" or x == true and "t" or x == false and "f" or x end
for i = 1, #vs do for j = 1, #vs do
  local a, b, c = vs[i], vs[j], 2
  local v = a == b and b == c
  io.write(s(v))
  if a == b and b == c then io.write("T") else io.write("F") end
  if not (a == b and b == c) then io.write("!") end
  while not (a == b and b == c) do io.write("w") break end
  io.write(" ")
end end
print()
--- comparisons of numbers in a < 2
local nan = 0/0
local vs = {1, 2, -0.5, nan, 1/0}
local function s(x) return x ~= x and "N" or x == true and "t" or x == false and "f" or x end
for i = 1, #vs do for j = 1, #vs do
  local a, b, c = vs[i], vs[j], 2
  local v = a < 2
  io.write(s(v))
  if a < 2 then io.write("T") else io.write("F") end
  if not (a < 2) then io.write("!") end
  while not (a < 2) do io.write("w") break end
  io.write(" ")
end end
print()
--- comparisons of numbers in 2 < a
local nan = 0/0
local vs = {1, 2, -0.5, nan, 1/0}
local function s(x) return x ~= x and "N" or x == true and "t" or x == false and "f" or x end
for i = 1, #vs do for j = 1, #vs do
  local a, b, c = vs[i], vs[j], 2
  local v = 2 < a
  io.write(s(v))
  if 2 < a then io.write("T") else io.write("F") end
  if not (2 < a) then io.write("!") end
  while not (2 < a) do io.write("w") break end
  io.write(" ")
end end
print()
--- comparisons of numbers in a <= 2
local nan = 0/0
local vs = {1, 2, -0.5, nan, 1/0}
local function s(x) return x ~= x and "N" or x == true and "t" or x == false and "f" or x end
for i = 1, #vs do for j = 1, #vs do
  local a, b, c = vs[i], vs[j], 2
  local v = a <= 2
  io.write(s(v))
  if a <= 2 then io.write("T") else io.write("F") end
  if not (a <= 2) then io.write("!") end
  while not (a <= 2) do io.write("w") break end
  io.write(" ")
end end
print()
--- comparisons of numbers in 2 <= a
local nan = 0/0
local vs = {1, 2, -0.5, nan, 1/0}
local function s(x) return x ~= x and "N" or x == true and "t" or x == false and "f" or x end
for i = 1, #vs do for j = 1, #vs do
  local a, b, c = vs[i], vs[j], 2
  local v = 2 <= a
  io.write(s(v))
  if 2 <= a then io.write("T") else io.write("F") end
  if not (2 <= a) then io.write("!") end
  while not (2 <= a) do io.write("w") break end
  io.write(" ")
end end
print()
--- comparisons of numbers in a > 2
local nan = 0/0
local vs = {1, 2, -0.5, nan, 1/0}
local function s(x) return x ~= x and "N" or x == true and "t" or x == false and "f" or x end
for i = 1, #vs do for j = 1, #vs do
  local a, b, c = vs[i], vs[j], 2
  local v = a > 2
  io.write(s(v))
  if a > 2 then io.write("T") else io.write("F") end
  if not (a > 2) then io.write("!") end
  while not (a > 2) do io.write("w") break end
  io.write(" ")
end end
print()
--- comparisons of numbers in a == 2
local nan = 0/0
local vs = {1, 2, -0.5, nan, 1/0}
local function s(x) return x ~= x and "N" or x == true and "t" or x == false and "f" or x end
for i = 1, #vs do for j = 1, #vs do
  local a, b, c = vs[i], vs[j], 2
  local v = a == 2
  io.write(s(v))
  if a == 2 then io.write("T") else io.write("F") end
  if not (a == 2) then io.write("!") end
  while not (a == 2) do io.write("w") break end
  io.write(" ")
end end
print()
--- comparisons of numbers in a ~= 2
local nan = 0/0
local vs = {1, 2, -0.5, nan, 1/0}
local function s(x) return x ~= x and "N" or x == true and "t" or x == false and "f" or x end
for i = 1, #vs do for j = 1, #vs do
  local a, b, c = vs[i], vs[j], 2
  local v = a ~= 2
  io.write(s(v))
  if a ~= 2 then io.write("T") else io.write("F") end
  if not (a ~= 2) then io.write("!") end
  while not (a ~= 2) do io.write("w") break end
  io.write(" ")
end end
print()
--- comparisons of numbers in 2 == a
local nan = 0/0
local vs = {1, 2, -0.5, nan, 1/0}
local function s(x) return x ~= x and "N" or x == true and "t" or x == false and "f" or x end
for i = 1, #vs do for j = 1, #vs do
  local a, b, c = vs[i], vs[j], 2
  local v = 2 == a
  io.write(s(v))
  if 2 == a then io.write("T") else io.write("F") end
  if not (2 == a) then io.write("!") end
  while not (2 == a) do io.write("w") break end
  io.write(" ")
end end
print()
--- comparisons of numbers in a < b and c or a
local nan = 0/0
local vs = {1, 2, -0.5, nan, 1/0}
local function s(x) return x ~= x and "N" or x == true and "t" or x == false and "f" or x end
for i = 1, #vs do for j = 1, #vs do
  local a, b, c = vs[i], vs[j], 2
  local v = a < b and c or a
  io.write(s(v))
  if a < b and c or a then io.write("T") else io.write("F") end
  if not (a < b and c or a) then io.write("!") end
  while not (a < b and c or a) do io.write("w") break end
  io.write(" ")
end end
print()
--- comparisons of strings in a < b
local vs = {"", "a", "b", "ab", "b\0", "B"}
for i = 1, #vs do for j = 1, #vs do
  local a, b = vs[i], vs[j]
  io.write(tostring(a < b), (a < b) and "T" or "F")
  if a < b then io.write("+") else io.write("-") end
end io.write("\n") end
--- comparisons of strings in a <= b
local vs = {"", "a", "b", "ab", "b\0", "B"}
for i = 1, #vs do for j = 1, #vs do
  local a, b = vs[i], vs[j]
  io.write(tostring(a <= b), (a <= b) and "T" or "F")
  if a <= b then io.write("+") else io.write("-") end
end io.write("\n") end
--- comparisons of strings in a == b
local vs = {"", "a", "b", "ab", "b\0", "B"}
for i = 1, #vs do for j = 1, #vs do
  local a, b = vs[i], vs[j]
  io.write(tostring(a == b), (a == b) and "T" or "F")
  if a == b then io.write("+") else io.write("-") end
end io.write("\n") end
--- comparisons of strings in a ~= "b"
local vs = {"", "a", "b", "ab", "b\0", "B"}
for i = 1, #vs do for j = 1, #vs do
  local a, b = vs[i], vs[j]
  io.write(tostring(a ~= "b"), (a ~= "b") and "T" or "F")
  if a ~= "b" then io.write("+") else io.write("-") end
end io.write("\n") end
--- comparisons of strings in "b" > a
local vs = {"", "a", "b", "ab", "b\0", "B"}
for i = 1, #vs do for j = 1, #vs do
  local a, b = vs[i], vs[j]
  io.write(tostring("b" > a), ("b" > a) and "T" or "F")
  if "b" > a then io.write("+") else io.write("-") end
end io.write("\n") end
--- comparisons of strings in a == b and a or "none"
local vs = {"", "a", "b", "ab", "b\0", "B"}
for i = 1, #vs do for j = 1, #vs do
  local a, b = vs[i], vs[j]
  io.write(tostring(a == b and a or "none"), (a == b and a or "none") and "T" or "F")
  if a == b and a or "none" then io.write("+") else io.write("-") end
end io.write("\n") end
--- equality of every kind with every kind
local T = {}
local vs, n = {nil, false, true, 0, 1, -0.0, "", "0", "1", T, print, 1LL, 1ULL}, 13
for i = 1, n do for j = 1, n do io.write(vs[i] == vs[j] and "=" or ".", vs[i] ~= vs[j] and "#" or ".", rawequal(vs[i], vs[j]) and "r" or ".", " ") end io.write("\n") end
--- equality of every kind with nil
local T = {}
local vs, n = {nil, false, true, 0, 1, -0.0, "", "0", "1", T, print, 1LL, 1ULL}, 13
for i = 1, n do local v = vs[i] io.write(tostring(v == nil), " ", tostring(nil ~= v), " ") if v == nil then io.write("T ") else io.write("F ") end if v ~= nil then io.write("T;") else io.write("F;") end end
print()
--- equality of every kind with false
local T = {}
local vs, n = {nil, false, true, 0, 1, -0.0, "", "0", "1", T, print, 1LL, 1ULL}, 13
for i = 1, n do local v = vs[i] io.write(tostring(v == false), " ", tostring(false ~= v), " ") if v == false then io.write("T ") else io.write("F ") end if v ~= false then io.write("T;") else io.write("F;") end end
print()
--- equality of every kind with true
local T = {}
local vs, n = {nil, false, true, 0, 1, -0.0, "", "0", "1", T, print, 1LL, 1ULL}, 13
for i = 1, n do local v = vs[i] io.write(tostring(v == true), " ", tostring(true ~= v), " ") if v == true then io.write("T ") else io.write("F ") end if v ~= true then io.write("T;") else io.write("F;") end end
print()
--- equality of every kind with 0
local T = {}
local vs, n = {nil, false, true, 0, 1, -0.0, "", "0", "1", T, print, 1LL, 1ULL}, 13
for i = 1, n do local v = vs[i] io.write(tostring(v == 0), " ", tostring(0 ~= v), " ") if v == 0 then io.write("T ") else io.write("F ") end if v ~= 0 then io.write("T;") else io.write("F;") end end
print()
--- equality of every kind with 1
local T = {}
local vs, n = {nil, false, true, 0, 1, -0.0, "", "0", "1", T, print, 1LL, 1ULL}, 13
for i = 1, n do local v = vs[i] io.write(tostring(v == 1), " ", tostring(1 ~= v), " ") if v == 1 then io.write("T ") else io.write("F ") end if v ~= 1 then io.write("T;") else io.write("F;") end end
print()
--- equality of every kind with ""
local T = {}
local vs, n = {nil, false, true, 0, 1, -0.0, "", "0", "1", T, print, 1LL, 1ULL}, 13
for i = 1, n do local v = vs[i] io.write(tostring(v == ""), " ", tostring("" ~= v), " ") if v == "" then io.write("T ") else io.write("F ") end if v ~= "" then io.write("T;") else io.write("F;") end end
print()
--- equality of every kind with "1"
local T = {}
local vs, n = {nil, false, true, 0, 1, -0.0, "", "0", "1", T, print, 1LL, 1ULL}, 13
for i = 1, n do local v = vs[i] io.write(tostring(v == "1"), " ", tostring("1" ~= v), " ") if v == "1" then io.write("T ") else io.write("F ") end if v ~= "1" then io.write("T;") else io.write("F;") end end
print()
--- equality of every kind with 1LL
local T = {}
local vs, n = {nil, false, true, 0, 1, -0.0, "", "0", "1", T, print, 1LL, 1ULL}, 13
for i = 1, n do local v = vs[i] io.write(tostring(v == 1LL), " ", tostring(1LL ~= v), " ") if v == 1LL then io.write("T ") else io.write("F ") end if v ~= 1LL then io.write("T;") else io.write("F;") end end
print()
--- truth of every kind
local T = {}
local vs, n = {nil, false, true, 0, 1, -0.0, "", "0", "1", T, print, 1LL, 1ULL}, 13
for i = 1, n do local v = vs[i] io.write(v and "T" or "F", not v and "F" or "T") if v then io.write("t ") else io.write("f ") end end
print()
--- operator + with the constant 1
local vs = {0, 1, -1, 2, 7, -7, 0.5, -2.5, 100, 2147483647, -2147483648, 1e15, "8"}
local t = {}
for i = 1, #vs do
  local x = vs[i]
  local a, b = x + 1, 1 + x
  t.x = x
  local function f() return x + 1 end
  local s = ("%.14g %.14g %.14g %.14g;"):format(a, b, t.x + 1, f()):gsub("%-nan", "nan")
  io.write(s)
end
print()
--- operator + with the constant -1
local vs = {0, 1, -1, 2, 7, -7, 0.5, -2.5, 100, 2147483647, -2147483648, 1e15, "8"}
local t = {}
for i = 1, #vs do
  local x = vs[i]
  local a, b = x + -1, -1 + x
  t.x = x
  local function f() return x + -1 end
  local s = ("%.14g %.14g %.14g %.14g;"):format(a, b, t.x + -1, f()):gsub("%-nan", "nan")
  io.write(s)
end
print()
--- operator + with the constant 0.5
local vs = {0, 1, -1, 2, 7, -7, 0.5, -2.5, 100, 2147483647, -2147483648, 1e15, "8"}
local t = {}
for i = 1, #vs do
  local x = vs[i]
  local a, b = x + 0.5, 0.5 + x
  t.x = x
  local function f() return x + 0.5 end
  local s = ("%.14g %.14g %.14g %.14g;"):format(a, b, t.x + 0.5, f()):gsub("%-nan", "nan")
  io.write(s)
end
print()
--- operator + with the constant 300
local vs = {0, 1, -1, 2, 7, -7, 0.5, -2.5, 100, 2147483647, -2147483648, 1e15, "8"}
local t = {}
for i = 1, #vs do
  local x = vs[i]
  local a, b = x + 300, 300 + x
  t.x = x
  local function f() return x + 300 end
  local s = ("%.14g %.14g %.14g %.14g;"):format(a, b, t.x + 300, f()):gsub("%-nan", "nan")
  io.write(s)
end
print()
--- operator + with the constant 70000
local vs = {0, 1, -1, 2, 7, -7, 0.5, -2.5, 100, 2147483647, -2147483648, 1e15, "8"}
local t = {}
for i = 1, #vs do
  local x = vs[i]
  local a, b = x + 70000, 70000 + x
  t.x = x
  local function f() return x + 70000 end
  local s = ("%.14g %.14g %.14g %.14g;"):format(a, b, t.x + 70000, f()):gsub("%-nan", "nan")
  io.write(s)
end
print()
--- operator - with the constant 1
local vs = {0, 1, -1, 2, 7, -7, 0.5, -2.5, 100, 2147483647, -2147483648, 1e15, "8"}
local t = {}
for i = 1, #vs do
  local x = vs[i]
  local a, b = x - 1, 1 - x
  t.x = x
  local function f() return x - 1 end
  local s = ("%.14g %.14g %.14g %.14g;"):format(a, b, t.x - 1, f()):gsub("%-nan", "nan")
  io.write(s)
end
print()
--- operator - with the constant -1
local vs = {0, 1, -1, 2, 7, -7, 0.5, -2.5, 100, 2147483647, -2147483648, 1e15, "8"}
local t = {}
for i = 1, #vs do
  local x = vs[i]
  local a, b = x - -1, -1 - x
  t.x = x
  local function f() return x - -1 end
  local s = ("%.14g %.14g %.14g %.14g;"):format(a, b, t.x - -1, f()):gsub("%-nan", "nan")
  io.write(s)
end
print()
--- operator - with the constant 0.5
local vs = {0, 1, -1, 2, 7, -7, 0.5, -2.5, 100, 2147483647, -2147483648, 1e15, "8"}
local t = {}
for i = 1, #vs do
  local x = vs[i]
  local a, b = x - 0.5, 0.5 - x
  t.x = x
  local function f() return x - 0.5 end
  local s = ("%.14g %.14g %.14g %.14g;"):format(a, b, t.x - 0.5, f()):gsub("%-nan", "nan")
  io.write(s)
end
print()
--- operator - with the constant 70000
local vs = {0, 1, -1, 2, 7, -7, 0.5, -2.5, 100, 2147483647, -2147483648, 1e15, "8"}
local t = {}
for i = 1, #vs do
  local x = vs[i]
  local a, b = x - 70000, 70000 - x
  t.x = x
  local function f() return x - 70000 end
  local s = ("%.14g %.14g %.14g %.14g;"):format(a, b, t.x - 70000, f()):gsub("%-nan", "nan")
  io.write(s)
end
print()
--- operator * with the constant 2
local vs = {0, 1, -1, 2, 7, -7, 0.5, -2.5, 100, 2147483647, -2147483648, 1e15, "8"}
local t = {}
for i = 1, #vs do
  local x = vs[i]
  local a, b = x * 2, 2 * x
  t.x = x
  local function f() return x * 2 end
  local s = ("%.14g %.14g %.14g %.14g;"):format(a, b, t.x * 2, f()):gsub("%-nan", "nan")
  io.write(s)
end
print()
--- operator * with the constant -1
local vs = {0, 1, -1, 2, 7, -7, 0.5, -2.5, 100, 2147483647, -2147483648, 1e15, "8"}
local t = {}
for i = 1, #vs do
  local x = vs[i]
  local a, b = x * -1, -1 * x
  t.x = x
  local function f() return x * -1 end
  local s = ("%.14g %.14g %.14g %.14g;"):format(a, b, t.x * -1, f()):gsub("%-nan", "nan")
  io.write(s)
end
print()
--- operator * with the constant 0.5
local vs = {0, 1, -1, 2, 7, -7, 0.5, -2.5, 100, 2147483647, -2147483648, 1e15, "8"}
local t = {}
for i = 1, #vs do
  local x = vs[i]
  local a, b = x * 0.5, 0.5 * x
  t.x = x
  local function f() return x * 0.5 end
  local s = ("%.14g %.14g %.14g %.14g;"):format(a, b, t.x * 0.5, f()):gsub("%-nan", "nan")
  io.write(s)
end
print()
--- operator * with the constant 0
local vs = {0, 1, -1, 2, 7, -7, 0.5, -2.5, 100, 2147483647, -2147483648, 1e15, "8"}
local t = {}
for i = 1, #vs do
  local x = vs[i]
  local a, b = x * 0, 0 * x
  t.x = x
  local function f() return x * 0 end
  local s = ("%.14g %.14g %.14g %.14g;"):format(a, b, t.x * 0, f()):gsub("%-nan", "nan")
  io.write(s)
end
print()
--- operator / with the constant 2
local vs = {0, 1, -1, 2, 7, -7, 0.5, -2.5, 100, 2147483647, -2147483648, 1e15, "8"}
local t = {}
for i = 1, #vs do
  local x = vs[i]
  local a, b = x / 2, 2 / x
  t.x = x
  local function f() return x / 2 end
  local s = ("%.14g %.14g %.14g %.14g;"):format(a, b, t.x / 2, f()):gsub("%-nan", "nan")
  io.write(s)
end
print()
--- operator / with the constant 4
local vs = {0, 1, -1, 2, 7, -7, 0.5, -2.5, 100, 2147483647, -2147483648, 1e15, "8"}
local t = {}
for i = 1, #vs do
  local x = vs[i]
  local a, b = x / 4, 4 / x
  t.x = x
  local function f() return x / 4 end
  local s = ("%.14g %.14g %.14g %.14g;"):format(a, b, t.x / 4, f()):gsub("%-nan", "nan")
  io.write(s)
end
print()
--- operator / with the constant 0.1
local vs = {0, 1, -1, 2, 7, -7, 0.5, -2.5, 100, 2147483647, -2147483648, 1e15, "8"}
local t = {}
for i = 1, #vs do
  local x = vs[i]
  local a, b = x / 0.1, 0.1 / x
  t.x = x
  local function f() return x / 0.1 end
  local s = ("%.14g %.14g %.14g %.14g;"):format(a, b, t.x / 0.1, f()):gsub("%-nan", "nan")
  io.write(s)
end
print()
--- operator / with the constant -3
local vs = {0, 1, -1, 2, 7, -7, 0.5, -2.5, 100, 2147483647, -2147483648, 1e15, "8"}
local t = {}
for i = 1, #vs do
  local x = vs[i]
  local a, b = x / -3, -3 / x
  t.x = x
  local function f() return x / -3 end
  local s = ("%.14g %.14g %.14g %.14g;"):format(a, b, t.x / -3, f()):gsub("%-nan", "nan")
  io.write(s)
end
print()
--- operator % with the constant 3
local vs = {0, 1, -1, 2, 7, -7, 0.5, -2.5, 100, 2147483647, -2147483648, 1e15, "8"}
local t = {}
for i = 1, #vs do
  local x = vs[i]
  local a, b = x % 3, 3 % x
  t.x = x
  local function f() return x % 3 end
  local s = ("%.14g %.14g %.14g %.14g;"):format(a, b, t.x % 3, f()):gsub("%-nan", "nan")
  io.write(s)
end
print()
--- operator % with the constant -3
local vs = {0, 1, -1, 2, 7, -7, 0.5, -2.5, 100, 2147483647, -2147483648, 1e15, "8"}
local t = {}
for i = 1, #vs do
  local x = vs[i]
  local a, b = x % -3, -3 % x
  t.x = x
  local function f() return x % -3 end
  local s = ("%.14g %.14g %.14g %.14g;"):format(a, b, t.x % -3, f()):gsub("%-nan", "nan")
  io.write(s)
end
print()
--- operator % with the constant 2.5
local vs = {0, 1, -1, 2, 7, -7, 0.5, -2.5, 100, 2147483647, -2147483648, 1e15, "8"}
local t = {}
for i = 1, #vs do
  local x = vs[i]
  local a, b = x % 2.5, 2.5 % x
  t.x = x
  local function f() return x % 2.5 end
  local s = ("%.14g %.14g %.14g %.14g;"):format(a, b, t.x % 2.5, f()):gsub("%-nan", "nan")
  io.write(s)
end
print()
--- operator % with the constant 1
local vs = {0, 1, -1, 2, 7, -7, 0.5, -2.5, 100, 2147483647, -2147483648, 1e15, "8"}
local t = {}
for i = 1, #vs do
  local x = vs[i]
  local a, b = x % 1, 1 % x
  t.x = x
  local function f() return x % 1 end
  local s = ("%.14g %.14g %.14g %.14g;"):format(a, b, t.x % 1, f()):gsub("%-nan", "nan")
  io.write(s)
end
print()
--- operator ^ with the constant 2
local vs = {0, 1, -1, 2, 7, -7, 0.5, -2.5, 100, 2147483647, -2147483648, 1e15, "8"}
local t = {}
for i = 1, #vs do
  local x = vs[i]
  local a, b = x ^ 2, 2 ^ x
  t.x = x
  local function f() return x ^ 2 end
  local s = ("%.14g %.14g %.14g %.14g;"):format(a, b, t.x ^ 2, f()):gsub("%-nan", "nan")
  io.write(s)
end
print()
--- operator ^ with the constant 0.5
local vs = {0, 1, -1, 2, 7, -7, 0.5, -2.5, 100, 2147483647, -2147483648, 1e15, "8"}
local t = {}
for i = 1, #vs do
  local x = vs[i]
  local a, b = x ^ 0.5, 0.5 ^ x
  t.x = x
  local function f() return x ^ 0.5 end
  local s = ("%.14g %.14g %.14g %.14g;"):format(a, b, t.x ^ 0.5, f()):gsub("%-nan", "nan")
  io.write(s)
end
print()
--- operator ^ with the constant -1
local vs = {0, 1, -1, 2, 7, -7, 0.5, -2.5, 100, 2147483647, -2147483648, 1e15, "8"}
local t = {}
for i = 1, #vs do
  local x = vs[i]
  local a, b = x ^ -1, -1 ^ x
  t.x = x
  local function f() return x ^ -1 end
  local s = ("%.14g %.14g %.14g %.14g;"):format(a, b, t.x ^ -1, f()):gsub("%-nan", "nan")
  io.write(s)
end
print()
--- operator ^ with the constant 3
local vs = {0, 1, -1, 2, 7, -7, 0.5, -2.5, 100, 2147483647, -2147483648, 1e15, "8"}
local t = {}
for i = 1, #vs do
  local x = vs[i]
  local a, b = x ^ 3, 3 ^ x
  t.x = x
  local function f() return x ^ 3 end
  local s = ("%.14g %.14g %.14g %.14g;"):format(a, b, t.x ^ 3, f()):gsub("%-nan", "nan")
  io.write(s)
end
print()
--- multiple assignment to locals
local u, v, w = 1, 2, 3
ga, gb, gc = 1, 2, 3
local t, k1, k2, k3 = {1, 2, 3, a = 1, b = 2, c = 3}, "a", 2, true
t[k3] = 3
local function run()
  local a, b, c = 1, 2, 3
  a, b, c = b, c, a
  print(a, b, c)
  a, b = b + 1, a .. "x"
  print(a, b, c)
  a, b = (function() return 7, 8, 9 end)()
  print(a, b, c)
  a, b, c = "only"
  print(a, b, c)
end
run()
--- multiple assignment to upvalues
local u, v, w = 1, 2, 3
ga, gb, gc = 1, 2, 3
local t, k1, k2, k3 = {1, 2, 3, a = 1, b = 2, c = 3}, "a", 2, true
t[k3] = 3
local function run()
  local a, b, c = 1, 2, 3
  u, v, w = v, w, u
  print(u, v, w)
  u, v = v + 1, u .. "x"
  print(u, v, w)
  u, v = (function() return 7, 8, 9 end)()
  print(u, v, w)
  u, v, w = "only"
  print(u, v, w)
end
run()
--- multiple assignment to globals
local u, v, w = 1, 2, 3
ga, gb, gc = 1, 2, 3
local t, k1, k2, k3 = {1, 2, 3, a = 1, b = 2, c = 3}, "a", 2, true
t[k3] = 3
local function run()
  local a, b, c = 1, 2, 3
  ga, gb, gc = gb, gc, ga
  print(ga, gb, gc)
  ga, gb = gb + 1, ga .. "x"
  print(ga, gb, gc)
  ga, gb = (function() return 7, 8, 9 end)()
  print(ga, gb, gc)
  ga, gb, gc = "only"
  print(ga, gb, gc)
end
run()
--- multiple assignment to fields
local u, v, w = 1, 2, 3
ga, gb, gc = 1, 2, 3
local t, k1, k2, k3 = {1, 2, 3, a = 1, b = 2, c = 3}, "a", 2, true
t[k3] = 3
local function run()
  local a, b, c = 1, 2, 3
  t.a, t.b, t.c = t.b, t.c, t.a
  print(t.a, t.b, t.c)
  t.a, t.b = t.b + 1, t.a .. "x"
  print(t.a, t.b, t.c)
  t.a, t.b = (function() return 7, 8, 9 end)()
  print(t.a, t.b, t.c)
  t.a, t.b, t.c = "only"
  print(t.a, t.b, t.c)
end
run()
--- multiple assignment to elements
local u, v, w = 1, 2, 3
ga, gb, gc = 1, 2, 3
local t, k1, k2, k3 = {1, 2, 3, a = 1, b = 2, c = 3}, "a", 2, true
t[k3] = 3
local function run()
  local a, b, c = 1, 2, 3
  t[1], t[2], t[3] = t[2], t[3], t[1]
  print(t[1], t[2], t[3])
  t[1], t[2] = t[2] + 1, t[1] .. "x"
  print(t[1], t[2], t[3])
  t[1], t[2] = (function() return 7, 8, 9 end)()
  print(t[1], t[2], t[3])
  t[1], t[2], t[3] = "only"
  print(t[1], t[2], t[3])
end
run()
--- multiple assignment to fields by variables
local u, v, w = 1, 2, 3
ga, gb, gc = 1, 2, 3
local t, k1, k2, k3 = {1, 2, 3, a = 1, b = 2, c = 3}, "a", 2, true
t[k3] = 3
local function run()
  local a, b, c = 1, 2, 3
  t[k1], t[k2], t[k3] = t[k2], t[k3], t[k1]
  print(t[k1], t[k2], t[k3])
  t[k1], t[k2] = t[k2] + 1, t[k1] .. "x"
  print(t[k1], t[k2], t[k3])
  t[k1], t[k2] = (function() return 7, 8, 9 end)()
  print(t[k1], t[k2], t[k3])
  t[k1], t[k2], t[k3] = "only"
  print(t[k1], t[k2], t[k3])
end
run()
--- calls with no arguments
local function show(n, ...) local r = {} for i = 1, n do local v = select(i, ...) r[i] = type(v) == "number" and tostring(v) or type(v) == "string" and v or type(v) end return n .. ":" .. table.concat(r, ",") end
local function f(...) return show(select("#", ...), ...) end
local function g() return 5, nil, 7 end
local o = {m = function(self, ...) return show(select("#", self, ...), self, ...) end}
local function run(...)
  local a = f()
  local t = {f(), f()}
  print(a, t[1], t[2], #t)
  print(f(), (f()))
  return f()
end
print(run()) print(run(1)) print(run(nil, 2, nil))
--- calls with constants
local function show(n, ...) local r = {} for i = 1, n do local v = select(i, ...) r[i] = type(v) == "number" and tostring(v) or type(v) == "string" and v or type(v) end return n .. ":" .. table.concat(r, ",") end
local function f(...) return show(select("#", ...), ...) end
local function g() return 5, nil, 7 end
local o = {m = function(self, ...) return show(select("#", self, ...), self, ...) end}
local function run(...)
  local a = f(1, "a", nil, true)
  local t = {f(1, "a", nil, true), f(1, "a", nil, true)}
  print(a, t[1], t[2], #t)
  print(f(1, "a", nil, true), (f(1, "a", nil, true)))
  return f(1, "a", nil, true)
end
print(run()) print(run(1)) print(run(nil, 2, nil))
--- calls with a call at the end
local function show(n, ...) local r = {} for i = 1, n do local v = select(i, ...) r[i] = type(v) == "number" and tostring(v) or type(v) == "string" and v or type(v) end return n .. ":" .. table.concat(r, ",") end
local function f(...) return show(select("#", ...), ...) end
local function g() return 5, nil, 7 end
local o = {m = function(self, ...) return show(select("#", self, ...), self, ...) end}
local function run(...)
  local a = f(1, g())
  local t = {f(1, g()), f(1, g())}
  print(a, t[1], t[2], #t)
  print(f(1, g()), (f(1, g())))
  return f(1, g())
end
print(run()) print(run(1)) print(run(nil, 2, nil))
--- calls with a call in the middle
local function show(n, ...) local r = {} for i = 1, n do local v = select(i, ...) r[i] = type(v) == "number" and tostring(v) or type(v) == "string" and v or type(v) end return n .. ":" .. table.concat(r, ",") end
local function f(...) return show(select("#", ...), ...) end
local function g() return 5, nil, 7 end
local o = {m = function(self, ...) return show(select("#", self, ...), self, ...) end}
local function run(...)
  local a = f(g(), 1)
  local t = {f(g(), 1), f(g(), 1)}
  print(a, t[1], t[2], #t)
  print(f(g(), 1), (f(g(), 1)))
  return f(g(), 1)
end
print(run()) print(run(1)) print(run(nil, 2, nil))
--- calls with varargs
local function show(n, ...) local r = {} for i = 1, n do local v = select(i, ...) r[i] = type(v) == "number" and tostring(v) or type(v) == "string" and v or type(v) end return n .. ":" .. table.concat(r, ",") end
local function f(...) return show(select("#", ...), ...) end
local function g() return 5, nil, 7 end
local o = {m = function(self, ...) return show(select("#", self, ...), self, ...) end}
local function run(...)
  local a = f(...)
  local t = {f(...), f(...)}
  print(a, t[1], t[2], #t)
  print(f(...), (f(...)))
  return f(...)
end
print(run()) print(run(1)) print(run(nil, 2, nil))
--- calls with varargs behind others
local function show(n, ...) local r = {} for i = 1, n do local v = select(i, ...) r[i] = type(v) == "number" and tostring(v) or type(v) == "string" and v or type(v) end return n .. ":" .. table.concat(r, ",") end
local function f(...) return show(select("#", ...), ...) end
local function g() return 5, nil, 7 end
local o = {m = function(self, ...) return show(select("#", self, ...), self, ...) end}
local function run(...)
  local a = f(0, ...)
  local t = {f(0, ...), f(0, ...)}
  print(a, t[1], t[2], #t)
  print(f(0, ...), (f(0, ...)))
  return f(0, ...)
end
print(run()) print(run(1)) print(run(nil, 2, nil))
--- calls with varargs in the middle
local function show(n, ...) local r = {} for i = 1, n do local v = select(i, ...) r[i] = type(v) == "number" and tostring(v) or type(v) == "string" and v or type(v) end return n .. ":" .. table.concat(r, ",") end
local function f(...) return show(select("#", ...), ...) end
local function g() return 5, nil, 7 end
local o = {m = function(self, ...) return show(select("#", self, ...), self, ...) end}
local function run(...)
  local a = f(..., 9)
  local t = {f(..., 9), f(..., 9)}
  print(a, t[1], t[2], #t)
  print(f(..., 9), (f(..., 9)))
  return f(..., 9)
end
print(run()) print(run(1)) print(run(nil, 2, nil))
--- calls with a nested call
local function show(n, ...) local r = {} for i = 1, n do local v = select(i, ...) r[i] = type(v) == "number" and tostring(v) or type(v) == "string" and v or type(v) end return n .. ":" .. table.concat(r, ",") end
local function f(...) return show(select("#", ...), ...) end
local function g() return 5, nil, 7 end
local o = {m = function(self, ...) return show(select("#", self, ...), self, ...) end}
local function run(...)
  local a = f(f(g()))
  local t = {f(f(g())), f(f(g()))}
  print(a, t[1], t[2], #t)
  print(f(f(g())), (f(f(g()))))
  return f(f(g()))
end
print(run()) print(run(1)) print(run(nil, 2, nil))
--- calls with a table and a function
local function show(n, ...) local r = {} for i = 1, n do local v = select(i, ...) r[i] = type(v) == "number" and tostring(v) or type(v) == "string" and v or type(v) end return n .. ":" .. table.concat(r, ",") end
local function f(...) return show(select("#", ...), ...) end
local function g() return 5, nil, 7 end
local o = {m = function(self, ...) return show(select("#", self, ...), self, ...) end}
local function run(...)
  local a = f({}, function() end)
  local t = {f({}, function() end), f({}, function() end)}
  print(a, t[1], t[2], #t)
  print(f({}, function() end), (f({}, function() end)))
  return f({}, function() end)
end
print(run()) print(run(1)) print(run(nil, 2, nil))
--- calls with an operator
local function show(n, ...) local r = {} for i = 1, n do local v = select(i, ...) r[i] = type(v) == "number" and tostring(v) or type(v) == "string" and v or type(v) end return n .. ":" .. table.concat(r, ",") end
local function f(...) return show(select("#", ...), ...) end
local function g() return 5, nil, 7 end
local o = {m = function(self, ...) return show(select("#", self, ...), self, ...) end}
local function run(...)
  local a = f(1 + 2, not nil, -3, #"abc", 1 .. 2)
  local t = {f(1 + 2, not nil, -3, #"abc", 1 .. 2), f(1 + 2, not nil, -3, #"abc", 1 .. 2)}
  print(a, t[1], t[2], #t)
  print(f(1 + 2, not nil, -3, #"abc", 1 .. 2), (f(1 + 2, not nil, -3, #"abc", 1 .. 2)))
  return f(1 + 2, not nil, -3, #"abc", 1 .. 2)
end
print(run()) print(run(1)) print(run(nil, 2, nil))
--- calls with a method
local function show(n, ...) local r = {} for i = 1, n do local v = select(i, ...) r[i] = type(v) == "number" and tostring(v) or type(v) == "string" and v or type(v) end return n .. ":" .. table.concat(r, ",") end
local function f(...) return show(select("#", ...), ...) end
local function g() return 5, nil, 7 end
local o = {m = function(self, ...) return show(select("#", self, ...), self, ...) end}
local function run(...)
  local a = o:m(1, g())
  local t = {o:m(1, g()), o:m(1, g())}
  print(a, t[1], t[2], #t)
  print(o:m(1, g()), (o:m(1, g())))
  return o:m(1, g())
end
print(run()) print(run(1)) print(run(nil, 2, nil))
--- calls with a method with varargs
local function show(n, ...) local r = {} for i = 1, n do local v = select(i, ...) r[i] = type(v) == "number" and tostring(v) or type(v) == "string" and v or type(v) end return n .. ":" .. table.concat(r, ",") end
local function f(...) return show(select("#", ...), ...) end
local function g() return 5, nil, 7 end
local o = {m = function(self, ...) return show(select("#", self, ...), self, ...) end}
local function run(...)
  local a = o:m(...)
  local t = {o:m(...), o:m(...)}
  print(a, t[1], t[2], #t)
  print(o:m(...), (o:m(...)))
  return o:m(...)
end
print(run()) print(run(1)) print(run(nil, 2, nil))
--- calls with parentheses
local function show(n, ...) local r = {} for i = 1, n do local v = select(i, ...) r[i] = type(v) == "number" and tostring(v) or type(v) == "string" and v or type(v) end return n .. ":" .. table.concat(r, ",") end
local function f(...) return show(select("#", ...), ...) end
local function g() return 5, nil, 7 end
local o = {m = function(self, ...) return show(select("#", self, ...), self, ...) end}
local function run(...)
  local a = f((g()), (...))
  local t = {f((g()), (...)), f((g()), (...))}
  print(a, t[1], t[2], #t)
  print(f((g()), (...)), (f((g()), (...))))
  return f((g()), (...))
end
print(run()) print(run(1)) print(run(nil, 2, nil))
--- calls with logic
local function show(n, ...) local r = {} for i = 1, n do local v = select(i, ...) r[i] = type(v) == "number" and tostring(v) or type(v) == "string" and v or type(v) end return n .. ":" .. table.concat(r, ",") end
local function f(...) return show(select("#", ...), ...) end
local function g() return 5, nil, 7 end
local o = {m = function(self, ...) return show(select("#", self, ...), self, ...) end}
local function run(...)
  local a = f(nil or 1, false and 2, g() and 3)
  local t = {f(nil or 1, false and 2, g() and 3), f(nil or 1, false and 2, g() and 3)}
  print(a, t[1], t[2], #t)
  print(f(nil or 1, false and 2, g() and 3), (f(nil or 1, false and 2, g() and 3)))
  return f(nil or 1, false and 2, g() and 3)
end
print(run()) print(run(1)) print(run(nil, 2, nil))
--- returns of nothing
local function g() return 5, nil end
local function f(...) return end
print(f()) print(f(1, 2)) print((f(3)))
print(select("#", f())) print(select("#", f(nil, nil)), select("#", f(1), f(1)))
local a, b, c = f(7, 8, 9)
print(a, b, c) print({f(4, 5)} ~= nil, pcall(f, 6))
--- returns of one value
local function g() return 5, nil end
local function f(...) return 1 end
print(f()) print(f(1, 2)) print((f(3)))
print(select("#", f())) print(select("#", f(nil, nil)), select("#", f(1), f(1)))
local a, b, c = f(7, 8, 9)
print(a, b, c) print({f(4, 5)} ~= nil, pcall(f, 6))
--- returns of nils
local function g() return 5, nil end
local function f(...) return nil, nil end
print(f()) print(f(1, 2)) print((f(3)))
print(select("#", f())) print(select("#", f(nil, nil)), select("#", f(1), f(1)))
local a, b, c = f(7, 8, 9)
print(a, b, c) print({f(4, 5)} ~= nil, pcall(f, 6))
--- returns of a call
local function g() return 5, nil end
local function f(...) return g() end
print(f()) print(f(1, 2)) print((f(3)))
print(select("#", f())) print(select("#", f(nil, nil)), select("#", f(1), f(1)))
local a, b, c = f(7, 8, 9)
print(a, b, c) print({f(4, 5)} ~= nil, pcall(f, 6))
--- returns of a call and more
local function g() return 5, nil end
local function f(...) return g(), 1 end
print(f()) print(f(1, 2)) print((f(3)))
print(select("#", f())) print(select("#", f(nil, nil)), select("#", f(1), f(1)))
local a, b, c = f(7, 8, 9)
print(a, b, c) print({f(4, 5)} ~= nil, pcall(f, 6))
--- returns of a value and a call
local function g() return 5, nil end
local function f(...) return 1, g() end
print(f()) print(f(1, 2)) print((f(3)))
print(select("#", f())) print(select("#", f(nil, nil)), select("#", f(1), f(1)))
local a, b, c = f(7, 8, 9)
print(a, b, c) print({f(4, 5)} ~= nil, pcall(f, 6))
--- returns of varargs
local function g() return 5, nil end
local function f(...) return ... end
print(f()) print(f(1, 2)) print((f(3)))
print(select("#", f())) print(select("#", f(nil, nil)), select("#", f(1), f(1)))
local a, b, c = f(7, 8, 9)
print(a, b, c) print({f(4, 5)} ~= nil, pcall(f, 6))
--- returns of a value and varargs
local function g() return 5, nil end
local function f(...) return 0, ... end
print(f()) print(f(1, 2)) print((f(3)))
print(select("#", f())) print(select("#", f(nil, nil)), select("#", f(1), f(1)))
local a, b, c = f(7, 8, 9)
print(a, b, c) print({f(4, 5)} ~= nil, pcall(f, 6))
--- returns of a parenthesised call
local function g() return 5, nil end
local function f(...) return (g()) end
print(f()) print(f(1, 2)) print((f(3)))
print(select("#", f())) print(select("#", f(nil, nil)), select("#", f(1), f(1)))
local a, b, c = f(7, 8, 9)
print(a, b, c) print({f(4, 5)} ~= nil, pcall(f, 6))
--- returns of a parenthesised vararg
local function g() return 5, nil end
local function f(...) return (...) end
print(f()) print(f(1, 2)) print((f(3)))
print(select("#", f())) print(select("#", f(nil, nil)), select("#", f(1), f(1)))
local a, b, c = f(7, 8, 9)
print(a, b, c) print({f(4, 5)} ~= nil, pcall(f, 6))
--- returns of a condition
local function g() return 5, nil end
local function f(...) return ... and g() end
print(f()) print(f(1, 2)) print((f(3)))
print(select("#", f())) print(select("#", f(nil, nil)), select("#", f(1), f(1)))
local a, b, c = f(7, 8, 9)
print(a, b, c) print({f(4, 5)} ~= nil, pcall(f, 6))
--- returns of a table
local function g() return 5, nil end
local function f(...) return #{g(), ...} end
print(f()) print(f(1, 2)) print((f(3)))
print(select("#", f())) print(select("#", f(nil, nil)), select("#", f(1), f(1)))
local a, b, c = f(7, 8, 9)
print(a, b, c) print({f(4, 5)} ~= nil, pcall(f, 6))
--- returns of a call with varargs
local function g() return 5, nil end
local function f(...) return select("#", ...) end
print(f()) print(f(1, 2)) print((f(3)))
print(select("#", f())) print(select("#", f(nil, nil)), select("#", f(1), f(1)))
local a, b, c = f(7, 8, 9)
print(a, b, c) print({f(4, 5)} ~= nil, pcall(f, 6))
--- returns of a method call
local function g() return 5, nil end
local function f(...) return ("x"):rep(3) end
print(f()) print(f(1, 2)) print((f(3)))
print(select("#", f())) print(select("#", f(nil, nil)), select("#", f(1), f(1)))
local a, b, c = f(7, 8, 9)
print(a, b, c) print({f(4, 5)} ~= nil, pcall(f, 6))
