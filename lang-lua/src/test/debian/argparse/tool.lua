-- A tool with options of every kind and subcommands, as its user would run it.
local argparse = require "argparse"

local parser = argparse("tool", "Does what a tool does.", "See the manual for more.")
  :usage_max_width(60)
  :help_max_width(70)
  :add_help_command()
  :add_complete()
  :command_target "command"
  :require_command(false)

parser:option "-i --input" :description "What to read."
parser:option "-l --level" :description "How much to do." :default "3" :convert(tonumber) :argname "<n>"
parser:option "-I --include" :description "Where to look." :count "*" :argname "<dir>"
parser:option "--pair" :args(2) :argname { "<key>", "<value>" } :description "Two at once."
parser:option "--mode" :choices { "fast", "small", "safe" } :description "Which way."
parser:flag "-v --verbose" :count "0-3" :target "verbosity" :description "Says more; up to three times."
parser:flag "--hidden" :hidden(true)
parser:mutex(parser:flag "-q --quiet", parser:flag "--loud")
parser:group("Debugging", parser:flag "--trace" :description "Shows each step.", parser:option "--log" :description "A file for messages.")

local install = parser:command "install add" :summary "Installs things."
install:argument "things" :args "+" :description "What to install."
install:option "-f --from" :overwrite(false)
local remove = parser:command "remove" :summary "Removes a thing." :description "Removes a thing for good."
remove:argument "thing" :convert(function(name)
  if name:find "^%l+$" then return name:upper() end
  return nil, "not a name: '" .. name .. "'"
end)
remove:option "--force" :args(0) :action(function(args, target, _, overwrite) args[target] = "by force" end)

local function show(value)
  if type(value) ~= "table" then return tostring(value) end
  local parts, keys = {}, {}
  for key in pairs(value) do keys[#keys + 1] = key end
  table.sort(keys, function(a, b) return tostring(a) < tostring(b) end)
  for i, key in ipairs(keys) do parts[i] = tostring(key) .. "=" .. show(value[key]) end
  return "{" .. table.concat(parts, ", ") .. "}"
end

if arg[1] == "pparse" then
  table.remove(arg, 1)
  local ok, result = parser:pparse(arg)
  print(ok, show(result))
else
  print(show(parser:parse()))
end
