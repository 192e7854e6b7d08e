package dev.lathe.vm.jit;

/** The shared routines of general functions' templates, see {@link GeneralRoutines}. */
enum GeneralRoutine {
  /** Of the values in rax and rcx one is a double and one a small integer: both as doubles in xmm0 and xmm1. */
  TO_DOUBLES("toDoubles"),
  /** Whether the values in rax and rcx, not both numbers of the same kind, are equal: edi is 1 or 0. */
  ARE_EQUAL("areEqual"),
  /** Whether the value in rax counts as true: edi is 1 or 0. */
  TRUTH("truth");

  private final String word;

  GeneralRoutine(String word) {
    this.word = word;
  }

  /** What listings call it. */
  String word() {
    return word;
  }
}
