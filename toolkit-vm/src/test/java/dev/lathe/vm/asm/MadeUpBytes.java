package dev.lathe.vm.asm;

import java.util.SplittableRandom;

/** Bytes of which many are instructions, and many nearly so: prefixes and an opcode of the table, all else by chance. */
final class MadeUpBytes {
  /** Bytes that one call fills. */
  static final int SIZE = 15;

  private static final Form[] FORMS = Form.values();

  private MadeUpBytes() {}

  static void fill(SplittableRandom random, byte[] bytes, int at) {
    for (int i = 0; i < SIZE; i++) {
      bytes[at + i] = (byte) random.nextInt();
    }
    if (random.nextInt(4) == 0) {
      return;
    }
    Form form = FORMS[random.nextInt(FORMS.length)];
    int p = at;
    if (form.isVex) {
      boolean isLong = random.nextBoolean();
      bytes[p++] = (byte) (isLong ? 0xC4 : 0xC5);
      if (isLong) {
        bytes[p++] = (byte) (random.nextInt() & 0xE0 | form.vexMap);
      }
      int vvvv = form.vvvvPlace == Form.NOWHERE ? 0x78 : random.nextInt() & 0x78;
      bytes[p++] = (byte) (vvvv | form.vexTail | (isLong ? form.wide : random.nextInt() & 0x80));
      bytes[p] = (byte) form.opcode;
      return;
    }
    if (random.nextInt(10) == 0) {
      bytes[p++] = (byte) 0xF0;
    }
    if (form.prefix != 0) {
      bytes[p++] = (byte) form.prefix;
    }
    int rex = form.wide | (random.nextBoolean() ? random.nextInt() & 7 : 0);
    if (rex != 0 || random.nextInt(8) == 0) {
      bytes[p++] = (byte) (0x40 | rex);
    }
    int opcode = form.opcode;
    for (int i = 0; i <= form.plusShift / 8; i++) {
      bytes[p++] = (byte) opcode;
      opcode >>= 8;
    }
    if (form.isConditional()) {
      bytes[p - 1] += (byte) random.nextInt(16);
    }
  }
}
