package dev.lathe.lang.lua;

import dev.lathe.bcgen.ChunkCompiler;
import dev.lathe.parser.Languages;
import dev.lathe.vm.runtime.Interaction;
import dev.lathe.vm.runtime.Standalone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The language's own command line as a process of its own, for programs that start their interpreter. */
final class LuaProcess {
  private static final long MEMORY = 512L << 20;

  private LuaProcess() {}

  public static void main(String[] arguments) {
    LuaLanguage language = new LuaLanguage();
    Standalone.Host host =
        new Standalone.Host(
            new ChunkCompiler(Languages.load(), language), Optional.empty(), MEMORY, Interaction.none(), System.getenv(), Path.of("").toAbsolutePath());
    System.exit(language.part(Standalone.class).orElseThrow().run(List.of(arguments), host));
  }

  /** A script that starts such a process with its arguments. */
  static void writeScript(Path script) throws IOException {
    String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto",
            "--add-exports", "java.base/jdk.internal.misc=ALL-UNNAMED", "--enable-native-access=ALL-UNNAMED",
            "-cp", "'" + classes + "'", LuaProcess.class.getName());
    writeScript(script, String.join(" ", command));
  }

  /** A script that starts a command with its arguments. */
  static void writeScript(Path script, String command) throws IOException {
    Files.writeString(script, "#!/bin/sh\nexec " + command + " \"$@\"\n");
    if (!script.toFile().setExecutable(true)) {
      throw new IOException("cannot make executable: " + script);
    }
  }
}
