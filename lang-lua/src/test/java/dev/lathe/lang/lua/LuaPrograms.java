package dev.lathe.lang.lua;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Makes programs that the reference accepts: every statement, expression and token spelling, with comments, blank lines and
 * line ends of all kinds in the gaps; and more often than chance has it what compilers treat in ways of their own: captures,
 * overlapping targets, templates, chains of tests. Text in the form of {@code Source}: lone surrogates U+DC80 to U+DCFF are bytes.
 *
 * <p>Programs make no sense but keep to the rules: break, return and labels at the ends of blocks, variable arguments where
 * there are some, limits of registers far away.
 */
public final class LuaPrograms {

  private static final int MAX_DEPTH = 6;

  private static final List<String> NAMES =
      List.of("a", "b", "c", "x", "y", "_", "_G", "print", "self", "goto_", "endless", "naïve", "日本", "\uDCFF\uDC80", "e1", "goto");

  private static final List<String> BINARY =
      List.of("+", "-", "*", "/", "%", "^", "..", "==", "~=", "<", ">", "<=", ">=", "and", "or");

  private static final List<String> COMPARISONS = List.of("==", "~=", "<", ">", "<=", ">=");

  private static final List<String> CONSTANTS =
      List.of("nil", "true", "false", "0", "1", "2", "3", "255", "256", "32767", "32768", "1.5", "65535", "65536",
          "2147483648", "9007199254740991", "9007199254740992", "0x7fff", "0x8000", "0x1p53", "0x1.fffffffffffffp1023", "0x1p-1074",
          "0x1p-1075", "'a'", "'b'", "\"\"");

  private final Random random;
  private Output out;
  private int labels;

  /** The function in progress. */
  private boolean variableArguments;

  private int loops;

  /** Makes the programs that {@code random} decides. */
  public LuaPrograms(Random random) {
    this.random = random;
  }

  /** The next program. */
  public String next() {
    out = new Output(random);
    labels = 0;
    variableArguments = true;
    loops = 0;
    block(0, 1 + random.nextInt(8));
    return (chance(20) ? "\uFEFF" : "") + (chance(10) ? "#!/usr/bin/env luajit" + out.lineEnd() : "") + out.finish();
  }

