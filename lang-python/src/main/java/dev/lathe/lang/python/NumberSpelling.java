package dev.lathe.lang.python;

import dev.lathe.lang.python.text.NameCharacters;
import dev.lathe.lexer.Source;
import java.util.Optional;

/**
 * Reads a number as CPython's tokenizer does, to find what is wrong with it. Only for numbers that run into a letter, digit
 * or underscore: the lexer knows the others to be right.
 */
final class NumberSpelling {

  /** What may follow a number without a space; of these only the first three may run into more letters, as CPython has it. */
  private static final String[] KEYWORDS = {"if", "in", "is", "and", "else", "for", "not", "or"};

  private final Source source;
  private final int start;
  private int at;
  private Optional<Fault> fault = Optional.empty();

  /** How bad a {@link Fault} is. */
  enum Severity {
    WARNING,
    ERROR
  }

  /**
   * What is wrong.
   *
   * @param start offset of the place that CPython reports
   * @param end offset behind it, {@code start} if CPython reports a single column
   */
  record Fault(Severity severity, String message, int start, int end) {}

  private NumberSpelling(Source source, int start) {
    this.source = source;
    this.start = start;
    this.at = start;
  }

  /** What is wrong with the number that begins at {@code start}, a digit or a point before one. */
  static Optional<Fault> check(Source source, int start) {
    NumberSpelling spelling = new NumberSpelling(source, start);
    spelling.number();
    return spelling.fault;
  }

  /** Whether the number that begins at {@code start} is none. */
  static boolean isError(Source source, int start) {
    return check(source, start).filter(fault -> fault.severity() == Severity.ERROR).isPresent();
  }

  /** The character at the read position; 0, which is in no number, behind the text. */
  private int next() {
    return next(0);
  }

  private int next(int ahead) {
    return at + ahead < source.length() ? source.codePointAt(at + ahead) : 0;
  }

  private void number() {
    if (next() != '0') {
      if (next() != '.' && !digits()) {
        return;
      }
      fractionAndExponent();
      return;
    }
    at++;
    switch (next()) {
      case 'x', 'X' -> based(16, "hexadecimal");
      case 'o', 'O' -> based(8, "octal");
      case 'b', 'B' -> based(2, "binary");
      default -> afterZero();
    }
  }

  private void based(int radix, String kind) {
    at++;
    do {
      if (next() == '_') {
        at++;
      }
      if (!isDigit(next(), radix)) {
        if (!badDigit(kind)) {
          error("invalid " + kind + " literal", at - 1);
        }
        return;
      }
      while (isDigit(next(), radix)) {
        at++;
      }
    } while (next() == '_');
    if (!badDigit(kind)) {
      end(kind);
    }
  }

  private boolean badDigit(String kind) {
    if (!isDigit(next(), 10)) {
      return false;
    }
    error("invalid digit '" + (char) next() + "' in " + kind + " literal", at);
    return true;
  }

  private static boolean isDigit(int c, int radix) {
    return c < 0x80 && Character.digit(c, radix) >= 0;
  }

  /** A number that begins with 0 may only have more zeros, unless it is a float or imaginary. */
  private void afterZero() {
    while (next() == '0' || next() == '_') {
      if (next() == '_') {
        at++;
        if (!isDigit(next(), 10)) {
          error("invalid decimal literal", at - 1);
          return;
        }
        if (next() != '0') {
          break;
        }
      }
      at++;
    }
    int zerosEnd = at;
    boolean octal = isDigit(next(), 10);
    if (octal && !digits()) {
      return;
    }
    switch (next()) {
      case '.', 'e', 'E', 'j', 'J' -> fractionAndExponent();
      default -> {
        if (octal) {
          String message = "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers";
          fault = Optional.of(new Fault(Severity.ERROR, message, start, zerosEnd));
        } else {
          end("decimal");
        }
      }
    }
  }

  private void fractionAndExponent() {
    if (next() == '.') {
      at++;
      if (isDigit(next(), 10) && !digits()) {
        return;
      }
    }
    if ((next() | 0x20) == 'e') {
      boolean signed = next(1) == '+' || next(1) == '-';
      if (!isDigit(next(signed ? 2 : 1), 10)) {
        if (signed) {
          error("invalid decimal literal", at + 1);
        } else {
          end("decimal");
        }
        return;
      }
      at += signed ? 2 : 1;
      if (!digits()) {
        return;
      }
    }
    if ((next() | 0x20) == 'j') {
      at++;
      end("imaginary");
    } else {
      end("decimal");
    }
  }

  /** Digits with single underscores between them; false after an error. */
  private boolean digits() {
    while (true) {
      while (isDigit(next(), 10)) {
        at++;
      }
      if (next() != '_') {
        return true;
      }
      if (!isDigit(next(1), 10)) {
        error("invalid decimal literal", at);
        return false;
      }
      at++;
    }
  }

  /** What may follow a number: no ASCII letter, unless a keyword begins there. */
  private void end(String kind) {
    for (String keyword : KEYWORDS) {
      if (startsWith(keyword)) {
        fault = Optional.of(new Fault(Severity.WARNING, "invalid " + kind + " literal", at - 1, at - 1));
        return;
      }
    }
    int c = next();
    if (c < 0x80 && NameCharacters.isPart(c)) {
      error("invalid " + kind + " literal", at - 1);
    }
  }

  private boolean startsWith(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (next(i) != word.charAt(i)) {
        return false;
      }
    }
    return word.length() == 2 && word.charAt(0) == 'i' || next(word.length()) < 0x80 && !NameCharacters.isPart(next(word.length()));
  }

  private void error(String message, int place) {
    fault = Optional.of(new Fault(Severity.ERROR, message, place, place));
  }
}
