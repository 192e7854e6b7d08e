package dev.lathe.parser;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes programs of the little language of {@code BlocksParser.g4}, as lists of words that spaces and line ends part. */
final class BlocksPrograms {

  private final Random random;
  private final List<String> words = new ArrayList<>();

  private BlocksPrograms(Random random) {
    this.random = random;
  }

  /** The words of a correct program; "\n" among them ends a line. */
  static List<String> program(Random random) {
    BlocksPrograms programs = new BlocksPrograms(random);
    programs.block(3);
    return programs.words;
  }

  private void add(String... more) {
    words.addAll(List.of(more));
  }

  private void block(int depth) {
    int count = random.nextInt(4) + (depth == 3 ? 1 : 0);
    for (int i = 0; i < count; i++) {
      statement(depth);
      add(random.nextInt(6) == 0 ? ";" : "\n");
    }
  }

  private void statement(int depth) {
    switch (depth == 0 ? 4 + random.nextInt(3) : random.nextInt(7)) {
      case 0 -> {
        add("if");
        expression(2);
        add("then", "\n");
        block(depth - 1);
        if (random.nextBoolean()) {
          add("else", "\n");
          block(depth - 1);
        }
        add("end");
      }
      case 1 -> {
        add("while");
        expression(2);
        add("do", "\n");
        block(depth - 1);
        add("end");
      }
      case 2 -> {
        add("do", "\n");
        block(depth - 1);
        add("end");
      }
      case 3 -> {
        add("fun", name(), "(");
        for (int i = random.nextInt(3); i > 0; i--) {
          add(name());
          if (i > 1) {
            add(",");
          }
        }
        add(")", "\n");
        block(depth - 1);
        add("end");
      }
      case 4 -> {
        add("let", name(), "=");
        expression(3);
      }
      case 5 -> {
        add(name(), "=");
        expression(3);
      }
      default -> {
        add(name(), "(");
        arguments(2);
        add(")");
      }
    }
  }

  private void arguments(int depth) {
    for (int i = random.nextInt(3); i > 0; i--) {
      expression(depth - 1);
      if (i > 1) {
        add(",");
      }
    }
  }

  private void expression(int depth) {
    if (depth <= 0) {
      add(random.nextBoolean() ? name() : String.valueOf(random.nextInt(100)));
      return;
    }
    switch (random.nextInt(7)) {
      case 0 -> {
        expression(depth - 1);
        add(List.of("+", "-", "*", "^", "==").get(random.nextInt(5)));
        expression(depth - 1);
      }
      case 1 -> {
        add("(");
        expression(depth - 1);
        add(")");
      }
      case 2 -> {
        add("[");
        arguments(depth);
        add("]");
      }
      case 3 -> {
        add(name(), "(");
        arguments(depth);
        add(")");
      }
      case 4 -> add(name(), ".", name());
      case 5 -> {
        add("-");
        expression(depth - 1);
      }
      default -> add("\"" + name() + "\"");
    }
  }

  private String name() {
    return List.of("a", "b", "c", "x", "total").get(random.nextInt(5));
  }
}
