package dev.lathe.cli;

import dev.lathe.ast.AstEquality;
import dev.lathe.ast.Module;
import dev.lathe.bcgen.source.SourceGenerator;
import dev.lathe.bcgen.source.SourceStyle;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.lexer.Source;
import dev.lathe.parser.DeepStack;
import dev.lathe.parser.Language;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;

/**
 * Formats one program. The result is parsed again and its tree compared with the original's before anybody sees it, so that a
 * fault of a printer cannot change a program.
 */
final class Formatter {

  private final Inputs inputs;

  Formatter(Inputs inputs) {
    this.inputs = inputs;
  }

  /** What formatting a file came to. */
  sealed interface Result {
    /** The formatted program as text and as bytes in the encoding of {@code source}, with the line ends of that. */
    record Formatted(Source source, String text, byte[] bytes) implements Result {}

    /** Nothing, for reasons that the message, lines ready to print, tells. */
    record Failed(String message) implements Result {}
  }

  /** Formats a program. */
  Result format(Inputs.Input input) throws Inputs.InputException {
    return inputs.program(input, this::format);
  }

  private Result format(Language language, Source source) throws Inputs.InputException {
    SourceStyle style = style(language);
    return DeepStack.call(
        () -> {
          Module module = inputs.parse(language, source);
          String text = withLineEnds(SourceGenerator.pretty(module, style, Optional.of(source)), source);
          byte[] bytes = encode(source, text);
          return difference(language, source.name(), module, bytes)
              .<Result>map(
                  difference ->
                      new Result.Failed(
                          "lathe: " + source.name() + ": left alone: a fault of lathe would change the program:\n"
                              + difference.stripTrailing() + "\n"))
              .orElseGet(() -> new Result.Formatted(source, text, bytes));
        });
  }

  /** How the tree of {@code printed} differs from {@code module}, if it does. */
  private static Optional<String> difference(Language language, String name, Module module, byte[] printed) {
    Language.Decoded decoded = language.decode(name, printed);
    Diagnostics diagnostics = new Diagnostics();
    decoded.error().ifPresent(diagnostics::add);
    Optional<Module> again =
        diagnostics.hasErrors() ? Optional.empty() : language.parse(decoded.source(), diagnostics);
    return again.isEmpty()
        ? Optional.of(Inputs.render(decoded.source(), diagnostics.sorted()))
        : AstEquality.firstDifference(module, again.get(), AstEquality.LAYOUT).map(Object::toString);
  }

  static SourceStyle style(Language language) throws Inputs.InputException {
    return language
        .part(SourceStyle.class)
        .orElseThrow(() -> new Inputs.InputException(language.name() + " has no source style to print with"));
  }

  /** {@code text}, whose lines end in LF, with the line ends that most lines of {@code source} have. */
  static String withLineEnds(String text, Source source) {
    int lf = 0;
    int crlf = 0;
    int cr = 0;
    for (int line = 2; line <= source.lineCount(); line++) {
      int end = source.lineStart(line);
      if (source.codePointAt(end - 1) == '\r') {
        cr++;
      } else if (end >= 2 && source.codePointAt(end - 2) == '\r') {
        crlf++;
      } else {
        lf++;
      }
    }
    if (lf >= crlf && lf >= cr) {
      return text;
    }
    return text.replace("\n", crlf >= cr ? "\r\n" : "\r");
  }

  static byte[] encode(Source source, String text) {
    try {
      return source.encode(text);
    } catch (CharacterCodingException e) {
      throw new IllegalStateException("a printer made a character that the source does not have", e);
    }
  }
}
