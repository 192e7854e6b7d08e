package dev.lathe.lang.lua;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Makes programs that do something and end, and print what every implementation must print: statements, closures, tables,
 * metatables, coroutines, errors that are caught, string functions, variable arguments, jumps, and numbers at the edges.
 *
 * <p>Variables have kinds, so most operations succeed; {@link #mistake} breaks that in places that print the error. Arrays have no
 * holes, maps have no length; {@code run-harness.lua} has the helpers that bound time and size.
 */
final class LuaRunPrograms {
  private static final int MAX_DEPTH = 4;
  private static final int MAX_EXPRESSION = 3;

  /** What a variable holds. */
  private enum Kind {
    NUMBER, STRING, BOOLEAN,
    /** Numbers from 1 up. */
    ARRAY,
    /** Numbers by strings. */
    MAP,
    /** Takes two numbers and more, gives a number and perhaps more. */
    FUNCTION,
    /** A table with arithmetic, calls, methods and a number {@code value}. */
    OBJECT
  }

  private record Variable(String name, Kind kind) {}

  private static final List<String> NUMBERS =
      List.of("0", "1", "2", "3", "-1", "7", "10", "0.5", "-2.75", "1e15", "2^53", "-2^53", "2^31", "-2^31-1", "65535", "65536", "32767",
          "-32768", "255", "256", "1e308*10", "-1e308*10", "0/0", "-0", "1e-310", "0x1p-1074", "4294967295", "100", "3.0000000001", "1e100");

  private static final List<String> STRINGS =
      List.of("''", "'a'", "'abc'", "'hello world'", "'10'", "'0x1F'", "' 7 '", "'1e2'", "'x=1, y=2'", "'\\0z\\255'", "'value'", "'[[%d+]]'", "'%'",
          "[[two\nlines]]", "'aXbXc'", "'0'", "'-3.5'", "'nan'");

  private static final List<String> KEYS = List.of("'a'", "'b'", "'c'", "'value'", "'k1'", "'k2'", "'x y'");

  private static final List<String> FIELDS = List.of("a", "b", "c", "value", "k1", "zz");

  private static final List<String> PATTERNS =
      List.of("'%a+'", "'(%w+)=(%w+)'", "'.'", "'[aeiou]'", "'^%s*(.-)%s*$'", "'%d*'", "'()l'", "'%f[%w]%w+'", "'%b[]'", "'(.)(.)'", "'x*'", "'[^%w]'", "'(%a)%1'",
          "'b$'", "'%p'");

  private final Random random;
  private StringBuilder out;
  private List<Variable> variables;
  private int names;
  private int indent;
  /** Loops of the function in progress. */
  private int loops;
  private boolean variableArguments;
  private boolean yields;

  LuaRunPrograms(Random random) {
    this.random = random;
  }

  /** The next program. */
  String next() {
    out = new StringBuilder();
    variables = new ArrayList<>();
    names = 0;
    indent = 0;
    loops = 0;
    variableArguments = true;
    yields = false;
    for (Kind kind : List.of(Kind.NUMBER, Kind.STRING, Kind.ARRAY, Kind.MAP)) {
      declare(kind);
    }
    statements(0, 5 + random.nextInt(10));
    List<String> shown = new ArrayList<>();
    for (Variable variable : variables) {
      shown.add(shown(variable));
    }
    line("print(" + String.join(", ", shown) + ")");
    if (chance(3)) {
      line("return " + expressions(1 + random.nextInt(3)));
    }
    return out.toString();
  }

  private boolean chance(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private void line(String text) {
    out.append("  ".repeat(indent)).append(text).append('\n');
  }

  private String name(String letter) {
    names++;
    return letter + names;
  }

  // --- statements -------------------------------------------------------------------------------------------------------

  private interface Body {
    void write();
  }

  /** A block: what is declared in it ends with it. */
  private void block(String head, Body body, String end) {
    line(head);
    inside(body);
    line(end);
  }

  private void statements(int depth, int count) {
    for (int i = 0; i < count; i++) {
      statement(depth);
    }
  }

  private void few(int depth) {
    statements(depth + 1, 1 + random.nextInt(3));
  }

  private void statement(int depth) {
    switch (random.nextInt(depth >= MAX_DEPTH ? 10 : 26)) {
      case 0, 1 -> declare(pick(List.of(Kind.values())));
      case 2, 3 -> assign();
      case 4 -> line("print(" + expressions(1 + random.nextInt(4)) + ")");
      case 5 -> tableStatement();
      case 6 -> swap();
      case 7 -> mistake();
      case 8 -> line("print(" + pick(List.of("select('#', ", "pcall(error, ", "type(", "(")) + expressions(1) + "))");
      case 9 -> multipleResults();
      case 10, 11 -> ifStatement(depth);
      case 12 -> loop(depth, "while " + bool(1) + " do", "end");
      case 13 -> repeatLoop(depth);
      case 14, 15 -> numericFor(depth);
      case 16, 17 -> genericFor(depth);
      case 18 -> block("do", () -> few(depth), "end");
      case 19 -> localFunction(depth);
      case 20 -> protectedBlock(depth);
      case 21 -> coroutineBlock(depth);
      case 22 -> closuresOfLoop(depth);
      case 23 -> jump(depth);
      case 24 -> recursion();
      default -> loadedText();
    }
  }

  private void declare(Kind kind) {
    String name = name(kind.name().substring(0, 1).toLowerCase());
    line("local " + name + " = " + (kind == Kind.STRING ? "cut(" + string(0) + ")" : expression(kind, 0)));
    variables.add(new Variable(name, kind));
  }

  private void assign() {
    if (variables.isEmpty()) {
      return;
    }
    Variable variable = pick(variables);
    String value = expression(variable.kind, 0);
    line(variable.name + " = " + (variable.kind == Kind.STRING ? "cut(" + value + ")" : value));
  }

  private void swap() {
    Kind kind = pick(List.of(Kind.NUMBER, Kind.MAP, Kind.ARRAY));
    String one = variable(kind);
    String other = variable(kind);
    if (kind == Kind.NUMBER) {
      line(one + ", " + other + " = " + other + ", " + one + " + 1");
    } else {
      line(one + ", " + other + " = " + other + ", " + one);
    }
  }

  private void tableStatement() {
    String array = variable(Kind.ARRAY);
    String map = variable(Kind.MAP);
    switch (random.nextInt(11)) {
      case 0 -> line(array + "[#" + array + " + 1] = " + number(1));
      // One value: of two the first would be a position, to which more may have to be moved than anybody waits for.
      case 1 -> line("table.insert(" + array + ", (" + number(1) + "))");
      case 2 -> line("table.insert(" + array + ", 1, " + number(1) + ")");
      case 3 -> line("print(table.remove(" + array + "))");
      case 4 -> line("print(table.remove(" + array + ", 1))");
      // Sorted again and again, an array that grows in a loop would take most of the time of all programs.
      case 5 -> line("if #" + array + " < 40 then table.sort(" + array + ", function(a, b) a, b = num(a), num(b) return a " + pick(List.of("<", ">")) + " b end) end");
      case 6 -> line(map + "[" + key() + "] = " + number(1));
      case 7 -> line(map + "." + pick(FIELDS) + " = " + pick(List.of("nil", number(1))));
      case 8 -> line("print(table.concat(" + array + ", '" + pick(List.of("", ",", "; ")) + "', 1, math.min(3, #" + array + ")):gsub('-nan', 'nan'))");
      case 9 -> {
        String name = name("i");
        block("for " + name + " = 1, #" + array + " do", () -> line(array + "[" + name + "] = num(" + array + "[" + name + "]) " + pick(List.of("+", "*", "-")) + " " + name), "end");
      }
      default -> line("print(#" + array + ", " + array + "[1], " + array + "[#" + array + "], " + map + "[" + key() + "], next({}))");
    }
  }

  /** An operation on what it may not be done on: the message must be the same. */
  private void mistake() {
    String wrong = expression(pick(List.of(Kind.STRING, Kind.NUMBER, Kind.BOOLEAN, Kind.ARRAY, Kind.FUNCTION, Kind.MAP)), 2);
    String name = variables.isEmpty() || chance(3) ? "(" + wrong + ")" : pick(variables).name;
    String any = any();
    String operation =
        switch (random.nextInt(16)) {
          case 0 -> "local r = " + name + " + " + any + " return type(r)";
          case 1 -> "return type(" + name + " .. " + any + ")";
          case 2 -> "return type(" + name + ".field)";
          case 3 -> "return type(" + name + ".field.deeper)";
          case 4 -> "return " + name + "(1)";
          case 5 -> "return " + name + ":method(1)";
          case 6 -> "return " + name + " < " + any;
          case 7 -> "return " + name + " >= " + any;
          case 8 -> "return type(#" + name + ")";
          case 9 -> "return type(-" + name + ")";
          case 10 -> name + ".x = 1 " + name + ".x = nil";
          case 11 -> "for i = " + name + ", 2 do fuel() end";
          case 12 -> "for k in " + name + " do fuel() break end";
          case 13 -> "return undefined" + pick(List.of(".x", "()", ":m()", " .. 'x'", " + 1"));
          case 14 -> "return type(" + pick(List.of("string.rep", "math.floor", "table.concat", "setmetatable", "ipairs", "string.sub", "select", "tonumber")) + "(" + name + "))";
          default -> "error(" + any + ", " + random.nextInt(3) + ")";
        };
    boolean rebinds = operation.startsWith(name + ".x");
    if (rebinds && !name.startsWith("(")) {
      line("print(pcall(function() local own = " + name + " own.x = 1 own.x = nil end))");
    } else if (!rebinds) {
      line("print(pcall(function() " + operation + " end))");
    }
  }

  private String any() {
    return expression(pick(List.of(Kind.NUMBER, Kind.STRING, Kind.BOOLEAN, Kind.ARRAY)), 2);
  }

  private void multipleResults() {
    String function = variable(Kind.FUNCTION);
    String array = variable(Kind.ARRAY);
    switch (random.nextInt(7)) {
      case 0 -> line("print(" + function + "(" + number(2) + ", " + number(2) + ", 3, nil, 5))");
      case 1 -> line("print((" + function + "(unpack({" + number(2) + ", 2, 3}))))");
      case 2 -> line("print(unpack(" + array + ", 1, " + random.nextInt(4) + "))");
      case 3 -> line("print(#{" + function + "(1, 2), " + function + "(3, 4)} > 0)");
      case 4 -> line("local x, y, z = " + function + "(" + number(2) + ", 2) print(x, y, z)");
      case 5 -> line("print(select(" + pick(List.of("1", "2", "-1", "3")) + ", 1, 2, " + function + "(1, 2)))");
      default -> {
        if (variableArguments) {
          line(pick(List.of("print(...)", "print(select('#', ...), (...))", "local t = {n = select('#', ...), ...} print(t.n, t[1], t[2])", "print((select(2, ...)))")));
        }
      }
    }
  }

  private void ifStatement(int depth) {
    line("if " + bool(0) + " then");
    inside(() -> few(depth));
    if (chance(2)) {
      line("elseif " + bool(0) + " then");
      inside(() -> few(depth));
    }
    if (chance(2)) {
      line("else");
      inside(() -> few(depth));
    }
    line("end");
  }

  private void inside(Body body) {
    indent++;
    List<Variable> outer = variables;
    variables = new ArrayList<>(outer);
    body.write();
    variables = outer;
    indent--;
  }

  private void loop(int depth, String head, String end) {
    block(
        head,
        () -> {
          line("if fuel() % 4 == 0 then break end");
          loops++;
          few(depth);
          if (chance(3)) {
            line("if " + bool(1) + " then break end");
          }
          if (yields && chance(3)) {
            line("print('back', coroutine.yield(" + expressions(1 + random.nextInt(2)) + "))");
          }
          loops--;
        },
        end);
  }

  private void repeatLoop(int depth) {
    line("repeat");
    inside(
        () -> {
          line("if fuel() % 4 == 0 then break end");
          declare(Kind.NUMBER);
          few(depth);
          out.append("  ".repeat(indent - 1)).append("until ").append(bool(1)).append('\n');
        });
  }

  private void numericFor(int depth) {
    String name = name("i");
    String from = pick(List.of("1", "0", "-3", "10", "2^53 - 2", "0.5", number(2)));
    String to = pick(List.of("3", "5", "-5", "2^53 + 2", "1.75", number(2)));
    String step = pick(List.of("", "", ", 1", ", -1", ", 2", ", 0.25", ", -0.5"));
    block(
        "for " + name + " = " + from + ", " + to + step + " do",
        () -> {
          line("fuel() if " + name + " ~= " + name + " then break end");
          variables.add(new Variable(name, Kind.NUMBER));
          loops++;
          few(depth);
          line("if " + pick(List.of(name + " > 4", bool(2), "true")) + " then break end");
          loops--;
        },
        "end");
  }

  private void genericFor(int depth) {
    String key = name("k");
    String value = name("v");
    switch (random.nextInt(6)) {
      case 0 -> forBody(depth, "for " + key + ", " + value + " in ipairs(" + variable(Kind.ARRAY) + ") do", new Variable(key, Kind.NUMBER));
      case 1 -> forBody(depth, "for " + key + ", " + value + " in sorted(" + variable(Kind.MAP) + ") do", new Variable(key, Kind.STRING));
      case 2 -> forBody(depth, "for " + key + " in " + string(1) + ":gmatch(" + pick(PATTERNS.subList(0, 4)) + ") do", new Variable(key, Kind.STRING));
      case 3 -> {
        String count = name("c");
        line("local " + count + " = 0");
        line("for " + key + ", " + value + " in " + pick(List.of("pairs(", "next, (")) + pick(List.of(variable(Kind.MAP), variable(Kind.ARRAY))) + ") do " + count + " = " + count + " + 1 end");
        line("print(" + count + ")");
      }
      case 4 -> forBody(depth,
          "for " + key + " in (function(s, c) fuel() c = c + 1 if c < s then return c end end), " + (1 + random.nextInt(4)) + ", 0 do", new Variable(key, Kind.NUMBER));
      default -> forBody(depth, "for " + key + ", " + value + " in pairs({" + number(2) + ", " + number(2) + "}) do", new Variable(key, Kind.NUMBER));
    }
  }

  private void forBody(int depth, String head, Variable variable) {
    block(
        head,
        () -> {
          line("fuel()");
          variables.add(variable);
          loops++;
          few(depth);
          loops--;
        },
        "end");
  }

  private void localFunction(int depth) {
    String name = name("f");
    function(depth, "local function " + name);
    variables.add(new Variable(name, Kind.FUNCTION));
  }

  private void function(int depth, String head) {
    int outerLoops = loops;
    boolean outerArguments = variableArguments;
    boolean outerYields = yields;
    loops = 0;
    yields = false;
    variableArguments = chance(2);
    String one = name("p");
    String other = name("p");
    block(
        head + "(" + one + ", " + other + (variableArguments ? ", ..." : "") + ")",
        () -> {
          line("fuel()");
          line(one + ", " + other + " = num(" + one + "), num(" + other + ")");
          variables.add(new Variable(one, Kind.NUMBER));
          variables.add(new Variable(other, Kind.NUMBER));
          few(depth + 1);
          String tail = pick(List.of("", ", " + string(2), ", nil, " + number(2), variableArguments ? ", ..." : ""));
          line("return num(" + number(1) + ")" + tail);
        },
        "end");
    loops = outerLoops;
    variableArguments = outerArguments;
    yields = outerYields;
  }

  private void protectedBlock(int depth) {
    boolean outerArguments = variableArguments;
    int outerLoops = loops;
    variableArguments = false;
    loops = 0;
    String handler = chance(2) ? "print(pcall(function()" : "print(xpcall(function()";
    block(
        handler,
        () -> {
          line("fuel()");
          few(depth);
          if (chance(2)) {
            line("error(" + pick(List.of("'raised'", "{}", "nil", "42", "setmetatable({}, {__tostring = function() return 'object' end})", "'level two', 2", "'level none', 0")) + ")");
          }
          line("return " + expressions(2));
        },
        handler.contains("xpcall") ? "end, " + pick(List.of("function(m) return 'handled ' .. tostring(m) end", "tostring", "function(m) error('again') end")) + "))" : "end))");
    variableArguments = outerArguments;
    loops = outerLoops;
  }

  private void coroutineBlock(int depth) {
    String name = name("co");
    boolean wraps = chance(3);
    boolean outerArguments = variableArguments;
    boolean outerYields = yields;
    int outerLoops = loops;
    variableArguments = true;
    yields = true;
    loops = 0;
    block(
        "local " + name + " = coroutine." + (wraps ? "wrap" : "create") + "(function(...)",
        () -> {
          line("print('in', ..., coroutine.yield(" + expressions(1 + random.nextInt(3)) + "))");
          loop(depth, "for i = 1, " + (1 + random.nextInt(3)) + " do", "end");
          line(pick(List.of(
              "print(pcall(function() coroutine.yield(1) error('inside') end))",
              "print(pcall(coroutine.yield, 'direct', nil))",
              "error('the end')",
              "local t = setmetatable({}, {__index = function(_, k) return coroutine.yield(k) end}) print(t.key)",
              "for k in (function() return coroutine.yield('iterator') end) do fuel() print(k) break end",
              "print(table.concat({coroutine.yield(), coroutine.yield(2)}))")));
          line("return " + expressions(2));
        },
        "end)");
    variableArguments = outerArguments;
    yields = outerYields;
    loops = outerLoops;
    String argument = name("i");
    if (wraps) {
      block("for " + argument + " = 1, 7 do", () -> line("fuel() print(pcall(" + name + ", " + argument + ", 'w'))"), "end");
    } else {
      block("for " + argument + " = 1, 7 do", () -> line("fuel() print(coroutine.resume(" + name + ", " + argument + ", 'r')) print(coroutine.status(" + name + "))"), "end");
    }
  }

  private void closuresOfLoop(int depth) {
    String list = name("fs");
    String index = name("i");
    line("local " + list + " = {}");
    block(
        "for " + index + " = 1, " + (1 + random.nextInt(4)) + " do",
        () -> {
          line("fuel()");
          String count = name("n");
          line("local " + count + " = " + index + " * " + pick(List.of("1", "10", "0.5")));
          line(list + "[" + index + "] = function(d) " + count + " = " + count + " + (d or 1) return " + count + ", " + index + " end");
          if (chance(3)) {
            line("if " + index + " == 2 then break end");
          }
        },
        "end");
    line("for _, f in ipairs(" + list + ") do print(f(2)) print(f()) end");
  }

  private void jump(int depth) {
    String label = name("l");
    String count = name("n");
    if (chance(2)) {
      line("local " + count + " = 0");
      line("::" + label + "::");
      line("fuel() " + count + " = " + count + " + 1");
      block("do", () -> few(depth), "end");
      line("if " + count + " < " + (1 + random.nextInt(3)) + " then goto " + label + " end");
      return;
    }
    block(
        "for " + count + " = 1, " + (1 + random.nextInt(5)) + " do",
        () -> {
          line("fuel()");
          line("local kept = function() return " + count + " end");
          line("if " + bool(1) + " then goto " + label + " end");
          block("do", () -> few(depth), "end");
          line("print(kept())");
          line("::" + label + "::");
        },
        "end");
  }

  private void recursion() {
    String name = name("r");
    line("local function " + name + "(n, a) fuel() if n < 1 then return " + pick(List.of("0", "1", "a")) + " end return "
        + pick(List.of(name + "(n - 1, a + n)", "n + " + name + "(n - 1, a)", name + "(n - 1, a) * 2", "(" + name + "(n - 2, " + name + "(n - 3, a)))")) + " end");
    line("print(pcall(" + name + ", " + pick(List.of("5", "12", "3.5", "200")) + ", 0))");
  }

  private void loadedText() {
    line("print(pcall(setfenv(loadstring(" + pick(List.of("'return 1, ...'", "'local a <const'", "'return x + 1'", "'error(\"deep\", 2)'", "'for i = 1, 3 do x = i end return x'"))
        + ") or function() return x end, {error = error, x = " + number(2) + "}), " + any() + "))");
  }

  // --- expressions ------------------------------------------------------------------------------------------------------

  private String expressions(int count) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      parts.add(expression(pick(List.of(Kind.values())), 1));
    }
    return String.join(", ", parts);
  }

  private String expression(Kind kind, int depth) {
    return switch (kind) {
      case NUMBER -> number(depth);
      case STRING -> string(depth);
      case BOOLEAN -> bool(depth);
      case ARRAY -> array(depth);
      case MAP -> map(depth);
      case FUNCTION -> functionValue(depth);
      case OBJECT -> object(depth);
    };
  }

  /** The name of a variable of a kind, else an expression in parentheses. */
  private String variable(Kind kind) {
    List<String> found = new ArrayList<>();
    for (Variable variable : variables) {
      if (variable.kind == kind) {
        found.add(variable.name);
      }
    }
    if (found.isEmpty()) {
      declare(kind);
      return variables.getLast().name;
    }
    return pick(found);
  }

  /** The same where nothing can be declared. */
  private String known(Kind kind, String otherwise) {
    List<String> found = new ArrayList<>();
    for (Variable variable : variables) {
      if (variable.kind == kind) {
        found.add(variable.name);
      }
    }
    return found.isEmpty() ? otherwise : pick(found);
  }

  private static String shown(Variable variable) {
    return switch (variable.kind) {
      case OBJECT -> variable.name + ".value";
      case ARRAY -> "#" + variable.name;
      case NUMBER, STRING, BOOLEAN, MAP, FUNCTION -> variable.name;
    };
  }

  private String key() {
    return chance(3) ? "cut(" + string(2) + ")" : pick(KEYS);
  }

  private String number(int depth) {
    if (depth >= MAX_EXPRESSION || chance(4)) {
      return chance(2) ? "(" + pick(NUMBERS) + ")" : known(Kind.NUMBER, pick(List.of("1", "20", "-3")));
    }
    int next = depth + 1;
    return switch (random.nextInt(20)) {
      case 0, 1, 2 -> "(" + number(next) + " " + pick(List.of("+", "-", "*", "/", "%")) + " " + number(next) + ")";
      case 3 -> "(-" + number(next) + ")";
      case 4 -> "#" + known(Kind.ARRAY, "{1}");
      case 5 -> "#" + known(Kind.STRING, "'four'");
      case 6 -> "(" + known(Kind.ARRAY, "({4, 5})") + "[" + pick(List.of("1", "2", number(next))) + "] or 0)";
      case 7 -> "(" + known(Kind.MAP, "({a = 1})") + "." + pick(FIELDS) + " or " + number(next) + ")";
      case 8 -> "(" + known(Kind.MAP, "({b = 1})") + "[" + pick(KEYS) + "] or 1)";
      case 9 -> known(Kind.FUNCTION, "math.max") + "(" + number(next) + ", " + number(next) + ")";
      case 10 -> "math." + pick(List.of("floor", "ceil", "abs", "sqrt")) + "(" + number(next) + ")";
      case 11 -> "math." + pick(List.of("max", "min", "fmod")) + "(" + number(next) + ", " + number(next) + ")";
      case 12 -> "bit." + pick(List.of("band", "bor", "bxor", "lshift", "rshift", "arshift", "rol")) + "(int(" + number(next) + "), int(" + number(next) + "))";
      case 13 -> "(tonumber(" + string(next) + ") or " + number(next) + ")";
      case 14 -> "(" + bool(next) + " and " + number(next) + " or " + number(next) + ")";
      case 15 -> "(" + string(next) + ":byte(" + pick(List.of("1", "-1", "2", "99")) + ") or 0)";
      case 16 -> known(Kind.OBJECT, "({value = 3})") + ".value";
      case 17 -> "(select('#', " + expressions(1) + "))";
      case 18 -> "(" + string(next) + ":find(" + pick(PATTERNS) + ") or 0)";
      default -> "num('" + random.nextInt(1000) + "') ^ " + random.nextInt(3);
    };
  }

  private String string(int depth) {
    if (depth >= MAX_EXPRESSION || chance(4)) {
      return chance(2) ? "(" + pick(STRINGS) + ")" : known(Kind.STRING, "('word')");
    }
    int next = depth + 1;
    return switch (random.nextInt(14)) {
      case 0, 1 -> "(" + string(next) + " .. " + string(next) + ")";
      case 2 -> "(" + string(next) + " .. num(" + number(next) + ") .. " + string(next) + ")";
      case 3 -> string(next) + ":sub(" + pick(List.of("1", "-3", "2", "0")) + ", " + pick(List.of("-1", "3", "-2", "100")) + ")";
      case 4 -> string(next) + ":" + pick(List.of("upper", "lower", "reverse")) + "()";
      case 5 -> "cut(" + string(next) + "):rep(" + random.nextInt(4) + ")";
      case 6 -> "(" + string(next) + ":gsub(" + pick(PATTERNS) + ", " + pick(List.of("'<%0>'", "'%1'", "{a = 'A', hello = false, x = 1}", "function(...) fuel() return select('#', ...) end", "string.upper", "''"))
          + pick(List.of("", ", 1", ", 2")) + "))";
      case 7 -> "('%s|%" + pick(List.of("", "5", "-5", "05", "+")) + pick(List.of("d", "x", "g", "5.2f", "c", "q", "s", "i", "e")).replace("5.2f", "f") + "'):format(" + string(next) + ", int(" + number(next) + ") % 100)";
      case 8 -> "tostring(" + pick(List.of(number(next), bool(next), string(next), "nil")) + ")";
      case 9 -> "(" + string(next) + ":match(" + pick(PATTERNS) + ") or 'none')";
      case 10 -> "type(" + expression(pick(List.of(Kind.values())), next) + ")";
      case 11 -> "(" + bool(next) + " and " + string(next) + " or " + string(next) + ")";
      case 12 -> "string.char(" + (1 + random.nextInt(255)) + ", int(" + number(next) + ") % 256)";
      default -> "('%q'):format(" + string(next) + ")";
    };
  }

  private String bool(int depth) {
    if (depth >= MAX_EXPRESSION || chance(5)) {
      return chance(2) ? pick(List.of("true", "false")) : known(Kind.BOOLEAN, "false");
    }
    int next = depth + 1;
    return switch (random.nextInt(9)) {
      case 0, 1, 2 -> "(" + number(next) + " " + pick(List.of("<", "<=", ">", ">=", "==", "~=")) + " " + number(next) + ")";
      case 3 -> "(" + string(next) + " " + pick(List.of("<", "<=", ">", ">=", "==", "~=")) + " " + string(next) + ")";
      case 4 -> "(not " + bool(next) + ")";
      case 5 -> "(" + bool(next) + " and " + bool(next) + ")";
      case 6 -> "(" + bool(next) + " or " + bool(next) + ")";
      case 7 -> "(" + known(Kind.MAP, "({})") + "." + pick(FIELDS) + " == nil)";
      default -> "(" + expression(pick(List.of(Kind.values())), next) + " == " + expression(pick(List.of(Kind.values())), next) + ")";
    };
  }

  private String array(int depth) {
    if (depth > 0 && chance(2)) {
      return known(Kind.ARRAY, "{3, 1, 2}");
    }
    List<String> items = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      items.add(number(depth + 1));
    }
    if (chance(4)) {
      items.add(known(Kind.FUNCTION, "math.max") + "(1, 2)");
      items.add("1");
    }
    return "{" + String.join(", ", items) + "}";
  }

  private String map(int depth) {
    if (depth > 0 && chance(2)) {
      return known(Kind.MAP, "{a = 1}");
    }
    List<String> items = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      items.add(chance(2) ? pick(FIELDS) + " = " + number(depth + 1) : "[" + pick(KEYS) + "] = " + number(depth + 1));
    }
    return "{" + String.join(", ", items) + "}";
  }

  private String functionValue(int depth) {
    if (depth > 0 && chance(2)) {
      return known(Kind.FUNCTION, "math.min");
    }
    boolean outerArguments = variableArguments;
    variableArguments = false;
    List<Variable> outer = variables;
    variables = new ArrayList<>(outer);
    String one = name("p");
    variables.add(new Variable(one, Kind.NUMBER));
    String result = number(Math.max(depth, 1));
    variables = outer;
    variableArguments = outerArguments;
    return "function(" + one + ", q, ...) fuel() " + one + " = num(" + one + ") return num(" + result + ")" + pick(List.of("", ", ...", ", q", ", select('#', ...)")) + " end";
  }

  private String object(int depth) {
    if (depth > 0) {
      return known(Kind.OBJECT, "{value = 5}");
    }
    List<String> methods = new ArrayList<>();
    methods.add("__index = " + pick(List.of("{method = function(s, x) return 'm', x end}", "function(t, k) fuel() return k end", "setmetatable({inherited = 1}, {__index = function(t, k) return k .. '!' end})")));
    methods.add("__" + pick(List.of("add", "sub", "mul", "concat", "div", "mod", "pow")) + " = function(a, b) fuel() return type(a) .. type(b) end");
    methods.add(pick(List.of("__eq", "__lt", "__le")) + " = function(a, b) fuel() return " + bool(1) + " end");
    methods.add(pick(List.of("__call = function(self, ...) fuel() return select('#', ...), ... end", "__newindex = function(t, k, v) rawset(t, k, v) end", "__newindex = " + known(Kind.MAP, "{}"),
        "__unm = function(a) return 'negative' end", "__len = function() return 99 end", "__tostring = function() return 'shown' end", "__metatable = 'locked'")));
    return "setmetatable({value = " + number(2) + "}, {" + String.join(", ", methods) + "})";
  }
}
