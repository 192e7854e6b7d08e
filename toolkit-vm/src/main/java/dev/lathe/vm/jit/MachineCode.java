package dev.lathe.vm.jit;

/**
 * A piece of code memory with the machine code of one function.
 *
 * @param offset where it begins
 * @param bytes its size
 * @param bytecodes how many instructions were compiled
 */
record MachineCode(int offset, int bytes, int bytecodes) {}
