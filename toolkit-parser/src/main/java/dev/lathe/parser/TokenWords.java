package dev.lathe.parser;

import dev.lathe.lexer.Source;
import dev.lathe.lexer.Token;
import java.util.Locale;
import org.antlr.v4.runtime.Vocabulary;

/** What to call tokens in messages: in a front end's words, else as they are written, else by their names in the grammar. */
final class TokenWords {

  /** Most code points of a token's text that are shown. */
  private static final int MAX_SHOWN = 40;

  private final Vocabulary vocabulary;
  private final ErrorWords words;

  TokenWords(Vocabulary vocabulary, ErrorWords words) {
    this.vocabulary = vocabulary;
    this.words = words;
  }

  /** A token of type {@code type} that is missing. */
  String expected(int type) {
    return words.token(type).orElseGet(() -> plain(type));
  }

  private String plain(int type) {
    if (type == Token.EOF) {
      return "end of file";
    }
    String literal = vocabulary.getLiteralName(type);
    if (literal != null) {
      return "'" + unescaped(literal.substring(1, literal.length() - 1)) + "'";
    }
    String name = vocabulary.getSymbolicName(type);
    return switch (name) {
      case "NEWLINE" -> "end of line";
      case "INDENT" -> "an indented block";
      case "DEDENT" -> "the end of the block";
      default -> name.toLowerCase(Locale.ROOT).replace('_', ' ');
    };
  }

  /** Whether the type is a keyword, or a part of layout, which like keywords makes blocks. */
  boolean isWord(int type) {
    String literal = type > 0 ? vocabulary.getLiteralName(type) : null;
    String name = type > 0 ? vocabulary.getSymbolicName(type) : null;
    return literal != null ? Character.isLetter(literal.charAt(1)) : "INDENT".equals(name) || "DEDENT".equals(name);
  }

  /** Whether the type is a comma or a semicolon. */
  boolean isSeparator(int type) {
    String literal = type > 0 ? vocabulary.getLiteralName(type) : null;
    return "','".equals(literal) || "';'".equals(literal);
  }

  /** A literal of a grammar, in which backslashes escape quotes and backslashes, as the text that it stands for. */
  private static String unescaped(String literal) {
    return literal.replaceAll("\\\\([\\\\'\"])", "$1");
  }

  /** A token that is there. */
  String found(Token token) {
    return words.found(token).orElseGet(() -> foundPlain(token));
  }

  private String foundPlain(Token token) {
    if (token.type() == Token.EOF) {
      return "end of file";
    }
    if (vocabulary.getLiteralName(token.type()) == null) {
      switch (vocabulary.getSymbolicName(token.type())) {
        case "NEWLINE":
          return "end of line";
        case "INDENT":
          return "more indentation";
        case "DEDENT":
          return "the end of the block";
        default:
          break;
      }
    }
    Source source = token.source();
    int end = Math.min(token.end(), source.lineEnd(token.line()));
    int cut = Math.min(end, token.start() + MAX_SHOWN);
    return "'" + source.text(token.start(), cut) + (cut < token.end() ? "..." : "") + "'";
  }
}
