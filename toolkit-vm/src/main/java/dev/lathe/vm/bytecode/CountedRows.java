package dev.lathe.vm.bytecode;

/** Rows of loaded code that count how hot a function is, and those that do the same and count nothing. */
public final class CountedRows {

  private CountedRows() {}

  /** The row that counts; of a row that has none, itself. */
  public static int counted(int code) {
    return switch (code) {
      case OpCodes.IFORL -> OpCodes.FORL;
      case OpCodes.IITERL -> OpCodes.ITERL;
      case OpCodes.ILOOP -> OpCodes.LOOP;
      default -> code;
    };
  }

  /** The row that does not; of a row that counts nothing, itself. */
  public static int uncounted(int code) {
    return switch (code) {
      case OpCodes.FORL -> OpCodes.IFORL;
      case OpCodes.ITERL -> OpCodes.IITERL;
      case OpCodes.LOOP -> OpCodes.ILOOP;
      default -> code;
    };
  }
}
