package dev.lathe.cli;

import dev.lathe.cli.Inputs.Input;
import dev.lathe.cli.Inputs.InputException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** A command that shows what is in the functions of programs and dumps. */
abstract class ShowCommand implements Subcommand {

  final CompiledInput compiled;
  private final CommandSpec spec;

  /**
   * Describes the command.
   *
   * @param name what the user types
   * @param description a sentence for the help
   */
  ShowCommand(String name, String description) {
    spec = Subcommand.describe(name, description, this);
    compiled = new CompiledInput(spec);
  }

  /** Prints what there is to be seen in an input. */
  abstract void show(Input input, Console out) throws InputException;

  @Override
  public final CommandSpec spec() {
    return spec;
  }

  @Override
  public final List<List<String>> rehearsals(Path sample) {
    return compiled.rehearsals(sample, List.of(sample.toString()));
  }

  @Override
  public final Integer call() {
    return compiled.forEach(input -> show(input, compiled.inputs().out()));
  }
}
