package dev.lathe.lang.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.lexer.Diagnostics;
import dev.lathe.testing.Switch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
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

  @Test
  void manyDecorators() {
    assertEquals("parsed", firstError("@a\n".repeat(LINKS) + "def f(): pass"));
  }

  // 50 MB in a virtual machine of 2 GB, each within a minute

  /** The child process: makes the text that its argument names, and parses it. */
  static final class Large {
    private static final int SIZE = 50 << 20;

    public static void main(String[] arguments) {
      byte[] text = text(arguments[0]);
      PythonLanguage language = new PythonLanguage();
      Diagnostics diagnostics = new Diagnostics();
      boolean parsed = language.parse(language.decode("large", text).source(), diagnostics).isPresent();
      System.out.println(parsed ? "parsed" : diagnostics.list().getFirst().message());
    }

    private static byte[] text(String kind) {
      return switch (kind) {
        case "string" -> filled("x = '", 'a', "'");
        case "triple string" -> filled("x = '''", '\n', "'''");
        case "format string" -> filled("x = f'", 'a', "'");
        case "comment" -> filled("#", 'a', "");
        case "unfinished string" -> filled("x = '", 'a', "");
        case "name" -> filled("", 'a', " = 1");
        case "blank lines" -> filled("", '\n', "");
        case "names" -> "a ".repeat(SIZE / 2).getBytes(StandardCharsets.US_ASCII);
        case "statements" -> "a=1\n".repeat(SIZE / 4).getBytes(StandardCharsets.US_ASCII);
        case "calls" -> ("a" + "()".repeat(SIZE / 2)).getBytes(StandardCharsets.US_ASCII);
        case "million statements" -> "a=1\n".repeat(1_000_000).getBytes(StandardCharsets.US_ASCII);
        default -> throw new IllegalArgumentException(kind);
      };
    }

    private static byte[] filled(String before, char with, String after) {
      byte[] text = new byte[SIZE];
      Arrays.fill(text, (byte) with);
      System.arraycopy(before.getBytes(StandardCharsets.US_ASCII), 0, text, 0, before.length());
      System.arraycopy(after.getBytes(StandardCharsets.US_ASCII), 0, text, SIZE - after.length(), after.length());
      return text;
    }
  }

  private static String parseInChild(String kind) throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(java, "-Xmx2g", "-cp", System.getProperty("java.class.path"), Large.class.getName(), kind)
            .redirectErrorStream(true)
            .start();
    try {
      String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      assertTrue(process.waitFor(60, TimeUnit.SECONDS), kind);
      return printed;
    } finally {
      process.destroyForcibly();
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
    assertEquals(expected, parseInChild(kind));
  }
}
