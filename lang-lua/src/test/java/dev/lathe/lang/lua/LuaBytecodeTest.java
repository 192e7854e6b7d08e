package dev.lathe.lang.lua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.bcgen.dump.DumpException;
import dev.lathe.bcgen.dump.DumpReader;
import dev.lathe.lexer.Source;
import dev.lathe.testing.Corpora;
import dev.lathe.testing.OracleServer;
import dev.lathe.testing.Sampling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytecode is what luajit makes of the same text: each instruction, constant, line and variable. */
class LuaBytecodeTest {

  private static LuaJit loader;
  private static OracleServer compiler;
  private static Path script;

  @BeforeAll
  static void start() throws IOException {
    loader = LuaJit.start();
    script = Files.createTempFile("dump-server", ".lua");
    try (var resource = LuaBytecodeTest.class.getResourceAsStream("dump-server.lua")) {
      Files.write(script, resource.readAllBytes());
    }
    compiler = LuaJit.serve(script);
  }

  @AfterAll
  static void stop() throws IOException {
    if (compiler != null) {
      compiler.close();
      loader.close();
      Files.delete(script);
    }
  }

  /** What luajit makes of a text that it accepts, and the words in which it refuses others. */
  private static String theirs(byte[] text) {
    byte[] dump = compiler.ask(text);
    if (dump.length == 0) {
      LuaJit.Refusal refusal = loader.load(text).orElseThrow();
      return refusal.line() + ": " + refusal.message();
    }
    try {
      return PrototypeText.of(DumpReader.read(dump).main());
    } catch (DumpException e) {
      throw new AssertionError(e);
    }
  }

  private static String ours(byte[] text) {
    return LuaBytecode.of(text, PrototypeText::of, error -> error.span().endLine() + ": " + error.message());
  }

  private static void compare(String text) {
    byte[] bytes = Source.encodeUtf8(text);
    assertEquals(theirs(bytes), ours(bytes), () -> text);
  }

  @Test
  void programs() throws IOException {
    Path folder = Path.of("src/test/filetests/bytecode");
    List<Path> files = Corpora.files(folder, ".lua");
    for (Path file : files) {
      byte[] text = Files.readAllBytes(file);
      assertEquals(theirs(text), ours(text), file::toString);
    }
  }

  @Test
  void generatedPrograms() {
    LuaPrograms programs = new LuaPrograms(Sampling.random("bytecode"));
    int programCount = Sampling.programs();
    for (int i = 0; i < programCount; i++) {
      compare(programs.next());
    }
  }

  @Test
  void corpus() throws IOException {
    List<String> different = new ArrayList<>();
    List<Path> files = Corpora.files("debian", ".lua");
    for (Path file : files) {
      byte[] text = Files.readAllBytes(file);
      if (!theirs(text).equals(ours(text))) {
        different.add(file.toString());
      }
    }
    assertTrue(different.isEmpty(), () -> different.size() + " of " + files.size() + ": " + String.join("\n", different));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "local x = a[@]", "x = { @ }", "f(@)", "return @",
      })
  void tooManyRegisters(String template) {
    compare(template.replace("@", "f(".repeat(120) + ")".repeat(120)));
    compare(template.replace("@", "{".repeat(190) + "}".repeat(190)));
    compare(template.replace("@", "a .. ".repeat(180) + "a"));
    compare(template.replace("@", "f(" + "a, ".repeat(260) + "a)"));
  }

  @Test
  void limits() {
    StringBuilder locals = new StringBuilder();
    for (int i = 0; i < 61; i++) {
      locals.append("local v").append(i).append("\n");
    }
    StringBuilder uses = new StringBuilder("function f()\n");
    for (int i = 0; i < 61; i++) {
      uses.append("v").append(i).append(" = 1\n");
    }
    compare(locals + "" + uses + "end");
    compare("while a do\n" + "b = 1\n".repeat(16_400) + "end");
    compare("if a then\n" + "b = 1\n".repeat(16_400) + "end");
    StringBuilder constants = new StringBuilder("x = {\n");
    for (int i = 0; i < 66_000; i++) {
      constants.append("s").append(i).append(" = a,\n");
    }
    compare(constants + "}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x = a#+a", "x = a#.b", "x = a#[1]", "x = a#[b]", "a#()", "a#:b()", "a#(1)", "x = a# and a", "x = a# or a", "x = a# == a", "x = a#*2",
        "x = 1#+1", "x = 'a'#..'b'", "x = a#^2", "if a then b() #elseif a then b() #end", "x = {a#, a}", "f(a#, a)", "return a#, a",
        "local a#; local a", "a = 1#\na = 1", "x = {a#, b = 1}", "x = {1#, 'a'}", "do #do end #end", "x = #not a", "x = #-a"
      })
  void longChains(String template) {
    String[] parts = template.split("#", -1);
    for (int links : new int[] {100, 300, 20_000}) {
      compare(parts.length == 2 ? chain(parts[0], parts[1], links) : parts[0] + parts[1].repeat(links) + parts[2]);
    }
  }

  /** What is behind the mark again and again; before a prefix operator the operand comes last. */
  private static String chain(String start, String link, int links) {
    if (start.endsWith("= ")) {
      String operator = link.substring(0, link.length() - 1);
      return start + operator.repeat(Math.min(links, 190)) + link.substring(operator.length());
    }
    return start + link.repeat(links);
  }
}
