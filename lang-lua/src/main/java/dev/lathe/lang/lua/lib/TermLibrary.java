package dev.lathe.lang.lua.lib;

import dev.lathe.vm.runtime.Call;
import dev.lathe.vm.runtime.HostFunction;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * The module {@code term}, with {@code term.colors} and {@code term.cursor}, also as modules of their own, and
 * {@code term.core}: lua-term. A color is a table whose {@code value} switches it on.
 */
final class TermLibrary {
  private static final String ESCAPE = "\u001b[";
  private static final String COLOR = "term.color";

  /** Colors and their numbers (ECMA-48, SELECT GRAPHIC RENDITION). */
  private enum Color {
    RESET(0), CLEAR(0), DEFAULT(0), BRIGHT(1), DIM(2), UNDERSCORE(4), BLINK(5), REVERSE(7), HIDDEN(8),
    BLACK(30), RED(31), GREEN(32), YELLOW(33), BLUE(34), MAGENTA(35), CYAN(36), WHITE(37),
    ONBLACK(40), ONRED(41), ONGREEN(42), ONYELLOW(43), ONBLUE(44), ONMAGENTA(45), ONCYAN(46), ONWHITE(47);

    private final int number;

    Color(int number) {
      this.number = number;
    }

    String sequence() {
      return ESCAPE + number + "m";
    }
  }

  /** Functions that move the cursor: what they are called, the end of their sequence, how many numbers they take. */
  private enum Movement {
    GOTO("goto", "H", 2),
    JUMP("jump", "H", 2),
    GOUP("goup", ";A", 1),
    GODOWN("godown", ";B", 1),
    GORIGHT("goright", ";C", 1),
    GOLEFT("goleft", ";D", 1),
    SAVE("save", "s", 0),
    RESTORE("restore", "u", 0);

    private final String key;
    private final String end;
    private final int numbers;

    Movement(String key, String end, int numbers) {
      this.key = key;
      this.end = end;
      this.numbers = numbers;
    }
  }

  private final VmState vm;
  private final StandardStreams streams;
  private final Terminals terminals;

  private TermLibrary(VmState vm, StandardStreams streams, Terminals terminals) {
    this.vm = vm;
    this.streams = streams;
    this.terminals = terminals;
  }

  static void install(VmState vm, StandardStreams streams, Terminals terminals) {
    TermLibrary library = new TermLibrary(vm, streams, terminals);
    Preload.add(vm, "term", library::fill);
    Preload.add(vm, "term.core", module -> module.add("isatty", library::isatty));
    Preload.add(vm, "term.colors", library::fillColors);
    Preload.add(vm, "term.cursor", library::fillCursor);
  }

  private void fill(LibraryBuilder module) {
    LibraryBuilder colors = LibraryBuilder.of(vm, vm.tables().create(0, 8), "colors.");
    fillColors(colors);
    LibraryBuilder cursor = LibraryBuilder.of(vm, vm.tables().create(0, 8), "cursor.");
    fillCursor(cursor);
    module
        .add("isatty", this::isatty)
        .add("clear", writer("2J", 0))
        .add("cleareol", writer("K", 0))
        .set("colors", Value.table(colors.table()))
        .set("cursor", Value.table(cursor.table()));
  }

  private int isatty(Call call) {
    FileStream stream = IoLibrary.stream(vm, call.argument(0)).orElseThrow(() -> Arguments.typeError(call, 0, "FILE*"));
    return call.returns(Value.of(terminals.isTerminal(stream)));
  }

  // --- sequences that are written -------------------------------------------------------------------------------------------

  private void fillCursor(LibraryBuilder module) {
    for (Movement movement : Movement.values()) {
      module.add(movement.key, writer(movement.end, movement.numbers));
    }
  }

  /** A function that writes a sequence to the file that is its first argument, or to standard output. */
  private HostFunction writer(String end, int numbers) {
    return call -> {
      Optional<FileStream> given = IoLibrary.stream(vm, call.argument(0)).filter(FileStream::isOpen);
      int first = given.isPresent() ? 1 : 0;
      StringBuilder sequence = new StringBuilder(ESCAPE);
      for (int i = 0; i < numbers; i++) {
        sequence.append(i == 0 ? "" : ";").append(Arguments.truncateLong(Arguments.number(call, first + i)));
      }
      byte[] bytes = sequence.append(end).toString().getBytes(StandardCharsets.US_ASCII);
      given.orElse(streams.output()).write(bytes, bytes.length);
      return call.returns(Value.TRUE);
    };
  }

  // --- colors ---------------------------------------------------------------------------------------------------------------

  private void fillColors(LibraryBuilder module) {
    long metatable = LibraryBuilder.registryTable(vm, COLOR);
    LibraryBuilder.of(vm, metatable, "color.")
        .add("__tostring", call -> call.returns(text(call.argument(0))))
        .add("__concat", this::concat)
        .add("__call", this::paint);
    for (Color color : Color.values()) {
      LibraryBuilder table = LibraryBuilder.of(vm, vm.tables().create(0, 1), "").set("value", vm.string(color.sequence()));
      vm.tables().setMetatable(table.table(), metatable);
      module.set(color.name().toLowerCase(Locale.ROOT), Value.table(table.table()));
    }
  }

  /** What a color or anything else is as text, a string value. */
  private long text(long value) {
    if (Value.isTable(value)) {
      long sequence = vm.tables().getString(Value.address(value), vm.strings().atom("value"));
      if (Value.isString(sequence)) {
        return sequence;
      }
    }
    return Value.string(ValueText.of(vm, value));
  }

  private int concat(Call call) {
    return call.returns(joined(text(call.argument(0)), text(call.argument(1))));
  }

  /** The text in the color, and what switches it off. */
  private int paint(Call call) {
    long painted = joined(text(call.argument(0)), text(call.argument(1)));
    return call.returns(joined(painted, vm.string(Color.RESET.sequence())));
  }

  private long joined(long left, long right) {
    return Value.string(vm.strings().concatenate(Value.address(left), Value.address(right)));
  }
}
