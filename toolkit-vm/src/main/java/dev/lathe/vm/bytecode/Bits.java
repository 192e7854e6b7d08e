package dev.lathe.vm.bytecode;

/** Doubles as constants: what tells them apart is their bits, so NaN equals itself and no other NaN, and zero has a sign. */
final class Bits {

  private Bits() {}

  static boolean same(double one, double other) {
    return Double.doubleToRawLongBits(one) == Double.doubleToRawLongBits(other);
  }

  static boolean same(double[] one, double[] other) {
    if (one.length != other.length) {
      return false;
    }
    for (int i = 0; i < one.length; i++) {
      if (!same(one[i], other[i])) {
        return false;
      }
    }
    return true;
  }
}
