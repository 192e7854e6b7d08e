describe("a file", function()
  it("that does not parse" function() end)
end)
