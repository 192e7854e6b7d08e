/**
 * What the machine executes, as data: the opcode table, instruction words, prototypes and their constants.
 *
 * <p>Invariant: {@link dev.lathe.vm.bytecode.Op} is the only place that lists opcodes; a listing, a dump, the verifier, the
 * reference page and every tier derive from its columns what they need to know. A {@link dev.lathe.vm.bytecode.Prototype} is
 * immutable.
 */
package dev.lathe.vm.bytecode;
