for i = 1, 3 do
  for j = 1, 3 do
    if j == 2 then goto continue end
    if i == 3 then goto done end
    io.write(i, ":", j, " ")
    ::continue::
  end
end
::done:: print()

do
  local n = 0
  ::again::
  local x
  local f = function() x = (x or 0) + 1 return x end
  n = n + f() + f()
  if n < 10 then goto again end
  print(n)
end
