if a then else end
if a then
-- nothing
else
  b()
end
if a then b() else end
for i = 1, 2 do end
while a do
  -- nothing
end
repeat until a
do end
