package dev.lathe.bcgen.dump;

import dev.lathe.vm.bytecode.ByteString;
import dev.lathe.vm.bytecode.General;
import dev.lathe.vm.bytecode.General.Binding;
import dev.lathe.vm.bytecode.Prototype;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the block that general functions have behind their constants. */
final class GeneralReader {
  private final DumpInput in;

  GeneralReader(DumpInput in) {
    this.in = in;
  }

  /** Reads the block of a function with this many instructions and this much of its frame size in the header. */
  void read(Prototype.Builder function, int frameByte, int length, boolean stripped) throws DumpException {
    int frameSize = in.count("registers");
    if (Math.min(frameSize, 0xFF) != frameByte) {
      throw in.error("two frame sizes: " + frameByte + " and " + frameSize);
    }
    in.note(() -> "frame size: " + frameSize);
    function.frameSize(frameSize);
    General.Kind kind = oneOf(General.Kind.values(), "kind");
    in.note(() -> "kind: " + TextForm.word(kind));
    Binding binding = binding();
    List<General.Handler> handlers = handlers();
    List<General.Wide> wides = wides(length);
    ByteString name = name();
    in.note(() -> "name " + TextForm.quoted(name));
    Optional<ByteString> document = truth("a document") ? Optional.of(name()) : Optional.empty();
    in.note(() -> document.map(text -> "document " + TextForm.quoted(text)).orElse("no document"));
    List<General.Position> positions = stripped ? List.of() : positions(length);
    function.general(new General(kind, binding, handlers, wides, name, document, positions));
  }

  private <T> T oneOf(T[] values, String what) throws DumpException {
    int number = in.u8();
    if (number >= values.length) {
      throw in.error("unknown " + what + " " + number);
    }
    return values[number];
  }

  private boolean truth(String what) throws DumpException {
    int value = in.u8();
    if (value > 1) {
      throw in.error("whether there is " + what + ": " + value);
    }
    return value == 1;
  }

  private ByteString name() throws DumpException {
    return in.string(in.count("bytes of a name", 1));
  }

  private Binding binding() throws DumpException {
    if (!truth("a checked binding")) {
      in.note(() -> "arguments: adjusted");
      return new Binding.Adjusted();
    }
    int positionalOnly = in.count("parameters");
    int positional = in.count("parameters");
    int keywordOnly = in.count("parameters");
    in.note(() -> "parameters: " + positional + " by position, " + positionalOnly + " of them only so; " + keywordOnly + " by keyword");
    Binding.Rest rest = oneOf(Binding.Rest.values(), "rest");
    Binding.Rest keywordRest = oneOf(Binding.Rest.values(), "rest");
    in.note(() -> "further ones: " + TextForm.word(rest) + "; by keyword: " + TextForm.word(keywordRest));
    int count = in.count("names", 1);
    if (positionalOnly > positional || (long) positional + keywordOnly + rest.ordinal() + keywordRest.ordinal() != count) {
      throw in.error("parameters and their names differ in number");
    }
    in.note(() -> "names of parameters: " + count);
    List<ByteString> names = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      ByteString name = name();
      in.note(() -> "  " + TextForm.quoted(name));
      names.add(name);
    }
    return new Binding.Checked(positionalOnly, positional, keywordOnly, rest, keywordRest, names);
  }

  private List<General.Handler> handlers() throws DumpException {
    int count = in.count("handlers", 4);
    in.note(() -> "handlers: " + count);
    List<General.Handler> handlers = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      General.Handler handler =
          new General.Handler(in.count("places"), in.count("places"), in.count("places"), in.count("registers"));
      in.note(() -> "  " + TextForm.handler(handler));
      handlers.add(handler);
    }
    return handlers;
  }

  private List<General.Wide> wides(int length) throws DumpException {
    int count = in.count("wide halves", 2);
    in.note(() -> "wide halves: " + count);
    List<General.Wide> wides = new ArrayList<>(count);
    long index = -1;
    for (int i = 0; i < count; i++) {
      index += 1 + Integer.toUnsignedLong(in.uleb());
      if (index >= length) {
        throw in.error("the wide half of an instruction that is not there");
      }
      General.Wide wide = new General.Wide((int) index, in.uleb());
      if (wide.value() == 0) {
        throw in.error("a wide half of zero");
      }
      in.note(() -> "  " + TextForm.place(wide.index() + 1L) + ": " + wide.value());
      wides.add(wide);
    }
    return wides;
  }

  private List<General.Position> positions(int length) throws DumpException {
    int count = in.count("positions", 4);
    if (count != 0 && count != length) {
      throw in.error(count + " positions of " + length + " instructions");
    }
    in.note(() -> "positions: " + count);
    List<General.Position> positions = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      General.Position position = new General.Position(in.uleb(), in.uleb(), in.uleb(), in.uleb());
      int number = i + 1;
      in.note(() -> TextForm.place(number) + ": " + TextForm.position(position));
      positions.add(position);
    }
    return positions;
  }
}
