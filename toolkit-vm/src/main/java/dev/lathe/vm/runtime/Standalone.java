package dev.lathe.vm.runtime;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A language's own command line, as its users know it: {@code lathe NAME ARGUMENTS…}. A part of a front end.
 */
public interface Standalone {

  /** One sentence for the list of commands. */
  String description();

  /**
   * Runs what a command line asks for, in a machine of its own.
   *
   * @return the exit status
   */
  int run(List<String> arguments, Host host);

  /**
   * Command lines that are worth a rehearsal when a start-up cache is made: what users start most, and what is quickly done.
   *
   * @param program a file with a program of the language
   */
  List<List<String>> rehearsals(String program);

  /**
   * Runs a program of the language, whatever options its own command line has.
   *
   * @param program the name of its file, {@code -} for standard input
   * @param arguments what the program gets
   * @return the exit status
   */
  int runProgram(String program, List<String> arguments, Host host);

  /**
   * What it runs in.
   *
   * @param loader makes functions of all languages' programs; its fallback is this one
   * @param streams empty for those of the process
   * @param memoryLimit bytes that the machine may take
   * @param interaction the user
   * @param environment variables that the program sees
   * @param directory what names of files are relative to
   * @param jit when functions become machine code
   * @param settings what is asked of the compiler before a program that {@link #runProgram} runs, in this order
   */
  record Host(
      ChunkLoader loader,
      Optional<Streams> streams,
      long memoryLimit,
      Interaction interaction,
      Map<String, String> environment,
      Path directory,
      JitMode jit,
      List<Setting> settings) {

    /** Without settings; functions are compiled if the system property {@code lathe.jit} says so. */
    public Host(
        ChunkLoader loader, Optional<Streams> streams, long memoryLimit, Interaction interaction, Map<String, String> environment, Path directory) {
      this(loader, streams, memoryLimit, interaction, environment, directory, JitMode.asked(JitMode.OFF), List.of());
    }
  }

  /** What a user asks of the compiler. */
  sealed interface Setting {
    /** A command: {@code on}, {@code off}, {@code debug}, or {@code name=argument,…} for a module of that name. */
    record Control(String command) implements Setting {}

    /** Optimisations: a level, or names with signs. */
    record Optimize(String flags) implements Setting {}
  }
}
