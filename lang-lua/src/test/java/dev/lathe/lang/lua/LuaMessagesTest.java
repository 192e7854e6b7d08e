package dev.lathe.lang.lua;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lathe.lexer.Source;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each message has programs that provoke it, and luajit says the same of them. */
class LuaMessagesTest {

  @AutoClose private static LuaJit luajit;

  /** A program, and what is said about it on which line. */
  private record Example(LuaMessage message, String program, int line, String text) {
    @Override
    public String toString() {
      return message + ": " + text;
    }
  }

  private static Example example(LuaMessage message, String program, int line, String text) {
    return new Example(message, program, line, text);
  }

  private static String lines(int count, String line) {
    return line.repeat(count);
  }

  private static String captures(int count) {
    StringBuilder declarations = new StringBuilder();
    StringBuilder uses = new StringBuilder();
    for (int i = 0; i < count; i++) {
      declarations.append("local v").append(i).append('\n');
      uses.append("v").append(i).append("()\n");
    }
    return declarations + "local function f()\n" + uses + "goto done\n::done::\nend";
  }

  private static List<Example> examples() {
    return List.of(
        example(LuaMessage.UNEXPECTED_SYMBOL, "x =\n)", 2, "unexpected symbol near ')'"),
        example(LuaMessage.UNEXPECTED_SYMBOL, "x = $", 1, "unexpected symbol near '$'"),
        example(LuaMessage.UNEXPECTED_SYMBOL, "x = \u0001", 1, "unexpected symbol near 'char(1)'"),
        example(LuaMessage.UNEXPECTED_SYMBOL, "x = \u007F", 1, "unexpected symbol near 'char(127)'"),
        example(LuaMessage.UNEXPECTED_SYMBOL, "x = \u0000", 1, "unexpected symbol"),
        example(LuaMessage.UNEXPECTED_SYMBOL, "x = ;", 1, "unexpected symbol near ';'"),
        example(LuaMessage.UNEXPECTED_SYMBOL, "x = 1 'a\\65\\\nb'", 2, "unexpected symbol near ''aA\nb''"),
        example(LuaMessage.UNEXPECTED_SYMBOL, "x = 1 'é\\0b'", 1, "unexpected symbol near ''é'"),
        example(LuaMessage.UNEXPECTED_SYMBOL, "x = 1 [=[\r\na\n\rb]=]", 3, "unexpected symbol near '[=[a\nb]=]'"),
        example(LuaMessage.UNEXPECTED_SYMBOL, "return return", 1, "unexpected symbol near 'return'"),
        example(LuaMessage.EXPECTED, "x", 1, "'=' expected near '<eof>'"),
        example(LuaMessage.EXPECTED, "if x y", 1, "'then' expected near 'y'"),
        example(LuaMessage.EXPECTED, "end", 1, "'<eof>' expected near 'end'"),
        example(LuaMessage.EXPECTED, "local 1", 1, "'<name>' expected near '1'"),
        example(LuaMessage.EXPECTED, "break x", 1, "'<eof>' expected near 'x'"),
        example(LuaMessage.EXPECTED, "goto goto", 1, "'=' expected near 'goto'"),
        example(LuaMessage.EXPECTED, "::x", 1, "'::' expected near '<eof>'"),
        example(LuaMessage.EXPECTED_TO_CLOSE, "if x then\nelse\nelse", 3, "'end' expected (to close 'if' at line 1) near 'else'"),
        example(LuaMessage.EXPECTED_TO_CLOSE, "f(\n1\n2)", 3, "')' expected (to close '(' at line 1) near '2'"),
        example(LuaMessage.EXPECTED_TO_CLOSE, "x = {\n1\n2}", 3, "'}' expected (to close '{' at line 1) near '2'"),
        example(LuaMessage.EXPECTED_TO_CLOSE, "repeat\nx()\n", 3, "'until' expected (to close 'repeat' at line 1) near '<eof>'"),
        example(LuaMessage.EXPECTED_TO_CLOSE, "x = function\n()\n", 3, "'end' expected (to close 'function' at line 2) near '<eof>'"),
        example(LuaMessage.PARAMETER_EXPECTED, "function f(1) end", 1, "<name> or '...' expected near '1'"),
        example(LuaMessage.ARGUMENTS_EXPECTED, "a:b = 1", 1, "function arguments expected near '='"),
        example(LuaMessage.FOR_EXPECTED, "for a b", 1, "'=' or 'in' expected near 'b'"),
        example(LuaMessage.AMBIGUOUS_CALL, "f\n(x)", 2, "ambiguous syntax (function call x new statement) near '('"),
        example(LuaMessage.NO_VARIABLE_ARGUMENTS, "function f()\nreturn ... end", 2, "cannot use '...' outside a vararg function near '...'"),
        example(LuaMessage.NO_TARGET, "(a) = 1", 1, "syntax error near '='"),
        example(LuaMessage.NO_TARGET, "a, f() = 1", 1, "syntax error near '='"),
        example(LuaMessage.MALFORMED_NUMBER, "x = 3..2", 1, "malformed number near '3..2'"),
        example(LuaMessage.UNFINISHED_STRING, "x = 'a\nb", 1, "unfinished string near ''a'"),
        example(LuaMessage.UNFINISHED_STRING, "x = 'a\\\n\\65\n", 2, "unfinished string near ''a\nA'"),
        example(LuaMessage.UNFINISHED_STRING, "x = 'a\\z\n\n", 3, "unfinished string near '<eof>'"),
        example(LuaMessage.UNFINISHED_LONG_STRING, "x = [[\n]=]\n", 3, "unfinished long string near '<eof>'"),
        example(LuaMessage.UNFINISHED_LONG_COMMENT, "--[==[\n]]\n", 3, "unfinished long comment near '<eof>'"),
        example(LuaMessage.INVALID_ESCAPE, "x = 'a\\q'", 1, "invalid escape sequence near ''a'"),
        example(LuaMessage.INVALID_ESCAPE, "x = 'a\\\nb\\300", 2, "invalid escape sequence near ''a\nb'"),
        example(LuaMessage.INVALID_ESCAPE, "x = \"\\u{D800}\"", 1, "invalid escape sequence near '\"'"),
        example(LuaMessage.INVALID_DELIMITER, "x = [==a", 1, "invalid long string delimiter near '[=='"),
        example(LuaMessage.NO_LOOP, "f()\nbreak", 2, "no loop to break"),
        example(LuaMessage.NO_LOOP, "while x do f = function() break end end", 1, "no loop to break"),
        example(LuaMessage.NO_LOOP, "if x then\nlocal a f = function() return a end\nelse\nbreak end", 4, "no loop to break"),
        example(LuaMessage.UNDEFINED_LABEL, "f()\ngoto\nx", 3, "undefined label 'x'"),
        example(LuaMessage.UNDEFINED_LABEL, "do\nlocal a f = function() return a end\nend\ngoto x", 2, "undefined label 'x'"),
        example(LuaMessage.DUPLICATE_LABEL, "::x::\n::x::", 2, "duplicate label 'x'"),
        example(LuaMessage.JUMPS_INTO_SCOPE, "goto x\nlocal a\n::x:: f()", 1, "<goto x> jumps into the scope of local 'a'"),
        example(LuaMessage.TOO_MANY_LEVELS, "x = " + "(".repeat(200), 1, "chunk has too many syntax levels"),
        example(LuaMessage.TOO_MANY_LEVELS, "x = 1" + "^1".repeat(200), 1, "chunk has too many syntax levels"),
        example(LuaMessage.TOO_MANY_LEVELS, lines(199, "do\n"), 200, "chunk has too many syntax levels"),
        example(LuaMessage.TOO_MANY_IN_CHUNK, lines(65_477, "goto x\n"), 65_478, "chunk has more than 65476 local variables"),
        example(LuaMessage.TOO_MANY_IN_MAIN, lines(201, "local a\n"), 202, "main function has more than 200 local variables"),
        example(LuaMessage.TOO_MANY_IN_MAIN, "a" + ",a".repeat(199) + " = 1", 1, "main function has more than 200 variable names"),
        example(LuaMessage.TOO_MANY_IN_FUNCTION, "\nfunction f()\n" + lines(201, "local a ") + "end", 3, "function at line 2 has more than 200 local variables"),
        example(LuaMessage.TOO_MANY_IN_FUNCTION, captures(61), 123, "function at line 62 has more than 60 upvalues"),
        example(LuaMessage.MALFORMED_BYTECODE, "#!\n\u001BLJ", 0, "cannot load malformed bytecode"));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void text(Example example) {
    assertEquals(
        Optional.of(new LuaJit.Refusal(example.line, example.text)), LuaAcceptanceTest.refusal(Source.encodeUtf8(example.program)));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void reference(Example example) {
    if (luajit == null) {
      luajit = LuaJit.start();
    }
    assertEquals(Optional.of(new LuaJit.Refusal(example.line, example.text)), luajit.load(Source.encodeUtf8(example.program)));
  }

  /** The reference only says this of bytecode where it is told to load text. */
  @Test
  void bytecode() {
    assertEquals(
        Optional.of(new LuaJit.Refusal(0, "attempt to load chunk with wrong mode")),
        LuaAcceptanceTest.refusal(Source.encodeUtf8("\u001BLJ\u0002")));
  }

  @Test
  void everyMessageHasAnExample() {
    EnumSet<LuaMessage> missing = EnumSet.allOf(LuaMessage.class);
    Stream.concat(examples().stream().map(Example::message), Stream.of(LuaMessage.NOT_SOURCE)).forEach(missing::remove);
    assertEquals(List.of(), Arrays.asList(missing.toArray()));
  }
}
