package dev.lathe.testing;

/** Switches of a test run, given as {@code -Dlathe.name=true}. */
public enum Switch {
  /** Full counts: every corpus file, five times as many generated programs. */
  LONG,
  /** Golden files are rewritten with what the code prints. */
  BLESS,
  /** An absent reference program or corpus is a failure. */
  CI;

  public boolean isOn() {
    return Boolean.getBoolean("lathe." + name().toLowerCase(java.util.Locale.ROOT));
  }
}
