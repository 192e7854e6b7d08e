goto = 1
local function goto_() end
for i = 1, 3 do
for j = 1, 3 do
if j == 2 then goto continue end
end
::continue::
end
