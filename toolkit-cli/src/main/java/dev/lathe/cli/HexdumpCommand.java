package dev.lathe.cli;

import dev.lathe.bcgen.dump.Dump;
import dev.lathe.bcgen.dump.DumpWriter;
import dev.lathe.bcgen.dump.HexDump;
import dev.lathe.cli.Inputs.Input;
import dev.lathe.cli.Inputs.InputException;

/** {@code lathe hexdump}: shows what each byte of a dump means. */
final class HexdumpCommand extends ShowCommand {

  HexdumpCommand() {
    super("hexdump", "Show what each byte of a dump, or of a program's dump, means.");
  }

  /** Bytes are shown as they are, even of a dump that cannot be read to its end. */
  @Override
  void show(Input input, Console out) throws InputException {
    byte[] dump =
        Dump.isDump(input.bytes()) ? input.bytes() : DumpWriter.write(compiled.read(input), DumpWriter.DebugInformation.KEPT);
    HexDump.Annotated annotated = HexDump.of(dump, compiled.chunkName(input));
    out.bytes(annotated.text());
    if (annotated.error().isPresent()) {
      throw new InputException(input.name() + ": " + annotated.error().get());
    }
  }
}
