package dev.lathe.architecture;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The modules of the build, as folders of sources and of what was compiled from them. */
final class Modules {

  private static final Path ROOT = Path.of(System.getProperty("lathe.root"));

  private Modules() {}

  /** The modules whose names begin with {@code prefix}, in the order of their names. */
  static List<Path> startingWith(String prefix) throws IOException {
    try (Stream<Path> folders = Files.list(ROOT)) {
      List<Path> modules =
          folders
              .filter(folder -> folder.getFileName().toString().startsWith(prefix))
              .filter(folder -> Files.exists(folder.resolve("pom.xml")))
              .sorted()
              .toList();
      assertTrue(!modules.isEmpty(), () -> "no module " + prefix + " in " + ROOT);
      return modules;
    }
  }

  /** The files in a folder of a module and all below; none if there is no such folder. */
  static List<Path> files(Path module, String folder) throws IOException {
    Path top = module.resolve(folder);
    if (!Files.isDirectory(top)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(top)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  static boolean isClass(Path file) {
    return file.getFileName().toString().endsWith(".class");
  }
}
