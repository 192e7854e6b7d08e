/**
 * The constructs that {@code docs/bytecode.md} writes out in general opcodes.
 *
 * <p>Invariant: page and files are one text, and what the files say is bytecode: every operand is in its row's range.
 */
package dev.lathe.bcgen.constructs;
