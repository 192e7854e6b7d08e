package dev.lathe.lang.python;

import dev.lathe.lexer.AntlrTokens;
import dev.lathe.lexer.IndentTokens;
import dev.lathe.lexer.Layout;
import dev.lathe.lexer.Source;
import dev.lathe.lexer.SourceChars;
import dev.lathe.lexer.Tokens;
import java.util.List;
import java.util.Map;

/** The stages between a source and the parser: generated lexer with f-strings, layout, soft keywords. */
final class PythonTokens {

  /** CPython's MAXINDENT counts the file itself as a level; MAXLEVEL counts brackets. */
  private static final Layout LAYOUT =
      new Layout(
          PythonLexer.NEWLINE,
          PythonLexer.INDENT,
          PythonLexer.DEDENT,
          List.of(
              new Layout.Brackets(PythonLexer.LPAR, PythonLexer.RPAR),
              new Layout.Brackets(PythonLexer.LSQB, PythonLexer.RSQB),
              new Layout.Brackets(PythonLexer.LBRACE, PythonLexer.RBRACE)),
          '\\',
          8,
          99,
          200,
          Map.of(
              Layout.Defect.AMBIGUOUS_TABS, PythonLexer.BAD_TABS,
              Layout.Defect.UNMATCHED_DEDENT, PythonLexer.BAD_DEDENT,
              Layout.Defect.TOO_MANY_INDENTS, PythonLexer.TOO_MANY_INDENTS,
              Layout.Defect.TOO_MANY_BRACKETS, PythonLexer.TOO_MANY_BRACKETS,
              Layout.Defect.UNMATCHED_BRACKET, PythonLexer.UNMATCHED_BRACKET,
              Layout.Defect.MISMATCHED_BRACKET, PythonLexer.MISMATCHED_BRACKET));

  private PythonTokens() {}

  /** The tokens of {@code source}, as the parser reads them. */
  static Tokens of(Source source) {
    SourceChars characters = new SourceChars(source, c -> SourceChars.NAME_START);
    AntlrTokens lexed = new AntlrTokens(new PythonLexer(characters));
    return new SoftKeywords(new IndentTokens(source, lexed, LAYOUT));
  }
}
