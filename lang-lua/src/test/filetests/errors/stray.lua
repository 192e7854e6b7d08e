local function f()
  return 1
end
end
else
local y = 1 2
