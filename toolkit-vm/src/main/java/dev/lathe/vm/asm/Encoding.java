package dev.lathe.vm.asm;

/**
 * How a form is encoded: the table's third column, taken apart. The notation is that of the processor's manual (Intel 64 and IA-32
 * Architectures Software Developer's Manual, volume 2, section 3.1.1):
 *
 * <pre>
 *   LOCK            the form may have a lock prefix if it writes memory
 *   66, F2, F3      in front of an opcode: a prefix that belongs to it
 *   REX.W           64 bits
 *   VEX.l.p.m.w     the prefix of AVX: l is 128, LZ, LIG (all 0) or 256; p one of the prefixes above, or not there; m the map
 *                   (0F, 0F38, 0F3A); w is W0, W1 or WIG (which is written as 0)
 *   0F, 0F 38, 0F 3A  a map of opcodes
 *   B8+r, 40+cc     an opcode to which the number of a register or of a condition is added
 *   /r              a byte ModRM: one register, and one register or address
 *   /0 … /7         a byte ModRM whose register field is part of the opcode
 *   ib iw id io     an immediate of 1, 2, 4 or 8 bytes
 *   cb cd           a distance of 1 or 4 bytes
 *   00 … FF         behind /r: a last byte that is always so
 * </pre>
 *
 * @param prefix 0, 0x66, 0xF2 or 0xF3
 * @param map 0 for opcodes of one byte, 1 for 0F, 2 for 0F 38, 3 for 0F 3A
 * @param digit the register field of /0…/7, or one of the constants below
 * @param vex the second bit is the length, the first says that there is a VEX prefix; 0 if not
 * @param immediateBytes of immediates and distances; the fixed last byte counts too
 * @param lastByte the fixed last byte, {@link #NO_LAST_BYTE} if there is none
 */
record Encoding(
    boolean lockable, int prefix, boolean wide, int map, int opcode, int digit, int vex, int immediateBytes, int lastByte) {
  static final int SLASH_R = 8;
  static final int NO_MODRM = 9;
  static final int PLUS_REGISTER = 10;
  /** Added to one of the above: the opcode holds a condition. */
  static final int PLUS_CONDITION = 16;

  static final int VEX = 1;
  static final int VEX_256 = 2;
  static final int NO_LAST_BYTE = -1;

  /** Reads the notation. Classes are initialised with it, so it does without regular expressions. */
  static Encoding parse(String text) {
    boolean lockable = false;
    int prefix = 0;
    boolean wide = false;
    int map = 0;
    int opcode = -1;
    int digit = NO_MODRM;
    int condition = 0;
    int vex = 0;
    int immediateBytes = 0;
    int lastByte = NO_LAST_BYTE;
    int length = text.length();
    for (int start = 0, end; start < length; start = end + 1) {
      end = text.indexOf(' ', start);
      end = end < 0 ? length : end;
      char first = text.charAt(start);
      int size = end - start;
      if (first == 'L') {
        lockable = true;
      } else if (first == 'R') {
        wide = true;
      } else if (first == 'V') {
        // VEX.l.p.m.w or VEX.l.m.w
        int second = text.indexOf('.', start + 4) + 1;
        vex = text.charAt(start + 4) == '2' ? VEX | VEX_256 : VEX;
        prefix = text.charAt(second) == '0' ? 0 : hex(text, second);
        int third = prefix == 0 ? second : second + 3;
        map = text.charAt(third + 2) == '.' ? 1 : hex(text, third + 2) == 0x38 ? 2 : 3;
        wide = text.charAt(end - 1) == '1';
      } else if (first == '/') {
        char what = text.charAt(start + 1);
        digit = what == 'r' ? SLASH_R : what - '0';
      } else if (first == 'i' || first == 'c' && size == 2) {
        immediateBytes =
            switch (text.charAt(start + 1)) {
              case 'b' -> 1;
              case 'w' -> 2;
              case 'd' -> 4;
              default -> 8;
            };
      } else {
        int value = hex(text, start);
        if (digit == SLASH_R) {
          lastByte = value;
          immediateBytes = 1;
        } else if (vex == 0 && map == 0 && opcode < 0 && isPrefix(value, end < length)) {
          prefix = value;
        } else if (vex == 0 && map == 0 && value == 0x0F) {
          map = 1;
        } else if (vex == 0 && map == 1 && opcode < 0 && (value == 0x38 || value == 0x3A)) {
          map = value == 0x38 ? 2 : 3;
        } else {
          opcode = value;
          if (size > 2) {
            digit = text.charAt(start + 3) == 'r' ? PLUS_REGISTER : digit;
            condition = text.charAt(start + 3) == 'c' ? PLUS_CONDITION : 0;
          }
        }
      }
    }
    return new Encoding(lockable, prefix, wide, map, opcode, digit + condition, vex, immediateBytes, lastByte);
  }

  private static boolean isPrefix(int value, boolean followed) {
    return followed && (value == 0x66 || value == 0xF2 || value == 0xF3);
  }

  private static int hex(String text, int at) {
    return Character.digit(text.charAt(at), 16) << 4 | Character.digit(text.charAt(at + 1), 16);
  }
}
