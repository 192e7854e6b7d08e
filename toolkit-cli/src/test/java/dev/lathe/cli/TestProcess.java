package dev.lathe.cli;

import java.nio.file.Path;
import java.util.List;

/** How a class of the tests is started as a process of its own. */
final class TestProcess {
  private TestProcess() {}

  /** The words of a command that runs its {@code main}. */
  static List<String> command(Class<?> program) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "--add-exports",
        "java.base/jdk.internal.misc=ALL-UNNAMED", "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), program.getName());
  }
}
