package dev.lathe.testing;

import dev.lathe.lexer.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Golden files: inputs in {@code src/test/filetests/STAGE/} and next to each what the stage prints for it.
 *
 * <pre>
 *   filetests/tokens/strings.x            the input
 *   filetests/tokens/strings.x.tokens     what is expected, byte by byte
 * </pre>
 *
 * <p>One input may have golden files of several kinds. {@code -Dlathe.bless=true} writes them anew: read that diff.
 *
 * <pre>
 *   &#64;TestFactory
 *   Stream&lt;DynamicTest&gt; tokens() {
 *     return FileTests.stage("tokens").inputs(".x").golden(".tokens", input -&gt; print(input.name(), input.bytes()));
 *   }
 * </pre>
 */
public final class FileTests {

  /**
   * An input file.
   *
   * @param name its file name
   */
  public record Input(String name, byte[] bytes) {
    /** The bytes as UTF-8 text. */
    public String text() {
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  private final Path folder;
  private final String inputSuffix;

  private FileTests(Path folder, String inputSuffix) {
    this.folder = folder;
    this.inputSuffix = inputSuffix;
  }

  /** The files of {@code src/test/filetests/stage} of the module under test. */
  public static FileTests stage(String stage) {
    return in(Path.of("src", "test", "filetests").resolve(stage));
  }

  static FileTests in(Path folder) {
    return new FileTests(folder, "");
  }

  /** The same with the inputs that end with {@code suffix}, such as ".x". */
  public FileTests inputs(String suffix) {
    return new FileTests(folder, suffix);
  }

  /**
   * A test for each input, and one that no golden file has lost its input.
   *
   * @param goldenSuffix added to the input's name
   * @param print what the stage makes of an input; lone surrogates U+DC80 to U+DCFF stand for bytes that are no text
   */
  public Stream<DynamicTest> golden(String goldenSuffix, Function<Input, String> print) {
    List<DynamicTest> tests = new ArrayList<>();
    TreeSet<String> names = names();
    for (String name : names) {
      if (name.endsWith(inputSuffix) && !isGolden(name, names)) {
        tests.add(DynamicTest.dynamicTest(name, () -> check(name, goldenSuffix, print)));
      }
    }
    if (tests.isEmpty()) {
      throw new AssertionError("no input *" + inputSuffix + " in " + folder);
    }
    tests.add(DynamicTest.dynamicTest("orphans", () -> checkOrphans(goldenSuffix, names)));
    return tests.stream();
  }

  private TreeSet<String> names() {
    TreeSet<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.list(folder)) {
      files.filter(Files::isRegularFile).forEach(file -> names.add(file.getFileName().toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return names;
  }

  /** Whether {@code name} is another file's name with something added. */
  private static boolean isGolden(String name, TreeSet<String> names) {
    return names.headSet(name).stream().anyMatch(other -> name.startsWith(other + "."));
  }

  private void check(String name, String goldenSuffix, Function<Input, String> print) throws IOException {
    Path golden = folder.resolve(name + goldenSuffix);
    String printed = print.apply(new Input(name, Files.readAllBytes(folder.resolve(name))));
    byte[] actual = Source.encodeUtf8(printed);
    byte[] expected = Files.exists(golden) ? Files.readAllBytes(golden) : null;
    if (Arrays.equals(actual, expected)) {
      return;
    }
    if (Switch.BLESS.isOn() && !Switch.CI.isOn()) {
      Files.write(golden, actual);
    } else if (expected == null) {
      throw new AssertionError(golden + " is absent: run with -Dlathe.bless=true, then read the file\n" + printed);
    } else {
      throw new AssertionError(golden + " differs (-Dlathe.bless=true rewrites it)\n" + difference(expected, actual));
    }
  }

  private void checkOrphans(String goldenSuffix, TreeSet<String> names) {
    for (String name : names) {
      if (name.endsWith(inputSuffix + goldenSuffix) && !names.contains(name.substring(0, name.length() - goldenSuffix.length()))) {
        throw new AssertionError(folder.resolve(name) + " has no input");
      }
    }
  }

  /** The first line that differs, with two lines before it. */
  private static String difference(byte[] expected, byte[] actual) {
    String[] wanted = new String(expected, StandardCharsets.UTF_8).split("\n", -1);
    String[] got = new String(actual, StandardCharsets.UTF_8).split("\n", -1);
    int line = 0;
    while (line < wanted.length && line < got.length && wanted[line].equals(got[line])) {
      line++;
    }
    StringBuilder out = new StringBuilder("line " + (line + 1) + "\n");
    for (int i = Math.max(0, line - 2); i < line; i++) {
      out.append("  ").append(wanted[i]).append('\n');
    }
    out.append("- ").append(line < wanted.length ? wanted[line] : "(end)").append('\n');
    out.append("+ ").append(line < got.length ? got[line] : "(end)").append('\n');
    return out.toString();
  }
}
