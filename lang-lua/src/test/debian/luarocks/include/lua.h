/* All that luarocks reads of it. */
#define LUA_VERSION_NUM 501
