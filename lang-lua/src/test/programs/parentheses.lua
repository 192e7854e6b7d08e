local function many() return 1, 2, 3 end
print((many()), many(), (many()))
print(((many())))
local s = ("x"):rep(2) .. ("y"):rep(2)
print(s, (s), #s, (#s) * 2, -(2) ^ 2, (-2) ^ 2, not (1 == 2))
local function id(...) return ... end
print((id()), id(), (id(nil)))
print(id(id(id(1, 2)), id(3, 4)))
return many()
