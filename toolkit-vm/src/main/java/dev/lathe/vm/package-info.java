/**
 * The virtual machine: memory, values, objects, the collector, the opcode table with its prototypes, the interpreter and the
 * compilers from bytecode to machine code. It knows bytecode and object kinds, never a grammar, an AST or a language.
 *
 * <p>Invariant: this module depends on no other module of the toolkit.
 */
package dev.lathe.vm;
