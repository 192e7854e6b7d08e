-- Ends with an error that nothing catches: its text and traceback name files and lines.
local function third(x)
  local y = x.field
  return y.deeper
end
local function second(x) local r = third(x) return r end
local t = { method = function(self, x) local r = second(x) return r, self end }
print("before")
t:method({})
print("never")
