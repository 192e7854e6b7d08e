/**
 * Python's runtime: classes of builtin types, errors, builtin functions, modules.
 *
 * <p>What it owns: everything that programs find without making it. A class of this package is a group of functions; what is
 * best written in Python is in the resource {@code builtins.py}, which runs once for each machine, in the namespace of builtin
 * names. Its invariant: a function in Java holds no address across a call of guest code.
 */
package dev.lathe.lang.python.lib;
