-- A program that runs itself as a test.
require "busted.runner" ({ output = "TAP" })

describe("a program", function()
  it("is its own test", function() assert.truthy(debug.getinfo(1, "S").source:find("plain.lua", 1, true)) end)
end)
