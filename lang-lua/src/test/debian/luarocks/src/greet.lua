local words = require "greet.words"
local greet = {}

function greet.hello(name)
  return words.hello .. ", " .. name .. "!"
end

return greet
