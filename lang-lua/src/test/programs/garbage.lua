local weak = setmetatable({}, { __mode = "v" })
weak[1] = {}
local kept = {}
weak[2] = kept
collectgarbage() collectgarbage()
print(weak[1], weak[2] == kept)
local big = {}
for i = 1, 2000 do big[i] = { i, tostring(i), function() return i end } end
local total = 0
for i = 1, #big do total = total + big[i][1] + #big[i][2] + big[i][3]() end
big = nil
collectgarbage()
print(total)
