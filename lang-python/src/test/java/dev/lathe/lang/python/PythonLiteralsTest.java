package dev.lathe.lang.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.ast.NumberValue;
import dev.lathe.ast.StringValue;
import dev.lathe.testing.Oracle;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values of literals, and what CPython says where there is none. */
class PythonLiteralsTest {

  private static String text(String spelling) {
    PythonStrings.Result.Value result = (PythonStrings.Result.Value) PythonStrings.literal(spelling);
    return ((StringValue.Text) result.value()).text();
  }

  private static String refusal(String spelling) {
    return ((PythonStrings.Result.Refused) PythonStrings.literal(spelling)).message();
  }

  private static NumberValue number(String spelling) {
    return ((PythonNumbers.Result.Value) PythonNumbers.read(spelling)).value();
  }

  @Test
  void quotesAndPrefixes() {
    assertEquals("a", text("'a'"));
    assertEquals("", text("''"));
    assertEquals("a'b\n", text("'''a'b\n'''"));
    assertEquals("a", text("U\"\"\"a\"\"\""));
    assertEquals("\\n", text("r'\\n'"));
    assertEquals(
        new PythonStrings.Result.Value(new StringValue.Bytes("\\n")), PythonStrings.literal("Rb'\\n'"));
  }

  @Test
  void escapes() {
    assertEquals("\\'\"\u0007\b\t\n\u000B\f\r", text("'\\\\\\'\\\"\\a\\b\\t\\n\\v\\f\\r'"));
    assertEquals("ab", text("'a\\\nb'"));
    assertEquals("A\u0100\0008\u00e9\ud83d\ude00", text("'\\101\\400\\0008\\xe9\\U0001F600'"));
    assertEquals("\\q\\8", text("'\\q\\8'"));
    assertEquals("\u00e9\n\ufe0f", text("'\\N{latin small letter E with acute}\\N{LF}\\N{VS16}'"));
    assertEquals(
        new PythonStrings.Result.Value(new StringValue.Bytes("\u00ff\u0000\\u1\\N{x}")),
        PythonStrings.literal("b'\\377\\400\\u1\\N{x}'"));
    assertEquals(
        new PythonStrings.Result.Value(new StringValue.Surrogates(List.of(0xD83D, 0xDE00))),
        PythonStrings.literal("'\\ud83d\\ude00'"));
  }

  @Test
  void refusals() {
    String prefix = "(unicode error) 'unicodeescape' codec can't decode bytes in position ";
    assertEquals(prefix + "1-3: truncated \\xXX escape", refusal("'a\\x1'"));
    assertEquals(prefix + "10-12: truncated \\xXX escape", refusal("'\u00e9\\x1'"));
    assertEquals(prefix + "16-17: truncated \\xXX escape", refusal("'\\\u00e9\\x'"));
    assertEquals(prefix + "0-9: illegal Unicode character", refusal("'\\U00110000'"));
    assertEquals(prefix + "0-1: malformed \\N character escape", refusal("'\\N'"));
    assertEquals(prefix + "0-2: malformed \\N character escape", refusal("'\\N{}'"));
    assertEquals(prefix + "0-6: unknown Unicode character name", refusal("'\\N{foo}'"));
    assertEquals("(value error) invalid \\x escape at position 1", refusal("b'a\\x1'"));
    assertEquals("bytes can only contain ASCII literal characters", refusal("b'\u00e9'"));
  }

  @Test
  void formatText() {
    assertEquals(
        new PythonStrings.Result.Value(new StringValue.Text("a{b}\n")), PythonStrings.formatText("a{{b}}\\n", false));
    assertEquals(
        new PythonStrings.Result.Value(new StringValue.Text("\\n}")), PythonStrings.formatText("\\n}}", true));
    assertEquals(
        new PythonStrings.Result.Value(new StringValue.Text("1{")), PythonStrings.formatText("\\N{DIGIT ONE}{{", false));
  }

