-- Makes one program of the module named first, of all that it needs below the folders of package.path, and of a last line that starts
-- it: lua bundle.lua TO MODULE... . Modules that a run needs only sometimes are named too; those in another Lua are left out.
local to = arg[1]
local path = assert(package.path:match "[^;]*%.packages/[^;]*?%.lua"):match "^(.*)/%?%.lua$"

local texts, order = {}, {}

local function find(name)
  local base = path .. "/" .. name:gsub("%.", "/")
  for _, file in ipairs { base .. ".lua", base .. "/init.lua" } do
    local handle = io.open(file)
    if handle then
      local text = handle:read "*a"
      handle:close()
      return text
    end
  end
end

local function add(name)
  if texts[name] ~= nil then return end
  local text = find(name)
  texts[name] = text or false
  if not text or not loadstring((text:gsub("^#[^\n]*", ""))) then
    texts[name] = false
    return
  end
  order[#order + 1] = name
  for needed in text:gmatch "require%s*%(?%s*[\"']([%w_.]+)[\"']" do add(needed) end
end

for i = 2, #arg do add(arg[i]) end
local out = assert(io.open(to, "w"))
local lines = 0
local function write(text)
  out:write(text, "\n")
  lines = lines + 1 + select(2, text:gsub("\n", ""))
end
for _, name in ipairs(order) do
  write(("package.preload[%q] = function(...)"):format(name))
  write((texts[name]:gsub("^#[^\n]*", "")))
  write "end"
end
write(("require %q"):format(arg[2]))
out:close()
print(#order .. " modules", lines > 10000 and "over 10,000 lines" or lines)
