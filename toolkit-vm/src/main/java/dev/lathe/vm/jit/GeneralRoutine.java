package dev.lathe.vm.jit;

/** The shared routines of general functions' templates, see {@link GeneralRoutines}. */
enum GeneralRoutine {
  /** Of the values in rax and rcx one is a double and one a small integer: both as doubles in xmm0 and xmm1. */
  TO_DOUBLES("toDoubles"),
  /** Whether the values in rax and rcx, not both numbers of the same kind, are equal: edi is 1 or 0. */
  ARE_EQUAL("areEqual"),
  /** Whether the value in rax counts as true: edi is 1 or 0. */
  TRUTH("truth"),
  /**
   * The attribute of the object in rax, by the entries of the cache record at rcx, which has a part: as slots hold it in rdi, and in r10
   * the entry's kind. If that is the class's, the value is no object.
   */
  GET_ATTRIBUTE("getAttribute"),
  /** Stores rdi, as slots hold it, into the object in rax, which is not black, by the entries of the cache record at rcx, which has a part. */
  SET_ATTRIBUTE("setAttribute");

  private final String word;

  GeneralRoutine(String word) {
    this.word = word;
  }

  /** What listings call it. */
  String word() {
    return word;
  }
}
