package dev.lathe.vm.gc;

import java.util.List;

/** Chooses the polls at which a machine under test collects fully. The system property {@code lathe.stress} with {@code gc} in its list switches it on. */
final class Stress {
  private static final int FIRST = 2000;
  private static final int EVERY = 97;

  private boolean isOn;
  private long polls;

  private Stress(boolean isOn) {
    this.isOn = isOn;
  }

  static Stress ofProperty() {
    return new Stress(List.of(System.getProperty("lathe.stress", "").split(",")).contains("gc"));
  }

  void begin() {
    isOn = true;
    polls = 0;
  }

  void end() {
    isOn = false;
  }

  boolean isOn() {
    return isOn;
  }

  /** Counts a poll; whether to collect there. */
  boolean isDue() {
    polls++;
    return polls <= FIRST || polls % EVERY == 0;
  }
}
