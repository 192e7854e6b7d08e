package dev.lathe.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher's start-up cache: when it is made, where it lies, and that no fault of it is ever seen. */
class LauncherCacheTest {
  private static final Path SETPRIV = Path.of("/usr/bin/setpriv");

  @TempDir Path base;
  private LauncherTree tree;

  @BeforeEach
  void makeTree() throws Exception {
    tree = new LauncherTree(base);
    tree.run();
    tree.environment().put("LATHE_STARTUP_CACHE", "wait");
  }

  @AfterEach
  void letJUnitDelete() throws IOException {
    Path install = base.resolve("install");
    if (Files.exists(install)) {
      Files.setPosixFilePermissions(install, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  @Test
  void isMadeOnceAndUsed() throws Exception {
    assertEquals("-XX:AOTCache=" + tree.work().resolve(cacheName()), cacheOption(tree.run("options")));
    FileTime made = changed(tree.work().resolve(cacheName()));
    tree.environment().remove("LATHE_STARTUP_CACHE");
    assertEquals("-XX:AOTCache=" + tree.work().resolve(cacheName()), cacheOption(tree.run("options")));
    assertEquals(made, changed(tree.work().resolve(cacheName())));
    assertEquals(List.of("build.log", "lathe.jar", "stamp", cacheName()), LauncherTree.names(tree.work()));
    tree.environment().put("LATHE_STARTUP_CACHE", "off");
    assertEquals("", cacheOption(tree.run("options")));
  }

  @Test
  void isMadeBesideTheFirstCommand() throws Exception {
    tree.environment().remove("LATHE_STARTUP_CACHE");
    LauncherTree.Run run = tree.run("options");
    assertEquals("", cacheOption(run));
    assertEquals(0, run.status());
    assertEquals("", run.err());
    Instant end = Instant.now().plusSeconds(300);
    while (!LauncherTree.names(tree.work()).contains(cacheName()) && Instant.now().isBefore(end)) {
      Thread.sleep(20);
    }
    assertCached(tree.run("options"));
  }

  @Test
  void isMadeAnewForAnotherJar() throws Exception {
    tree.run();
    Path old = tree.work().resolve("startup-24-gone.aot");
    Files.writeString(old, "of an earlier Java");
    Path jar = tree.work().resolve("lathe.jar");
    for (int seconds : List.of(7200, -7200)) {
      Files.setLastModifiedTime(jar, FileTime.from(Instant.now().minusSeconds(seconds)));
      assertCached(tree.run("options"));
      assertEquals(Files.getLastModifiedTime(jar), Files.getLastModifiedTime(tree.work().resolve(cacheName())), "an older jar counts too");
    }
    assertFalse(Files.exists(old));
  }

  @Test
  void isMadeOnceByManyAtOnce() throws Exception {
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      processes.add(tree.start(base, List.of(tree.launcher().toString(), "options")));
    }
    for (Process process : processes) {
      LauncherTree.Run run = tree.end(process, "");
      assertCached(run);
      assertEquals("", run.err());
    }
    assertEquals(List.of("build.log", "lathe.jar", "stamp", cacheName()), LauncherTree.names(tree.work()));
  }

  @Test
  void failsOnceWithoutAWord() throws Exception {
    Files.writeString(tree.work().resolve("untrainable"), "");
    assertEquals(new LauncherTree.Run(0, "[a]\n", ""), tree.run("a"));
    assertEquals(0, Files.size(tree.work().resolve(cacheName())), "the mark of a failure");
    Files.delete(tree.work().resolve("untrainable"));
    assertEquals("", cacheOption(tree.run("options")), "it was tried again at once");
    tree.writeProgram("find", "case $* in *'-cmin +60'*) echo \"$1\" ;; *) exec /usr/bin/find \"$@\" ;; esac");
    assertCached(tree.run("options"));
  }

  @Test
  void isTriedTwice() throws Exception {
    Files.writeString(tree.work().resolve("untrainable once"), "");
    assertCached(tree.run("options"));
  }

  @Test
  void isIgnoredWithoutAWordWhenUnusable() throws Exception {
    tree.run();
    Path cache = tree.work().resolve(cacheName());
    FileTime time = Files.getLastModifiedTime(cache);
    Files.writeString(cache, "no cache at all");
    Files.setLastModifiedTime(cache, time);
    assertEquals(new LauncherTree.Run(0, "[a]\n", ""), tree.run("a"));
  }

  @Test
  void liesInTheUsersCacheFolderForAReadOnlyInstall() throws Exception {
    Path caches = Files.createDirectories(base.resolve("caches"));
    Path gone = Files.createDirectories(caches.resolve("lathe/startup/no!such!place"));
    Files.writeString(gone.resolve("startup-25-x.aot"), "");
    tree.environment().put("XDG_CACHE_HOME", caches.toString());
    List<String> command = install(caches);

    LauncherTree.Run run = tree.run(base, "", command);
    assertEquals("", run.err());
    Path folder = caches.resolve("lathe/startup").resolve(base.resolve("install").toString().substring(1).replace('/', '!'));
    assertEquals("-XX:AOTCache=" + folder.resolve(cacheName()), cacheOption(run));
    assertEquals(List.of("lathe", "lathe.jar"), LauncherTree.names(base.resolve("install")));
    assertFalse(Files.exists(gone), "the cache of a copy that is gone");

    tree.environment().remove("XDG_CACHE_HOME");
    tree.environment().remove("HOME");
    run = tree.run(base, "", command);
    assertEquals("", run.err());
    assertEquals(0, run.status());
    assertEquals("", cacheOption(run), "no folder to put it in");
  }

  @Test
  void runsAReadOnlyTreeAsItWasBuilt() throws Exception {
    Path install = base.resolve("install");
    List<String> command = install(base.resolve("home"));
    makeWritable(install);
    Files.delete(install.resolve("lathe.jar"));
    Files.writeString(install.resolve("pom.xml"), "");
    makeReadOnly(install);
    LauncherTree.Run unbuilt = tree.run(base, "", command);
    assertEquals(Main.FAULT, unbuilt.status());
    assertTrue(unbuilt.err().contains("read-only"), unbuilt.err());
    makeWritable(install);
    Files.createDirectories(install.resolve("target/lathe"));
    Files.copy(base.resolve("probe.jar"), install.resolve("target/lathe/lathe.jar"));
    makeReadOnly(install.resolve("target/lathe"));
    makeReadOnly(install);
    LauncherTree.Run run = tree.run(base, "", command);
    makeWritable(install.resolve("target/lathe"));
    assertEquals("", run.err());
    assertEquals(0, run.status());
    assertEquals(1, tree.builds());
  }

  /**
   * Makes a read-only copy with a ready jar.
   *
   * @param writable a folder that the command's user may write
   * @return the command that runs it, as an ordinary user
   */
  private List<String> install(Path writable) throws Exception {
    Path install = Files.createDirectories(base.resolve("install"));
    Files.copy(tree.launcher(), install.resolve("lathe"));
    Files.copy(base.resolve("probe.jar"), install.resolve("lathe.jar"));
    makeReadOnly(install);
    List<String> command = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      // No folder is read-only to root.
      assumeTrue(Files.isExecutable(SETPRIV), "root cannot become another user here");
      Files.setPosixFilePermissions(base, PosixFilePermissions.fromString("rwxr-xr-x"));
      for (Path path : List.of(writable, writable.resolve("lathe/startup"), writable.resolve("lathe/startup/no!such!place"))) {
        if (Files.exists(path)) {
          Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxrwxrwx"));
        }
      }
      command.addAll(List.of(SETPRIV.toString(), "--reuid", "65534", "--regid", "65534", "--clear-groups"));
    }
    command.addAll(List.of(install.resolve("lathe").toString(), "options"));
    return command;
  }

  private static void makeReadOnly(Path folder) throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
  }

  private static void makeWritable(Path folder) throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private void assertCached(LauncherTree.Run run) throws IOException {
    Path cache = tree.work().resolve(cacheName());
    long size = Files.exists(cache) ? Files.size(cache) : -1;
    assertEquals("-XX:AOTCache=" + cache, cacheOption(run), () -> "the cache has " + size + " bytes; " + run);
  }

  private static FileTime changed(Path file) throws IOException {
    return (FileTime) Files.getAttribute(file, "unix:ctime");
  }

  private static String cacheName() {
    String home = System.getProperty("java.home").substring(1).replace('/', '!');
    return "startup-" + Runtime.version() + "-" + home + ".aot";
  }

  /** The option with which the cache was used; empty if it was not. */
  private static String cacheOption(LauncherTree.Run run) {
    return run.out().lines().filter(line -> line.startsWith("-XX:AOTCache=")).findFirst().orElse("");
  }
}
