package dev.lathe.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lathe.parser.Language;
import dev.lathe.parser.Languages;
import dev.lathe.vm.runtime.Standalone;
import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    for (Path sample : samples.stream().filter(sample -> languageThatRuns(sample).isPresent()).toList()) {
      lathe(copy, "-Xlog:class+load:file=" + loaded, "run", sample.toString());
      assertEquals(List.of(), Files.readAllLines(loaded).stream().filter(line -> line.contains(" org.jline.")).toList(), "nobody converses");
      runsWithoutAnythingElse(jar, sample);
    }
    int conversations = 0;
    for (Language language : Languages.load().all()) {
      if (language.part(Standalone.class).isPresent() && converses(copy, language.name())) {
        holdsAConversation(copy, language.name());
        conversations++;
      }
    }
    assertTrue(conversations > 0, "no language converses");
  }

  private static Optional<Language> languageThatRuns(Path sample) {
    return Languages.load().forFileName(sample.getFileName().toString()).filter(language -> language.part(Standalone.class).isPresent());
  }

  /** The launcher and the jar are all that a program needs: no home, no folder that can be written, no working folder. */
  private void runsWithoutAnythingElse(Path jar, Path sample) throws Exception {
    Path installed = Files.createDirectories(base.resolve("installed"));
    Files.copy(LauncherTree.checkout().resolve("lathe"), installed.resolve("lathe"), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
    Files.copy(jar, installed.resolve("lathe.jar"), StandardCopyOption.REPLACE_EXISTING);
    for (Path path : List.of(installed, installed.resolve("lathe.jar"))) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("r-xr-xr-x"));
    }
    ProcessBuilder builder = new ProcessBuilder(installed.resolve("lathe").toString(), "run", sample.toString()).directory(new File("/")).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(Map.of("PATH", System.getenv("PATH"), "HOME", "/dev/null", "LATHE_JAVA_HOME", System.getProperty("java.home"), "LATHE_STARTUP_CACHE", "off"));
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes());
    assertEquals(0, process.waitFor(), output);
    assertEquals(List.of("lathe", "lathe.jar"), LauncherTree.names(installed));
    Files.setPosixFilePermissions(installed, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** Whether a language's command knows the option by which conversations are asked for. */
  private static boolean converses(Path root, String name) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(root.resolve("lathe").toString(), name, "-i").redirectErrorStream(true);
    builder.environment().put("LATHE_JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes());
    return process.waitFor() == 0 || !output.contains("Unknown option");
  }

  /** On a terminal, with keys: a line that prints, an unfinished one that is cleared, one from the history, the end. */
  private void holdsAConversation(Path root, String name) throws Exception {
    if (!Screen.isThere()) {
      return;
    }
    Path state = base.resolve("state of " + name);
    Screen screen =
        Screen.start(
            "exec '" + root.resolve("lathe") + "' " + name + " -i",
            Map.of("LATHE_JAVA_HOME", System.getProperty("java.home"), "XDG_STATE_HOME", state.toString()));
    screen.type("> ", "print(6 * 7)\r");
    screen.type("42", "");
    screen.type("> ", "print(\u0003");
    screen.type("> ", "\u001bOA\r");
    screen.type("42", "");
    screen.type("> ", "\u0004");
    assertEquals(0, screen.end(), screen.shown());
    assertFalse(screen.shown().contains("WARNING"), screen.shown());
    List<String> history = Files.readAllLines(state.resolve("lathe").resolve(name + "-history"));
    assertEquals(1, history.size(), history::toString);
    assertTrue(history.getFirst().endsWith(":print(6 * 7)"), history::toString);
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