  private boolean chance(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private String name() {
    String name = pick(NAMES);
    return name.equals("goto") && !chance(4) ? "g" : name;
  }

  // Statements

  private void statements(int depth, int count) {
    for (int i = 0; i < count; i++) {
      statement(depth);
      endStatement();
    }
  }

  private void block(int depth, int count) {
    statements(depth, count);
    if (chance(6)) {
      lastStatement(depth);
      endStatement();
    }
  }

  private void body(int depth) {
    block(depth + 1, depth > MAX_DEPTH ? random.nextInt(2) : random.nextInt(4));
  }

  private void endStatement() {
    if (chance(5)) {
      out.token(";");
    }
    out.statementEnd();
  }

  private void lastStatement(int depth) {
    if (loops > 0 && chance(2)) {
      out.token("break");
      return;
    }
    out.token("return");
    if (!chance(3)) {
      expressions(depth, 1 + random.nextInt(3));
    }
  }

  private void statement(int depth) {
    int kinds = depth > MAX_DEPTH ? 5 : 20;
    switch (random.nextInt(kinds)) {
      case 0 -> localVariables(depth);
      case 1 -> assignment(depth);
      case 2, 3 -> callStatement(depth);
      case 4 -> {
        target(depth);
        out.token("=");
        expression(depth);
      }
      case 5 -> {
        out.token("do");
        body(depth);
        out.token("end");
      }
      case 6 -> ifStatement(depth);
      case 7 -> {
        out.token("while");
        expression(depth);
        out.token("do");
        loopBody(depth);
        out.token("end");
      }
      case 8 -> {
        out.token("repeat");
        loopBody(depth);
        out.token("until");
        expression(depth);
      }
      case 9 -> numericFor(depth);
      case 10 -> genericFor(depth);
      case 11 -> {
        out.token("function").token(name());
        for (int i = random.nextInt(3); i > 0; i--) {
          out.token(".").token(name());
        }
        if (chance(3)) {
          out.token(":").token(name());
        }
        function(depth);
      }
      case 12 -> {
        out.token("local").token("function").token(name());
        function(depth);
      }
      case 13 -> jumpForward(depth);
      case 14 -> jumpBack(depth);
      case 16 -> capturingLoop(depth);
      case 17 -> overlappingTargets(depth);
      case 18 -> closures(depth);
      case 19 -> {
        out.token(name()).token(".").token(name()).token(".").token(name()).token("=");
        prefix(depth);
        call(depth);
      }
      default -> {
        out.token("goto_").token(".").token(name());
        out.token("=");
        expression(depth);
      }
    }
  }

  private void localVariables(int depth) {
    out.token("local").token(name());
    for (int i = random.nextInt(3); i > 0; i--) {
      out.token(",").token(name());
    }
    if (!chance(3)) {
      out.token("=");
      expressions(depth, 1 + random.nextInt(3));
    }
  }

  private void assignment(int depth) {
    target(depth);
    for (int i = random.nextInt(3); i > 0; i--) {
      out.token(",");
      target(depth);
    }
    out.token("=");
    expressions(depth, 1 + random.nextInt(3));
  }

  private void callStatement(int depth) {
    prefix(depth);
    suffixes(depth);
    call(depth);
  }

  private void ifStatement(int depth) {
    out.token("if");
    expression(depth);
    out.token("then");
    body(depth);
    for (int i = random.nextInt(3); i > 0; i--) {
      out.token("elseif");
      expression(depth);
      out.token("then");
      body(depth);
    }
    if (chance(2)) {
      out.token("else");
      body(depth);
    }
    out.token("end");
  }

  private void loopBody(int depth) {
    loops++;
    body(depth);
    loops--;
  }

  private void numericFor(int depth) {
    out.token("for").token(name()).token("=");
    expression(depth);
    out.token(",");
    expression(depth);
    if (chance(2)) {
      out.token(",");
      expression(depth);
    }
    out.token("do");
    loopBody(depth);
    out.token("end");
  }

  private void genericFor(int depth) {
    // "local a for x in (nil):m() do end" makes luajit itself crash: the nil is merged into the one before, and the copy of the
    // object comes first. It merges nothing over a label.
    String label = "l" + labels++;
    out.token("::").token(label).token("::");
    out.statementEnd();
    out.token("for").token(name());
    for (int i = random.nextInt(3); i > 0; i--) {
      out.token(",").token(name());
    }
    out.token("in");
    if (chance(4)) {
      out.token(pick(List.of("pairs", "next", "ipairs")));
      if (chance(2)) {
        call(depth);
      } else {
        out.token(",").token(name());
      }
    } else {
      expressions(depth, 1 + random.nextInt(6));
    }
    out.token("do");
    loopBody(depth);
    out.token("end");
  }

  /** {@code do if c then goto l end ... ::l:: end}. */
  private void jumpForward(int depth) {
    String label = "l" + labels++;
    boolean loop = chance(2);
    out.token("do").token(loop ? "while" : "if");
    expression(depth);
    out.token(loop ? "do" : "then").token("goto").token(label).token("end");
    out.statementEnd();
    statements(depth + 1, depth > MAX_DEPTH ? 0 : random.nextInt(4));
    out.token("::").token(label).token("::").token("end");
  }

  /** {@code ::l:: ... goto l}. */
  private void jumpBack(int depth) {
    String label = chance(5) ? "l" + labels++ + "é" : "l" + labels++;
    out.token("::").token(label).token("::");
    out.statementEnd();
    callStatement(depth);
    endStatement();
    out.token("goto").token(label);
  }

  /**
   * {@code repeat do local v ... if v then goto l end f = function() return v end ... end ::l:: until c}: each round has its own
   * variable. Without the inner block the test sees it, and no jump may lead there.
   */
  private void capturingLoop(int depth) {
    boolean repeats = chance(2);
    boolean jumps = chance(2);
    String label = "l" + labels++;
    String variable = name();
    if (repeats) {
      out.token("repeat");
    } else {
      out.token("while");
      expression(depth + 1);
      out.token("do");
    }
    if (jumps) {
      out.token("do");
    }
    out.token("local").token(variable).token("=");
    expression(depth + 1);
    endStatement();
    if (jumps) {
      out.token("if").token(variable).token("then").token("goto").token(label).token("end");
      out.statementEnd();
    }
    loops++;
    out.token(name()).token("=").token("function").token("(").token(")").token("return").token(variable).token("end");
    endStatement();
    statements(depth + 1, random.nextInt(2));
    if (chance(3)) {
      out.token("if").token(variable).token("then").token("break").token("end");
      out.statementEnd();
    }
    loops--;
    if (jumps) {
      out.token("end").token("::").token(label).token("::");
    }
    if (!repeats) {
      out.token("end");
    } else if (chance(2)) {
      // a test that captures
      out.token("until").token("function").token("(").token(")").token("return").token(variable).token("end");
    } else {
      out.token("until").token(variable);
    }
  }

  /** {@code local a, i; a[i], i, a = i, a, a[i]}: targets that are read by each other. */
  private void overlappingTargets(int depth) {
    String table = name();
    String key = name();
    out.token("local").token(table).token(",").token(key);
    out.statementEnd();
    int count = 2 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      if (i > 0) {
        out.token(",");
      }
      switch (random.nextInt(4)) {
        case 0 -> out.token(table);
        case 1 -> out.token(key);
        case 2 -> out.token(table).token(".").token(key);
        default -> out.token(table).token("[").token(key).token("]");
      }
    }
    out.token("=");
    for (int i = 0; i < count; i++) {
      if (i > 0) {
        out.token(",");
      }
      if (chance(4)) {
        expression(depth + 1);
      } else {
        out.token(pick(List.of(table, key)));
      }
    }
  }

