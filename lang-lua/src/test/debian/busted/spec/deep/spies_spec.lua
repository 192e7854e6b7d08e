local match = require "luassert.match"

describe("doubles", function()
  local calls

  setup(function() calls = {} end)
  teardown(function() assert.same({ "first", "second" }, calls) end)

  it("spy on functions", function()
    local spied = spy.new(function(a, b) return a + b end)
    assert.equal(3, spied(1, 2))
    assert.equal(7, spied(3, 4))
    assert.spy(spied).was.called(2)
    assert.spy(spied).was.called_with(3, 4)
    assert.spy(spied).was_not.called_with(4, 3)
    assert.spy(spied).was.returned_with(7)
    assert.spy(spied).called_with(match.is_number(), match._)
    calls[#calls + 1] = "first"
  end)

  it("stub methods", function()
    local object = { greet = function() return "hello" end }
    local stubbed = stub(object, "greet")
    stubbed.returns("bye")
    assert.equal("bye", object.greet())
    stubbed:revert()
    assert.equal("hello", object.greet())
    calls[#calls + 1] = "second"
  end)

  it("mock tables", function()
    local object = mock({ one = function() return 1 end, two = function() return 2 end })
    object.one()
    assert.spy(object.one).was.called(1)
    assert.spy(object.two).was_not.called()
    mock.revert(object)
  end)

  it("take snapshots of their state", function()
    local snapshot = assert:snapshot()
    assert:set_parameter("TableFormatLevel", 1)
    local object = { f = function() return "real" end }
    stub(object, "f")
    snapshot:revert()
    assert.equal("real", object.f())
  end)
end)

describe("assertions of our own", function()
  local function is_even(_, arguments) return arguments[1] % 2 == 0 end
  assert:register("assertion", "even", is_even, "assertion.even.positive", "assertion.even.negative")

  it("hold", function()
    assert.even(4)
    assert.is_not.even(3)
  end)
end)

insulate("an insulated block", function()
  package.loaded["lib.stack"] = "not a stack"
  _G.leaked = true
  it("sees what it has changed", function() assert.equal("not a stack", require "lib.stack") end)
end)

describe("behind an insulated block", function()
  it("nothing has changed", function()
    assert.is_table(require "lib.stack")
    assert.is_nil(rawget(_G, "leaked"))
  end)
end)

describe("coroutines", function()
  it("may yield in a test", function()
    local values = {}
    local producer = coroutine.wrap(function() for i = 1, 3 do coroutine.yield(i * i) end end)
    for value in producer do values[#values + 1] = value end
    assert.same({ 1, 4, 9 }, values)
  end)

  it("finally clean up", function()
    finally(function() _G.cleaned = true end)
    _G.cleaned = false
  end)
end)
