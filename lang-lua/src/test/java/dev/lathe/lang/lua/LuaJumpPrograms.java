package dev.lathe.lang.lua;

import java.util.List;
import java.util.Random;

/**
 * Makes programs of blocks, local variables, closures, labels, gotos and breaks: syntax that is right, jumps that may be
 * wrong, each token likely to stand on a line of its own.
 */
final class LuaJumpPrograms {

  private static final List<String> NAMES = List.of("a", "b", "c");
  private static final List<String> LABELS = List.of("k", "l", "continue");

  private final Random random;
  private StringBuilder text;
  private int budget;

  LuaJumpPrograms(Random random) {
    this.random = random;
  }

  String next() {
    text = new StringBuilder();
    budget = 4 + random.nextInt(30);
    block(0);
    return text.toString();
  }

  private String name() {
    return NAMES.get(random.nextInt(NAMES.size()));
  }

  private String label() {
    return LABELS.get(random.nextInt(LABELS.size()));
  }

  private void add(String tokens) {
    for (String token : tokens.split(" ")) {
      text.append(token).append(random.nextInt(4) == 0 ? "\n" : " ");
    }
  }

  private void block(int depth) {
    while (budget-- > 0 && random.nextInt(6) > 0) {
      statement(depth);
      if (random.nextInt(5) == 0) {
        add(";");
      }
    }
    if (random.nextInt(5) == 0) {
      add(random.nextInt(3) > 0 ? "break" : "return " + name());
    }
  }

  private void statement(int depth) {
    int kinds = depth > 5 ? 7 : 15;
    switch (random.nextInt(kinds)) {
      case 0 -> add("local " + name());
      case 1 -> add("local " + name() + " , " + name() + " = 1");
      case 2, 3 -> add("goto " + label());
      case 4 -> add(":: " + label() + " ::");
      case 5 -> add(name() + " = function() return " + name() + " end");
      case 6 -> add(name() + "()");
      case 7, 8, 9 -> nested(depth, "do", "end");
      case 10 -> nested(depth, "while " + name() + " do", "end");
      case 11 -> nested(depth, "repeat", "until " + (random.nextBoolean() ? name() : "function() return " + name() + " end"));
      case 12 -> nested(depth, "for " + name() + " = 1 , 2 do", "end");
      case 13 -> {
        nested(depth, "if " + name() + " then", random.nextBoolean() ? "" : "else");
        block(depth + 1);
        add("end");
      }
      default -> nested(depth, random.nextBoolean() ? "local function " + name() + "( " + name() + " )" : "function f()", "end");
    }
  }

  private void nested(int depth, String open, String close) {
    add(open);
    block(depth + 1);
    if (!close.isEmpty()) {
      add(close);
    }
  }
}
