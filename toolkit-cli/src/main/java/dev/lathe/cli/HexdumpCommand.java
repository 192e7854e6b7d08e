package dev.lathe.cli;

import dev.lathe.bcgen.dump.Dump;
import dev.lathe.bcgen.dump.DumpWriter;
import dev.lathe.bcgen.dump.HexDump;
import dev.lathe.cli.Inputs.InputException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** {@code lathe hexdump}: shows what each byte of a dump means. */
final class HexdumpCommand implements Subcommand {

  private final CommandSpec spec =
      Subcommand.describe("hexdump", "Show what each byte of a dump, or of a program's dump, means.", this);
  private final CompiledInput compiled = new CompiledInput(spec);

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
          // Bytes are shown as they are, even of a dump that cannot be read to its end.
          byte[] dump =
              Dump.isDump(input.bytes())
                  ? input.bytes()
                  : DumpWriter.write(compiled.read(input), DumpWriter.DebugInformation.KEPT);
          HexDump.Annotated annotated = HexDump.of(dump, compiled.chunkName(input));
          compiled.inputs().out().bytes(annotated.text());
          if (annotated.error().isPresent()) {
            throw new InputException(input.name() + ": " + annotated.error().get());
          }
        });
  }
}
