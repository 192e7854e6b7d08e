package dev.lathe.lang.python;

import dev.lathe.testing.Corpora;
import dev.lathe.testing.Oracle;
import dev.lathe.testing.OracleServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** CPython 3.12.1, the reference: that of the corpus, or the one on the path. */
final class CPython implements Supplier<Oracle> {

  /** Folder of the corpora that holds a CPython with its library. */
  static final String CORPUS = "cpython";

  @Override
  public Oracle get() {
    return find();
  }

  /** The reference; without it the test is skipped. */
  static Oracle find() {
    Path home = Corpora.root().resolve(CORPUS).toAbsolutePath();
    Map<String, String> environment =
        Map.of("PYTHONHOME", home.toString(), "LD_LIBRARY_PATH", home + ":" + home.resolve("lib"));
    return Oracle.find(
        "CPython",
        "Python 3.12.1",
        new Oracle.Program(home.resolve("bin").resolve("python3.12").toString(), "--version", environment),
        new Oracle.Program("python3.12", "--version", Map.of("PYENV_VERSION", "3.12.1")));
  }

  /** Starts the server program that is a resource of this package: {@code name.py}. */
  static OracleServer serve(String name) {
    try (InputStream in = CPython.class.getResourceAsStream(name + ".py")) {
      return find().serve("-c", new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The files of CPython's library, tests included. */
  static List<Path> library() {
    return Corpora.files(Corpora.folder(CORPUS).resolve("lib").resolve("python3.12"), ".py");
  }

  static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
