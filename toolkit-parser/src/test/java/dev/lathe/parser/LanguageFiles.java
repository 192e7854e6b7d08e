package dev.lathe.parser;

import dev.lathe.ast.Module;
import dev.lathe.ast.dump.TextDump;
import dev.lathe.lexer.Diagnostic;
import dev.lathe.lexer.DiagnosticRenderer;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.lexer.Source;
import dev.lathe.lexer.TokenBuffer;
import dev.lathe.lexer.TokenDump;
import dev.lathe.testing.FileTests;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;

/** What the stages of a front end make of the inputs of {@link FileTests}: for golden files. */
public final class LanguageFiles {

  private final Language language;

  public LanguageFiles(Language language) {
    this.language = language;
  }

  private Source source(FileTests.Input input) {
    return language.decode(input.name(), input.bytes()).source();
  }

  private static String rendered(Source source, Diagnostics diagnostics) {
    StringBuilder out = new StringBuilder();
    DiagnosticRenderer renderer = new DiagnosticRenderer(source);
    for (Diagnostic diagnostic : diagnostics.sorted()) {
      out.append(renderer.render(diagnostic));
    }
    return out.toString();
  }

  /** Tokens with their places, then what is wrong with them. */
  public String tokens(FileTests.Input input) {
    Source source = source(input);
    Diagnostics diagnostics = new Diagnostics();
    TokenBuffer tokens = language.tokens(source, diagnostics).orElseThrow();
    StringWriter out = new StringWriter();
    try {
      new TokenDump(language.vocabulary()).write(tokens, TokenDump.Form.POSITIONS, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out + rendered(source, diagnostics);
  }

  /** The tree as text. */
  public String tree(FileTests.Input input, Set<TextDump.Detail> details) {
    Source source = source(input);
    Diagnostics diagnostics = new Diagnostics();
    Module module = language.parse(source, diagnostics).orElseThrow(() -> new AssertionError(rendered(source, diagnostics)));
    return TextDump.text(module, details);
  }

  /** All errors, else warnings, in the order of the source; the first line names the error that the reference reports. */
  public String errors(FileTests.Input input) {
    Source source = source(input);
    Diagnostics diagnostics = new Diagnostics();
    Optional<Module> module = language.parse(source, diagnostics);
    if (module.isPresent()) {
      language.part(Warnings.class).ifPresent(part -> part.report(module.get(), source, diagnostics));
      return "no error\n" + rendered(source, diagnostics);
    }
    Diagnostic first = diagnostics.list().stream().filter(Diagnostic::isError).findFirst().orElseThrow();
    return "first: line " + first.span().line() + ": " + first.message() + "\n\n" + rendered(source, diagnostics);
  }
}
