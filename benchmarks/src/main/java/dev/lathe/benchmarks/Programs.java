package dev.lathe.benchmarks;

import dev.lathe.parser.Language;
import dev.lathe.parser.Languages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The programs that are measured: those of the installed corpora that the front end accepts, every {@link #STEP}-th in path
 * order of the larger one.
 *
 * @param files paths, sorted
 * @param lines number of line ends in all of them
 */
record Programs(Language language, List<Path> files, long lines) {

  private static final int LARGE = 1_000;
  private static final int STEP = 10;

  /** Where the corpora are: system property {@code lathe.corpora}, else the user's cache folder. */
  static Path corpora() {
    String property = System.getProperty("lathe.corpora");
    if (property != null) {
      return Path.of(property);
    }
    String cache = System.getenv("XDG_CACHE_HOME");
    Path caches = cache == null || cache.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache);
    return caches.resolve("lathe").resolve("corpora");
  }

  /** The programs of the language of that name, below the corpora's folder {@code folder}. */
  static Programs of(String languageName, String folder) {
    Language language =
        Languages.load().named(languageName).orElseThrow(() -> new IllegalArgumentException("no language " + languageName));
    Path root = corpora().resolve(folder);
    try (Stream<Path> tree = Files.walk(root)) {
      List<Path> all =
          tree.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
              .filter(path -> path.toString().endsWith("." + language.extensions().getFirst()))
              .sorted()
              .toList();
      int step = all.size() > LARGE ? STEP : 1;
      List<Path> sample =
          Stream.iterate(0, i -> i < all.size(), i -> i + step).map(all::get).filter(path -> accepts(language, path)).toList();
      long lines = 0;
      for (Path path : sample) {
        for (byte b : read(path)) {
          lines += b == '\n' ? 1 : 0;
        }
      }
      return new Programs(language, sample, lines);
    } catch (IOException e) {
      throw new UncheckedIOException("install the corpora first, see README.md", e);
    }
  }

  private static boolean accepts(Language language, Path path) {
    Language.Decoded decoded = language.decode(path.toString(), read(path));
    return decoded.error().isEmpty()
        && language.parse(decoded.source(), new dev.lathe.lexer.Diagnostics()).isPresent();
  }

  static byte[] read(Path path) {
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
