package dev.lathe.cli;

import dev.lathe.bcgen.dump.Dump;
import dev.lathe.bcgen.dump.Listing;
import dev.lathe.parser.DeepStack;
import picocli.CommandLine.Model.CommandSpec;

/** {@code lathe bytecode}: lists the instructions of compiled functions. */
final class BytecodeCommand implements Subcommand {

  private final CommandSpec spec = Subcommand.describe("bytecode", "List the bytecode of compiled functions.", this);
  private final Inputs inputs = new Inputs(spec);

  @Override
  public CommandSpec spec() {
    return spec;
  }

  @Override
  public Integer call() {
    return inputs.forEach(
        input ->
            DeepStack.call(
                () -> {
                  Dump dump = CompiledInput.read(input);
                  inputs.out().bytes(Listing.of(dump.main(), CompiledInput.chunkName(dump, input)));
                  return null;
                }));
  }
}
