package dev.lathe.bcgen.dump;

import dev.lathe.vm.bytecode.ByteString;
import dev.lathe.vm.bytecode.Op;
import dev.lathe.vm.bytecode.Prototype;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A dump's bytes on the left, their meaning on the right, section by section. {@link DumpReader} says what it reads, so the two
 * cannot disagree and no byte is left out; behind an error the rest stands as bytes that were not read.
 */
public final class HexDump {
  private static final int BYTES_PER_LINE = 8;
  private static final int MEANING_WIDTH = 100;

  private static final String HEX_DIGITS = "0123456789abcdef";
  private static final String NO_BYTES = " ".repeat(3 * BYTES_PER_LINE);

  /** About as many characters are written for a byte; reserved for dumps that are not too large. */
  private static final int TEXT_PER_BYTE = 24;
  private static final int MAX_RESERVED = 1 << 20;

  private final byte[] bytes;
  private final ByteString chunkName;
  private final StringBuilder text;
  private final StringBuilder meaning = new StringBuilder();
  private final List<Part> function = new ArrayList<>();
  private int shown;
  private int functions;

  private HexDump(byte[] bytes, ByteString chunkName) {
    this.bytes = bytes;
    this.chunkName = chunkName;
    text = new StringBuilder(Math.clamp((long) TEXT_PER_BYTE * bytes.length, 0, MAX_RESERVED));
  }

  /**
   * The annotated bytes.
   *
   * @param text one character a byte, as listings are
   * @param error why reading stopped before the end
   */
  public record Annotated(byte[] text, Optional<DumpException> error) {}

  /** What {@code bytes} mean; functions are named by the dump's own chunk name, else by {@code chunkName}, with its mark, see {@link Dump}. */
  public static Annotated of(byte[] bytes, ByteString chunkName) {
    HexDump dump = new HexDump(bytes, DumpReader.chunkName(bytes).orElse(chunkName));
    Optional<DumpException> error = Optional.empty();
    try {
      DumpReader.read(bytes, dump.new Notes());
    } catch (DumpException e) {
      dump.finish(Optional.empty());
      dump.title("not read: " + e);
      dump.line(dump.shown, bytes.length, "");
      error = Optional.of(e);
    }
    return new Annotated(Listing.bytes(dump.text), error);
  }

  /** A part of a function, written when the function is complete and constants are known. */
  private sealed interface Part {
    record Title(String text) implements Part {}

    record Field(int from, int to, Supplier<String> meaning) implements Part {}

    record Instruction(int from, int to, int index, int word) implements Part {}
  }

  private final class Notes implements DumpNotes {
    @Override
    public void section(String title) {
      function.add(new Part.Title(title));
    }

    @Override
    public void field(int from, int to, Supplier<String> meaning) {
      function.add(new Part.Field(from, to, meaning));
    }

    @Override
    public void instruction(int from, int to, int index, int word) {
      function.add(new Part.Instruction(from, to, index, word));
    }

    @Override
    public void function(Prototype complete) {
      finish(Optional.of(complete));
    }

    @Override
    public void end() {
      finish(Optional.empty());
    }
  }

  private void finish(Optional<Prototype> complete) {
    for (Part part : function) {
      switch (part) {
        case Part.Title(String title) -> title(title.equals(DumpNotes.FUNCTION) ? functionTitle(complete) : title);
        case Part.Field field -> line(field.from(), field.to(), field.meaning().get());
        case Part.Instruction instruction -> line(instruction.from(), instruction.to(), meaning(instruction, complete));
      }
    }
    function.clear();
  }

  private String functionTitle(Optional<Prototype> complete) {
    functions++;
    return DumpNotes.FUNCTION + " " + functions + complete.map(known -> ": " + Listing.place(known, chunkName)).orElse("");
  }

  private CharSequence meaning(Part.Instruction instruction, Optional<Prototype> complete) {
    if (complete.isEmpty()) {
      return Op.of(instruction.word()).map(Op::name).orElse("unknown opcode");
    }
    meaning.setLength(0);
    Listing.instruction(meaning, complete.get(), chunkName, instruction.index(), false);
    return meaning;
  }

  private void title(String title) {
    text.append(NO_BYTES).append("| -- ");
    shown(title, 0, title.length());
    text.append('\n');
  }

  private void line(int from, int to, CharSequence meaning) {
    int at = from;
    int said = 0;
    while (at < to || said < meaning.length()) {
      int stop = Math.min(to, at + BYTES_PER_LINE);
      int missing = BYTES_PER_LINE - (stop - at);
      for (; at < stop; at++) {
        text.append(HEX_DIGITS.charAt(bytes[at] >> 4 & 0xF)).append(HEX_DIGITS.charAt(bytes[at] & 0xF)).append(' ');
      }
      text.append(NO_BYTES, 0, 3 * missing);
      int end = Math.min(meaning.length(), said + MEANING_WIDTH);
      text.append("| ");
      shown(meaning, said, end);
      text.append('\n');
      said = end;
    }
    shown = to;
  }

  /** Names may hold anything; a line must stay one. */
  private void shown(CharSequence words, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = words.charAt(i);
      text.append(c < ' ' || c == 0x7F ? '.' : c);
    }
  }
}
