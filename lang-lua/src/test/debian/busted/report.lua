-- Prints a report in XML with attributes in order, without times.
local xml = require "pl.xml"
local List = require "pl.List"

local timed = { time = true, timestamp = true }

local function show(node, indent)
  if type(node) == "string" then
    print(indent .. node)
    return
  end
  local attributes = List()
  for name, value in pairs(node.attr) do
    if type(name) == "string" then attributes:append(("%s=%q"):format(name, timed[name] and "T" or value)) end
  end
  print(indent .. node.tag .. " " .. attributes:sort():concat(" "))
  for _, child in ipairs(node) do show(child, indent .. "  ") end
end

show(assert(xml.parse("report.xml", true)), "")
