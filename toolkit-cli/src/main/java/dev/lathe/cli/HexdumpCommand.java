package dev.lathe.cli;

import dev.lathe.bcgen.dump.HexDump;
import dev.lathe.cli.Inputs.InputException;
import dev.lathe.parser.DeepStack;
import picocli.CommandLine.Model.CommandSpec;

/** {@code lathe hexdump}: shows what each byte of a dump means. */
final class HexdumpCommand implements Subcommand {

  private final CommandSpec spec = Subcommand.describe("hexdump", "Show what each byte of a dump means.", this);
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
                  HexDump.Annotated annotated = HexDump.of(CompiledInput.bytes(input), CompiledInput.fileName(input));
                  inputs.out().bytes(annotated.text());
                  if (annotated.error().isPresent()) {
                    throw new InputException(input.name() + ": " + annotated.error().get());
                  }
                  return null;
                }));
  }
}
