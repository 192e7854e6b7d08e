-- An output handler of our own: a line of JSON for each test. (busted's handler "json" writes nothing where there is a function in
-- what it is to write, which is always.)
local json = require "dkjson"

return function()
  local busted = require "busted"
  local handler = require "busted.outputHandlers.base"()

  local order = { "name", "file", "line", "status", "message" }

  handler.testEnd = function(element, parent, status)
    local failure = status == "failure" and handler.failures[#handler.failures] or status == "error" and handler.errors[#handler.errors]
    print(json.encode({
      name = handler.getFullName(element),
      file = element.trace.short_src,
      line = element.trace.currentline,
      status = status,
      message = failure and type(failure.message) == "string" and failure.message or nil,
    }, { keyorder = order }))
    return nil, true
  end

  handler.suiteEnd = function()
    print(json.encode({ #handler.successes, #handler.failures, #handler.errors, #handler.pendings }))
    return nil, true
  end

  busted.subscribe({ "test", "end" }, handler.testEnd, { predicate = handler.cancelOnPending })
  busted.subscribe({ "suite", "end" }, handler.suiteEnd)
  return handler
end
