package dev.lathe.lang.lua;

import java.util.List;
import java.util.Random;

/** Numerals and strings in every spelling that the reference takes. */
final class LuaSpellings {

  private static final List<String> NUMBERS =
      List.of(
          "0", "1", "7", "12", "007", "1.5", "1.", ".5", "0.0", "1e3", "1E+3", "1e-3", ".5e1", "5.e1", "123456789012", "1e308", "1e309",
          "5e-324", "0x0", "0xff", "0XFF", "0x1p4", "0x.8p-1", "0xA.8P+2", "0x1.", "0xffffffffffffffffff", "0b101", "0B0",
          "1LL", "1ll", "18446744073709551615ULL", "1uLl", "1LLu", "0x7fffffffffffffffLL", "0b11ull", "1i", "1.5I", "0x1p4i", "0i",
          "9007199254740993", "0.1", "2.2250738585072011e-308");

  private static final List<String> PIECES =
      List.of(
          "a", " ", "text", "é", "日本", "\uD83D\uDE00", "\uDC80", "\uDCFF", "\u0000", "\\a", "\\b", "\\f", "\\n", "\\r", "\\t", "\\v",
          "\\\\", "\\\"", "\\'", "\\0", "\\65", "\\065", "\\255", "\\x41", "\\xfF", "\\u{41}", "\\u{e9}", "\\u{20AC}", "\\u{10FFFF}",
          "\\z   ", "]]", "--", "\t", "\u001A", "[[");

  private LuaSpellings() {}

  static String number(Random random) {
    if (random.nextInt(3) > 0) {
      return NUMBERS.get(random.nextInt(NUMBERS.size()));
    }
    return switch (random.nextInt(4)) {
      case 0 -> String.valueOf(random.nextInt(100_000));
      case 1 -> Double.toString(random.nextDouble() * 1000).replace("E", "e");
      case 2 -> "0x" + Long.toHexString(random.nextLong());
      default -> Math.abs(random.nextInt()) + "." + Math.abs(random.nextInt()) + "e" + (random.nextInt(600) - 300);
    };
  }

  static String string(Random random, String lineEnd) {
    StringBuilder inside = new StringBuilder();
    boolean isLong = random.nextInt(5) == 0;
    String quote = random.nextBoolean() ? "\"" : "'";
    for (int i = random.nextInt(4); i > 0; i--) {
      String piece = PIECES.get(random.nextInt(PIECES.size()));
      inside.append(isLong && piece.startsWith("\\") ? lineEnd : piece);
      if (!isLong && random.nextInt(12) == 0) {
        inside.append(random.nextBoolean() ? "\\" + lineEnd : "\\z " + lineEnd + lineEnd + "  ");
      }
    }
    if (isLong) {
      String level = "=".repeat(1 + random.nextInt(3));
      return random.nextInt(4) == 0 && inside.indexOf("]]") < 0
          ? "[[" + (inside.toString().endsWith("]") ? inside + " " : inside) + "]]"
          : "[" + level + "[" + inside + "]" + level + "]";
    }
    return quote + inside + quote;
  }
}
