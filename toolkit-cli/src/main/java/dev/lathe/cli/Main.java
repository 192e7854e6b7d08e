package dev.lathe.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The {@code lathe} command itself: holds the subcommands, the version and the rules that every subcommand shares.
 *
 * <p>Text goes out as UTF-8 whatever the locale says. Wrong usage gives two lines, not the whole help. An exception that reaches
 * this class is a fault of ours and is reported as one; guest input must never cause it.
 */
@Command(
    name = "lathe",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = "A language toolkit: looks at programs stage by stage and formats them.",
    commandListHeading = "%nCommands:%n",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:success",
      "1:the input has errors, or differs where equality was asked for",
      "2:wrong usage",
      "3:a fault of lathe itself"
    },
    subcommands = {
      TokensCommand.class,
      AstCommand.class,
      FmtCommand.class,
      SourceCommand.class,
      GrammarCommand.class,
      CompletionCommand.class,
      TrainCommand.class
    })
public final class Main implements Callable<Integer> {
  /** The input has errors, or differs where equality was asked for. */
  static final int FAILED = 1;

  /** The command line was wrong. */
  static final int USAGE = 2;

  /** Lathe itself is at fault; the launcher uses this status too when it cannot start. */
  static final int FAULT = 3;

  @Spec private CommandSpec spec;

  private Main() {}

  /**
   * Runs one command and ends the process with its exit status.
   *
   * @param arguments the command line, without the program's name
   */
  public static void main(String[] arguments) {
    Console out = console(FileDescriptor.out);
    Console err = console(FileDescriptor.err);
    int status;
    try {
      status = commandLine(out, err).execute(arguments);
    } catch (OutOfMemoryError fault) {
      err.println("lathe: out of memory; LATHE_JAVA_OPTIONS=-Xmx4g gives it four gigabytes");
      status = FAULT;
    }
    out.flush();
    err.flush();
    System.exit(status);
  }

  /** The command tree, writing results to {@code out} and diagnostics to {@code err}; both are the caller's to flush. */
  static CommandLine commandLine(Console out, PrintWriter err) {
    return new CommandLine(new Main())
        .setOut(out)
        .setErr(err)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler((fault, arguments) -> reportUsage(fault))
        .setExecutionExceptionHandler((fault, command, parsed) -> reportFault(fault, command));
  }

  /** Only reached when no subcommand was named. */
  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
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

  /** What {@code --version} prints; the number is in the jar's manifest. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String number = Main.class.getPackage().getImplementationVersion();
      return new String[] {"lathe " + (number == null ? "(not packaged)" : number) + ", Java " + Runtime.version()};
    }
  }
}
