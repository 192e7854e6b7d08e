package dev.lathe.cli;

import dev.lathe.bcgen.dump.Dump;
import dev.lathe.bcgen.dump.Listing;
import dev.lathe.cli.Inputs.Input;
import dev.lathe.cli.Inputs.InputException;
import picocli.CommandLine.Model.OptionSpec;

/** {@code lathe bytecode}: lists the instructions of a program or a dump. */
final class BytecodeCommand extends ShowCommand {

  private final OptionSpec full = Subcommand.flag("List all that there is, in the form that the commands read back.", "--full");

  BytecodeCommand() {
    super("bytecode", "List the bytecode of a program or a dump.");
    spec().addOption(full);
  }

  @Override
  void show(Input input, Console out) throws InputException {
    Dump dump = compiled.read(input);
    out.bytes(Subcommand.isSet(full) ? Listing.full(dump) : Listing.of(dump.main(), compiled.chunkName(dump, input)));
  }
}
