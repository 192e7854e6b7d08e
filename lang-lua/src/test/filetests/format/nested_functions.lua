local M = {}
function M.new(opts) opts = opts or {} local self = setmetatable({}, M) for k, v in pairs(opts) do self[k] = v end return self end
M.handlers = { click = function(e) if e then return function() return e end end end, key = function() end }
return M
