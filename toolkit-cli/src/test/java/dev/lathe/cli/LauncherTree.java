package dev.lathe.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * A copy of the launcher in a small source tree of its own, with a Maven that only copies a ready jar and counts its calls. The
 * jar holds {@code Probe}, a program that shows what the launcher handed to it.
 *
 * <p>The launcher runs with an environment that is written here in full, and a PATH that holds only the programs it may need.
 */
final class LauncherTree {
  /** What one run printed and how it ended. */
  record Run(int status, String out, String err) {}

  private static final List<String> PROGRAMS =
      List.of(
          "cat", "cp", "date", "find", "ln", "mkdir", "mv", "nice", "readlink", "rm", "rmdir", "sed", "sh", "sleep", "sync", "touch", "tr");

  private static final String PROBE =
      """
      import java.io.IOException;
      import java.lang.management.ManagementFactory;
      import java.nio.file.Files;
      import java.nio.file.Path;

      public final class Probe {
        public static void main(String[] arguments) throws Exception {
          switch (arguments.length == 0 ? "" : arguments[0]) {
            case "train" -> {
              Path jar = Path.of(System.getProperty("java.class.path"));
              if (Files.deleteIfExists(jar.resolveSibling("untrainable once")) || Files.exists(jar.resolveSibling("untrainable"))) {
                new ProcessBuilder("sh", "-c", "kill -9 " + ProcessHandle.current().pid()).start();
                Thread.sleep(60_000);
              }
            }
            case "cat" -> System.in.transferTo(System.out);
            case "exit" -> System.exit(Integer.parseInt(arguments[1]));
            case "exists" -> System.out.println(Files.exists(Path.of(arguments[1])));
            case "options" -> ManagementFactory.getRuntimeMXBean().getInputArguments().forEach(System.out::println);
            case "home" -> System.out.println(System.getProperty("java.home"));
            case "wait" -> {
              System.out.println(ProcessHandle.current().pid());
              Thread.sleep(60_000);
            }
            default -> {
              for (String argument : arguments) {
                System.out.println("[" + argument + "]");
              }
            }
          }
        }
      }
      """;

  private final Path base;
  private final Path root;
  private final Path programs;
  private final Map<String, String> environment = new TreeMap<>();

  /**
   * Makes the tree.
   *
   * @param base an empty folder, which takes the tree, the PATH folder and the user's home
   */
  LauncherTree(Path base) throws IOException {
    this.base = base;
    root = base.resolve("a tree");
    programs = base.resolve("bin");
    for (Path folder : List.of(root.resolve("toolkit-cli/src/main"), root.resolve("lang-x/src/main"), programs, base.resolve("home"))) {
      Files.createDirectories(folder);
    }
    Files.copy(checkout().resolve("lathe"), launcher());
    for (String file : List.of("pom.xml", "toolkit-cli/pom.xml", "toolkit-cli/src/main/A", "lang-x/pom.xml", "lang-x/src/main/B")) {
      Files.writeString(root.resolve(file), "");
    }
    for (String program : PROGRAMS) {
      writeProgram(program, "exec " + which(program) + " \"$@\"");
    }
    writeJar(base.resolve("probe.jar"));
    writeMaven("cp \"$base/probe.jar\" \"$tree/toolkit-cli/target/lathe.jar\"");
    environment.put("PATH", programs.toString());
    environment.put("HOME", base.resolve("home").toString());
    environment.put("LATHE_JAVA_HOME", System.getProperty("java.home"));
    environment.put("LATHE_STARTUP_CACHE", "off");
  }

  /** The folder of the project that is under test. */
  static Path checkout() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isRegularFile(folder.resolve("lathe"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  Path base() {
    return base;
  }

  Path root() {
    return root;
  }

  Path launcher() {
    return root.resolve("lathe");
  }

  /** The folder for what the launcher builds. */
  Path work() {
    return root.resolve("target/lathe");
  }

  /** The environment of the next runs, to be changed at will. */
  Map<String, String> environment() {
    return environment;
  }

  /** Replaces Maven; {@code $tree} and {@code $base} are folders for the commands to use. */
  void writeMaven(String commands) throws IOException {
    String count = "echo called >>\"$base/builds\"; mkdir -p \"$tree/toolkit-cli/target\"\n";
    writeProgram("mvn", "base='%s'; tree='%s'\n".formatted(base, root) + count + commands);
  }

  /** Puts a shell script on the PATH. */
  void writeProgram(String name, String commands) throws IOException {
    Path program = programs.resolve(name);
    Files.writeString(program, "#!/bin/sh\n" + commands + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  void removeMaven() throws IOException {
    Files.delete(programs.resolve("mvn"));
  }

  /** How often Maven was called. */
  int builds() throws IOException {
    Path log = base.resolve("builds");
    return Files.exists(log) ? Files.readAllLines(log).size() : 0;
  }

  /** Turns the clock of everything in the tree back by an hour, so that any later change is newer. */
  void age() throws IOException {
    FileTime then = FileTime.from(Instant.now().minusSeconds(3600));
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (!attributes.isSymbolicLink()) {
              Files.setLastModifiedTime(file, then);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, IOException fault) throws IOException {
            Files.setLastModifiedTime(folder, then);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** Names in the folder, in order. */
  static List<String> names(Path folder) throws IOException {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        names.add(file.getFileName().toString());
      }
    }
    names.sort(null);
    return names;
  }

  /** Runs the launcher in the tree's folder. */
  Run run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(launcher().toString()));
    command.addAll(List.of(arguments));
    return run(root, "", command);
  }

  /** Runs any command to its end. */
  Run run(Path folder, String input, List<String> command) throws IOException, InterruptedException {
    return end(start(folder, command), input);
  }

  /** Starts any command with this tree's environment. */
  Process start(Path folder, List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder.start();
  }

  /** Waits for the process, at most two minutes. */
  Run end(Process process, String input) throws IOException, InterruptedException {
    StringBuilder err = new StringBuilder();
    Thread reader =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    err.append(new String(process.getErrorStream().readAllBytes()));
                  } catch (IOException fault) {
                    throw new UncheckedIOException(fault);
                  }
                });
    try (OutputStream stdin = process.getOutputStream()) {
      stdin.write(input.getBytes());
    }
    String out = new String(process.getInputStream().readAllBytes());
    reader.join();
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("still running: " + process.info());
    }
    return new Run(process.exitValue(), out, err.toString());
  }

  private static Path which(String program) {
    for (String folder : System.getenv("PATH").split(":")) {
      if (Files.isExecutable(Path.of(folder, program))) {
        return Path.of(folder, program);
      }
    }
    throw new AssertionError("no " + program + " on the PATH");
  }

  private static void writeJar(Path jar) throws IOException {
    Path classes = Files.createTempDirectory(jar.getParent(), "classes");
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    SimpleJavaFileObject source =
        new SimpleJavaFileObject(URI.create("string:///Probe.java"), SimpleJavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return PROBE;
          }
        };
    if (!compiler.getTask(null, null, null, List.of("-d", classes.toString()), null, List.of(source)).call()) {
      throw new AssertionError("Probe does not compile");
    }
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "Probe");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      out.putNextEntry(new JarEntry("Probe.class"));
      Files.copy(classes.resolve("Probe.class"), out);
    }
  }
}
