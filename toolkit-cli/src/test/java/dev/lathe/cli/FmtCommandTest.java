package dev.lathe.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What fmt does to files and folders, whatever the language. */
class FmtCommandTest {

  @TempDir private Path folder;

  static List<Sample> samples() throws IOException {
    return Sample.all();
  }

  private Path file(String name, String text) throws IOException {
    Path path = folder.resolve(name);
    Files.createDirectories(path.getParent());
    return Files.writeString(path, text);
  }

  private static String formatted(Path file) {
    CommandLineRun run = CommandLineRun.of("fmt", file.toString());
    assertEquals("", run.err());
    assertEquals(0, run.status());
    return run.out();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void checksAndDiffsWithoutTouchingTheFile(Sample sample) throws IOException {
    Path file = file(sample.fileName(), sample.untidy());
    CommandLineRun check = CommandLineRun.of("fmt", "--check", file.toString());
    assertEquals(Main.FAILED, check.status());
    assertEquals(file + "\n", check.out());
    CommandLineRun diff = CommandLineRun.of("fmt", "--diff", file.toString());
    assertEquals(Main.FAILED, diff.status());
    assertTrue(diff.out().startsWith("--- " + file), diff.out());
    assertTrue(diff.out().contains("\n@@ "), diff.out());
    assertEquals(sample.untidy(), Files.readString(file));
    Path tidy = file("tidy/" + sample.fileName(), formatted(file));
    for (String mode : List.of("--check", "--diff")) {
      CommandLineRun same = CommandLineRun.of("fmt", mode, tidy.toString());
      assertEquals(0, same.status());
      assertEquals("", same.out());
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void writesInPlaceWithModeAndThroughLinks(Sample sample) throws IOException {
    Path file = file(sample.fileName(), sample.untidy());
    String wanted = formatted(file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-x--x"));
    Path link = Files.createSymbolicLink(folder.resolve("link-" + sample.fileName()), file);
    assertEquals(0, CommandLineRun.of("fmt", "--write", link.toString()).status());
    assertEquals(wanted, Files.readString(file));
    assertTrue(Files.isSymbolicLink(link));
    assertEquals("rwxr-x--x", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    FileTime old = FileTime.from(Instant.EPOCH);
    Files.setLastModifiedTime(file, old);
    assertEquals(0, CommandLineRun.of("fmt", "--write", file.toString()).status());
    assertEquals(old, Files.getLastModifiedTime(file), "a file that would not change is not written");
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(2, files.count(), "no temporary file stays");
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void keepsLineEnds(Sample sample) throws IOException {
    String text = formatted(file(sample.fileName(), sample.untidy()));
    for (String end : List.of("\r\n", "\r")) {
      Path file = file(sample.fileName(), sample.untidy().replace("\n", end));
      assertEquals(text.replace("\n", end), formatted(file));
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void leavesFilesWithErrorsUntouchedAndGoesOn(Sample sample) throws IOException {
    Path broken = file("a/" + sample.fileName(), sample.broken());
    Path good = file("b/" + sample.fileName(), sample.untidy());
    byte[] before = Files.readAllBytes(broken);
    CommandLineRun run = CommandLineRun.of("fmt", "--write", folder.toString());
    assertEquals(Main.FAILED, run.status());
    assertTrue(run.err().startsWith(broken + ":"), run.err());
    assertArrayEquals(before, Files.readAllBytes(broken));
    assertFalse(Files.readString(good).equals(sample.untidy()));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void passesOverWhatIsIgnored(Sample sample) throws IOException {
    file("src/" + sample.fileName(), sample.untidy());
    file("src/deep/er/" + sample.fileName(), sample.untidy());
    file("vendor/" + sample.fileName(), sample.untidy());
    file("src/vendor/" + sample.fileName(), sample.untidy());
    file(".hidden/" + sample.fileName(), sample.untidy());
    file("notes.txt", "no program");
    file("src/gen/one-" + sample.fileName(), sample.untidy());
    file("src/gen/two-" + sample.fileName(), sample.untidy());
    file(".latheignore", "# third party\n/vendor/\nsrc/gen/**\n!two-*\n\n");
    file("src/.latheignore", "er/\n");
    assertEquals(
        "src/gen/two-" + sample.fileName() + "\nsrc/" + sample.fileName() + "\nsrc/vendor/" + sample.fileName() + "\n",
        checked(folder));
    assertEquals(checked(folder), checked(folder.resolve("src")), "the ignore file above counts too");
    assertEquals(
        "vendor/" + sample.fileName() + "\n",
        checked(folder.resolve("vendor").resolve(sample.fileName())),
        "a file that is named is not ignored");
  }

  private String checked(Path what) {
    CommandLineRun run = CommandLineRun.of("fmt", "--check", what.toString());
    assertEquals("", run.err());
    return run.out().replace(folder + "/", "");
  }

  @ParameterizedTest
  @MethodSource("samples")
  void formatsManyFilesInOrder(Sample sample) throws IOException {
    StringBuilder names = new StringBuilder();
    for (int i = 100; i < 150; i++) {
      Path untidy = file("f" + i + "-" + sample.fileName(), sample.untidy());
      names.append(untidy).append('\n');
      file("f" + i + "-tidy-" + sample.fileName(), "");
    }
    assertEquals(names.toString(), CommandLineRun.of("fmt", "--check", folder.toString()).out());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void leavesReadOnlyFilesAlone(Sample sample) throws IOException {
    Path file = file(sample.fileName(), sample.untidy());
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
    CommandLineRun run = CommandLineRun.of("fmt", "--write", file.toString());
    assertEquals(Main.FAILED, run.status());
    assertEquals("lathe: " + file + ": cannot write: permission denied\n", run.err());
    assertEquals(sample.untidy(), Files.readString(file));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void followsALinkToAFolderThatIsNamed(Sample sample) throws IOException {
    Path file = file("real/" + sample.fileName(), sample.untidy());
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("real"));
    assertEquals("link/" + sample.fileName() + "\n", checked(link));
    assertEquals(file.toString().replace(folder + "/", "") + "\n", checked(folder), "but none inside");
  }

  @ParameterizedTest
  @MethodSource("samples")
  void leavesAFolderAloneWhoseIgnoreFileMakesNoSense(Sample sample) throws IOException {
    file("bad/" + sample.fileName(), sample.untidy());
    file("good/" + sample.fileName(), sample.untidy());
    file("bad/.latheignore", "[\n");
    CommandLineRun run = CommandLineRun.of("fmt", "--check", folder.toString());
    assertEquals(folder + "/good/" + sample.fileName() + "\n", run.out());
    assertTrue(run.err().startsWith("lathe: " + folder + "/bad/.latheignore:1: not a pattern"), run.err());
    CommandLineRun below = CommandLineRun.of("fmt", "--check", file("bad/deep/x", "").getParent().toString());
    assertEquals(Main.FAILED, below.status());
    assertEquals("", below.out());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void readsPatternsAsGitDoes(Sample sample) throws IOException {
    for (String place : List.of("a/b/", "a/x/y/b/", "c/", "deep/c/", "{d,e}/", "d/")) {
      file(place + sample.fileName(), sample.untidy());
    }
    file(".latheignore", "a/**/b\n**/c/\n/{d,e}\n\\#x\n");
    assertEquals("d/" + sample.fileName() + "\n", checked(folder));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void findsFilesWhoseNamesAreNoText(Sample sample) throws Exception {
    Path untidy = file(sample.fileName(), sample.untidy());
    String script = "mv '" + untidy + "' \"$(dirname '" + untidy + "')/$(printf 'b\\377.%s' '" + sample.language().extensions().getFirst() + "')\"";
    assertEquals(0, new ProcessBuilder("sh", "-c", script).inheritIO().start().waitFor());
    CommandLineRun run = CommandLineRun.of("fmt", "--write", folder.toString());
    assertEquals("", run.err());
    assertEquals(0, run.status());
    assertEquals("", checked(folder));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void neverPrintsBehindTheProgressBar(Sample sample) throws IOException {
    for (int i = 100; i < 125; i++) {
      file("f" + i + "-" + sample.fileName(), sample.untidy());
    }
    ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    System.setProperty(Terminals.PROPERTY, "2");
    try {
      assertEquals(Main.FAILED, Main.run(new Console(terminal), new PrintWriter(terminal, true), "fmt", "--check", folder.toString()));
    } finally {
      System.clearProperty(Terminals.PROPERTY);
    }
    String text = terminal.toString(StandardCharsets.UTF_8);
    Pattern bar = Pattern.compile("\\rfmt +\\d+% \\[[^]]*] +\\d+/25 \\([^)]*\\) *");
    assertTrue(bar.matcher(text).find(), text);
    assertFalse(Pattern.compile(bar.pattern() + Pattern.quote(folder.toString())).matcher(text).find(), text);
    String results = bar.matcher(text).replaceAll("").replace("\r\u001B[K", "");
    assertEquals(CommandLineRun.of("fmt", "--check", folder.toString()).out(), results);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void refusesTwoModesAtOnce(Sample sample) throws IOException {
    Path file = file(sample.fileName(), sample.untidy());
    assertEquals(Main.USAGE, CommandLineRun.of("fmt", "--check", "--write", file.toString()).status());
    assertEquals(sample.untidy(), Files.readString(file));
  }
}
