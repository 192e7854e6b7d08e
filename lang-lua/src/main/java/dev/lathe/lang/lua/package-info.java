/**
 * The front end for Lua, in the dialect of LuaJIT 2.1: grammar, AST builder and source style.
 *
 * <p>Invariant: what is accepted, what is rejected and in which words are those of {@code luajit -b}.
 */
package dev.lathe.lang.lua;
