package dev.lathe.lang.lua.lib;

import dev.lathe.vm.memory.OutOfGuestMemory;
import dev.lathe.vm.runtime.ExitRequest;
import dev.lathe.vm.runtime.Frames;
import dev.lathe.vm.runtime.GuestError;
import dev.lathe.vm.runtime.Interruption;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What a command line needs of a machine's library: its standard streams, programs in files, and what it says of errors. */
public final class CommandSupport {
  private static final int INSTRUCTION_BYTES = 8;
  private static final String NO_TEXT = "(error object is not a string)";

  private final VmState vm;
  private final StandardStreams streams;

  CommandSupport(VmState vm, StandardStreams streams) {
    this.vm = vm;
    this.streams = streams;
  }

  /** Has a machine's libraries, which are still to be installed, ignore the variables that they look at. */
  public static void ignoreEnvironment(VmState vm) {
    vm.tables().setString(vm.registry(), vm.strings().atom(PackageLibrary.NO_ENVIRONMENT), Value.TRUE);
  }

  // --- streams ----------------------------------------------------------------------------------------------------------

  /**
   * Writes to standard output.
   *
   * @throws ExitRequest if nobody reads it any more
   */
  public void print(byte[] bytes) {
    streams.output().write(bytes, bytes.length);
  }

  /** The same with a text. */
  public void print(String text) {
    print(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Reports what was raised, a value, on standard error; nil is nothing to report. */
  public void report(String prefix, long error) {
    if (error != Value.NIL) {
      report(prefix, text(error).orElseGet(() -> NO_TEXT.getBytes(StandardCharsets.UTF_8)));
    }
  }

  /** The same with a message. */
  public void report(String prefix, byte[] message) {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    line.writeBytes(prefix.getBytes(StandardCharsets.UTF_8));
    line.writeBytes(message);
    line.write('\n');
    streams.error().write(line.toByteArray(), line.size());
  }

  /** Runs something, and reports the error or interrupt that ends it. */
  public void reporting(String prefix, Runnable run) {
    try {
      run.run();
    } catch (GuestError error) {
      report(prefix, error.value());
    } catch (Interruption interruption) {
      report(prefix, interruption.getMessage().getBytes(StandardCharsets.UTF_8));
    } catch (OutOfGuestMemory error) {
      report(prefix, vm.memoryMessage());
    }
  }

  /**
   * Writes what waits for standard output.
   *
   * @throws ExitRequest if nobody reads it any more
   */
  public void flush() {
    streams.output().flush();
  }

  /** The next line of standard input, without its end; empty at the end. */
  public Optional<byte[]> readLine() {
    streams.input().begin();
    long line = streams.input().line();
    return line == Value.NIL ? Optional.empty() : Optional.of(vm.strings().toByteArray(Value.address(line)));
  }

  /** All that standard input still has. */
  public byte[] readAll() {
    streams.input().begin();
    return vm.strings().toByteArray(Value.address(streams.input().rest()));
  }

  /**
   * What a file holds.
   *
   * @throws GuestError why it cannot be read
   */
  public byte[] readFile(String name) {
    return ChunkFiles.contents(vm, name);
  }

  // --- calls ------------------------------------------------------------------------------------------------------------

  /**
   * Calls a function; errors get a traceback.
   *
   * @return true and the results, or false and the error, with which the machine has collected all garbage
   */
  public long[] callTraced(long function, long... arguments) {
    long[] values = new long[arguments.length + 2];
    values[0] = function;
    values[1] = TracebackHandler.of(vm);
    System.arraycopy(arguments, 0, values, 2, arguments.length);
    // Without a name: it is shown as functions in C are, of which the one that runs programs is one.
    return vm.nesting().execute(Value.function(vm.hostFunction("", new ProtectedCallWithHandler())), values);
  }

  /** A module that is loaded, nil if it is not. */
  public long loaded(String name) {
    return vm.tables().getString(LibraryBuilder.loaded(vm), vm.strings().atom(name));
  }

  /** Keeps values alive where no program sees them, until the next call. */
  public void keep(long... values) {
    long table = vm.tables().create(values.length, 0);
    for (int i = 0; i < values.length; i++) {
      vm.tables().setInt(table, i + 1L, values[i]);
    }
    vm.tables().setString(vm.registry(), vm.strings().atom("_KEPT"), Value.table(table));
  }

  /** The bytes of a string, or of a number's text; empty for other values. */
  public Optional<byte[]> text(long value) {
    return Value.isString(value) || Arguments.isNumber(value)
        ? Optional.of(vm.strings().toByteArray(ValueText.of(vm, value)))
        : Optional.empty();
  }

  /** An interrupt that tells where the program was. */
  public Interruption interruption() {
    Frames frame = Frames.of(vm);
    if (frame.exists() && frame.isGuest() && frame.instruction() < 0) {
      // In front of a function's first instruction there is no line.
      vm.thread().setPc(vm.thread().pc() + INSTRUCTION_BYTES);
    }
    String where = new String(text(vm.errors().atCaller("interrupted!").value()).orElseThrow(), StandardCharsets.UTF_8);
    return new Interruption(where + "\n" + Traceback.text(vm, vm.thread().coroutine(), 0));
  }
}