  @ParameterizedTest
  @CsvSource({"0,0", "00_0,0", "7,7", "1_000,1000", "0xFF_ff,65535", "0o17,15", "0B101,5", "123456789012345678901,123456789012345678901"})
  void integers(String spelling, BigInteger value) {
    assertEquals(new NumberValue.Integer(value), number(spelling));
  }

  @Test
  void longIntegers() {
    String digits = "123456789abcdef0".repeat(100);
    assertEquals(new NumberValue.Integer(new BigInteger(digits, 16)), number("0x" + digits));
    assertEquals(new NumberValue.Integer(new BigInteger("7".repeat(101), 8)), number("0o" + "7".repeat(101)));
    assertEquals(new NumberValue.Integer(new BigInteger("10".repeat(77), 2)), number("0b" + "10".repeat(77)));
    assertEquals(new NumberValue.Integer(BigInteger.TEN.pow(4299)), number("1" + "0".repeat(4299)));
    assertEquals(new NumberValue.Integer(BigInteger.ZERO), number("0".repeat(5000)));
    assertTrue(
        ((PythonNumbers.Result.Refused) PythonNumbers.read("1" + "0".repeat(4300)))
            .message()
            .startsWith("Exceeds the limit (4300 digits) for integer string conversion: value has 4301 digits;"));
  }

  @Test
  void hexadecimalTakesLinearTime() {
    NumberValue.Integer value = (NumberValue.Integer) number("0x" + "f".repeat(10_000_000));
    assertEquals(40_000_000, value.value().bitLength());
  }

  @ParameterizedTest
  @CsvSource({"1.,1", ".5,0.5", "1_0.5e-1_0,1.05e-9", "1e400,Infinity", "0777.0,777"})
  void reals(String spelling, double value) {
    assertEquals(new NumberValue.Real(value), number(spelling));
  }

  @Test
  void imaginaries() {
    assertEquals(new NumberValue.Imaginary(1.5), number("1.5J"));
    assertEquals(new NumberValue.Imaginary(8), number("08j"));
  }

  /** Every character that CPython names is found by that name, and no other. */
  @Test
  void characterNames() {
    Oracle.Result result =
        CPython.find()
            .run(
                new byte[0],
                "-c",
                "import sys, unicodedata\n"
                    + "for c in range(0x110000):\n"
                    + "  n = unicodedata.name(chr(c), None)\n"
                    + "  if n: print(c, n)");
    String[] names = new String[Character.MAX_CODE_POINT + 1];
    List<String> wrong = new ArrayList<>();
    for (String line : result.outText().lines().toList()) {
      int space = line.indexOf(' ');
      int codePoint = Integer.parseInt(line, 0, space, 10);
      names[codePoint] = line.substring(space + 1);
      if (!CharacterNames.codePoint(names[codePoint]).equals(OptionalInt.of(codePoint))) {
        wrong.add(line);
      }
    }
    for (int c = 0; c < names.length; c++) {
      String javas = Character.getName(c);
      if (names[c] == null && javas != null && CharacterNames.codePoint(javas).equals(OptionalInt.of(c)) && c > 0x9F) {
        wrong.add(c + " " + javas + " is no name");
      }
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  void namesByRule() {
    assertEquals(OptionalInt.of(0xAC01), CharacterNames.codePoint("HANGUL SYLLABLE GAG"));
    assertEquals(OptionalInt.empty(), CharacterNames.codePoint("hangul syllable gag"));
    assertEquals(OptionalInt.empty(), CharacterNames.codePoint("HANGUL SYLLABLE X"));
    assertEquals(OptionalInt.of(0x4E00), CharacterNames.codePoint("CJK UNIFIED IDEOGRAPH-4E00"));
    assertEquals(OptionalInt.empty(), CharacterNames.codePoint("cjk unified ideograph-4e00"));
    assertEquals(OptionalInt.empty(), CharacterNames.codePoint("TANGUT IDEOGRAPH-17000"));
    assertEquals(OptionalInt.empty(), CharacterNames.codePoint("LATIN 1 SUPPLEMENT 80"));
    assertEquals(OptionalInt.empty(), CharacterNames.codePoint(" DIGIT ONE"));
  }
}
