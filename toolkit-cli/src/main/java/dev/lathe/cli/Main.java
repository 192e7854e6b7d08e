package dev.lathe.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The {@code lathe} command itself: holds the subcommands, the version and the rules that every subcommand shares.
 *
 * <p>Text goes out as UTF-8 whatever the locale says. Wrong usage gives two lines, not the whole help. An exception that reaches
 * this class is a fault of ours and is reported as one; guest input must never cause it.
 *
 * <p>Commands are described in code, not by annotations: reading annotations makes proxy classes that no start-up cache can
 * hold, which cost 60 ms of the 110 ms that {@code --version} took with them.
 */
public final class Main {
  /** The input has errors, or differs where equality was asked for. */
  static final int FAILED = 1;

  /** The command line was wrong. */
  static final int USAGE = 2;

  /** Lathe itself is at fault; the launcher uses this status too when it cannot start. */
  static final int FAULT = 3;

  private Main() {}

  /**
   * Runs one command and ends the process with its exit status.
   *
   * @param arguments the command line, without the program's name
   */
  public static void main(String[] arguments) {
    // None of these types is an option's, and making their converters takes 10 ms.
    System.setProperty("picocli.converters.excludes", "java\\.(net|sql|time|util)\\..*");
    int status = run(console(FileDescriptor.out), console(FileDescriptor.err), arguments);
    // Ending by exit() sets up the JDK's logging, 8 ms; returning does not, and no thread of ours keeps the process alive.
    if (status != 0) {
      System.exit(status);
    }
  }

  /** Runs one command to its exit status; results that cannot be written are a fault. */
  static int run(Console out, PrintWriter err, String... arguments) {
    int status;
    try {
      status = commandLine(out, err, arguments).execute(arguments);
    } catch (OutOfMemoryError fault) {
      err.println("lathe: out of memory; LATHE_JAVA_OPTIONS=-Xmx4g gives it four gigabytes");
      status = FAULT;
    }
    out.flush();
    Optional<IOException> failure = out.failure();
    if (failure.isPresent()) {
      err.println("lathe: cannot write to standard output: " + Inputs.reason(failure.get()));
      status = FAULT;
    }
    err.flush();
    return status;
  }

  /** The whole command tree, writing results to {@code out} and diagnostics to {@code err}; both are the caller's to flush. */
  static CommandLine commandLine(Console out, PrintWriter err) {
    return commandLine(out, err, new String[0]);
  }

  /** The part of the command tree that these arguments need: making all of it takes longer than many a program runs. */
  private static CommandLine commandLine(Console out, PrintWriter err, String[] arguments) {
    Machines machines = new Machines();
    Map<String, Supplier<Subcommand>> commands = commands(machines);
    String name = arguments.length == 0 ? "" : arguments[0];
    // These two are about all commands.
    if (!name.equals(TrainCommand.NAME) && !name.equals(CompletionCommand.NAME)) {
      if (commands.containsKey(name)) {
        return commandLine(out, err, List.of(commands.get(name).get()));
      }
      Optional<Subcommand> language = machines.command(name);
      if (language.isPresent()) {
        return commandLine(out, err, List.of(language.get()));
      }
    }
    List<Subcommand> all = new ArrayList<>();
    commands.values().forEach(maker -> all.add(maker.get()));
    all.addAll(machines.commands());
    return commandLine(out, err, all);
  }

  /** The commands that are no language's, under their names, in the order of the help. */
  static Map<String, Supplier<Subcommand>> commands(Machines machines) {
    Map<String, Supplier<Subcommand>> commands = new LinkedHashMap<>();
    commands.put("run", () -> new RunCommand(machines));
    commands.put("tokens", TokensCommand::new);
    commands.put("ast", AstCommand::new);
    commands.put("fmt", FmtCommand::new);
    commands.put("source", SourceCommand::new);
    commands.put("bytecode", BytecodeCommand::new);
    commands.put("hexdump", HexdumpCommand::new);
    commands.put("compile", CompileCommand::new);
    commands.put("grammar", GrammarCommand::new);
    commands.put(CompletionCommand.NAME, CompletionCommand::new);
    commands.put(TrainCommand.NAME, TrainCommand::new);
    return commands;
  }

  /** A command tree with these commands. */
  static CommandLine commandLine(Console out, PrintWriter err, List<Subcommand> commands) {
    CommandSpec root = CommandSpec.create().name("lathe");
    root.addOption(Subcommand.help());
    root.addOption(
        OptionSpec.builder("-V", "--version").versionHelp(true).type(boolean.class).description("Print the version and exit.").build());
    root.versionProvider(() -> new String[] {version()});
    root.usageMessage()
        .description("A language toolkit: runs programs, looks at them stage by stage, and formats them.")
        .synopsisSubcommandLabel("COMMAND")
        .commandListHeading("%nCommands:%n")
        .exitCodeListHeading("%nExit status:%n")
        .exitCodeList(exitStatuses());
    for (Subcommand command : commands) {
      root.addSubcommand(command.spec().name(), command.spec());
    }
    return new CommandLine(root)
        .setOut(out)
        .setErr(err)
        // A file may be called @x; it is no list of arguments.
        .setExpandAtFiles(false)
        .setParameterExceptionHandler((fault, arguments) -> reportUsage(fault))
        .setExecutionExceptionHandler((fault, command, parsed) -> reportFault(fault, command));
  }

  private static Map<String, String> exitStatuses() {
    Map<String, String> statuses = new LinkedHashMap<>();
    statuses.put("0", "success");
    statuses.put("" + FAILED, "the input has errors, or differs where equality was asked for");
    statuses.put("" + USAGE, "wrong usage");
    statuses.put("" + FAULT, "lathe cannot do its work");
    return statuses;
  }

  /** The number is in the jar's manifest. */
  private static String version() {
    String number = Main.class.getPackage().getImplementationVersion();
    return "lathe " + (number == null ? "(not packaged)" : number) + ", Java " + Runtime.version();
  }

  private static int reportUsage(ParameterException fault) {
    CommandLine command = fault.getCommandLine();
    PrintWriter err = command.getErr();
    String name = command.getCommandSpec().qualifiedName();
    err.println(name + ": " + fault.getMessage());
    if (!UnmatchedArgumentException.printSuggestions(fault, err)) {
      err.println("Try '" + name + " --help'.");
    }
    return USAGE;
  }

  private static int reportFault(Exception fault, CommandLine command) {
    PrintWriter err = command.getErr();
    err.println("lathe: this is a fault of lathe itself, please report it:");
    fault.printStackTrace(err);
    return FAULT;
  }

  private static Console console(FileDescriptor descriptor) {
    return new Console(new FileOutputStream(descriptor));
  }
}
