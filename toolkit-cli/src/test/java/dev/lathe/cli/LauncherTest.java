package dev.lathe.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher script: how it is called, when it builds, and what it says when it cannot start. */
class LauncherTest {
  private static final Path SCRIPT = Path.of("/usr/bin/script");
  private static final String BUILDING = "lathe: building…\n";

  @TempDir Path base;
  private LauncherTree tree;

  @BeforeEach
  void makeTree() throws IOException {
    tree = new LauncherTree(base);
  }

  @Test
  void buildsAtFirstStartOnly() throws Exception {
    assertEquals(new LauncherTree.Run(0, "[a]\n", BUILDING), tree.run("a"));
    assertEquals(new LauncherTree.Run(0, "[a]\n", ""), tree.run("a"));
    assertEquals(1, tree.builds());
    assertEquals(List.of("build.log", "lathe.jar", "stamp"), LauncherTree.names(tree.work()));
  }

  @Test
  void worksThroughLinksFromAnyFolder() throws Exception {
    tree.run();
    Path elsewhere = Files.createDirectories(base.resolve("else where/deep"));
    Files.createSymbolicLink(elsewhere.resolve("first"), Path.of("../second"));
    Files.createSymbolicLink(elsewhere.resolve("../second"), Path.of("../a tree/lathe"));
    Files.createSymbolicLink(elsewhere.resolve("absolute"), tree.launcher());
    for (String call : List.of("./first", "../second", "./absolute", "../../a tree/lathe", tree.launcher().toString())) {
      assertEquals(new LauncherTree.Run(0, "[a]\n", ""), tree.run(elsewhere, "", List.of("sh", "-c", "'" + call + "' a")), call);
    }
    assertEquals(new LauncherTree.Run(0, "[a]\n", ""), tree.run(tree.root(), "", List.of("sh", "lathe", "a")));
    tree.environment().merge("PATH", tree.root().toString(), (old, folder) -> old + ":" + folder);
    assertEquals(new LauncherTree.Run(0, "[a]\n", ""), tree.run(elsewhere, "", List.of("sh", "-c", "lathe a")));
  }

  @Test
  void passesArgumentsInputAndStatusOn() throws Exception {
    tree.run();
    assertEquals("[a  b]\n[]\n[*]\n[$x'\"\\]\n[-h]\n", tree.run("a  b", "", "*", "$x'\"\\", "-h").out());
    assertEquals("one\ntwo", tree.run(base, "one\ntwo", List.of(tree.launcher().toString(), "cat")).out());
    assertEquals(7, tree.run("exit", "7").status());
  }

  @Test
  void opensStreamsThatTheCallerClosed() throws Exception {
    tree.run();
    String launcher = "'" + tree.launcher() + "'";
    assertEquals(new LauncherTree.Run(0, "", ""), tree.run(base, "", List.of("sh", "-c", launcher + " cat <&-")));
    assertEquals(new LauncherTree.Run(0, "", ""), tree.run(base, "", List.of("sh", "-c", launcher + " a >&- 2>&-")));
  }

  @Test
  void tellsJavaWhichStreamsAreTerminals() throws Exception {
    tree.run();
    assertTrue(tree.run("options").out().contains("-Dlathe.terminals=\n"));
    assumeTrue(Files.isExecutable(SCRIPT), "nothing to make a terminal with");
    String options = "'" + tree.launcher() + "' options";
    assertEquals("-Dlathe.terminals=012", terminals(options));
    assertEquals("-Dlathe.terminals=12", terminals(options + " </dev/null"));
    assertEquals("-Dlathe.terminals=02", terminals(options + " | cat"));
  }

  /** The option for a command line that is run on a terminal. */
  private String terminals(String command) throws Exception {
    LauncherTree.Run run = tree.run(base, "", List.of(SCRIPT.toString(), "-qec", command, "/dev/null"));
    return run.out().lines().filter(line -> line.startsWith("-Dlathe.terminals")).findFirst().orElse(run.out());
  }

  @Test
  void readsFilesWithAnyNameInTheBareLocale() throws Exception {
    tree.run();
    String script = "name=$(printf 'f\\303\\244\\342\\202\\254'); touch \"$name\"; '" + tree.launcher() + "' exists \"$name\"";
    assertEquals("true\n", tree.run(base, "", List.of("sh", "-c", script)).out());
    tree.environment().put("LC_ALL", "C");
    assertEquals("true\n", tree.run(base, "", List.of("sh", "-c", script)).out());
  }

