package dev.lathe.bcgen.general;

import java.util.ArrayList;
import java.util.List;

/**
 * Instructions whose errors go to one handler. It may be interrupted: what leaves it runs with the handlers around it only.
 */
final class Region {
  private static final int CLOSED = -1;

  /** A stretch of instructions; its end is exclusive. */
  record Stretch(int from, int to) {}

  final Label handler = new Label();
  /** Where the error is put. */
  final int register;

  private final List<Stretch> stretches = new ArrayList<>(1);
  private int from = CLOSED;

  Region(int register) {
    this.register = register;
  }

  void open(int at) {
    assert from == CLOSED;
    from = at;
  }

  void close(int at) {
    assert from != CLOSED;
    if (at > from) {
      stretches.add(new Stretch(from, at));
    }
    from = CLOSED;
  }

  List<Stretch> stretches() {
    return stretches;
  }
}
