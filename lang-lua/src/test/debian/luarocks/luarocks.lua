-- The user's configuration, which LUAROCKS_CONFIG names.
local home = os_getenv("HOME")
rocks_trees = { { name = "user", root = home .. "/tree" } }
rocks_servers = {}
lua_interpreter = "lua"
variables = {
  LUA_DIR = home .. "/.interpreter",
  LUA_BINDIR = home .. "/.interpreter/bin",
  LUA_INCDIR = home .. "/include",
}
