package dev.lathe.bcgen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.ast.AstWalker;
import dev.lathe.ast.BinaryOp;
import dev.lathe.ast.Block;
import dev.lathe.ast.Execution;
import dev.lathe.ast.Expr;
import dev.lathe.ast.Function;
import dev.lathe.ast.Identifier;
import dev.lathe.ast.Module;
import dev.lathe.ast.NumberValue;
import dev.lathe.ast.Semantics;
import dev.lathe.ast.Stmt;
import dev.lathe.ast.StringPart;
import dev.lathe.ast.StringValue;
import dev.lathe.ast.TestSemantics;
import dev.lathe.ast.TreeGenerator;
import dev.lathe.bcgen.dump.Dump;
import dev.lathe.bcgen.dump.Verifier;
import dev.lathe.bcgen.general.GeneratorException;
import dev.lathe.bcgen.sprout.SproutLanguage;
import dev.lathe.lexer.Diagnostic;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.lexer.Span;
import dev.lathe.lexer.TokenBuffer;
import dev.lathe.lexer.Trivia;
import dev.lathe.parser.Language;
import dev.lathe.testing.Sampling;
import dev.lathe.vm.bytecode.ByteString;
import dev.lathe.vm.bytecode.Prototype;
import java.lang.reflect.RecordComponent;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What has no bytecode is refused in words, at its place. */
class UnsupportedTest {

  private static final String REFUSAL = "no bytecode yet for ";

  private static final BytecodeConventions CONVENTIONS = new BytecodeConventions("this", Set.of("each"), "jump");

  private static final Span AT = new Span(4, 5, 2, 3, 2, 4);

  private static final int TREES = 12_000;

  /** What trees that the validator accepts are refused for, in alphabetic order. */
  private static final String WORDS =
      """
      a jump leads nowhere
      annotated assignments
      assertions
      assignments inside expressions
      assignments of one value to several targets
      augmented assignments
      blocks inside context managers
      classes
      comprehensions
      conditional expressions
      declarations of a module's names
      declarations of an enclosing function's names
      decorators
      dictionaries
      divisions that round down
      error handlers
      expressions as statements
      expressions that await a result
      expressions that yield
      functions that are not synchronous
      functions whose body is an expression
      functions with types
      imports
      keyword arguments
      keyword parameters
      lists
      loops that are not synchronous
      loops with an else
      operators on bits
      parameters by position only
      parameters with defaults or types
      pattern matching
      products of matrices
      sets
      slices
      statements that go on with the next round of a loop
      statements that raise errors
      statements that unbind names or delete elements
      tests of identity
      tests of membership
      the ellipsis as a value
      the prefix operator of addition
      tuples
      type aliases
      values that are spread
      variable arguments with a name
      """;

  private static Language.Reading read(String text) {
    Language sprout = new SproutLanguage();
    return sprout.read(sprout.decode("x", text.getBytes(StandardCharsets.UTF_8)).source(), new Diagnostics()).orElseThrow();
  }

  private static Diagnostic refusal(Module module, TokenBuffer tokens) {
    return assertThrows(GeneratorException.class, () -> BytecodeGenerator.generate(module, tokens, CONVENTIONS)).diagnostic();
  }

  /** All components as {@code base} has them, but one. */
  private static Semantics with(Semantics base, int changed, Object meaning) throws ReflectiveOperationException {
    RecordComponent[] components = Semantics.class.getRecordComponents();
    Object[] values = new Object[components.length];
    Class<?>[] types = new Class<?>[components.length];
    for (int i = 0; i < components.length; i++) {
      values[i] = i == changed ? meaning : components[i].getAccessor().invoke(base);
      types[i] = components[i].getType();
    }
    return Semantics.class.getDeclaredConstructor(types).newInstance(values);
  }

  @Test
  void eachOtherMeaning() throws ReflectiveOperationException {
    Language.Reading empty = read("");
    RecordComponent[] components = Semantics.class.getRecordComponents();
    Set<String> words = new HashSet<>();
    int count = 0;
    for (int i = 0; i < components.length; i++) {
      Object supported = components[i].getAccessor().invoke(TestSemantics.BLOCKS);
      for (Object meaning : components[i].getType().getEnumConstants()) {
        Module module =
            new Module(Span.NONE, Trivia.NONE, "sprout", with(TestSemantics.BLOCKS, i, meaning), empty.module().body());
        if (meaning == supported) {
          assertEquals(1, BytecodeGenerator.generate(module, empty.tokens(), CONVENTIONS).length());
        } else {
          Diagnostic refusal = refusal(module, empty.tokens());
          assertEquals(Span.NONE, refusal.span());
          assertTrue(refusal.message().startsWith(REFUSAL + "programs in sprout, where "), refusal.message());
          words.add(refusal.message());
          count++;
        }
      }
    }
    assertEquals(count, words.size(), "meanings with the same words");
  }

