package dev.lathe.ast.dump;

/** JSON that is no tree. Thrown inside the reader only; the message is the problem without the way to it. */
final class BadJson extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String way;
  private final long offset;

  /**
   * A problem with the value at hand.
   *
   * @param offset in UTF-16 units
   */
  BadJson(String problem, long offset) {
    this(problem, offset, "");
  }

  private BadJson(String problem, long offset, String way) {
    super(problem, null, false, false);
    this.offset = offset;
    this.way = way;
  }

  /** The same problem, seen from the value that {@code step} leads out of: {@code .name} or {@code [3]}. */
  BadJson inside(String step) {
    return new BadJson(getMessage(), offset, step + way);
  }

  /** The way from the value that was being read to the bad one. */
  String way() {
    return way;
  }

  long offset() {
    return offset;
  }
}
