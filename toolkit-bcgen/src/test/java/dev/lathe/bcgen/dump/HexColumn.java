package dev.lathe.bcgen.dump;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** The left column of a hex dump. */
final class HexColumn {
  private static final int WIDTH = 24;

  private HexColumn() {}

  /** The bytes that stand on the left, in order; fails if a line has none of the form {@code 1b 4c ... | words}. */
  static byte[] bytes(byte[] hexDump) {
    StringBuilder digits = new StringBuilder();
    for (String line : new String(hexDump, StandardCharsets.ISO_8859_1).split("\n")) {
      assertEquals("| ", line.substring(WIDTH, WIDTH + 2), line);
      digits.append(line, 0, line.substring(0, WIDTH).stripTrailing().length());
    }
    return HexFormat.of().parseHex(digits.toString().replace(" ", ""));
  }
}
