package dev.lathe.parser;

import dev.lathe.ast.Module;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.lexer.Source;

/**
 * The part of a {@link Language} that warns of what is legal but likely a mistake. It is asked for only where a user looks at
 * a program as a whole, so that formatting thousands of files stays quiet and parsing pays nothing for it.
 */
public interface Warnings {

  /** Adds warnings about {@code module}, which was parsed from {@code source}, to {@code diagnostics}. */
  void report(Module module, Source source, Diagnostics diagnostics);
}
