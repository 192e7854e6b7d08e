package dev.lathe.lang.lua;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a function may not have more of, in luajit's words; and programs that come close. */
class LuaLimitsTest {

  private static String lines(int count, String line) {
    return IntStream.range(0, count).mapToObj(i -> line.replace("@", "" + i)).collect(Collectors.joining("\n", "", "\n"));
  }

  private static Stream<Arguments> programs() {
    return Stream.of(
        Arguments.of("200 variables", lines(200, "local v@"), "fine"),
        Arguments.of("201 variables", lines(201, "local v@"), "202: main function has more than 200 local variables"),
        Arguments.of(
            "201 variables in a function", "\nlocal function f()\n" + lines(201, "local v@") + "end", "204: function at line 2 has more than 200 local variables"),
        Arguments.of("60 upvalues", lines(60, "local v@") + "function f()\n" + lines(60, "v@ = 1") + "end", "fine"),
        Arguments.of(
            "61 upvalues",
            lines(61, "local v@") + "function f()\n" + lines(61, "v@ = 1") + "end",
            "123: function at line 62 has more than 60 upvalues"),
        Arguments.of("240 arguments", "f(" + "a, ".repeat(240) + "a)", "fine"),
        Arguments.of("260 arguments", "f(" + "a, ".repeat(260) + "a)", "1: function or expression too complex near 'a'"),
        Arguments.of("calls in calls", "x = " + "f(".repeat(120) + ")".repeat(120), "fine"),
        Arguments.of("65,000 constants", "x = {\n" + lines(65_000, "s@ = a,") + "}", "fine"),
        Arguments.of("66,000 constants", "x = {\n" + lines(66_000, "s@ = a,") + "}", "66002: main function has more than 65536 constants"),
        Arguments.of("a long loop", "while a do\n" + "b = 1\n".repeat(16_000) + "end", "fine"),
        Arguments.of("a loop too long", "while a do\n" + "b = 1\n".repeat(16_400) + "end", "16402: control structure too long near 'end'"),
        Arguments.of("5,000 elseif", "if a then " + "elseif a then b() ".repeat(5_000) + "end", "fine"),
        Arguments.of(
            "100,000 elseif", "if a then " + "elseif a then b() ".repeat(100_000) + "end", "1: control structure too long near '<eof>'"),
        Arguments.of("100,000 operators", "x = a" + " + a".repeat(100_000), "fine"),
        Arguments.of("100,000 indices", "x = a" + ".b[1]:c()()".repeat(25_000), "fine"),
        Arguments.of("100,000 conditions", "x = a" + " and a".repeat(100_000), "1: control structure too long near '<eof>'"),
        Arguments.of("100,000 statements", "a = 1\n".repeat(100_000), "fine"),
        Arguments.of("60,000 functions", lines(60_000, "f = function() end"), "fine"),
        Arguments.of("5,000 jumps", "while a do\n" + "if b then break end\n".repeat(5_000) + "end", "fine"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("programs")
  void limits(String name, String program, String expected) {
    byte[] text = program.getBytes(StandardCharsets.US_ASCII);
    assertEquals(expected, LuaBytecode.of(text, _ -> "fine", error -> error.span().endLine() + ": " + error.message()));
  }
}
