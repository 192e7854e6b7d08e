package dev.lathe.bcgen.source;

import dev.lathe.ast.AstEquality;
import dev.lathe.ast.Module;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.lexer.Source;
import dev.lathe.lexer.Token;
import dev.lathe.lexer.TokenBuffer;
import dev.lathe.parser.DeepStack;
import dev.lathe.parser.Language;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Checks that what is printed says what was parsed. Failures are {@link AssertionError}s that name the file and the place.
 *
 * <ul>
 *   <li>the tree is the same, but for spans, trivia and grouping parentheses;
 *   <li>the significant tokens are the same, and every comment stands between the same two of them;
 *   <li>pretty: printing again changes nothing, there is one line end at the end and no white space in front of one that is
 *       not part of a string, comment or region left as it was;
 *   <li>keep-lines: every significant token and every comment stands on its line.
 * </ul>
 */
public final class RoundTrip {

  private static final Set<String> INSIGNIFICANT = Set.of("(", ")", "[", "]", "{", "}", ",", ";");

  private final Language language;
  private final SourceStyle style;
  private final UnaryOperator<String> normal;

  public RoundTrip(Language language) {
    this(language, name -> name);
  }

  /** For a language whose trees have names in a normal form, which {@code normal} gives. */
  public RoundTrip(Language language, UnaryOperator<String> normal) {
    this.language = language;
    this.normal = normal;
    this.style = language.part(SourceStyle.class).orElseThrow();
  }

  /** The tree of a source that must have one. */
  public Module parse(Source source) {
    Diagnostics diagnostics = new Diagnostics();
    Optional<Module> module = language.parse(source, diagnostics);
    return module.orElseThrow(() -> new AssertionError(source.name() + ": " + diagnostics.list()));
  }

  /** Checks both modes. */
  public void check(Source source) {
    Module module = parse(source);
    pretty(source, module);
    keepLines(source, module);
  }

  /** Formats {@code source}, checks what has been printed, and returns it. */
  public String pretty(Source source) {
    return pretty(source, parse(source));
  }

  private String pretty(Source source, Module module) {
    String printed = DeepStack.call(() -> SourceGenerator.pretty(module, style, Optional.of(source)));
    Source again = again(source, printed, "formatted");
    Module reread = parsePrinted(again);
    compare(source, module, again, reread, Lines.FREE);
    String twice = DeepStack.call(() -> SourceGenerator.pretty(reread, style, Optional.of(again)));
    compareText(again, printed, twice);
    if (!printed.isEmpty() && (!printed.endsWith("\n") || printed.endsWith("\n\n"))) {
      throw new AssertionError(again.name() + ": does not end with one line end");
    }
    return printed;
  }

  /** Prints {@code source} keeping lines, checks what has been printed, and returns it. */
  public String keepLines(Source source) {
    return keepLines(source, parse(source));
  }

  private String keepLines(Source source, Module module) {
    String printed = DeepStack.call(() -> SourceGenerator.keepLines(module, style));
    Source again = again(source, printed, "lines kept");
    compare(source, module, again, parsePrinted(again), Lines.KEPT);
    return printed;
  }

  private Source again(Source source, String printed, String how) {
    try {
      return language.decode(source.name() + " (" + how + ")", source.encode(printed)).source();
    } catch (CharacterCodingException e) {
      throw new AssertionError(source.name(), e);
    }
  }

  private Module parsePrinted(Source again) {
    Diagnostics diagnostics = new Diagnostics();
    Optional<Module> module = language.parse(again, diagnostics);
    return module.orElseThrow(
        () -> {
          int line = Math.max(1, diagnostics.list().getFirst().span().line());
          return new AssertionError(again.name() + ": " + diagnostics.list().getFirst() + "\n" + around(again, line));
        });
  }

  private static String around(Source source, int line) {
    StringBuilder text = new StringBuilder();
    for (int i = Math.max(1, line - 3); i <= Math.min(source.lineCount(), line + 2); i++) {
      text.append(i == line ? "> " : "  ").append(source.lineText(i)).append('\n');
    }
    return text.toString();
  }

  private enum Lines {
    FREE,
    KEPT
  }

  private void compare(Source source, Module module, Source again, Module reread, Lines lines) {
    Optional<AstEquality.Difference> difference = AstEquality.firstDifference(module, reread, AstEquality.LAYOUT);
    if (difference.isPresent()) {
      throw new AssertionError(again.name() + ": " + difference.get());
    }
    List<Item> before = items(source);
    List<Item> after = items(again);
    for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
      Item old = i < before.size() ? before.get(i) : Item.END;
      Item now = i < after.size() ? after.get(i) : Item.END;
      if (!old.text.equals(now.text)) {
        throw new AssertionError(
            again.name() + ": " + old + " became " + now + "\n" + around(source, old.line) + "---\n" + around(again, now.line));
      }
      if (lines == Lines.KEPT && old.line != now.line) {
        throw new AssertionError(
            again.name() + ": " + old + " moved to line " + now.line + "\n" + around(source, old.line) + "---\n" + around(again, now.line));
      }
    }
  }

  private static void compareText(Source source, String first, String second) {
    if (first.equals(second)) {
      return;
    }
    String[] once = first.split("\n", -1);
    String[] twice = second.split("\n", -1);
    int line = 0;
    while (line < once.length && line < twice.length && once[line].equals(twice[line])) {
      line++;
    }
    throw new AssertionError(
        source.name() + ": line " + (line + 1) + " changes when it is printed again\n" + lines(once, line) + "---\n" + lines(twice, line));
  }

  private static String lines(String[] text, int line) {
    StringBuilder out = new StringBuilder();
    for (int i = Math.max(0, line - 3); i < Math.min(text.length, line + 5); i++) {
      out.append(text[i]).append('\n');
    }
    return out.toString();
  }

  /** A significant token or a comment. */
  private record Item(String text, int line) {
    static final Item END = new Item("end of file", 1);

    @Override
    public String toString() {
      return "'" + text + "' (line " + line + ")";
    }
  }

  private List<Item> items(Source source) {
    TokenBuffer tokens = language.tokens(source, new Diagnostics()).orElseThrow();
    List<Item> items = new ArrayList<>(tokens.size());
    int comment = 0;
    for (int i = 0; i < tokens.size(); i++) {
      for (; comment < tokens.commentCount() && tokens.commentGap(comment) <= i; comment++) {
        Token token = tokens.comment(comment);
        items.add(new Item(text(token).stripTrailing(), token.line()));
      }
      Token token = tokens.token(i);
      String text = text(token);
      if (token.type() > 0 && !text.isBlank() && !INSIGNIFICANT.contains(text)) {
        boolean name = Character.isUnicodeIdentifierStart(text.codePointAt(0));
        items.add(new Item(name ? normal.apply(text) : text, token.line()));
      }
    }
    return items;
  }

  private static String text(Token token) {
    String text = token.text();
    return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace("\n\r", "\n").replace('\r', '\n');
  }
}
