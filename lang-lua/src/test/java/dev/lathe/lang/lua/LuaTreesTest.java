package dev.lathe.lang.lua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.ast.AstValidator;
import dev.lathe.ast.AstWalker;
import dev.lathe.ast.LexicalRules;
import dev.lathe.ast.Module;
import dev.lathe.ast.Node;
import dev.lathe.lexer.Comment;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.lexer.Source;
import dev.lathe.lexer.TokenBuffer;
import dev.lathe.testing.Corpora;
import dev.lathe.testing.Sampling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What holds of every tree that the front end makes. */
class LuaTreesTest {

  private static final LuaLanguage LANGUAGE = new LuaLanguage();

  private static Module parse(Source source) {
    Diagnostics diagnostics = new Diagnostics();
    return LANGUAGE.parse(source, diagnostics).orElseThrow(() -> new AssertionError(diagnostics.list().toString()));
  }

  private static Source source(String program) {
    return LANGUAGE.decode("program", Source.encodeUtf8(program)).source();
  }

  private static void check(Source source) {
    Module module = parse(source);
    assertEquals(List.of(), AstValidator.check(module, LANGUAGE.part(LexicalRules.class).orElseThrow()));
    List<String> claimed = new ArrayList<>();
    List<Comment> comments = new ArrayList<>();
    for (Node node : nodes(module)) {
      comments.addAll(node.trivia().comments());
    }
    comments.sort(Comparator.comparingInt(comment -> comment.span().start()));
    comments.forEach(comment -> claimed.add(comment.span() + " " + comment.text()));
    TokenBuffer tokens = LANGUAGE.tokens(source, new Diagnostics()).orElseThrow();
    List<String> written = new ArrayList<>();
    for (int i = 0; i < tokens.commentCount(); i++) {
      written.add(tokens.comment(i).span() + " " + tokens.comment(i).text().replaceAll("\n\r|\r\n|\r", "\n"));
    }
    assertEquals(written, claimed, "each comment in one node");
  }

  private static List<Node> nodes(Module module) {
    List<Node> nodes = new ArrayList<>();
    AstWalker.preOrder(module, nodes::add);
    return nodes;
  }

  @Test
  void corpus() throws IOException {
    for (Path file : Sampling.tenth(Corpora.files("debian", ".lua"))) {
      Source source = LANGUAGE.decode(file.toString(), Files.readAllBytes(file)).source();
      if (LANGUAGE.parse(source, new Diagnostics()).isPresent()) { // those that luajit refuses are another test's business
        check(source);
      }
    }
  }

  @Test
  void generatedPrograms() {
    LuaPrograms programs = new LuaPrograms(Sampling.random("trees"));
    for (int i = 0; i < Sampling.programs() / 4; i++) {
      check(source(programs.next()));
    }
  }

  /** The generator makes every node that the grammar can make. */
  @Test
  void generatorCoversNodes() {
    Set<String> expected =
        Set.of(
            "Assign", "Attribute", "Binary", "Block", "Bool", "Break", "Call", "Do", "ExprStmt", "ForEach", "Function",
            "FunctionDef", "FunctionExpr", "Goto", "Identifier", "If", "IfBranch", "Index", "Keyed", "Label", "Literal", "Local",
            "Logical", "MethodCall", "Module", "MultiAssign", "Name", "Named", "Nil", "NumberLiteral", "NumericFor", "Parameter",
            "Paren", "Repeat", "Return", "StringLiteral", "Table", "Unary", "VarArgs", "While");
    Set<String> missing = new HashSet<>(expected);
    LuaPrograms programs = new LuaPrograms(new Random(1));
    for (int i = 0; i < 100; i++) {
      for (Node node : nodes(parse(source(programs.next())))) {
        missing.remove(node.getClass().getSimpleName());
        assertTrue(expected.contains(node.getClass().getSimpleName()), node.getClass().getSimpleName());
      }
    }
    assertEquals(Set.of(), missing);
  }
}
