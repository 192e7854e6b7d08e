package dev.lathe.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTestsTest {

  @TempDir Path folder;

  @BeforeEach
  void blessingWouldChangeWhatIsTested() {
    Assumptions.assumeFalse(Switch.BLESS.isOn());
  }

  private void write(String name, String text) throws Exception {
    Files.write(folder.resolve(name), text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private TreeMap<String, Throwable> run(String inputs, String golden) {
    TreeMap<String, Throwable> failures = new TreeMap<>();
    List<DynamicTest> tests =
        FileTests.in(folder).inputs(inputs).golden(golden, input -> input.text().toUpperCase(Locale.ROOT)).toList();
    for (DynamicTest test : tests) {
      try {
        test.getExecutable().execute();
        failures.put(test.getDisplayName(), null);
      } catch (Throwable e) {
        failures.put(test.getDisplayName(), e);
      }
    }
    return failures;
  }

  @Test
  void equalFilesPass() throws Exception {
    write("a.x", "one\ntwo\n");
    write("a.x.up", "ONE\nTWO\n");
    write("a.x.up.more", "");
    write("other", "");
    TreeMap<String, Throwable> tests = run(".x", ".up");
    assertEquals(List.of("a.x", "orphans"), List.copyOf(tests.keySet()));
    assertEquals(List.of(), tests.values().stream().filter(e -> e != null).toList());
  }

  @Test
  void inputsMayHaveNoSuffix() throws Exception {
    write("a", "x");
    write("a.up", "X");
    assertEquals(List.of("a", "orphans"), List.copyOf(run("", ".up").keySet()));
  }

  @Test
  void aDifferenceShowsItsFirstLine() throws Exception {
    write("a.x", "one\ntwo\n");
    write("a.x.up", "ONE\nTOO\n");
    String message = run(".x", ".up").get("a.x").getMessage();
    assertTrue(message.contains("line 2\n  ONE\n- TOO\n+ TWO\n"), message);
  }

  @Test
  void anAbsentGoldenFileFails() throws Exception {
    write("a.x", "one");
    assertTrue(run(".x", ".up").get("a.x").getMessage().contains("is absent"));
  }

  @Test
  void aGoldenFileWithoutInputFails() throws Exception {
    write("a.x", "");
    write("a.x.up", "");
    write("b.x.up", "");
    assertTrue(run(".x", ".up").get("orphans").getMessage().contains("b.x.up has no input"));
  }

  @Test
  void noInputAtAllFails() {
    assertThrows(AssertionError.class, () -> run(".x", ".up"));
  }
}
