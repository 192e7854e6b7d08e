package dev.lathe.lang.python;

import java.util.Optional;

/** What an action sees: the items of its alternative, and where it stands. */
final class PegMatch {

  private final PegParser parser;
  private final Peg.Alternative alternative;
  private final SyntaxTree[] values;

  PegMatch(PegParser parser, Peg.Alternative alternative, SyntaxTree[] values) {
    this.parser = parser;
    this.alternative = alternative;
    this.values = values;
  }

  /** The value of the item called {@code label}, empty where it was optional and is missing. */
  Optional<SyntaxTree> get(String label) {
    for (int i = 0; i < values.length; i++) {
      if (alternative.labels[i].equals(label)) {
        return Optional.ofNullable(values[i]);
      }
    }
    throw new IllegalArgumentException("no label " + label);
  }

  /** The value of an item that is not optional. */
  SyntaxTree the(String label) {
    return get(label).orElseThrow();
  }

  PegParser parser() {
    return parser;
  }
}
