package dev.lathe.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Programs of other people, which are not part of the project: folders below {@code -Dlathe.corpora}, by default
 * {@code lathe/corpora} in the user's cache folder.
 */
public final class Corpora {

  private Corpora() {}

  /** The folder that holds all corpora; it need not exist. */
  public static Path root() {
    String given = System.getProperty("lathe.corpora", "");
    if (!given.isBlank()) {
      return Path.of(given);
    }
    String cache = System.getenv("XDG_CACHE_HOME");
    Path base = cache == null || cache.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache);
    return base.resolve("lathe").resolve("corpora");
  }

  /** The corpus called {@code name}; the test is skipped (in CI: fails) where it is not installed. */
  public static Path folder(String name) {
    Path folder = root().resolve(name);
    if (!Files.isDirectory(folder)) {
      throw Absent.because("no corpus '" + name + "' in " + root());
    }
    return folder;
  }

  /** The files of a corpus whose names end with {@code suffix}, in the order of their paths, links followed; never empty. */
  public static List<Path> files(String name, String suffix) {
    return files(folder(name), suffix);
  }

  /** The same for a folder inside a corpus. */
  public static List<Path> files(Path folder, String suffix) {
    try (Stream<Path> tree = Files.walk(folder, java.nio.file.FileVisitOption.FOLLOW_LINKS)) {
      List<Path> files =
          tree.filter(file -> file.getFileName().toString().endsWith(suffix) && Files.isRegularFile(file))
              .sorted(Comparator.comparing(file -> folder.relativize(file).toString()))
              .toList();
      if (files.isEmpty()) {
        throw Absent.because("no file *" + suffix + " in " + folder);
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
