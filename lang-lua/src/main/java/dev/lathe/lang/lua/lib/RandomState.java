package dev.lathe.lang.lua.lib;

/**
 * LuaJIT's random numbers: four linear feedback shift registers combined, of period 2^223 (L'Ecuyer, "Tables of
 * maximally-equidistributed combined LFSR generators", table 3, first entry).
 */
final class RandomState {
  private static final int[] WIDTH = {63, 58, 55, 47};
  private static final int[] TAP = {31, 19, 24, 21};
  private static final int[] SHIFT = {18, 28, 7, 8};
  private static final int WARM_UP = 10;

  private final long[] registers = new long[4];

  RandomState() {
    seed(0);
  }

  /** Begins the sequence of a seed. */
  void seed(double seed) {
    double d = seed;
    for (int i = 0; i < 4; i++) {
      d = d * Math.PI + Math.E;
      long bits = Double.doubleToRawLongBits(d);
      long least = 1L << 64 - WIDTH[i];
      // A register of zeros in its upper bits would stay so.
      registers[i] = Long.compareUnsigned(bits, least) < 0 ? bits + least : bits;
    }
    for (int i = 0; i < WARM_UP; i++) {
      bits();
    }
  }

  /** The next 64 bits. */
  long bits() {
    long result = 0;
    for (int i = 0; i < 4; i++) {
      long z = registers[i];
      int width = WIDTH[i];
      z = ((z << TAP[i] ^ z) >>> width - SHIFT[i]) ^ (z & -1L << 64 - width) << SHIFT[i];
      registers[i] = z;
      result ^= z;
    }
    return result;
  }

  /** The next number from 0 to below 1. */
  double next() {
    return Double.longBitsToDouble(bits() & 0x000F_FFFF_FFFF_FFFFL | 0x3FF0_0000_0000_0000L) - 1.0;
  }
}
