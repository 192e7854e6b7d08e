package dev.lathe.vm.object;

/** Which references of a table do not keep objects alive: the letters of {@link Metamethod#MODE}. */
enum Weakness {
  NONE,
  KEYS,
  VALUES,
  BOTH;

  boolean hasWeakKeys() {
    return this == KEYS || this == BOTH;
  }

  boolean hasWeakValues() {
    return this == VALUES || this == BOTH;
  }

  /** What a further letter makes of it. */
  Weakness with(byte letter) {
    return switch (letter) {
      case 'k' -> hasWeakValues() ? BOTH : KEYS;
      case 'v' -> hasWeakKeys() ? BOTH : VALUES;
      default -> this;
    };
  }
}
