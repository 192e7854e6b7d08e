package dev.lathe.testing;

import org.opentest4j.TestAbortedException;

/** What a test needs and the machine lacks. */
final class Absent {

  private Absent() {}

  /** The exception that skips the test or, in CI, fails it. */
  static RuntimeException because(String reason) {
    if (Switch.CI.isOn()) {
      throw new AssertionError(reason + "; with -Dlathe.ci=true nothing may be skipped");
    }
    return new TestAbortedException(reason);
  }
}
