package dev.lathe.benchmarks;

import java.util.List;

/**
 * An implementation of a language that runs programs: a command line to which the program's path and arguments are added.
 *
 * @param name how reports call it
 * @param command not empty
 */
record Engine(String name, List<String> command) {

  Engine {
    command = List.copyOf(command);
    if (name.isBlank() || command.isEmpty()) {
      throw new IllegalArgumentException("an engine needs a name and a command");
    }
  }

  /** @param words the command, in words separated by blanks: no word may hold one */
  static Engine of(String name, String words) {
    return new Engine(name, List.of(words.strip().split("\\s+")));
  }

  /**
   * An engine as the command line gives it: {@code NAME=COMMAND}, or the command alone, which is then the name as well.
   *
   * @throws IllegalArgumentException if either is empty
   */
  static Engine parse(String text) {
    int equals = text.indexOf('=');
    String command = text.substring(equals + 1);
    if (command.isBlank()) {
      throw new IllegalArgumentException("no command in '" + text + "'");
    }
    return equals < 0 ? of(command.strip(), command) : of(text.substring(0, equals).strip(), command);
  }
}
