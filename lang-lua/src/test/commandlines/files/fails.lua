local function inner(depth)
  if depth == 0 then error("deep") end
  inner(depth - 1)
  return 1
end
print("before")
inner(2)