  /** Functions in functions that use and assign the variables of those around them. */
  private void closures(int depth) {
    List<String> variables = List.of(name(), name(), name());
    int levels = 2 + random.nextInt(3);
    boolean outerArguments = variableArguments;
    for (int i = 0; i < levels; i++) {
      if (chance(2)) {
        out.token("local").token(pick(variables)).token("=");
        expression(MAX_DEPTH);
        endStatement();
      }
      out.token("local").token("function").token(pick(variables)).token("(").token(pick(variables)).token(")");
      variableArguments = false;
      if (chance(3)) {
        out.token(pick(variables)).token("=").token(pick(variables));
        endStatement();
      }
    }
    out.token("return");
    expressions(depth + 1, 2);
    for (int i = 0; i < levels; i++) {
      out.token(",").token(pick(variables));
    }
    for (int i = 0; i < levels; i++) {
      out.token("end");
      out.statementEnd();
    }
    variableArguments = outerArguments;
  }

  // Functions

  private void function(int depth) {
    boolean outerArguments = variableArguments;
    int outerLoops = loops;
    loops = 0;
    out.token("(");
    int parameters = random.nextInt(4);
    for (int i = 0; i < parameters; i++) {
      out.token(name());
      if (i + 1 < parameters) {
        out.token(",");
      }
    }
    variableArguments = chance(3);
    if (variableArguments) {
      if (parameters > 0) {
        out.token(",");
      }
      out.token("...");
    }
    out.token(")");
    body(depth);
    out.token("end");
    variableArguments = outerArguments;
    loops = outerLoops;
  }

  // Expressions

  private void expressions(int depth, int count) {
    for (int i = 0; i < count; i++) {
      if (i > 0) {
        out.token(",");
      }
      expression(depth);
    }
  }

  private void expression(int depth) {
    while (chance(8)) {
      out.token(pick(List.of("-", "not", "#")));
    }
    operand(depth);
    int operators = depth > MAX_DEPTH ? 0 : Math.max(0, random.nextInt(6) - 3);
    if (depth <= MAX_DEPTH && chance(20)) {
      tests(depth);
    }
    for (int i = 0; i < operators; i++) {
      out.token(pick(BINARY));
      while (chance(8)) {
        out.token(pick(List.of("-", "not", "#")));
      }
      operand(depth + 1);
    }
  }

