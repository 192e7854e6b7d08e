local N, count, first = 7, 0, nil
local function ok(a, n, c)
  for i = 1, n - 1 do if a[i] == c or a[i] - i == c - n or a[i] + i == c + n then return false end end
  return true
end
local function place(a, n)
  if n > N then
    count = count + 1
    first = first or table.concat(a, " ")
    return
  end
  for c = 1, N do if ok(a, n, c) then a[n] = c place(a, n + 1) end end
end
place({}, 1)
print(count, first)
