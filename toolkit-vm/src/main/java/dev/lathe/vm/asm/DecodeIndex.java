package dev.lathe.vm.asm;

import java.util.Arrays;

/** The table of forms by what comes first in an instruction: kind of prefix, map, opcode. Made when something is first decoded. */
final class DecodeIndex {
  private static final Form[] NO_FORMS = {};
  private static final Form[][] FORMS = build();

  private DecodeIndex() {}

  /**
   * The forms that begin so, among which the rest of the instruction decides.
   *
   * @param vexTail as {@link Form#vexTail}: the prefix as VEX numbers it, and the length in bit 2
   * @param opcode the last byte of the opcode, a number that is part of it included
   */
  static Form[] find(boolean isVex, int vexTail, int map, int opcode) {
    return FORMS[key(isVex, vexTail, map, opcode)];
  }

  private static int key(boolean isVex, int vexTail, int map, int opcode) {
    return ((isVex ? 8 : 0) + vexTail) * 4 * 256 + map * 256 + opcode;
  }

  private static Form[][] build() {
    Form[][] forms = new Form[key(true, 7, 3, 255) + 1][];
    Arrays.fill(forms, NO_FORMS);
    for (Form form : Form.values()) {
      int last = form.isConditional() ? 15 : form.opcodePlace != Form.NOWHERE ? 7 : 0;
      for (int plus = 0; plus <= last; plus++) {
        Encoding encoding = form.encoding();
        int key = key(form.isVex, form.vexTail, encoding.map(), encoding.opcode() + plus);
        Form[] more = Arrays.copyOf(forms[key], forms[key].length + 1);
        more[more.length - 1] = form;
        forms[key] = more;
      }
    }
    return forms;
  }
}
