package dev.lathe.ast;

/** Whether a construct may suspend the function that it stands in. */
public enum Execution {
  SYNCHRONOUS,
  /** {@code async}. */
  ASYNCHRONOUS
}
