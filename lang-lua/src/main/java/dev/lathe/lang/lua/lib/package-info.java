/**
 * Lua's library as LuaJIT 2.1 has it, in Java: a class for each of the guest's libraries, and the parts that they share. No
 * function here calls the guest: it asks the interpreter to ({@link dev.lathe.vm.runtime.Call#invoke}) and keeps its state in its
 * registers, so coroutines yield across all of them. What belongs to one machine is in objects made by
 * {@link dev.lathe.lang.lua.lib.LuaLibraries#install}.
 */
package dev.lathe.lang.lua.lib;
