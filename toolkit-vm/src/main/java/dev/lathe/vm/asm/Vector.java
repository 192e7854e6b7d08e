package dev.lathe.vm.asm;

/** Vector registers. A form says whether the lower 128 bits (xmm) or all 256 (ymm) are meant. */
public enum Vector implements Operand {
  XMM0, XMM1, XMM2, XMM3, XMM4, XMM5, XMM6, XMM7, XMM8, XMM9, XMM10, XMM11, XMM12, XMM13, XMM14, XMM15;

  private static final Vector[] BY_NUMBER = values();

  /** The register with a number in 0…15. */
  public static Vector of(int number) {
    return BY_NUMBER[number];
  }

  /** The processor's number, 0…15. */
  public int number() {
    return ordinal();
  }

  /** Its name when 128 or 256 bits are used. */
  public String name(int bits) {
    return switch (bits) {
      case 128 -> "xmm" + ordinal();
      case 256 -> "ymm" + ordinal();
      default -> throw new IllegalArgumentException("no vector register has " + bits + " bits");
    };
  }
}
