package dev.lathe.bcgen.dump;

import dev.lathe.vm.bytecode.General;
import dev.lathe.vm.bytecode.General.Binding;

/** Writes the block that {@link GeneralReader} reads. */
final class GeneralWriter {
  private final DumpOutput out;
  private final boolean positions;

  GeneralWriter(DumpOutput out, boolean positions) {
    this.out = out;
    this.positions = positions;
  }

  void write(General general, int frameSize) {
    out.uleb(frameSize).u8(general.kind().ordinal());
    binding(general.binding());
    out.uleb(general.handlers().size());
    for (General.Handler handler : general.handlers()) {
      out.uleb(handler.from()).uleb(handler.to()).uleb(handler.target()).uleb(handler.register());
    }
    out.uleb(general.wides().size());
    int last = -1;
    for (General.Wide wide : general.wides()) {
      out.uleb(wide.index() - last - 1).uleb(wide.value());
      last = wide.index();
    }
    out.counted(general.name()).u8(general.document().isPresent() ? 1 : 0);
    general.document().ifPresent(out::counted);
    if (positions) {
      out.uleb(general.positions().size());
      for (General.Position position : general.positions()) {
        out.uleb(position.line()).uleb(position.column()).uleb(position.endLine()).uleb(position.endColumn());
      }
    }
  }

  private void binding(Binding binding) {
    switch (binding) {
      case Binding.Adjusted() -> out.u8(0);
      case Binding.Checked checked -> {
        out.u8(1).uleb(checked.positionalOnly()).uleb(checked.positional()).uleb(checked.keywordOnly());
        out.u8(checked.rest().ordinal()).u8(checked.keywordRest().ordinal()).uleb(checked.names().size());
        checked.names().forEach(out::counted);
      }
    }
  }
}
