package dev.lathe.vm.asm;

/** What an instruction is applied to. The condition of a conditional form counts as its first operand. */
public sealed interface Operand permits Register, Vector, Address, Immediate, Label, Condition {}
