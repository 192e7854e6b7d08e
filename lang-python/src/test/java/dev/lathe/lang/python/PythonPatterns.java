package dev.lathe.lang.python;

import java.util.Random;

/** Random patterns of match statements. */
final class PythonPatterns {

  private final Random random;
  private final PythonWords words;
  private final StringBuilder out;

  PythonPatterns(Random random, PythonWords words, StringBuilder out) {
    this.random = random;
    this.words = words;
    this.out = out;
  }

  private boolean chance(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }

  private String any(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  /** A name that binds. */
  private String capture() {
    String name;
    do {
      name = words.name();
    } while (name.equals("_"));
    return name;
  }

  /** What may stand behind {@code case}. */
  void open() {
    if (chance(5)) {
      item(2);
      out.append(",");
      if (chance(2)) {
        out.append(" ");
        item(2);
      }
    } else {
      pattern(3);
    }
  }

  private void item(int depth) {
    if (chance(5)) {
      out.append("*").append(chance(3) ? "_" : capture());
    } else {
      pattern(depth);
    }
  }

  private void items(int depth, int count) {
    for (int i = 0; i < count; i++) {
      out.append(i > 0 ? ", " : "");
      item(depth);
    }
  }

  private void pattern(int depth) {
    closed(depth);
    while (depth > 0 && chance(6)) {
      out.append(any(" | ", "|"));
      closed(depth - 1);
    }
    if (chance(8)) {
      out.append(" as ").append(capture());
    }
  }

  private void closed(int depth) {
    switch (random.nextInt(depth <= 0 ? 6 : 11)) {
      case 0 -> out.append(any("_", capture()));
      case 1 -> out.append(any("None", "True", "False"));
      case 2 -> out.append(literal());
      case 3 -> out.append(words.string());
      case 4 -> out.append(capture()).append(".").append(words.name());
      case 5 -> out.append(any("()", "[]", "{}", "C()"));
      case 6 -> {
        out.append("(");
        pattern(depth - 1);
        out.append(")");
      }
      case 7 -> {
        out.append("(");
        item(depth - 1);
        out.append(", ");
        items(depth - 1, random.nextInt(3));
        out.append(")");
      }
      case 8 -> {
        out.append("[");
        items(depth - 1, 1 + random.nextInt(3));
        out.append(chance(3) ? ",]" : "]");
      }
      case 9 -> {
        out.append("{");
        int count = 1 + random.nextInt(2);
        for (int i = 0; i < count; i++) {
          out.append(i > 0 ? ", " : "");
          out.append(chance(2) ? literal() : any("'k'", "None", "a.b", "b'k' b'l'")).append(": ");
          pattern(depth - 1);
        }
        out.append(chance(3) ? ", **" + capture() : "").append("}");
      }
      default -> {
        out.append(capture()).append(chance(3) ? ".C(" : "(");
        int positional = random.nextInt(3);
        for (int i = 0; i < positional; i++) {
          pattern(depth - 1);
          out.append(", ");
        }
        out.append(words.name()).append("=");
        pattern(depth - 1);
        out.append(")");
      }
    }
  }

  private String literal() {
    return any("1", "-1", "1.5", "-0x1F", "1j", "-2j", "1 + 2j", "-1.5 - 0j", "1_0+1J");
  }
}
