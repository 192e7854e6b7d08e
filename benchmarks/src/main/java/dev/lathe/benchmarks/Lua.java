package dev.lathe.benchmarks;

import java.nio.file.Path;
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

  private Lua() {}

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
            new Engine("lathe", List.of(Path.of("lathe").toAbsolutePath().toString(), "lua"))),
        List.of("lua5.4", "luajit -joff", "luajit"),
        text -> "local function uncalled(arg)\n" + text + "end\n");
  }

  /** Ends the process with 0, 1 if a program failed on an engine, or 2 for a wrong command line. */
  public static void main(String[] arguments) {
    System.exit(ProgramsCommand.of(suite(Path.of("benchmarks", "programs"))).execute(arguments));
  }
}
