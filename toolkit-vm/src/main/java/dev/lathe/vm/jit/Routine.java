package dev.lathe.vm.jit;

/**
 * The code that all functions of the process share. Ways out are jumped to; all else is called, and answers by the zero flag: set, it
 * has done its work, else it has done nothing. A routine may change {@code rax rcx rdx rsi rdi r8–r11} and {@code xmm0–xmm3}.
 */
enum Routine {
  /** Way out: leaves for the instruction in front of the word whose number is in eax. */
  SLOW("slow"),
  /** Way out: the same, where a hint was wrong. */
  UNFIT("unfit"),
  /** Way out: leaves for a call of ecx arguments; rbx is the new base. */
  CALL("call"),
  /** Way out: leaves for the interpreter, which goes on at the word whose number is in eax. */
  AWAY("away"),

  /** Reads from the table in rax by the further entries of the cache record at rcx; the value comes in rdi. */
  CACHE_GET("cacheGet"),
  /** Stores rdi into the table in rax, which is not black, by the further entries of the cache record at rcx. */
  CACHE_SET("cacheSet"),
  /** Whether rax and rcx, which are not the same word, nor two doubles, are unequal whatever anybody says. */
  UNEQUAL("unequal"),
  /** Compares the strings rcx with rax, both values: edi is 2 if rcx is the greater one, 1 if they are equal, 0 else. */
  COMPARE_STRINGS("compareStrings"),

  /** Makes a table as the record at rcx says, with an array part for edx keys; its address comes in rax. */
  NEW_TABLE("newTable"),
  /** Makes a copy of the template at rdx as the record at rcx says; its address comes in rax. */
  COPY_TABLE("copyTable"),
  /** The upvalue of the stack's slot at rdi comes in rax; it is made if there is none. Leaves r11 alone. */
  OPEN_UPVALUE("openUpvalue"),
  /** Closes the upvalues of the stack's slot at rdi and above. */
  CLOSE_UPVALUES("closeUpvalues"),

  /** Reads the item rdi of the table in rax; the value comes in rdi. */
  GET_ITEM("getItem"),
  /** Stores rsi as the item rdi of the table in rax, which is not black. */
  SET_ITEM("setItem"),
  /** Appends rsi to the table in rax, which is not black, has no metatable, and ecx items, for which its array part is just large enough. */
  APPEND("append"),

  /** Makes one string of the ecx strings, at least one, from rsi on; it comes in rdi, a value. */
  CONCATENATE("concatenate"),

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

  Routine(String word) {
    this.word = word;
  }

  /** What listings call it. */
  String word() {
    return word;
  }
}
