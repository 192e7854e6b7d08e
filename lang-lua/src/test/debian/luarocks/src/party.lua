local greet = require "greet"
return function(...)
  local said = {}
  for i, name in ipairs {...} do said[i] = greet.hello(name) end
  return table.concat(said, "\n")
end