  @Test
  void theFirstMeaningOfALanguageSpeaksForAll() {
    Language.Reading reading = read("let a = 1\n");
    assertEquals(
        REFUSAL + "programs in sprout, where integers wrap at 64 bits", refusal(reading.module(), reading.tokens()).message());
  }

  @Test
  void thePlaceIsThatOfTheNode() {
    Language.Reading reading = read("let a = 1.5\nlet b = a\nlet c = [a]\n");
    Module read = reading.module();
    Module module = new Module(read.span(), read.trivia(), read.language(), TestSemantics.BLOCKS, read.body());
    Diagnostic refusal = refusal(module, reading.tokens());
    assertEquals(REFUSAL + "lists", refusal.message());
    assertEquals("3:9-3:12", refusal.span().toString());
  }

  /** Nodes that only a tool could put into such a tree. */
  @Test
  void nodesThatTheValidatorWouldRefuse() {
    Expr.Name name = new Expr.Name(AT, Trivia.NONE, "a");
    Expr.Attribute element = new Expr.Attribute(AT, Trivia.NONE, name, new Identifier(AT, Trivia.NONE, "b"));
    Block body = new Block(AT, Trivia.NONE, List.of());
    Function function =
        new Function(
            AT, Trivia.NONE, Execution.SYNCHRONOUS, Function.Receiver.EXPLICIT, List.of(), List.of(), Optional.empty(), body);
    assertRefused(
        "loops over targets that are no variables",
        new Stmt.ForEach(AT, Trivia.NONE, Execution.SYNCHRONOUS, List.of(element), List.of(name), body, Optional.empty()));
    assertRefused(
        "local functions without a plain name",
        new Stmt.FunctionDef(AT, Trivia.NONE, List.of(), Stmt.Binding.LOCAL, element, function));
    assertRefused("chained comparisons", new Expr.Comparison(AT, Trivia.NONE, List.of(BinaryOp.LESS), List.of(name, name)));
    assertRefused("integers of any size", new Expr.NumberLiteral(AT, Trivia.NONE, "1", new NumberValue.Integer(BigInteger.ONE)));
    assertRefused(
        "strings of code points",
        new Expr.StringLiteral(
            AT, Trivia.NONE, List.of(new StringPart.Literal(AT, Trivia.NONE, "''", new StringValue.Text("")))));
    assertRefused(
        "strings with expressions inside",
        new Expr.StringLiteral(AT, Trivia.NONE, List.of(new StringPart.Format(AT, Trivia.NONE, "f'", List.of(), "'"))));
  }

  private static void assertRefused(String what, Expr value) {
    assertRefused(what, new Stmt.Return(Span.NONE, Trivia.NONE, List.of(value)));
  }

  private static void assertRefused(String what, Stmt stmt) {
    Block body = new Block(Span.NONE, Trivia.NONE, List.of(stmt));
    Module module = new Module(Span.NONE, Trivia.NONE, "test", TestSemantics.BLOCKS, body);
    assertEquals(Diagnostic.error(REFUSAL + what, AT), refusal(module, read("").tokens()));
  }

  /** Any tree is compiled to what the verifier accepts, or refused; all words for nodes that there are occur. */
  @Test
  void anyTree() {
    TokenBuffer noTokens = read("").tokens();
    Random random = Sampling.random("trees without bytecode");
    Set<String> words = new TreeSet<>();
    int compiled = 0;
    for (int i = 0; i < TREES; i++) {
      Module module = new TreeGenerator(random, TestSemantics.BLOCKS).size(3 + random.nextInt(12)).withoutTrivia().module("test");
      try {
        Prototype main = BytecodeGenerator.generate(module, noTokens, CONVENTIONS);
        assertEquals(Optional.empty(), Verifier.check(Dump.of(ByteString.latin1("=x"), main)));
        compiled++;
      } catch (GeneratorException e) {
        Diagnostic refusal = e.diagnostic();
        if (refusal.message().startsWith(REFUSAL)) {
          words.add(refusal.message().substring(REFUSAL.length()));
          List<Span> spans = new ArrayList<>();
          AstWalker.preOrder(module, node -> spans.add(node.span()));
          assertTrue(spans.contains(refusal.span()), refusal::toString);
        } else {
          words.add(refusal.message());
        }
      }
    }
    assertTrue(compiled > TREES / 20, compiled + " trees compiled");
    assertEquals(WORDS.strip(), String.join("\n", words));
  }
}
