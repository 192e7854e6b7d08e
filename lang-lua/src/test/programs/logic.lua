local function f(x) io.write(tostring(x), ";") return x end
print(f(1) and f(2), f(nil) and f(2), f(false) or f(3), f(1) or f(2))
print(not nil, not 0, not not "", nil == false, 1 and nil or "else", nil and 1 or "else")
local a, b, c = 1, nil, false
print(a and b or c, (a or b) and c, a and (b or c), not (a and b), not a or b == nil)
if a and not b and not c then print("all") elseif a then print("a") else print("none") end
local x = a == 1 and "one" or a == 2 and "two" or "many"
print(x, a ~= 1, not (a ~= 1), (a == 1) == true, a == 1 and b == nil)
local n = 0
while n < 10 and not (n > 5 and n % 2 == 0) do n = n + 1 end
print(n)
repeat local done = n > 8; n = n + 1 until done or n > 100
print(n)
local y = (f(nil) or f(4)) and (f(5) and f(6) or f(7))
print(y, (nil == nil) ~= (1 == 2), "a" < "b", "a" < "B", "" < "a", "Z" <= "a")
