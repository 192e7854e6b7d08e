/**
 * The compiler of functions: bytecode to x86-64, one piece of machine code for each instruction. It knows opcodes, layouts and cache
 * records, and no language; whatever a piece does not do itself it leaves to the interpreter's classes, which have every instruction in
 * full. "Function compiler" in docs/architecture.md draws layout, registers and invariants.
 */
package dev.lathe.vm.jit;
