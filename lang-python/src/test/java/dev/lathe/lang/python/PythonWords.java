package dev.lathe.lang.python;

import java.util.Random;

/** Random names and literals, in all their spellings. */
final class PythonWords {

  private static final String[] NAMES = {
    "a", "b", "x", "self", "_", "__init__", "print", "match", "case", "type", "value_1", "\u00e9t\u00e9", "\u03bb", "\ufb01x", "\ud835\udd4fy"
  };
  private static final String[] NUMBERS = {
    "0", "00_0", "7", "1_000", "123456789012345678901234567890", "0xFf_00", "0XAb", "0o17", "0O_7", "0b101", "0B1_0", "1.", ".5",
    "1.5", "1e10", "1E+5", "1_0.0_1e-1_0", "1e400", "5e-324", "1e16", "123456.789e3", "0.0001", "0.00001", "1j", "1.5J", "1e3j", "00j", "0777.0"
  };
  private static final String[] TEXTS = {
    "", "abc", "\\n", "\\x41", "\\101", "\\0", "\\q", "\\N{BULLET}", "\\u00e9", "\\U0001F600", "\u00e9", "\ud83d\ude00", "\\ud83d\\ude00",
    "\\N{LATIN SMALL LETTER E WITH ACUTE}", "\\\n", "\\\\", "{", "}}", "%s", "# no comment", "\t", "\\x7f"
  };
  private static final String[] BYTES = {"", "abc", "\\n", "\\x41", "\\377", "\\400", "\\q", "\\N{x}", "\\u1234", "\\\n"};
  private static final String[] FORMAT_TEXTS = {"", "", "a", "{{", "}}", "a{{b}}c", "\\\\", "\u00e9", " ", "%", "\ud83d\ude00"};

  private final Random random;

  PythonWords(Random random) {
    this.random = random;
  }

  private String any(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  String name() {
    return any(NAMES);
  }

  String number() {
    return any(NUMBERS);
  }

  /** A literal without holes. */
  String string() {
    boolean bytes = random.nextInt(5) == 0;
    return bytes ? bytes() : text();
  }

  private String text() {
    return literal(any("", "", "u", "U", "r", "R"), any(TEXTS) + any(TEXTS));
  }

  private String bytes() {
    return literal(any("b", "B", "br", "Rb", "bR", "RB"), any(BYTES) + any(BYTES));
  }

  private String literal(String prefix, String body) {
    String quote = any("'", "\"", "'''", "\"\"\"");
    String lines = quote.length() == 3 && random.nextInt(3) == 0 ? "\n  'inner' \"line\"\n" : "";
    return prefix + quote + body + lines + quote;
  }

  /** Two or three that are one string. */
  String adjacentStrings() {
    boolean bytes = random.nextInt(4) == 0;
    StringBuilder all = new StringBuilder();
    int count = 2 + random.nextInt(2);
    for (int i = 0; i < count; i++) {
      all.append(i > 0 ? any(" ", "", "  ") : "");
      all.append(bytes ? bytes() : random.nextInt(3) == 0 ? "f'" + any("", "a", "{x}", "{{}}") + "'" : text());
    }
    return all.toString();
  }

  /** Text between the fields of an f-string. */
  String formatText() {
    return any(FORMAT_TEXTS);
  }
}
