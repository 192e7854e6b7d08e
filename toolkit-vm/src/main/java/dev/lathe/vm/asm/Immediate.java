package dev.lathe.vm.asm;

/** A number that is part of the instruction. */
public record Immediate(long value) implements Operand {}