  /** {@code or a and not b == 1 or ...}: a mix of jumps that carry values and those that do not. */
  private void tests(int depth) {
    for (int i = 2 + random.nextInt(10); i > 0; i--) {
      out.token(pick(List.of("and", "or")));
      if (chance(4)) {
        out.token("not");
      }
      if (chance(3)) {
        out.token(pick(CONSTANTS)).token(pick(COMPARISONS)).token(chance(2) ? pick(CONSTANTS) : name());
      } else {
        operand(Math.max(depth, MAX_DEPTH));
      }
    }
  }

  private void operand(int depth) {
    int kinds = depth > MAX_DEPTH ? 8 : 15;
    switch (random.nextInt(kinds)) {
      case 0 -> out.token("nil");
      case 1 -> out.token(chance(2) ? "true" : "false");
      case 2, 3 -> out.token(LuaSpellings.number(random));
      case 4, 5 -> out.token(LuaSpellings.string(random, out.lineEnd()));
      case 6 -> out.token(variableArguments ? "..." : name());
      case 7 -> out.token(name());
      case 8 -> table(depth + 1);
      case 9 -> {
        out.token("function");
        function(depth + 1);
      }
      case 14 -> template(depth + 1);
      default -> {
        prefix(depth + 1);
        suffixes(depth + 1);
        if (chance(3)) {
          call(depth + 1);
        }
      }
    }
  }

  private void prefix(int depth) {
    if (depth <= MAX_DEPTH && chance(6)) {
      out.openGroup();
      expression(depth + 1);
      out.token(")");
    } else if (chance(30)) {
      out.openGroup();
      out.token(LuaSpellings.string(random, out.lineEnd())).token(")").token(":").token(name());
      out.callParenthesis();
      out.token(")");
    } else {
      out.token(name());
    }
  }

  private void suffixes(int depth) {
    for (int i = random.nextInt(3); i > 0; i--) {
      if (chance(3)) {
        call(depth);
      } else {
        field(depth);
      }
    }
  }

  private void target(int depth) {
    prefix(depth);
    boolean group = out.last().equals(")");
    suffixes(depth);
    if (group || chance(2) || !out.endsTarget()) {
      field(depth);
    }
  }

  private void field(int depth) {
    if (chance(2)) {
      out.token(".").token(name());
    } else {
      out.token("[");
      expression(depth + 1);
      out.token("]");
    }
  }

  private void call(int depth) {
    if (chance(3)) {
      out.token(":").token(name());
    }
    switch (random.nextInt(6)) {
      case 0 -> out.token(LuaSpellings.string(random, out.lineEnd()));
      case 1 -> table(depth + 1);
      default -> {
        out.callParenthesis();
        if (chance(2)) {
          expressions(depth + 1, 1 + random.nextInt(3));
        }
        out.token(")");
      }
    }
  }

  private void table(int depth) {
    out.token("{");
    int items = depth > MAX_DEPTH ? 0 : random.nextInt(4);
    for (int i = 0; i < items; i++) {
      switch (random.nextInt(3)) {
        case 0 -> {
          out.token("[");
          expression(depth + 1);
          out.token("]").token("=");
        }
        case 1 -> out.token(name()).token("=");
        default -> {}
      }
      expression(depth + 1);
      if (i + 1 < items || chance(4)) {
        out.token(chance(4) ? ";" : ",");
      }
    }
    out.token("}");
  }

  /** A constructor that is constant for the most part: a template, with nil values, gaps and tables inside. */
  private void template(int depth) {
    out.token("{");
    for (int i = random.nextInt(6); i > 0; i--) {
      switch (random.nextInt(4)) {
        case 0 -> out.token("[").token(pick(CONSTANTS)).token("]").token("=");
        case 1 -> out.token(name()).token("=");
        default -> {}
      }
      if (depth <= MAX_DEPTH && chance(6)) {
        template(depth + 1);
      } else if (chance(8)) {
        expression(depth + 1);
      } else {
        out.token(pick(CONSTANTS));
      }
      out.token(",");
    }
    if (chance(6)) {
      prefix(depth + 1);
      call(depth + 1);
    }
    out.token("}");
  }

