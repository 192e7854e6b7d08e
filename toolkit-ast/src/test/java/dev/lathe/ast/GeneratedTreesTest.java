package dev.lathe.ast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.ast.dump.DotDump;
import dev.lathe.ast.dump.JsonReader;
import dev.lathe.ast.dump.JsonWriter;
import dev.lathe.ast.dump.TextDump;
import dev.lathe.ast.scope.Resolver;
import dev.lathe.ast.scope.Scope;
import dev.lathe.ast.scope.ScopeConventions;
import dev.lathe.ast.scope.Symbol;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.lexer.LineEnds;
import dev.lathe.lexer.Source;
import dev.lathe.testing.Sampling;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What holds of all trees. */
class GeneratedTreesTest {

  static Module module(long seed, int size) {
    Random random = new Random(seed);
    Semantics semantics = random.nextBoolean() ? TestSemantics.FUNCTIONS : TestSemantics.BLOCKS;
    TreeGenerator.Spans spans = TreeGenerator.Spans.values()[random.nextInt(3)];
    return new TreeGenerator(random, semantics).size(size).spans(spans).module("test");
  }

  private static String json(Node node) throws IOException {
    StringWriter out = new StringWriter();
    JsonWriter.write(node, out);
    return out.toString();
  }

  static Optional<Module> read(String json, Diagnostics diagnostics) {
    Source source = Source.utf8("tree.json", json.getBytes(StandardCharsets.UTF_8), LineEnds.STANDARD);
    return JsonReader.read(source, language -> Optional.empty(), diagnostics);
  }

  @Property(tries = Sampling.PROGRAMS)
  void makeSense(@ForAll long seed, @ForAll @IntRange(min = 1, max = 400) int size) {
    assertEquals(List.of(), AstValidator.check(module(seed, size), LexicalRules.SHAPES));
  }

  @Property(tries = Sampling.PROGRAMS)
  void comeBackFromJson(@ForAll long seed, @ForAll @IntRange(min = 1, max = 400) int size) throws IOException {
    Module module = module(seed, size);
    String json = json(module);
    Diagnostics diagnostics = new Diagnostics();
    Optional<Module> again = read(json, diagnostics);
    assertEquals(List.of(), diagnostics.list());
    assertEquals(Optional.empty(), AstEquality.firstDifference(module, again.orElseThrow(), Set.of()));
    assertEquals(json, json(again.orElseThrow()));
  }

  @Property(tries = Sampling.PROGRAMS / 10)
  void canBeDumped(@ForAll long seed, @ForAll @IntRange(min = 1, max = 400) int size) throws IOException {
    Module module = module(seed, size);
    String text = TextDump.text(module, EnumSet.allOf(TextDump.Detail.class));
    assertEquals(text, TextDump.text(rebuilt(module), EnumSet.allOf(TextDump.Detail.class)));
    StringBuilder dot = new StringBuilder();
    DotDump.write(module, dot);
    int nodes = count(module);
    assertTrue(dot.toString().lines().filter(l -> l.contains("[label=") && !l.contains("->")).count() >= nodes);
  }

  @Property(tries = Sampling.PROGRAMS / 4)
  void canBeResolved(@ForAll long seed, @ForAll @IntRange(min = 1, max = 400) int size) {
    Module module = module(seed, size);
    List<String> once = new ArrayList<>();
    List<String> twice = new ArrayList<>();
    symbols(Resolver.resolve(module, ScopeConventions.PLAIN).root(), once);
    symbols(Resolver.resolve(module, ScopeConventions.PLAIN).root(), twice);
    assertEquals(once, twice);
  }

  private static void symbols(Scope scope, List<String> list) {
    for (Symbol symbol : scope.symbols()) {
      assertEquals(symbol.binding() == Symbol.Binding.FREE, symbol.origin().isPresent(), () -> scope + " " + symbol);
      list.add(scope + " " + symbol);
    }
    scope.children().forEach(child -> symbols(child, list));
  }

  private static int count(Node root) {
    int[] count = {0};
    AstWalker.preOrder(root, node -> count[0]++);
    return count[0];
  }

  /** The same tree of other objects. */
  private static Module rebuilt(Module module) throws IOException {
    return read(json(module), new Diagnostics()).orElseThrow();
  }
}
