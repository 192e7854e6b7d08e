goto into
local a
::into::
f = function()
  for i = 1, 2 do
    goto continue
    local b
    ::continue::
  end
  goto nowhere
  break
end
::into::
