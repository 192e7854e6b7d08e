package dev.lathe.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the Lua programs of {@code benchmarks/programs} beside the peers and prints times, ratios and a plot. From the root of the
 * checkout; {@code --help} lists the options:
 *
 * <pre>
 *   java -cp benchmarks/target/benchmarks.jar dev.lathe.benchmarks.Lua
 * </pre>
 */
public final class Lua {

  private static final String NAME = "lathe";

  /** The design's figures for interpreter, start-up, memory and collector. */
  private static final List<Aim> AIMS =
      List.of(
          new Aim(Suite.mean("lua5.4"), 1.5, "times"),
          new Aim(Suite.worst("lua5.4"), 2.5, "times"),
          new Aim(Suite.HELLO, 120, "ms"),
          new Aim(Suite.IDLE_PROGRAM, 250, "ms"),
          new Aim(Suite.LONGEST_PAUSE, 10, "ms"),
          new Aim("off-heap-each", 200, "KB"),
          new Aim("constructor", 8.01, "bytes"),
          new Aim("table.new", 8.01, "bytes"),
          new Aim("append", 10, "bytes"));

  private Lua() {}

  /** A process of this class path that runs a class, with the memory access that the launcher gives. */
  private static List<String> java(Class<?> main, String... options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "--add-exports", "java.base/jdk.internal.misc=ALL-UNNAMED"));
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    return command;
  }

  /** The programs below a folder like {@code benchmarks/programs}, with this checkout's launcher last. */
  static Suite suite(Path root) {
    return new Suite(
        root,
        "lua",
        "lua",
        List.of(
            Engine.of("lua5.4", "lua5.4"),
            Engine.of("luajit -joff", "luajit -joff"),
            Engine.of("luajit", "luajit"),
            new Engine(NAME, List.of(Path.of("lathe").toAbsolutePath().toString(), "lua"))),
        List.of("lua5.4", "luajit -joff", "luajit"),
        new Engine(NAME, java(LuaPauses.class, "-Xmx6g")),
        new Engine(NAME, java(LuaIdle.class, "-Xms4g", "-Xmx4g", "-XX:+AlwaysPreTouch")),
        AIMS,
        text -> "local function uncalled(arg)\n" + text + "end\n");
  }

  /** Ends the process with 0, 1 if a program failed on an engine, or 2 for a wrong command line. */
  public static void main(String[] arguments) {
    System.exit(ProgramsCommand.of(suite(Path.of("benchmarks", "programs"))).execute(arguments));
  }
}
