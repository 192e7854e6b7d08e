package dev.lathe.cli;

import java.nio.file.Path;
import java.util.List;

/** A subcommand that wants to start fast: it says which runs show the JVM the classes and code that real runs use. */
interface Rehearsed {
  /**
   * The command lines to rehearse on one sample program, each without the command's own name. They must not change the sample.
   *
   * @param sample a correct program of some installed language
   */
  List<List<String>> rehearsals(Path sample);
}
