/**
 * An x86-64 assembler and disassembler for code made at run time. It is usable alone: it knows nothing of the machine it serves,
 * and of other packages uses only {@link dev.lathe.vm.memory.Memory}, to put finished code in its place.
 *
 * <p>Invariant: {@link dev.lathe.vm.asm.Form} is the only place that says how an instruction is encoded. Encoder, decoder,
 * checks of operands and of the processor's features, and the tests against {@code objdump} loop over its rows.
 */
package dev.lathe.vm.asm;
