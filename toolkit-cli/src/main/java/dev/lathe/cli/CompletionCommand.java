package dev.lathe.cli;

import java.nio.file.Path;
import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine.Model.CommandSpec;

/** {@code lathe completion}: prints the script that completes commands and options in bash and zsh. */
final class CompletionCommand implements Subcommand {
  static final String NAME = "completion";

  private final CommandSpec spec =
      Subcommand.describe(NAME, "Print a completion script for bash and zsh: source <(lathe completion)", this);

  @Override
  public CommandSpec spec() {
    return spec;
  }

  @Override
  public List<List<String>> rehearsals(Path sample) {
    return List.of(List.of());
  }

  @Override
  public Integer call() {
    spec.commandLine().getOut().print(AutoComplete.bash("lathe", spec.root().commandLine()));
    return 0;
  }
}
