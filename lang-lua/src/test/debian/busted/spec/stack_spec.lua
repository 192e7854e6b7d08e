local Stack = require "lib.stack"

describe("a stack", function()
  local stack

  before_each(function() stack = Stack.new() end)
  after_each(function() stack = nil end)

  it("is empty at first #quick", function()
    assert.are.equal(0, stack.size)
    assert.is_true(stack.size == 0)
    assert.is_nil(stack[1])
  end)

  it("gives back what was pushed last #quick", function()
    stack:push("a")
    stack:push("b")
    assert.are.equal("b", stack:pop())
    assert.are.equal("a", stack:pop())
  end)

  it("refuses nil", function()
    assert.has_error(function() stack:push(nil) end, "nothing to push")
    assert.error_matches(function() stack:push(nil) end, "^nothing to %a+$")
  end)

  it("raises a table when it is empty", function()
    assert.has_error(function() stack:pop() end, { code = "EMPTY" })
  end)

  describe("with much in it #slow", function()
    setup(function() stack = nil end)

    it("keeps the order", function()
      for i = 1, 1000 do stack:push(i) end
      for i = 1000, 1, -1 do assert.equal(i, stack:pop()) end
    end)
  end)

  pending("shrinks")
end)
