package dev.lathe.lang.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.parser.LargeInput;
import dev.lathe.testing.Switch;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Input made to hurt: a right answer or a clear error, soon. */
class PythonHostileTest {

  private static final int LINKS = 100_000;

  private static String firstError(String text) {
    var errors = ErrorReference.ours(text.getBytes(StandardCharsets.UTF_8));
    return errors.isEmpty() ? "parsed" : errors.getFirst().message();
  }

  /** What is opened again and again and never closed. */
  @ParameterizedTest
  @ValueSource(strings = {"(", "[", "{", "f(", "a[", "f'{", "f'''{", "{1:", "(yield ", "[x for x in ("})
  void openings(String opening) {
    assertTrue(firstError(opening.repeat(LINKS)).matches(".*(too many nested|was never closed|invalid syntax|never|expecting).*"), opening);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x = '", "x = \"\"\"a", "f'{", "f'", "f'''{x:", "x = '\\", "x \\", "(", "# \\", "\"\\N{", "f'{x!", "0x", "1_", "if x:", "@"})
  void unfinished(String text) {
    assertEquals(text.startsWith("#"), firstError(text).equals("parsed"), text);
  }

  /** What is indented ever deeper: 3,000 levels, as the text grows with their square. */
  @Test
  void nestedIndents() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 3_000; i++) {
      text.append(" ".repeat(i)).append("if a:\n");
    }
    assertEquals("too many levels of indentation", firstError(text.toString()));
  }

  @Test
  void manyDecorators() {
    assertEquals("parsed", firstError("@a\n".repeat(LINKS) + "def f(): pass"));
  }

  // 50 MB in a virtual machine of 2 GB, each within a minute

  /** The child process: makes the text that its argument names, and parses it. */
  static final class Large {
    public static void main(String[] arguments) {
      LargeInput.parse(new PythonLanguage(), text(arguments[0]));
    }

    private static byte[] text(String kind) {
      return switch (kind) {
        case "string" -> LargeInput.filled("x = '", 'a', "'");
        case "triple string" -> LargeInput.filled("x = '''", '\n', "'''");
        case "format string" -> LargeInput.filled("x = f'", 'a', "'");
        case "comment" -> LargeInput.filled("#", 'a', "");
        case "unfinished string" -> LargeInput.filled("x = '", 'a', "");
        case "name" -> LargeInput.filled("", 'a', " = 1");
        case "blank lines" -> LargeInput.filled("", '\n', "");
        case "names" -> "a ".repeat(LargeInput.SIZE / 2).getBytes(StandardCharsets.US_ASCII);
        case "statements" -> "a=1\n".repeat(LargeInput.SIZE / 4).getBytes(StandardCharsets.US_ASCII);
        case "calls" -> ("a" + "()".repeat(LargeInput.SIZE / 2)).getBytes(StandardCharsets.US_ASCII);
        case "million statements" -> "a=1\n".repeat(1_000_000).getBytes(StandardCharsets.US_ASCII);
        default -> throw new IllegalArgumentException(kind);
      };
    }
  }

  private static Stream<Arguments> large() {
    String tooLarge = "the file is too large: more than 4194304 tokens";
    Stream<Arguments> some =
        Stream.of(Arguments.of("string", "parsed"), Arguments.of("comment", "parsed"), Arguments.of("statements", tooLarge));
    if (!Switch.LONG.isOn()) {
      return some;
    }
    Stream<Arguments> more =
        Stream.of("triple string", "format string", "name", "blank lines", "million statements").map(kind -> Arguments.of(kind, "parsed"));
    Stream<Arguments> refused =
        Stream.of(
            Arguments.of("names", tooLarge),
            Arguments.of("calls", tooLarge),
            Arguments.of("unfinished string", "unterminated string literal (detected at line 1)"));
    return Stream.of(some, more, refused).flatMap(all -> all);
  }

  @ParameterizedTest
  @MethodSource("large")
  void large(String kind, String expected) throws Exception {
    assertEquals(expected, LargeInput.inChild(Large.class, kind));
  }
}
