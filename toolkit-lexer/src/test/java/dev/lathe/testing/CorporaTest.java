package dev.lathe.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

class CorporaTest {

  @TempDir Path folder;

  @Test
  void filesAreSortedByPath() throws Exception {
    Files.createDirectories(folder.resolve("b/c"));
    for (String name : List.of("b/c/two.x", "b/one.x", "three.x", "b/other.y")) {
      Files.writeString(folder.resolve(name), "");
    }
    assertEquals(
        List.of("b/c/two.x", "b/one.x", "three.x"),
        Corpora.files(folder, ".x").stream().map(file -> folder.relativize(file).toString()).toList());
  }

  @Test
  void absenceSkipsOrFails() {
    Class<? extends Throwable> expected = Switch.CI.isOn() ? AssertionError.class : TestAbortedException.class;
    assertThrows(expected, () -> Corpora.folder("no-such-corpus"));
    assertThrows(expected, () -> Corpora.files(folder, ".x"));
  }
}
