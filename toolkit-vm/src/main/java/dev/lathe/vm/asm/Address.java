package dev.lathe.vm.asm;

/** A place in memory, as instructions can name it. Displacements are bytes, signed, 32 bits. */
public sealed interface Address extends Operand {
  /** {@code [base + displacement]}. */
  static Address at(Register base, int displacement) {
    return new Based(base, displacement);
  }

  /** {@code [base]}. */
  static Address at(Register base) {
    return new Based(base, 0);
  }

  /** {@code [base + index * scale + displacement]}. */
  static Address at(Register base, Register index, int scale, int displacement) {
    return new Indexed(base, index, scale, displacement);
  }

  /** The place of a label or of a constant of the pool, {@code [rip + …]}. */
  static Address of(Label label) {
    return new Relative(label, 0);
  }

  /** A register and a displacement. */
  record Based(Register base, int displacement) implements Address {}

  /** A register, another times a scale of 1, 2, 4 or 8, and a displacement. RSP cannot be the index. */
  record Indexed(Register base, Register index, int scale, int displacement) implements Address {
    public Indexed {
      checkIndex(index, scale);
    }
  }

  /** A register times a scale, and a displacement, without a base. RSP cannot be the index. */
  record Scaled(Register index, int scale, int displacement) implements Address {
    public Scaled {
      checkIndex(index, scale);
    }
  }

  /** An address in the lowest or the highest two gigabytes. */
  record Absolute(int address) implements Address {}

  /** A number of bytes behind a label, relative to the instruction: right wherever the code is put. */
  record Relative(Label label, int displacement) implements Address {}

  /** An absolute address within two gigabytes of where the code will be, relative to the instruction. */
  record Outside(long address) implements Address {}

  private static void checkIndex(Register index, int scale) {
    if (index == Register.RSP) {
      throw new IllegalArgumentException("rsp cannot be an index");
    }
    if (scale != 1 && scale != 2 && scale != 4 && scale != 8) {
      throw new IllegalArgumentException("a scale of " + scale + "; it is 1, 2, 4 or 8");
    }
  }
}
