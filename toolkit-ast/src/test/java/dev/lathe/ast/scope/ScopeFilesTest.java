package dev.lathe.ast.scope;

import dev.lathe.ast.AstWalker;
import dev.lathe.ast.Expr;
import dev.lathe.ast.Identifier;
import dev.lathe.ast.Module;
import dev.lathe.ast.Node;
import dev.lathe.ast.NodeSchema;
import dev.lathe.ast.Semantics;
import dev.lathe.ast.Stmt;
import dev.lathe.ast.TestSemantics;
import dev.lathe.ast.dump.JsonReader;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.lexer.LineEnds;
import dev.lathe.lexer.Source;
import dev.lathe.testing.FileTests;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Trees in JSON, and the scopes, symbols, occurrences and broken rules that the resolver finds in them. */
class ScopeFilesTest {

  private static final Map<String, Semantics> LANGUAGES =
      Map.of("blocks", TestSemantics.BLOCKS, "functions", TestSemantics.FUNCTIONS);

  /** Conventions that use every extension. */
  private static final ScopeConventions CONVENTIONS =
      new ScopeConventions() {
        @Override
        public Optional<String> implicit(Implicit which) {
          return Optional.of("." + which.name().toLowerCase(Locale.ROOT));
        }

        @Override
        public String mangle(String name, String className) {
          return name.startsWith("__") ? className + name : name;
        }

        @Override
        public boolean readsClassCell(String name) {
          return name.equals("__cell__");
        }

        @Override
        public Comprehensions comprehensions() {
          return Comprehensions.INLINED;
        }
      };

  @TestFactory
  Stream<DynamicTest> scopes() {
    return FileTests.stage("scopes").inputs(".json").golden(".scopes", ScopeFilesTest::dump);
  }

  private static String dump(FileTests.Input input) {
    Source source = Source.utf8(input.name(), input.bytes(), LineEnds.STANDARD);
    Diagnostics diagnostics = new Diagnostics();
    Module module =
        JsonReader.read(source, name -> Optional.ofNullable(LANGUAGES.get(name)), diagnostics)
            .orElseThrow(() -> new AssertionError(diagnostics.list()));
    Resolution resolution = Resolver.resolve(module, CONVENTIONS);
    StringBuilder out = new StringBuilder();
    scope(resolution.root(), 0, out);
    out.append("occurrences\n");
    AstWalker.preOrder(module, node -> occurrence(resolution, node, out));
    out.append("violations\n");
    for (ScopeViolation violation : resolution.violations()) {
      out.append("  ").append(violation.rule()).append(" in ").append(violation.scope()).append(": ");
      out.append(describe(violation.node())).append(' ').append(violation.name());
      violation.other().ifPresent(other -> out.append(", ").append(describe(other)));
      out.append('\n');
    }
    return out.toString();
  }

  private static void scope(Scope scope, int depth, StringBuilder out) {
    out.append("  ".repeat(depth)).append(scope);
    for (Scope.Trait trait : Scope.Trait.values()) {
      if (scope.has(trait)) {
        out.append(' ').append(trait);
      }
    }
    out.append('\n');
    for (Symbol symbol : scope.symbols()) {
      out.append("  ".repeat(depth)).append("  . ").append(symbol);
      symbol.origin().ifPresent(o -> out.append(" from ").append(o.scope()));
      out.append('\n');
    }
    for (Symbol cell : scope.classCells()) {
      out.append("  ".repeat(depth)).append("  . ").append(cell).append(" of the class\n");
    }
    scope.children().forEach(child -> scope(child, depth + 1, out));
  }

  private static void occurrence(Resolution resolution, Node node, StringBuilder out) {
    resolution
        .symbol(node)
        .ifPresent(s -> out.append("  ").append(describe(node)).append(" is ").append(s.binding()).append(" in ").append(s.scope()).append('\n'));
    if (node instanceof Stmt.Goto jump) {
      resolution.target(jump).ifPresent(label -> out.append("  ").append(describe(jump)).append(" finds its label\n"));
    }
  }

  private static String describe(Node node) {
    String name = NodeSchema.of(node).name();
    return switch (node) {
      case Expr.Name n -> name + " " + n.name();
      case Identifier n -> name + " " + n.name();
      case Stmt.Goto n -> name + " " + n.label().name();
      case Stmt.Label n -> name + " " + n.name().name();
      case Node _ -> name;
    };
  }
}
