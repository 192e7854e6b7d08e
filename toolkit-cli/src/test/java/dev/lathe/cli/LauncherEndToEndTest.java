package dev.lathe.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fresh copy of the whole project, started with the real Maven. */
class LauncherEndToEndTest {
  /** The class file version of Java 6, the oldest that a start-up cache takes. */
  private static final int JAVA_6 = 50;

  @TempDir Path base;

  @Test
  void buildsAndStartsTheProject() throws Exception {
    assumeTrue(System.getenv("PATH").lines().flatMap(path -> List.of(path.split(":")).stream())
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "mvn"))), "no Maven");
    Path copy = base.resolve("a copy");
    copyProject(LauncherTree.checkout(), copy);
    String output = lathe(copy, "", "--version");
    assertTrue(output.matches("lathe: building…\nlathe [0-9.]+(-SNAPSHOT)?, Java 25.*\n"), output);

    Path jar = copy.resolve("target/lathe/lathe.jar");
    assertEquals(List.of(), oldClasses(jar), "classes that no start-up cache takes");
    try (JarFile file = new JarFile(jar.toFile())) {
      assertEquals("java.base/jdk.internal.misc", file.getManifest().getMainAttributes().getValue("Add-Exports"));
      assertEquals("ALL-UNNAMED", file.getManifest().getMainAttributes().getValue("Enable-Native-Access"));
    }
    List<String> caches = LauncherTree.names(jar.getParent()).stream().filter(name -> name.endsWith(".aot")).toList();
    assertEquals(1, caches.size());
    assertTrue(Files.size(jar.resolveSibling(caches.getFirst())) > 1 << 20, "an empty cache: the training run failed");

    Path loaded = base.resolve("loaded");
    List<Path> samples = samples(copy);
    assertFalse(samples.isEmpty());
    for (Path sample : samples) {
      assertFalse(lathe(copy, "-Xlog:class+load:file=" + loaded, "source", sample.toString()).isEmpty());
      assertEquals(List.of(), Files.readAllLines(loaded).stream().filter(line -> line.contains("$$TypeSwitch")).toList(), "made at start");
    }
  }

  /** What {@code lathe} prints, which must succeed. */
  private static String lathe(Path root, String javaOptions, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(root.resolve("lathe").toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("LATHE_JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("LATHE_JAVA_OPTIONS", javaOptions);
    builder.environment().put("LATHE_STARTUP_CACHE", "wait");
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes());
    assertTrue(process.waitFor(5, TimeUnit.MINUTES));
    assertEquals(0, process.exitValue(), output);
    return output;
  }

  /** The programs on which the start-up cache is trained. */
  private static List<Path> samples(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).filter(file -> file.toString().contains("src/main/resources/" + TrainCommand.SAMPLES)).toList();
    }
  }

  private static List<String> oldClasses(Path jar) throws IOException {
    List<String> old = new ArrayList<>();
    try (ZipFile file = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : file.stream().filter(entry -> entry.getName().endsWith(".class")).toList()) {
        try (DataInputStream content = new DataInputStream(file.getInputStream(entry))) {
          content.readInt();
          content.readUnsignedShort();
          if (content.readUnsignedShort() < JAVA_6) {
            old.add(entry.getName());
          }
        }
      }
    }
    return old;
  }

  private static void copyProject(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
            if (List.of("target", ".git").contains(folder.getFileName().toString())) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(to.resolve(from.relativize(folder)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.copy(file, to.resolve(from.relativize(file)));
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
