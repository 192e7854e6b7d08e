package dev.lathe.vm.runtime;

import java.util.Optional;

/**
 * A language's side of a conversation with its user: texts of one or more lines are read, run, and what they give is printed. The
 * lines of a text are bytes, and joined by line feeds.
 */
public interface Dialogue {

  /** The language's name, in small letters; its history is kept by it. */
  String language();

  /** What stands before the first line of a text. */
  String prompt();

  /** What stands before its further lines. */
  String continuation();

  /** Whether the text is wrong only because it ends where it does. */
  boolean isIncomplete(byte[] text);

  /** Runs a text, prints what it gives, and reports its errors. */
  void evaluate(byte[] text);

  /** Ends what {@link #evaluate} runs; called by another thread. */
  void interrupt();

  /**
   * Reads a line of the program's own standard input, without its end, after a prompt on its standard output: where no user edits
   * lines.
   *
   * @return empty at the end of the input
   */
  Optional<byte[]> ask(String prompt);

  /** Writes what waits in the program's streams: the user is about to be asked. */
  void flush();

  /** The input has ended. */
  void end();
}
