package dev.lathe.lang.lua;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lathe.ast.AstWalker;
import dev.lathe.ast.Expr;
import dev.lathe.ast.Module;
import dev.lathe.ast.NumberValue;
import dev.lathe.ast.StringPart;
import dev.lathe.ast.StringValue;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.lexer.Source;
import dev.lathe.testing.OracleServer;
import dev.lathe.testing.Sampling;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Values of numerals and strings are those of luajit, bit by bit. */
class LuaLiteralsTest {

  @AutoClose private static OracleServer luajit;

  @BeforeAll
  static void start() {
    luajit = LuaJit.serve("constant-server.lua");
  }

  private static String ours(String literal) {
    LuaLanguage language = new LuaLanguage();
    Source source = language.decode("literal", Source.encodeUtf8("return " + literal)).source();
    Optional<Module> module = language.parse(source, new Diagnostics());
    if (module.isEmpty()) {
      return "malformed";
    }
    List<String> values = new ArrayList<>();
    AstWalker.preOrder(
        module.get(),
        node -> {
          switch (node) {
            case Expr.NumberLiteral number -> values.add(show(number.value()));
            case StringPart.Literal string -> values.add(show(string.value()));
            default -> {}
          }
        });
    return values.size() == 1 ? values.getFirst() : values.toString();
  }

  static String show(NumberValue value) {
    return switch (value) {
      case NumberValue.Real(double real) -> "real " + bits(real);
      case NumberValue.Imaginary(double imaginary) -> "imaginary " + bits(imaginary);
      case NumberValue.Fixed(long fixed, NumberValue.Signedness signedness) ->
          (signedness == NumberValue.Signedness.SIGNED ? "signed " : "unsigned ") + HexFormat.of().toHexDigits(fixed);
      case NumberValue.Integer integer -> integer.toString();
    };
  }

  static String show(StringValue value) {
    return value instanceof StringValue.Bytes(String latin1)
        ? "string " + HexFormat.of().formatHex(latin1.getBytes(StandardCharsets.ISO_8859_1))
        : value.toString();
  }

  private static String bits(double value) {
    return HexFormat.of().toHexDigits(Double.doubleToLongBits(value));
  }

  private static void check(String literal) {
    String theirs = new String(luajit.ask(Source.encodeUtf8(literal)), StandardCharsets.US_ASCII);
    assertEquals(theirs, ours(literal), () -> literal.substring(0, Math.min(200, literal.length())));
  }

  @Test
  void numerals() {
    for (String numeral :
        List.of(
            "0", "1", "007", "1.", ".5", "1e3", "1E+3", "1e-3", "5.e1", "1e308", "1.7976931348623159e308", "1e309", "5e-324", "2e-324",
            "3e-324", "2.2250738585072011e-308", "9007199254740993", "123456789012345678901234567890", "0x1p-1074", "0x1p-1075",
            "0x1.8p-1075", "0x.8p-1073", "0x1.fffffffffffffp1023", "0x1.fffffffffffff8p1023", "0xffffffffffffffff",
            "0x1ffffffffffffffffff", "0x10000000000000801", "0x1p999999", "1e99999", "0e99999", "0x0p99999", "1e-99999", "0b0",
            "0b11111111", "0B1", "0b1.", "0b2", "0b", "0x", "0x.", "0xg", "1e", "1e+", "0x1p", "1..2", "1.2.3", "0x1.2.3", "08", "1f",
            "0i", "1i", "1.5I", "0x1p4i", "0b11i", ".i", "1e5i", "1ii", "0ll", "1LL", "1lL", "9223372036854775807LL",
            "9223372036854775808LL", "18446744073709551615LL", "18446744073709551616LL", "18446744073709551615ull",
            "000018446744073709551615ull", "0x7fffffffffffffffLL", "0xffffffffffffffffULL", "0x0ffffffffffffffffULL",
            "0x10000000000000000ULL", "0b1ull", "1ULL", "1LLU", "1llu", "1uLl", "1lul", "1ul", "1u", "1l", "1lll", "1.0LL", "1e1LL",
            "0x1p1LL", "1LLi", "1\u0130", "1l\u212A", "0x\u00E9", "1_000", "0." + "0".repeat(500) + "1e501", "1" + "0".repeat(900),
            "0." + "0".repeat(70_000) + "1e70001", "0x" + "f".repeat(300), "1" + "0".repeat(400) + "e-400", "0x1p655360", "0x1p-655360",
            "1e1048575", "1e1048576", "1e-1048576", "0x1p1048576", "0e1048576", "1e01048575", "0." + "0".repeat(1 << 20),
            "0." + "0".repeat((1 << 20) - 2) + "1e1000000", "0." + "0".repeat((1 << 20) - 1) + "1e1000000",
            "0x." + "0".repeat((1 << 20) - 1) + "1", "0.1" + "0".repeat(1 << 20))) {
      check(numeral);
    }
  }

  @Test
  void randomNumerals() {
    Random random = Sampling.random("numerals");
    for (int i = 0; i < Sampling.programs(); i++) {
      check(LuaSpellings.number(random));
      String digits = digits(random);
      if (isOneToken(digits)) { // 0x1e+1 is a sum
        check(digits);
      }
    }
  }

  private static boolean isOneToken(String text) {
    LuaLanguage language = new LuaLanguage();
    Source source = language.decode("literal", Source.encodeUtf8(text)).source();
    return language.tokens(source, new Diagnostics()).orElseThrow().size() == 2;
  }

  /** Anything that begins like a numeral. */
  private static String digits(Random random) {
    StringBuilder text = new StringBuilder(List.of("0", "1", ".5", "0x", "0x.", "0b", "12.", "0x1").get(random.nextInt(8)));
    String all = "0123456789012345678901aAfFbe.EpPxXuUlLiI";
    for (int i = random.nextInt(30); i > 0; i--) {
      text.append(all.charAt(random.nextInt(random.nextInt(3) == 0 ? all.length() : 20)));
      if (random.nextInt(20) == 0) {
        text.append(List.of("e+", "e-", "p+", "p-", "e-3", "p-10").get(random.nextInt(6)));
      }
    }
    return text.append(List.of("", "", "", "", "LL", "ull", "i").get(random.nextInt(7))).toString();
  }

  @Test
  void randomStrings() {
    Random random = Sampling.random("strings");
    List<String> lineEnds = List.of("\n", "\r", "\r\n", "\n\r");
    for (int i = 0; i < Sampling.programs(); i++) {
      String literal = LuaSpellings.string(random, lineEnds.get(random.nextInt(4)));
      check(literal);
      int at = random.nextInt(literal.length());
      if (!Character.isSurrogate(literal.charAt(at))) {
        check(literal.substring(0, at) + "\\" + "xu{}z0123456789abcgD\r\n\"' ".charAt(random.nextInt(25)) + literal.substring(at));
      }
    }
  }
}
