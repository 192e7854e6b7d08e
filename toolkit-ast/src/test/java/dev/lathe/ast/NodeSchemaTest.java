package dev.lathe.ast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.ast.NodeSchema.Kind;
import dev.lathe.lexer.Comment;
import dev.lathe.lexer.Span;
import dev.lathe.lexer.Trivia;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NodeSchemaTest {

  private static Expr name(String name) {
    return new Expr.Name(Span.NONE, Trivia.NONE, name);
  }

  @Test
  void everyNodeBeginsWithSpanAndTriviaAndHasAUniqueName() {
    List<NodeSchema> all = NodeSchema.all();
    assertEquals(NodeSchema.under(Node.class), all);
    Set<String> names = new HashSet<>();
    for (NodeSchema schema : all) {
      assertTrue(names.add(schema.name()), schema.name());
      assertEquals(Kind.SPAN, schema.components().get(0).kind(), schema.name());
      assertEquals(Kind.TRIVIA, schema.components().get(1).kind(), schema.name());
      assertEquals("span", schema.components().get(0).name());
      assertEquals("trivia", schema.components().get(1).name());
      assertSame(schema, NodeSchema.named(schema.name()).orElseThrow());
      assertSame(schema, NodeSchema.of(schema.type()));
    }
    assertTrue(NodeSchema.named("Nonsense").isEmpty());
  }

  @Test
  void namesOfPartsAreQualified() {
    assertEquals("Attribute", NodeSchema.of(Expr.Attribute.class).name());
    assertEquals("Pattern.Attribute", NodeSchema.of(Pattern.Attribute.class).name());
    assertEquals("ComprehensionClause.If", NodeSchema.of(ComprehensionClause.If.class).name());
    assertEquals("If", NodeSchema.of(Stmt.If.class).name());
    assertEquals("Function", NodeSchema.of(Function.class).name());
    assertEquals("Integer", NodeSchema.of(NumberValue.Integer.class).name());
  }

  @Test
  void kindsFollowTheComponents() {
    assertEquals(
        List.of(Kind.SPAN, Kind.TRIVIA, Kind.ENUMS, Kind.NODES),
        NodeSchema.of(Expr.Comparison.class).components().stream().map(c -> c.kind()).toList());
    assertEquals(BinaryOp.class, NodeSchema.of(Expr.Comparison.class).components().get(2).type());
    assertEquals(Expr.class, NodeSchema.of(Expr.Comparison.class).components().get(3).type());
    assertEquals(
        List.of(Kind.SPAN, Kind.TRIVIA, Kind.STRING, Kind.VALUE, Kind.NODE),
        NodeSchema.of(Module.class).components().stream().map(c -> c.kind()).toList());
    assertEquals(
        List.of(Kind.SPAN, Kind.TRIVIA, Kind.OPTIONAL_NODE, Kind.OPTIONAL_NODE, Kind.OPTIONAL_NODE, Kind.INT),
        NodeSchema.of(Expr.Slice.class).components().stream().map(c -> c.kind()).toList());
    assertEquals(
        List.of(Kind.INT, Kind.VALUES, Kind.VALUES, Kind.INT),
        NodeSchema.of(Trivia.class).components().stream().map(c -> c.kind()).toList());
    assertEquals(
        List.of(Kind.VALUE, Kind.ENUM, Kind.ENUM, Kind.STRING, Kind.INT, Kind.SPAN),
        NodeSchema.of(Comment.class).components().stream().map(c -> c.kind()).toList());
    assertEquals(Kind.LONG, NodeSchema.of(NumberValue.Fixed.class).components().get(0).kind());
    assertEquals(Kind.DOUBLE, NodeSchema.of(NumberValue.Real.class).components().get(0).kind());
    assertEquals(Kind.INTEGER, NodeSchema.of(NumberValue.Integer.class).components().get(0).kind());
    assertEquals(Kind.BOOLEAN, NodeSchema.of(Expr.Bool.class).components().get(2).kind());
    assertEquals(14, NodeSchema.of(Semantics.class).components().size());
  }

  @Test
  void constructsWhatItTakesApart() {
    Expr.Binary sum = new Expr.Binary(Span.NONE, Trivia.NONE, BinaryOp.ADD, name("a"), name("b"));
    NodeSchema schema = NodeSchema.of(sum);
    Object[] values = schema.values(sum);
    assertSame(sum.left(), values[3]);
    values[2] = BinaryOp.SUBTRACT;
    Expr.Binary difference = (Expr.Binary) schema.construct(values);
    assertEquals(BinaryOp.SUBTRACT, difference.op());
    assertSame(sum.right(), difference.right());
    values[2] = LogicalOp.AND;
    assertThrows(IllegalArgumentException.class, () -> schema.construct(values));
  }

  @Test
  void underListsTheRecordsOfASealedType() {
    assertEquals(
        List.of("Real", "Integer", "Fixed", "Imaginary"),
        NodeSchema.under(NumberValue.class).stream().map(NodeSchema::name).toList());
    assertEquals(List.of("Block"), NodeSchema.under(Block.class).stream().map(NodeSchema::name).toList());
    assertThrows(IllegalArgumentException.class, () -> NodeSchema.under(Object.class));
  }

  @Test
  void childrenOfAConditionalFollowTheirSpans() {
    Expr yes = new Expr.Name(new Span(0, 1, 1, 1, 1, 2), Trivia.NONE, "yes");
    Expr test = new Expr.Name(new Span(5, 6, 1, 6, 1, 7), Trivia.NONE, "test");
    Expr no = new Expr.Name(new Span(12, 13, 1, 13, 1, 14), Trivia.NONE, "no");
    assertEquals(
        List.of(yes, test, no), NodeSchema.children(new Expr.Conditional(Span.NONE, Trivia.NONE, test, yes, no)));
    assertEquals(
        List.of(name("t"), name("y"), name("n")),
        NodeSchema.children(new Expr.Conditional(Span.NONE, Trivia.NONE, name("t"), name("y"), name("n"))));
  }

  @Test
  void walksInSourceOrderAndSkips() {
    Expr call =
        new Expr.Call(
            Span.NONE,
            Trivia.NONE,
            new Expr.Attribute(Span.NONE, Trivia.NONE, name("a"), new Identifier(Span.NONE, Trivia.NONE, "b")),
            Expr.CallForm.PARENTHESES,
            List.of(name("c"), new Argument.Keyword(Span.NONE, Trivia.NONE, new Identifier(Span.NONE, Trivia.NONE, "d"), name("e"))));
    List<String> pre = new ArrayList<>();
    AstWalker.preOrder(call, node -> pre.add(text(node)));
    assertEquals(List.of("Call", "Attribute", "a", "b", "c", "Argument.Keyword", "d", "e"), pre);
    List<String> post = new ArrayList<>();
    AstWalker.postOrder(call, node -> post.add(text(node)));
    assertEquals(List.of("a", "b", "Attribute", "c", "d", "e", "Argument.Keyword", "Call"), post);
    List<String> some = new ArrayList<>();
    AstWalker.walk(
        call,
        node -> {
          some.add(text(node));
          return node instanceof Expr.Attribute
              ? AstWalker.Next.SIBLING
              : text(node).equals("d") ? AstWalker.Next.STOP : AstWalker.Next.CHILDREN;
        });
    assertEquals(List.of("Call", "Attribute", "c", "Argument.Keyword", "d"), some);
    assertFalse(some.contains("e"));
  }

  private static String text(Node node) {
    if (node instanceof Expr.Name n) {
      return n.name();
    }
    return node instanceof Identifier i ? i.name() : NodeSchema.of(node).name();
  }
}
