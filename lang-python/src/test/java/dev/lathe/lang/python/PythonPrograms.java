package dev.lathe.lang.python;

import java.util.Random;

/**
 * Generates Python 3.12 programs that CPython's parser accepts (its compiler may not: names and places of statements are
 * random). Every kind of node and every spelling of a token occurs; comments, blank lines, line ends in brackets and joined
 * lines are strewn in. The same seed gives the same program.
 */
final class PythonPrograms {

  private static final String[] COMPARISONS = {"<", ">", "==", "!=", "<=", ">=", "in", "not in", "is", "is not"};
  private static final String[] ARITHMETIC = {"+", "-", "*", "/", "//", "%", "@", "**", "<<", ">>", "&", "|", "^"};
  private static final String[] SIGNS = {"-", "+", "~"};

  private final Random random;
  private final PythonWords words;
  private final StringBuilder out = new StringBuilder();
  private int indent;
  /** Open brackets: inside them lines may end anywhere. */
  private int brackets;

  private PythonPrograms(Random random) {
    this.random = random;
    this.words = new PythonWords(random);
  }

  /** A program of about {@code statements} statements at its outermost level. */
  static String program(Random random, int statements) {
    PythonPrograms programs = new PythonPrograms(random);
    if (programs.chance(20)) {
      programs.out.append("#!/usr/bin/env python3\n# -*- coding: utf-8 -*-\n");
    }
    for (int i = 0; i < statements; i++) {
      programs.statement(3);
    }
    return programs.out.toString();
  }

  private boolean chance(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }

