package dev.lathe.lang.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.ast.Expr;
import dev.lathe.ast.Identifier;
import dev.lathe.ast.Module;
import dev.lathe.ast.Stmt;
import dev.lathe.ast.scope.Resolution;
import dev.lathe.ast.scope.Resolver;
import dev.lathe.ast.scope.Scope;
import dev.lathe.ast.scope.ScopeConventions.Annotations;
import dev.lathe.ast.scope.Symbol;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.parser.DeepStack;
import dev.lathe.testing.OracleServer;
import dev.lathe.testing.Sampling;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Scopes and flags of names are those of CPython's module {@code symtable}. */
class PythonSymbolsTest {

  private final PythonLanguage language = new PythonLanguage();

  @Test
  void library() {
    List<String> differences = new ArrayList<>();
    int equal = 0;
    try (OracleServer server = CPython.serve("reference")) {
      Reference reference = new Reference(server);
      for (Path file : Sampling.tenth(CPython.library())) {
        byte[] program = CPython.read(file);
        // a symbol table does not ask where imports of the future stand, a compiler does
        if (!(reference.ask("symbols", program) instanceof Reference.Answer.Given(String theirs))
            || reference.ask("compile", program) instanceof Reference.Answer.Refused) {
          continue;
        }
        String ours = symbols(program);
        if (ours.equals(theirs)) {
          equal++;
        } else {
          differences.add(file + difference(theirs, ours));
        }
      }
    }
    assertEquals(List.of(), differences, equal + " equal");
    assertTrue(equal > 100, equal + " files");
  }

  @Test
  void cornersOfTheLanguage() {
    try (OracleServer server = CPython.serve("reference")) {
      Reference reference = new Reference(server);
      for (String program : CORNERS) {
        byte[] bytes = program.getBytes(StandardCharsets.UTF_8);
        String theirs =
            switch (reference.ask("symbols", bytes)) {
              case Reference.Answer.Given(String text) -> text;
              case Reference.Answer.Refused refused -> throw new AssertionError(program + refused);
            };
        assertEquals(theirs, symbols(bytes), program);
      }
    }
  }

  private static final List<String> CORNERS =
      List.of(
          "def f():\n  [x for x in y]\n  return lambda: x\n",
          "def f():\n  return [(lambda: x) for x in y]\n",
          "def f(x):\n  return [(lambda: x) for z in y], [x for x in x]\n",
          "class A:\n  x = 1\n  y = [x for z in x]\n  z = [lambda: (x, q) for q in x]\n",
          "class A:\n  def g[T](self, a=1, *, b=2) -> T: return super().x\n  type X[Z: int] = Z\n",
          "class A[T: (int, str), *U, **V](B[T], metaclass=M):\n  def __init__(self, __x): self.__y = __x; __class__\n",
          "def f[T](): \n  class C:\n    T = 1\n    def g(self): return T\n",
          "def f():\n  x = 1\n  def g():\n    nonlocal x\n    x += 1\n    def h(): return x\n  return g\n",
          "x = 1\ndef f():\n  global x\n  def g(): return x\n  class D:\n    x = 3\n    def h(self): return x\n",
          "def f():\n  x = 1\n  class C:\n    x = x\n    def g(self): return x\n",
          "def f():\n  x = 1\n  class C:\n    global x\n    type A = x\n    type B = y\n    y = 2\n",
          "def f(a, /, b: c, *d: e, g: h = i, **j: k) -> l:\n  (m := a)\n  [n := o for o in p if (q := o)]\n",
          "[y := x for x in z]\nprint([[w := v for v in u] for u in y])\n",
          "def f():\n  global y\n  [y := x for x in z]\n",
          "from __future__ import annotations\ndef f(a: [b for b in c]) -> d: x: e = 1; (y): g\n",
          "def f():\n  x: int\n  (y): int\n  (z): int = 1\n  a.b: c = 2\n",
          "import a.b.c, d.e as f\nfrom g import h as i, j\n",
          "match a:\n  case [b, *c]: d\n  case {'k': d, **e}: pass\n  case F(g, h=i) as j if k: l\n",
          "try: pass\nexcept* A as e: pass\nwith a as b, c as (d, *e): del f, g[h]\nfor i.j, k in l: pass\n",
          "try: a\nexcept B:\n  def c(): d\nelse:\n  def c(): e\nfinally: f = c\n",
          "async def f():\n  return [x async for x in y], (await z for z in w), {a: b for a, b in c}\n",
          "f'{a!r:{b}}{[c for c in d]}' f'{(lambda: e)}'\n",
          "def f():\n  def g(): return __class__\n  class A:\n    def h(self): return [super() for _ in x]\n",
          "def f():\n  [[lambda: (a, b) for a in b] for b in c]\n  {d: e for d in f for e in d}\n",
          "class A:\n  __a = 1\n  def __b(self, *, __c): global __d; import __e; __f: int = __c\n");

