package dev.lathe.vm.jit;

import java.util.Optional;

/**
 * How an attempt to compile a function has ended.
 *
 * @param status what is to be known
 * @param reason for people; empty if the status says all
 * @param place where, if it has failed in a pass
 */
public record Outcome(Status status, String reason, Optional<Place> place) {
  static final Outcome NONE = of(Status.NONE);

  /**
   * Where a pass has failed.
   *
   * @param pass its name
   * @param instruction from 0; negative if it was at none
   * @param line in the program's text, 0 if that is not known
   */
  public record Place(String pass, int instruction, int line) {}

  static Outcome of(Status status) {
    return new Outcome(status, "", Optional.empty());
  }

  static Outcome of(Status status, String reason) {
    return new Outcome(status, reason, Optional.empty());
  }

  /** The reason and the place, for people; empty if there is nothing to say. */
  public String text() {
    StringBuilder text = new StringBuilder(reason);
    if (place.isPresent()) {
      text.append(" (in pass ").append(place.get().pass());
      if (place.get().instruction() >= 0) {
        text.append(" at %04d".formatted(place.get().instruction() + 1));
      }
      if (place.get().line() > 0) {
        text.append(", line ").append(place.get().line());
      }
      text.append(')');
    }
    return text.toString();
  }
}
