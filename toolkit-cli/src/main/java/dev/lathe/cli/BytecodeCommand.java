package dev.lathe.cli;

import dev.lathe.bcgen.dump.Dump;
import dev.lathe.bcgen.dump.Listing;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code lathe bytecode}: lists the instructions of a program or a dump. */
final class BytecodeCommand implements Subcommand {

  private final CommandSpec spec = Subcommand.describe("bytecode", "List the bytecode of a program or a dump.", this);
  private final CompiledInput compiled = new CompiledInput(spec);
  private final OptionSpec full = Subcommand.flag("List all that there is, in the form that the commands read back.", "--full");

  BytecodeCommand() {
    spec.addOption(full);
  }

  @Override
  public CommandSpec spec() {
    return spec;
  }

  @Override
  public List<List<String>> rehearsals(Path sample) {
    return compiled.rehearsals(sample, List.of(sample.toString()));
  }

  @Override
  public Integer call() {
    return compiled.forEach(
        input -> {
          Dump dump = compiled.read(input);
          byte[] listing = Subcommand.isSet(full) ? Listing.full(dump) : Listing.of(dump.main(), compiled.chunkName(dump, input));
          compiled.inputs().out().bytes(listing);
        });
  }
}
