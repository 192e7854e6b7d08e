local message = "a first part of a message " .. a_value .. " and a second part " .. another_value .. " and the end"
error("a message that is rather long " .. tostring(value_number_one) .. " with values " .. tostring(value_two), 2)
local s = a..b..1 ..c
