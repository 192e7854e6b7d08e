f(function()
  for _, v in pairs(t) do g(v) end
  local a, b = 1, 2
  a, b = b, a
  return a, b
end)
t = { f = function() local a, b; a, b = 1, 2 end }