  /** Joins tokens with what may stand between them. */
  private static final class Output {
    private final Random random;
    private final StringBuilder text = new StringBuilder();
    private final List<String> tokens = new ArrayList<>();
    private final String style;
    private String last = "";
    /** Whether the last token may be continued by an opening parenthesis. */
    private boolean statementEnded;

    Output(Random random) {
      this.random = random;
      this.style = List.of("\n", "\n", "\n", "\r\n", "\r", "\n\r").get(random.nextInt(6));
    }

    String lineEnd() {
      return style;
    }

    String last() {
      return last;
    }

    void statementEnd() {
      statementEnded = true;
    }

    boolean endsTarget() {
      return !last.equals(")") && !last.equals("}") && !isString(last);
    }

    private static boolean isString(String token) {
      return token.startsWith("\"") || token.startsWith("'") || token.startsWith("[[") || token.startsWith("[=");
    }

    Output token(String token) {
      append(token, true);
      return this;
    }

    /** The parenthesis of a call, which must stand on the line of what is called. */
    void callParenthesis() {
      append("(", false);
    }

    /** A parenthesis that begins a value: behind a statement that it could continue a semicolon is needed. */
    void openGroup() {
      if (statementEnded && !last.equals(";") && !tokens.isEmpty()) {
        token(";");
      }
      token("(");
    }

    private void append(String token, boolean lines) {
      statementEnded = false;
      String gap = gap(lines);
      if (gap.isEmpty() && gluesTo(last, token)) {
        gap = " ";
      }
      if (gap.isEmpty() && last.equals("-") && token.startsWith("-")) {
        gap = " ";
      }
      text.append(last.equals("-") && gap.startsWith("-") ? " " : "").append(gap).append(token);
      tokens.add(token);
      last = token;
    }

    private static boolean gluesTo(String left, String right) {
      if (left.isEmpty() || right.isEmpty()) {
        return false;
      }
      int before = left.codePointBefore(left.length());
      int after = right.codePointAt(0);
      if (isWord(before) && (isWord(after) || after == '.') && !isString(left)) {
        return isWord(after) || Character.isDigit(left.charAt(0)) || left.charAt(0) == '.';
      }
      return switch (before) {
        case '.' -> after == '.' || Character.isDigit(after) || Character.isDigit(left.charAt(0)) && isWord(after)
            || left.length() > 1 && left.charAt(0) == '.' && isWord(after) && Character.isDigit(left.charAt(left.length() - 2));
        case '[' -> after == '[' || after == '=';
        case '=', '<', '>', '~' -> after == '=';
        case ':' -> after == ':';
        case '-' -> after == '-';
        default -> false;
      };
    }

    private static boolean isWord(int c) {
      return c == '_' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= 0x80;
    }

    private String gap(boolean lines) {
      StringBuilder gap = new StringBuilder();
      switch (random.nextInt(12)) {
        case 0 -> {}
        case 1 -> gap.append(lines ? style : " ");
        case 2 -> gap.append(lines ? style + " ".repeat(random.nextInt(5)) : "\t");
        case 3 -> comment(gap, lines);
        case 4 -> gap.append(lines && random.nextInt(3) == 0 ? style + style + style : "\u000B");
        default -> gap.append(' ');
      }
      return gap.toString();
    }

    private void comment(StringBuilder gap, boolean lines) {
      int kind = random.nextInt(lines ? 5 : 2);
      String equals = "=".repeat(random.nextInt(3));
      switch (kind) {
        case 0 -> gap.append(" --[").append(equals).append("[ block ]").append(equals).append("] ");
        case 1 -> gap.append(" --[==[ ]] \u0000 é \uDCE9 ]==]");
        case 2 -> gap.append(" --[").append(equals).append("[").append(style).append(" two lines ").append(style).append("]")
            .append(equals).append("]");
        case 3 -> gap.append(style).append("  -- own line, 日本 \uDCFF").append(style);
        default -> gap.append(" --[=").append(" trailing").append(style).append(random.nextInt(2) == 0 ? style : "");
      }
    }

    String finish() {
      return text.append(gap(true)).toString();
    }
  }
}