  @Test
  void becomesTheJavaProcess() throws Exception {
    tree.run();
    Process process = tree.start(base, List.of(tree.launcher().toString(), "wait"));
    try (BufferedReader out = process.inputReader()) {
      assertEquals(process.pid(), Long.parseLong(out.readLine()));
      process.destroy();
      assertTrue(process.waitFor(30, TimeUnit.SECONDS));
      assertEquals(128 + 15, process.exitValue());
    }
  }

  @Test
  void takesMoreJavaOptions() throws Exception {
    tree.run();
    Files.writeString(tree.root().resolve("-Dx=yes"), "no pattern may match this");
    tree.environment().put("LATHE_JAVA_OPTIONS", "-Xmx77m -Dx=y*");
    assertTrue(tree.run("options").out().endsWith("-Xmx77m\n-Dx=y*\n"));
  }

  @Test
  void buildsAgainWhatIsStale() throws Exception {
    tree.run();
    tree.age();
    assertEquals("", tree.run().err());
    int builds = 1;
    for (String change : List.of("toolkit-cli/src/main/A", "lang-x/src/main/new", "lang-x/pom.xml", "pom.xml")) {
      Files.writeString(tree.root().resolve(change), "changed");
      assertEquals(BUILDING, tree.run().err(), change);
      assertEquals(++builds, tree.builds());
      tree.age();
      assertEquals("", tree.run().err(), change);
    }
    Files.delete(tree.root().resolve("lang-x/src/main/B"));
    assertEquals(BUILDING, tree.run().err(), "a deleted file");
    tree.age();
    Files.createDirectories(tree.root().resolve("lang-x/src/test"));
    Files.writeString(tree.root().resolve("toolkit-cli/target/lathe.jar"), "");
    assertEquals("", tree.run().err(), "neither tests nor results of a build are sources");
  }

  @Test
  void seesAnEditMadeDuringTheBuild() throws Exception {
    tree.writeMaven("cp \"$base/probe.jar\" \"$tree/toolkit-cli/target/lathe.jar\"; sleep 0.1; echo x >\"$tree/pom.xml\"; sleep 0.1");
    tree.run();
    assertEquals(BUILDING, tree.run().err());
  }