  private String symbols(byte[] program) {
    Diagnostics diagnostics = new Diagnostics();
    Optional<Module> module = language.parse(language.decode("program", program).source(), diagnostics);
    if (module.isEmpty()) {
      return "refused: " + diagnostics.list();
    }
    Resolution resolution = DeepStack.call(() -> Resolver.resolve(module.get(), conventions(module.get())));
    List<String> lines = new ArrayList<>();
    write(resolution.root(), 0, lines);
    return String.join("\n", lines);
  }

  private static PythonConventions conventions(Module module) {
    boolean deferred =
        module.body().statements().stream()
            .anyMatch(
                s ->
                    s instanceof Stmt.ImportFrom from
                        && spells(from.path(), "__future__")
                        && from.names().stream().anyMatch(n -> spells(n.path(), "annotations")));
    return new PythonConventions(deferred ? Annotations.DEFERRED : Annotations.EVALUATED);
  }

  private static boolean spells(List<Identifier> path, String name) {
    return path.size() == 1 && path.getFirst().name().equals(name);
  }

  private static void write(Scope scope, int depth, List<String> lines) {
    StringBuilder line = new StringBuilder(" ".repeat(depth));
    line.append(type(scope)).append(' ').append(name(scope)).append(' ');
    line.append(scope.has(Scope.Trait.NESTED) ? "True" : "False");
    scope.symbols().stream()
        .sorted(Comparator.comparing(Symbol::name, PythonSymbolsTest::byCodePoints))
        .forEach(s -> line.append(' ').append(s.name()).append('=').append(flags(s)));
    lines.add(line.toString());
    writeChildren(scope, depth + 1, lines);
  }

  /** What an inlined comprehension holds is the scope's around it. */
  private static void writeChildren(Scope scope, int depth, List<String> lines) {
    for (Scope child : scope.children()) {
      if (child.has(Scope.Trait.INLINED)) {
        writeChildren(child, depth, lines);
      } else {
        write(child, depth, lines);
      }
    }
  }

  private static int byCodePoints(String a, String b) {
    return java.util.Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());
  }

  private static String type(Scope scope) {
    return switch (scope.kind()) {
      case MODULE -> "module";
      case FUNCTION, COMPREHENSION -> "function";
      case CLASS -> "class";
      case TYPE_PARAMETERS -> "type parameter";
      case TYPE_ALIAS -> "type alias";
      case TYPE_BOUND -> "TypeVar bound";
      case ANNOTATION, BLOCK -> throw new AssertionError(scope);
    };
  }

  private static String name(Scope scope) {
    return switch (scope.kind()) {
      case MODULE -> "top";
      case COMPREHENSION -> "genexpr";
      case FUNCTION -> scope.node() instanceof Expr.Lambda ? "lambda" : scope.name();
      case CLASS, TYPE_PARAMETERS, TYPE_ALIAS, TYPE_BOUND, ANNOTATION, BLOCK -> scope.name();
    };
  }

  /** The bits of CPython's pycore_symtable.h. */
  private static int flags(Symbol symbol) {
    int bits = 0;
    for (Symbol.Flag flag : symbol.flags()) {
      bits |=
          switch (flag) {
            case GLOBAL -> 1;
            case LOCAL -> 2;
            case PARAMETER -> 2 << 1;
            case NONLOCAL -> 2 << 2;
            case USED -> 2 << 3;
            case FREE_IN_CLASS -> 2 << 5;
            case IMPORTED -> 2 << 6;
            case ANNOTATED -> 2 << 7;
            case ITERATION -> 2 << 8;
            case TYPE_PARAMETER -> 2 << 9;
            case INLINED_CELL -> 2 << 10;
          };
    }
    int binding =
        switch (symbol.binding()) {
          case LOCAL -> 1;
          case GLOBAL_EXPLICIT -> 2;
          case GLOBAL_IMPLICIT -> 3;
          case FREE -> 4;
          case CELL -> 5;
        };
    return bits | binding << 12;
  }

  private static String difference(String theirs, String ours) {
    List<String> a = theirs.lines().toList();
    List<String> b = ours.lines().toList();
    int i = 0;
    while (i < a.size() && i < b.size() && a.get(i).equals(b.get(i))) {
      i++;
    }
    return "\n  theirs " + (i < a.size() ? a.get(i) : "-") + "\n  ours   " + (i < b.size() ? b.get(i) : "-");
  }
}
