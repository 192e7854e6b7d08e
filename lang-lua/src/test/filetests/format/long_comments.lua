--[[ block
  comment ]]
local a --[[ of a ]] = 1 --[[ of one ]]
--[==[ another ]==] b()
f(--[[ first ]] a, b --[[ last ]])
local t = { --[[ in front ]] 1, 2 --[[ behind ]] }