  @Test
  void buildsOnceForManyAtOnce() throws Exception {
    tree.writeMaven("sleep 0.7; cp \"$base/probe.jar\" \"$tree/toolkit-cli/target/lathe.jar\"");
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      processes.add(tree.start(base, List.of(tree.launcher().toString(), "run " + i)));
    }
    int announced = 0;
    for (int i = 0; i < 5; i++) {
      LauncherTree.Run run = tree.end(processes.get(i), "");
      assertEquals("[run " + i + "]\n", run.out());
      assertEquals(0, run.status());
      announced += run.err().equals(BUILDING) ? 1 : 0;
    }
    assertEquals(1, tree.builds());
    assertEquals(1, announced);
  }

  @Test
  void breaksTheLockOfADeadProcess() throws Exception {
    Process dead = tree.start(base, List.of("sh", "-c", ":"));
    assertTrue(dead.waitFor(30, TimeUnit.SECONDS));
    Files.createDirectories(tree.work());
    Files.createSymbolicLink(tree.work().resolve("build.lock"), Path.of("" + dead.pid()));
    assertEquals(new LauncherTree.Run(0, "[a]\n", BUILDING), tree.run("a"));
    assertFalse(Files.exists(tree.work().resolve("build.lock"), LinkOption.NOFOLLOW_LINKS));
  }

  @Test
  void givesUpWaitingInAFolderThatIsGone() throws Exception {
    Files.createDirectories(tree.work());
    Files.createSymbolicLink(tree.work().resolve("build.lock"), Path.of("" + ProcessHandle.current().pid()));
    Process process = tree.start(base, List.of(tree.launcher().toString(), "a"));
    assertFalse(process.waitFor(1, TimeUnit.SECONDS), "another process holds the lock");
    Files.move(tree.root().resolve("target"), base.resolve("gone"));
    assertTrue(process.waitFor(30, TimeUnit.SECONDS));
    assertEquals(3, process.exitValue());
  }

  @Test
  void showsWhyABuildFailedAndRecovers() throws Exception {
    tree.writeMaven("echo 'A.java:1: error: ; expected'; echo more >&2; exit 1");
    LauncherTree.Run run = tree.run("a");
    assertEquals(Main.FAULT, run.status());
    assertEquals("", run.out());
    assertTrue(run.err().startsWith(BUILDING + "A.java:1: error: ; expected\nmore\nlathe: the build failed"), run.err());
    tree.writeMaven("cp \"$base/probe.jar\" \"$tree/toolkit-cli/target/lathe.jar\"");
    assertEquals(new LauncherTree.Run(0, "[a]\n", BUILDING), tree.run("a"));
  }

  @Test
  void keepsTheJarOfARunningProcess() throws Exception {
    tree.run();
    Process process = tree.start(base, List.of(tree.launcher().toString(), "wait"));
    try (BufferedReader out = process.inputReader()) {
      assertEquals(process.pid(), Long.parseLong(out.readLine()));
      Path jar = tree.work().resolve("lathe.jar");
      Object before = Files.readAttributes(jar, BasicFileAttributes.class).fileKey();
      tree.age();
      Files.writeString(tree.root().resolve("pom.xml"), "changed");
      assertEquals(BUILDING, tree.run().err());
      Object after = Files.readAttributes(jar, BasicFileAttributes.class).fileKey();
      assertFalse(before.equals(after), "the jar was written over, not replaced");
      assertTrue(process.isAlive());
    } finally {
      process.destroy();
    }
  }

  @Test
  void saysThatMavenIsMissing() throws Exception {
    tree.removeMaven();
    LauncherTree.Run run = tree.run("a");
    assertEquals(Main.FAULT, run.status());
    assertTrue(run.err().startsWith("lathe: Lathe must be built, and Maven was not found.\nlathe: Install it"), run.err());
  }

  @Test
  void needsNoMavenWhenNothingChanged() throws Exception {
    tree.run();
    tree.removeMaven();
    assertEquals(new LauncherTree.Run(0, "[a]\n", ""), tree.run("a"));
  }

  @Test
  void looksForJavaInTheUsualPlaces() throws Exception {
    tree.run();
    searchOnlyBelowBase();
    tree.environment().remove("LATHE_JAVA_HOME");
    LauncherTree.Run none = tree.run("a");
    assertEquals(Main.FAULT, none.status());
    assertEquals("", none.out());
    assertTrue(none.err().startsWith("lathe: no JDK 25 was found in JAVA_HOME, in the usual places, or on the PATH.\nlathe: Install"), none.err());

    fakeJdk("usr/lib/jvm/jdk-17", "\"17.0.1\"");
    fakeJdk("usr/lib/jvm/jdk-250", "\"250.1\"");
    assertEquals(Main.FAULT, tree.run("a").status());

    Path real = Path.of(System.getProperty("java.home"));
    Path link = base.resolve("home/.sdkman/candidates/java/25-x");
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, real);
    assertEquals(new LauncherTree.Run(0, real + "\n", ""), tree.run("home"));
    Files.delete(link);

    Files.createSymbolicLink(base.resolve("bin/java"), real.resolve("bin/java"));
    assertEquals(new LauncherTree.Run(0, real + "\n", ""), tree.run("home"), "a link on the PATH");
    Files.delete(base.resolve("bin/java"));
    tree.writeProgram("java", "exec '" + real + "/bin/java' \"$@\"");
    assertEquals(new LauncherTree.Run(0, real + "\n", ""), tree.run("home"), "a program on the PATH that starts java");
    Files.delete(base.resolve("bin/java"));

    tree.environment().put("JAVA_HOME", real.toString());
    assertEquals(new LauncherTree.Run(0, real + "\n", ""), tree.run("home"), "JAVA_HOME");
    tree.environment().remove("HOME");
    assertEquals(new LauncherTree.Run(0, real + "\n", ""), tree.run("home"), "no HOME");
  }

  @Test
  void refusesAnotherJavaThatWasAskedFor() throws Exception {
    tree.environment().put("LATHE_JAVA_HOME", base.resolve("nowhere").toString());
    LauncherTree.Run run = tree.run("a");
    assertEquals(Main.FAULT, run.status());
    assertEquals("lathe: LATHE_JAVA_HOME is not a JDK 25: " + base.resolve("nowhere") + "\n", run.err());
  }

  /** The launcher's fixed folders become folders below {@link #base}, so that the machine's own JDKs are out of sight. */
  private void searchOnlyBelowBase() throws IOException {
    String script = Files.readString(tree.launcher(), StandardCharsets.UTF_8);
    for (String folder : List.of("/usr/lib/jvm/", "/usr/java/", "/opt/", "/usr/libexec/", "/Library/Java/")) {
      assertTrue(script.contains(" " + folder), folder);
      script = script.replace(" " + folder, " '" + base + "'" + folder);
    }
    Files.writeString(tree.launcher(), script);
  }

  private void fakeJdk(String folder, String version) throws IOException {
    Path bin = Files.createDirectories(base.resolve(folder).resolve("bin"));
    for (String tool : List.of("java", "javac")) {
      assertTrue(Files.writeString(bin.resolve(tool), "#!/bin/sh\nexit 9\n").toFile().setExecutable(true));
    }
    Files.writeString(base.resolve(folder).resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=" + version + "\n");
  }
}