  private String any(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  // Layout

  private void put(String text) {
    out.append(text);
  }

  /** Something between two tokens. */
  private void space() {
    if (brackets > 0 && chance(30)) {
      put(any("\n", " # comment\n", "\n\n", "\n # own line\n") + " ".repeat(random.nextInt(9)));
    } else if (chance(40)) {
      put(any("\t", "  ", " \\\n  "));
    } else {
      put(" ");
    }
  }

  private void open(String bracket) {
    put(bracket);
    brackets++;
    if (chance(25)) {
      space();
    }
  }

  private void close(String bracket) {
    if (chance(25)) {
      space();
    }
    put(bracket);
    brackets--;
  }

  private void indentation() {
    put("  ".repeat(indent));
  }

  private void endOfLine() {
    put(chance(8) ? any("  # trailing\n", "   \n", " # \u00e9\n") : "\n");
    if (chance(10)) {
      put(any("\n", "\n\n", "# outer comment\n", "  ".repeat(indent) + "# own comment\n", "\f\n"));
    }
  }

  private interface Part {
    void print();
  }

  /** From {@code least} to {@code most} parts with commas between. */
  private void list(int least, int most, Part part) {
    int count = least + random.nextInt(most - least + 1);
    for (int i = 0; i < count; i++) {
      if (i > 0) {
        put(",");
        space();
      }
      part.print();
    }
  }

  private void trailingComma() {
    if (chance(4)) {
      put(",");
    }
  }

  // Statements

  private void statement(int depth) {
    indentation();
    if (depth > 0 && chance(3)) {
      compound(depth);
    } else {
      simpleLine();
    }
  }

  private void simpleLine() {
    simple();
    while (chance(10)) {
      put(any(";", "; ", " ; "));
      simple();
    }
    put(chance(15) ? ";" : "");
    endOfLine();
  }

  private void block(int depth) {
    put(":");
    if (chance(6)) {
      put(" ");
      simpleLine();
      return;
    }
    endOfLine();
    indent++;
    int count = 1 + random.nextInt(2);
    for (int i = 0; i < count; i++) {
      statement(depth - 1);
    }
    indent--;
  }

  private void simple() {
    switch (random.nextInt(20)) {
      case 0, 1 -> starExpressions(2);
      case 2, 3, 4 -> {
        int targets = 1 + random.nextInt(2);
        for (int i = 0; i < targets; i++) {
          targets();
          put(any(" = ", "=", "  =  "));
        }
        value(3);
      }
      case 5 -> {
        singleTarget(2);
        put(any("+", "-", "*", "/", "//", "%", "@", "**", "<<", ">>", "&", "|", "^") + "= ");
        value(2);
      }
      case 6 -> {
        singleTarget(2);
        put(": ");
        expression(2);
        if (chance(2)) {
          put(" = ");
          value(2);
        }
      }
      case 7 -> put(any("pass", "break", "continue"));
      case 8 -> {
        put("return");
        if (chance(2)) {
          put(" ");
          starExpressions(2);
        }
      }
      case 9 -> {
        put("raise");
        if (chance(2)) {
          put(" ");
          expression(2);
          if (chance(2)) {
            put(" from ");
            expression(1);
          }
        }
      }
      case 10 -> {
        put("assert ");
        expression(2);
        if (chance(2)) {
          put(", ");
          expression(1);
        }
      }
      case 11 -> {
        put("del ");
        list(1, 3, () -> deleted(2));
        trailingComma();
      }
      case 12 -> {
        put(any("global ", "nonlocal "));
        list(1, 3, () -> put(words.name()));
      }
      case 13 -> {
        put("import ");
        list(1, 3, () -> alias(dotted()));
      }
      case 14, 15 -> importFrom();
      case 16 -> {
        put("type " + words.name());
        typeParameters();
        put(" = ");
        expression(2);
      }
      case 17 -> yieldExpression(2);
      case 18 -> put(words.string());
      default -> {
        primary(2);
        open("(");
        arguments(2);
        close(")");
      }
    }
  }

  private String dotted() {
    return chance(2) ? words.name() : words.name() + any(".", " . ") + words.name();
  }

  private void alias(String name) {
    put(name + (chance(3) ? " as " + words.name() : ""));
  }

  private void importFrom() {
    put("from " + any("", ".", "..", "...", "....", ". .") + " " + dotted() + " import ");
    switch (random.nextInt(4)) {
      case 0 -> put("*");
      case 1 -> {
        open("(");
        list(1, 3, () -> alias(words.name()));
        trailingComma();
        close(")");
      }
      default -> list(1, 3, () -> alias(words.name()));
    }
  }

  private void compound(int depth) {
    switch (random.nextInt(9)) {
      case 0 -> {
        put("if ");
        namedExpression(2);
        block(depth);
        while (chance(3)) {
          clause("elif ");
          namedExpression(2);
          block(depth);
        }
        elseBlock(depth);
      }
      case 1 -> {
        put("while ");
        namedExpression(2);
        block(depth);
        elseBlock(depth);
      }
      case 2 -> {
        put(any("for ", "async for "));
        targets();
        put(" in ");
        starExpressions(2);
        block(depth);
        elseBlock(depth);
      }
      case 3 -> tryStatement(depth);
      case 4 -> withStatement(depth);
      case 5 -> matchStatement(depth);
      case 6 -> {
        decorators();
        put("class " + words.name());
        typeParameters();
        if (chance(2)) {
          open("(");
          arguments(1);
          close(")");
        }
        block(depth);
      }
      default -> {
        decorators();
        put(any("def ", "def ", "async def ") + words.name());
        typeParameters();
        open("(");
        parameters(Annotations.ALLOWED);
        close(")");
        if (chance(3)) {
          put(" -> ");
          expression(1);
        }
        block(depth);
      }
    }
  }

  private void clause(String keyword) {
    indentation();
    put(keyword);
  }

  private void elseBlock(int depth) {
    if (chance(3)) {
      clause("else");
      block(depth);
    }
  }

  private void decorators() {
    while (chance(3)) {
      put("@");
      namedExpression(1);
      endOfLine();
      indentation();
    }
  }

  private void typeParameters() {
    if (chance(4)) {
      open("[");
      list(
          1,
          3,
          () -> {
            String star = any("", "", "*", "**");
            put(star + words.name());
            if (star.isEmpty() && chance(2)) {
              put(": ");
              expression(1);
            }
          });
      trailingComma();
      close("]");
    }
  }

  private void tryStatement(int depth) {
    put("try");
    block(depth);
    int handlers = random.nextInt(3);
    String star = any("", "", "*");
    for (int i = 0; i < handlers; i++) {
      clause("except" + star);
      if (!star.isEmpty() || i < handlers - 1 || chance(2)) {
        put(" ");
        expression(1);
        put(chance(2) ? " as " + words.name() : "");
      }
      block(depth);
    }
    if (handlers > 0) {
      elseBlock(depth);
    }
    if (handlers == 0 || chance(3)) {
      clause("finally");
      block(depth);
    }
  }

  private void withStatement(int depth) {
    put(any("with ", "with", "async with "));
    boolean bracket = chance(2) || out.charAt(out.length() - 1) == 'h';
    if (bracket) {
      open("(");
    }
    list(
        1,
        3,
        () -> {
          if (bracket && chance(9)) {
            put("(");
            yieldExpression(1);
            put(")");
          } else {
            expression(1);
          }
          if (chance(2)) {
            put(" as ");
            starTarget(1);
          }
        });
    if (bracket) {
      trailingComma();
      close(")");
    }
    block(depth);
  }

  private void matchStatement(int depth) {
    put("match ");
    if (chance(3)) {
      list(1, 2, () -> element(1));
      put(",");
    } else {
      namedExpression(1);
    }
    put(":");
    endOfLine();
    indent++;
    int cases = 1 + random.nextInt(3);
    for (int i = 0; i < cases; i++) {
      clause("case ");
      new PythonPatterns(random, words, out).open();
      if (chance(4)) {
        put(" if ");
        namedExpression(1);
      }
      block(depth);
    }
    indent--;
  }

  private enum Annotations {
    ALLOWED,
    FORBIDDEN
  }

  private void parameters(Annotations annotations) {
    int positional = random.nextInt(4);
    int slash = chance(3) ? random.nextInt(4) : -1;
    boolean defaults = false;
    boolean more = false;
    for (int i = 0; i < positional; i++) {
      put(more ? ", " : "");
      parameter(annotations);
      defaults |= chance(3);
      if (defaults) {
        put("=");
        expression(1);
      }
      if (i == slash) {
        put(", /");
      }
      more = true;
    }
    int star = random.nextInt(5);
    if (star == 0) {
      put((more ? ", " : "") + "*");
      put(words.name());
      if (annotations == Annotations.ALLOWED && chance(3)) {
        put(": *");
        primary(1);
      }
      more = true;
    }
    if (star <= 1) {
      int keywords = star == 1 ? 1 + random.nextInt(2) : random.nextInt(2);
      put(star == 1 ? (more ? ", *" : "*") : "");
      for (int i = 0; i < keywords; i++) {
        put(", ");
        parameter(annotations);
        if (chance(2)) {
          put(" = ");
          expression(1);
        }
        more = true;
      }
    }
    if (chance(4)) {
      put((more ? ", " : "") + "**");
      parameter(annotations);
      more = true;
    }
    if (more) {
      trailingComma();
    }
  }

  private void parameter(Annotations annotations) {
    put(words.name());
    if (annotations == Annotations.ALLOWED && chance(4)) {
      put(": ");
      expression(1);
    }
  }

  // Targets

  private void targets() {
    if (chance(4)) {
      list(1, 3, () -> starTarget(2));
      trailingComma();
    } else {
      starTarget(2);
    }
  }

  private void starTarget(int depth) {
    put(chance(6) ? "*" : "");
    target(depth);
  }

  private void target(int depth) {
    switch (depth <= 0 ? 0 : random.nextInt(7)) {
      case 0, 1, 2 -> put(words.name());
      case 3 -> {
        open("(");
        target(depth - 1);
        close(")");
      }
      case 4 -> {
        boolean round = chance(2);
        open(round ? "(" : "[");
        list(round ? 2 : 0, 3, () -> starTarget(depth - 1));
        close(round ? ")" : "]");
      }
      default -> memberTarget(depth);
    }
  }

  private void memberTarget(int depth) {
    primary(depth - 1);
    if (chance(2)) {
      put("." + words.name());
    } else {
      subscripts(depth - 1);
    }
  }

  private void singleTarget(int depth) {
    switch (random.nextInt(3)) {
      case 0 -> put(words.name());
      case 1 -> {
        open("(");
        put(words.name());
        close(")");
      }
      default -> memberTarget(depth);
    }
  }

  private void deleted(int depth) {
    if (depth > 0 && chance(4)) {
      boolean round = chance(2);
      open(round ? "(" : "[");
      list(0, 2, () -> deleted(depth - 1));
      close(round ? ")" : "]");
    } else {
      singleTarget(depth);
    }
  }

  // Expressions

  private void value(int depth) {
    if (chance(8)) {
      yieldExpression(depth);
    } else {
      starExpressions(depth);
    }
  }

  private void yieldExpression(int depth) {
    switch (random.nextInt(3)) {
      case 0 -> put("yield");
      case 1 -> {
        put("yield ");
        starExpressions(depth - 1);
      }
      default -> {
        put("yield from ");
        expression(depth - 1);
      }
    }
  }

  private void starExpressions(int depth) {
    if (chance(6)) {
      list(
          1,
          3,
          () -> {
            if (chance(5)) {
              put("*");
              arithmetic(depth - 1);
            } else {
              expression(depth - 1);
            }
          });
      put(",");
    } else {
      expression(depth);
    }
  }

  private void namedExpression(int depth) {
    if (chance(8)) {
      put(words.name() + any(" := ", ":="));
    }
    expression(depth);
  }

  private void element(int depth) {
    if (chance(8)) {
      put("*");
      arithmetic(depth);
    } else {
      namedExpression(depth);
    }
  }

  private void expression(int depth) {
    switch (depth <= 0 ? 9 : random.nextInt(10)) {
      case 0 -> {
        disjunction(depth - 1);
        put(" if ");
        disjunction(depth - 1);
        put(" else ");
        expression(depth - 1);
      }
      case 1 -> {
        put("lambda ");
        parameters(Annotations.FORBIDDEN);
        put(": ");
        expression(depth - 1);
      }
      default -> disjunction(depth);
    }
  }

  private void disjunction(int depth) {
    if (depth > 0 && chance(5)) {
      disjunction(depth - 1);
      space();
      put(any("and", "or"));
      space();
      disjunction(depth - 1);
    } else if (depth > 0 && chance(8)) {
      put("not ");
      disjunction(depth - 1);
    } else {
      arithmetic(depth);
      while (depth > 0 && chance(6)) {
        put(" " + any(COMPARISONS) + " ");
        arithmetic(depth - 1);
      }
    }
  }

  private void arithmetic(int depth) {
    put(chance(8) ? any(SIGNS) : "");
    if (chance(20)) {
      put("await ");
    }
    primary(depth);
    while (depth > 0 && chance(4)) {
      space();
      put(any(ARITHMETIC));
      space();
      put(chance(8) ? any(SIGNS) : "");
      primary(depth - 1);
    }
  }

  private void primary(int depth) {
    atom(depth);
    while (depth > 0 && chance(3)) {
      switch (random.nextInt(4)) {
        case 0, 1 -> put(any(".", ".", " . ") + words.name());
        case 2 -> {
          open("(");
          arguments(depth - 1);
          close(")");
        }
        default -> subscripts(depth - 1);
      }
    }
  }

  private void subscripts(int depth) {
    open("[");
    list(
        1,
        3,
        () -> {
          if (chance(4)) {
            optional(depth);
            put(":");
            optional(depth);
            if (chance(2)) {
              put(":");
              optional(depth);
            }
          } else if (chance(10)) {
            put("*");
            expression(depth);
          } else {
            namedExpression(depth);
          }
        });
    trailingComma();
    close("]");
  }

  private void optional(int depth) {
    if (chance(2)) {
      expression(depth);
    }
  }

  private void arguments(int depth) {
    if (chance(10) && out.charAt(out.length() - 1) == '(' && !isClassHead()) {
      namedExpression(depth);
      clauses(depth);
      return;
    }
    int positional = random.nextInt(3);
    int keywords = random.nextInt(2);
    int unpacked = chance(5) ? 1 + random.nextInt(2) : 0;
    boolean more = false;
    for (int i = 0; i < positional + keywords + unpacked; i++) {
      put(more ? ", " : "");
      more = true;
      if (i < positional) {
        if (chance(5)) {
          put("*");
          expression(depth);
        } else {
          namedExpression(depth);
        }
      } else if (i < positional + keywords) {
        put(words.name() + any("=", " = "));
        expression(depth);
      } else {
        put("**");
        expression(depth);
      }
    }
    if (more) {
      trailingComma();
    }
  }

  /** Whether the line is that of a class, whose arguments may not be a bare generator. */
  private boolean isClassHead() {
    return out.substring(out.lastIndexOf("\n") + 1).contains("class ");
  }

  private void clauses(int depth) {
    do {
      put(any(" for ", " for ", " async for "));
      if (chance(4)) {
        list(2, 3, () -> starTarget(1));
      } else {
        target(1);
      }
      put(" in ");
      disjunction(depth - 1);
      while (chance(3)) {
        put(" if ");
        disjunction(depth - 1);
      }
    } while (chance(4));
  }

  private void atom(int depth) {
    switch (depth <= 0 ? random.nextInt(8) : random.nextInt(16)) {
      case 0, 1, 2 -> put(words.name());
      case 3 -> put(words.number() + " "); // a name may not follow at once
      case 4 -> put(words.string());
      case 5 -> put(any("None", "True", "False", "...", "Ellipsis"));
      case 6 -> formatString(depth);
      case 7 -> put(words.adjacentStrings());
      case 8 -> {
        open("(");
        if (chance(6)) {
          yieldExpression(depth - 1);
        } else {
          namedExpression(depth - 1);
        }
        close(")");
      }
      case 9 -> {
        open("(");
        if (!chance(4)) {
          element(depth - 1);
          put(",");
          list(0, 2, () -> element(depth - 1));
        }
        close(")");
      }
      case 10 -> {
        open("[");
        list(0, 3, () -> element(depth - 1));
        close("]");
      }
      case 11 -> {
        open("{");
        list(1, 3, () -> element(depth - 1));
        trailingComma();
        close("}");
      }
      case 12 -> {
        open("{");
        list(
            0,
            3,
            () -> {
              if (chance(5)) {
                put("**");
                arithmetic(depth - 1);
              } else {
                expression(depth - 1);
                put(": ");
                expression(depth - 1);
              }
            });
        close("}");
      }
      case 13 -> {
        String bracket = any("[]", "{}", "()");
        open(bracket.substring(0, 1));
        namedExpression(depth - 1);
        clauses(depth);
        close(bracket.substring(1));
      }
      case 14 -> {
        open("{");
        expression(depth - 1);
        put(": ");
        expression(depth - 1);
        clauses(depth);
        close("}");
      }
      default -> formatString(depth);
    }
  }

  /** In a field, an expression in brackets: what may not stand there bare (lambda, :=, !=) may then. */
  private void formatString(int depth) {
    String quote = any("'", "\"", "'''", "\"\"\"");
    put(any("f", "F", "rf", "fR", "Rf") + quote);
    int pieces = random.nextInt(4);
    for (int i = 0; i < pieces; i++) {
      put(words.formatText());
      put("{");
      fieldValue(depth, quote);
      put(chance(8) ? any("=", " = ") : "");
      put(chance(5) ? any("!r", "!s", "!a") : "");
      if (chance(4)) {
        put(":" + any("", ">10", "%H-%M", " ^{w}", "{w}.{p}", "{w!r:>{x}}", "#x"));
      }
      put("}");
    }
    put(words.formatText() + quote);
  }

  private void fieldValue(int depth, String quote) {
    int before = brackets;
    if (quote.length() == 3 && depth > 0) {
      put(" (");
      brackets++;
      expression(depth - 1);
      put(") ");
    } else if (depth > 0) {
      put(any("a.b", "f(x)[0]", "x, y", "*a, b", "'s'", "\"t\"", "yield", "(yield x)", "x if y else z", " {1: 2} ", "(lambda: 1)"));
    } else {
      put(words.name());
    }
    brackets = before;
  }
}
