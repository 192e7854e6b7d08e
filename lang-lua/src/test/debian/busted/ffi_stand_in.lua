-- busted takes every program with LuaJIT's built-in functions for one that has the module ffi, and makes three functions of it
-- callable twice. A specification that needs no ffi gets along with an empty module.
package.preload.ffi = package.preload.ffi or function() return {} end
