package dev.lathe.ast;

import dev.lathe.lexer.Comment;
import java.util.Objects;

/**
 * What a language says about the text that trees carry verbatim: names, spellings, comments. Validation asks it about trees
 * that the language's own parser did not make, so that a printer never writes text that reads as something else.
 *
 * <p>Each method has a default that holds in any language: it refuses what no language would take.
 */
public interface LexicalRules {

  /** The defaults alone, for a language that is not known. */
  LexicalRules SHAPES = new LexicalRules() {};

  /** Whether {@code name} can name a variable: a letter, underscore or character beyond ASCII, then also digits. */
  default boolean isIdentifier(String name) {
    if (name.isEmpty() || name.charAt(0) >= '0' && name.charAt(0) <= '9') {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c > 0x7F;
      if (!letter && !(c >= '0' && c <= '9')) {
        return false;
      }
    }
    return true;
  }

  /** Whether {@code spelling}, not empty, is a number literal of this value. */
  default boolean isNumber(String spelling, NumberValue value) {
    Objects.requireNonNull(value);
    char first = spelling.charAt(0);
    if (!(first >= '0' && first <= '9') && first != '.') {
      return false;
    }
    for (int i = 0; i < spelling.length(); i++) {
      char c = spelling.charAt(i);
      boolean sign = (c == '+' || c == '-') && "eEpP".indexOf(spelling.charAt(i - 1)) >= 0;
      if (!sign && c != '.' && c != '_' && !isAsciiLetterOrDigit(c)) {
        return false;
      }
    }
    return true;
  }

  /** Whether {@code spelling}, not empty, is a string literal without holes of this value. */
  default boolean isString(String spelling, StringValue value) {
    Objects.requireNonNull(value);
    return spelling.length() >= 2;
  }

  /** Whether quotes, text pieces and conversions of {@code format} are well-formed; not asked about nested expressions. */
  default boolean isFormat(StringPart.Format format) {
    return !format.open().isEmpty() && !format.close().isEmpty();
  }

  /** Whether {@code text} is one comment, from its first character to its last. */
  default boolean isComment(String text, Comment.Form form) {
    return !text.isEmpty() && (form == Comment.Form.BLOCK || text.indexOf('\n') < 0 && text.indexOf('\r') < 0);
  }

  private static boolean isAsciiLetterOrDigit(char c) {
    return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }
}
