package dev.lathe.lang.lua.lib;

import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.object.FunctionObject;
import dev.lathe.vm.object.Kind;
import dev.lathe.vm.object.StringObject;
import dev.lathe.vm.object.UserdataObject;
import dev.lathe.vm.runtime.Call;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.NumberText;
import dev.lathe.vm.value.Value;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** {@code io}. Files are userdata that hold a {@link GuestFile}; the standard ones are also in the registry, where {@code io.input} and {@code io.output} change them. */
final class IoLibrary {
  private static final String[] BUFFERINGS = {"full", "line", "no"};
  private static final String[] WHENCES = {"set", "cur", "end"};
  private static final String INPUT = "_INPUT";
  private static final String OUTPUT = "_OUTPUT";
  /** Whether an iterator closes the file at its end: the second captured value. */
  private static final long CLOSES = Value.TRUE;

  private final VmState vm;
  private final Scratch scratch;
  private final GuestFile standardOutput;
  private final long metatable;
  private final int lines;
  private final byte[] digits = new byte[NumberText.LONGEST];

  private IoLibrary(LibraryBuilder builder, Scratch scratch, GuestFile standardOutput) {
    vm = builder.vm();
    this.scratch = scratch;
    this.standardOutput = standardOutput;
    metatable = LibraryBuilder.registryTable(vm, "FILE*");
    lines = builder.closures("lines_iter", this::nextLine);
  }

  static void install(VmState vm, StandardStreams streams, Scratch scratch) {
    LibraryBuilder builder = LibraryBuilder.library(vm, "io");
    IoLibrary library = new IoLibrary(builder, scratch, streams.output());
    library.installMethods();
    builder
        .add("open", library::open)
        .add("popen", library::popen)
        .add("tmpfile", library::tmpfile)
        .add("close", library::close)
        .add("read", library::read)
        .add("write", library::write)
        .add("flush", library::flush)
        .add("input", call -> library.standard(call, INPUT, "r"))
        .add("output", call -> library.standard(call, OUTPUT, "w"))
        .add("lines", library::lines)
        .add("type", library::type)
        .set("stdin", library.value(streams.input()))
        .set("stdout", library.value(streams.output()))
        .set("stderr", library.value(streams.error()));
    library.setStandard(INPUT, vm.tables().getString(builder.table(), vm.strings().atom("stdin")));
    library.setStandard(OUTPUT, vm.tables().getString(builder.table(), vm.strings().atom("stdout")));
  }

  private void installMethods() {
    LibraryBuilder.of(vm, metatable, "file.")
        .add("close", this::close)
        .add("read", this::fileRead)
        .add("write", this::fileWrite)
        .add("flush", this::fileFlush)
        .add("seek", this::seek)
        .add("setvbuf", this::setvbuf)
        .add("lines", this::fileLines)
        .add("__gc", this::collect)
        .add("__tostring", this::describe)
        .set("__index", Value.table(metatable));
  }

  // --- files as values --------------------------------------------------------------------------------------------------

  private long value(GuestFile file) {
    return Value.object(vm.userdata(file, metatable));
  }

  private Optional<GuestFile> file(long value) {
    boolean isUserdata = Value.isObject(value) && Kind.of(Value.address(value)) == Kind.USERDATA;
    return isUserdata && vm.objects().at(UserdataObject.number(Value.address(value))) instanceof GuestFile file
        ? Optional.of(file)
        : Optional.empty();
  }

  private GuestFile anyFile(Call call) {
    return file(call.argument(0)).orElseThrow(() -> Arguments.typeError(call, 0, "FILE*"));
  }

  private GuestFile openFile(Call call) {
    GuestFile file = anyFile(call);
    if (!file.isOpen()) {
      throw vm.errors().atCaller("attempt to use a closed file");
    }
    return file;
  }

  private GuestFile standard(String which) {
    GuestFile file = file(standardValue(which)).orElseThrow();
    if (!file.isOpen()) {
      throw vm.errors().atCaller("standard file is closed");
    }
    return file;
  }

  private long standardValue(String which) {
    return vm.tables().getString(vm.registry(), vm.strings().atom(which));
  }

  private void setStandard(String which, long file) {
    vm.tables().setString(vm.registry(), vm.strings().atom(which), file);
  }

  private int type(Call call) {
    Optional<GuestFile> file = file(Arguments.any(call, 0));
    return call.returns(file.isEmpty() ? Value.NIL : vm.string(file.get().isOpen() ? "file" : "closed file"));
  }

  private int describe(Call call) {
    GuestFile file = anyFile(call);
    return call.returns(vm.string(file.isOpen() ? "file (" + ValueText.pointer(call.argument(0)) + ")" : "file (closed)"));
  }

  private int collect(Call call) {
    GuestFile file = anyFile(call);
    if (file.isOpen() && file.origin() != GuestFile.Origin.STANDARD) {
      try {
        file.close();
      } catch (IOException e) {
        return 0; // nobody is there to be told
      }
    }
    return 0;
  }

  // --- open and close ---------------------------------------------------------------------------------------------------

  private int open(Call call) {
    String name = Arguments.text(call, 0);
    String mode = Arguments.text(call, 1, "r");
    try {
      return call.returns(value(Files.open(name, mode)));
    } catch (IOException e) {
      return FileResults.fail(call, e, Optional.of(name));
    }
  }

  private int popen(Call call) {
    String command = Arguments.text(call, 0);
    String mode = Arguments.text(call, 1, "r");
    try {
      if (!mode.equals("r") && !mode.equals("w")) {
        throw FileFailure.EINVAL.exception();
      }
      standardOutput.flush();
      boolean reads = mode.equals("r");
      Process process = new ProcessBuilder("/bin/sh", "-c", command)
          .redirectInput(reads ? ProcessBuilder.Redirect.INHERIT : ProcessBuilder.Redirect.PIPE)
          .redirectOutput(reads ? ProcessBuilder.Redirect.PIPE : ProcessBuilder.Redirect.INHERIT)
          .redirectError(ProcessBuilder.Redirect.INHERIT)
          .start();
      Device end = reads ? new Device.Input(process.getInputStream()) : new Device.Output(process.getOutputStream());
      return call.returns(value(new GuestFile(new Device.Pipe(process, end), GuestFile.Origin.PIPE, GuestFile.Buffering.FULL)));
    } catch (IOException e) {
      return FileResults.fail(call, e, Optional.of(command));
    }
  }

  private int tmpfile(Call call) {
    try {
      Path path = java.nio.file.Files.createTempFile("lua", "");
      FileChannel channel =
          FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
      return call.returns(value(new GuestFile(new Device.Disk(channel, Device.Access.WRITABLE), GuestFile.Origin.FILE, GuestFile.Buffering.FULL)));
    } catch (IOException e) {
      return FileResults.fail(call, e, Optional.empty());
    }
  }

  private int close(Call call) {
    GuestFile file = call.count() > 0 ? openFile(call) : standard(OUTPUT);
    if (file.origin() == GuestFile.Origin.STANDARD) {
      call.push(Value.NIL);
      call.push(vm.string("cannot close standard file"));
      return 2;
    }
    try {
      file.close();
      return call.returns(Value.TRUE);
    } catch (IOException e) {
      return FileResults.fail(call, e, Optional.empty());
    }
  }

  /** Opens a file for a function that takes a name or a file: an error blames the argument. */
  private long openArgument(Call call, String mode) {
    String name = Arguments.text(call, 0);
    try {
      return value(Files.open(name, mode));
    } catch (IOException e) {
      throw Arguments.error(call, 0, name + ": " + FileFailure.of(e).text());
    }
  }

  private int standard(Call call, String which, String mode) {
    if (Arguments.isAbsent(call, 0)) {
      return call.returns(standardValue(which));
    }
    long file = call.argument(0);
    if (Value.isObject(file) && Kind.of(Value.address(file)) == Kind.USERDATA) {
      openFile(call);
    } else {
      file = openArgument(call, mode);
    }
    setStandard(which, file);
    return call.returns(file);
  }

  // --- read -------------------------------------------------------------------------------------------------------------

  private int read(Call call) {
    return read(call, standard(INPUT), 0);
  }

  private int fileRead(Call call) {
    return read(call, openFile(call), 1);
  }

  private int read(Call call, GuestFile file, int first) {
    try {
      if (call.count() <= first) {
        return call.returns(line(file, GuestFile.LineEnd.DROPPED));
      }
      int count = call.count();
      call.reserve(count - first);
      for (int i = first; i < count; i++) {
        long value = readOne(call, file, i);
        call.push(value);
        if (value == Value.NIL) {
          return i - first + 1;
        }
      }
      return count - first;
    } catch (IOException e) {
      return FileResults.fail(call, e, Optional.empty());
    }
  }

  private long readOne(Call call, GuestFile file, int index) throws IOException {
    long format = call.argument(index);
    if (Arguments.isNumber(format)) {
      return bytes(file, Integer.toUnsignedLong(Arguments.integer(call, index)));
    }
    if (!Value.isString(format)) {
      throw Arguments.error(call, index, "invalid option");
    }
    String letters = Arguments.text(call, index);
    int at = letters.startsWith("*") ? 1 : 0;
    return switch (at < letters.length() ? letters.charAt(at) : 0) {
      case 'n' -> NumberScan.read(file);
      case 'l' -> line(file, GuestFile.LineEnd.DROPPED);
      case 'L' -> line(file, GuestFile.LineEnd.KEPT);
      case 'a' -> all(file);
      default -> throw Arguments.error(call, index, "invalid format");
    };
  }

  private long line(GuestFile file, GuestFile.LineEnd lineEnd) throws IOException {
    return file.readLine(scratch.clear(), lineEnd) ? Value.string(scratch.toStringObject()) : Value.NIL;
  }

  private long all(GuestFile file) throws IOException {
    file.readBytes(scratch.clear(), Long.MAX_VALUE);
    return Value.string(scratch.toStringObject());
  }

  private long bytes(GuestFile file, long count) throws IOException {
    if (count == 0) {
      return file.peek() < 0 ? Value.NIL : vm.string("");
    }
    file.readBytes(scratch.clear(), count);
    return scratch.length() == 0 ? Value.NIL : Value.string(scratch.toStringObject());
  }

  private int lines(Call call) {
    boolean isNamed = !Arguments.isAbsent(call, 0);
    long file = isNamed ? openArgument(call, "r") : standardValue(INPUT);
    return iterator(call, file, isNamed ? CLOSES : Value.FALSE);
  }

  private int fileLines(Call call) {
    openFile(call);
    return iterator(call, call.argument(0), Value.FALSE);
  }

  /** The iterator has captured the file, whether it closes it, and the formats. */
  private int iterator(Call call, long file, long closes) {
    int formats = Math.max(call.count() - 1, 0);
    long[] values = new long[2 + formats];
    values[0] = file;
    values[1] = closes;
    for (int i = 0; i < formats; i++) {
      values[2 + i] = call.argument(1 + i);
    }
    return call.returns(Value.function(vm.hostClosure(lines, values)));
  }

  private int nextLine(Call call) {
    int formats = Memory.getInt(call.function() + FunctionObject.HOST_COUNT) - 2;
    GuestFile file = file(call.captured(0)).orElseThrow();
    boolean closes = call.captured(1) == CLOSES;
    if (!file.isOpen()) {
      throw vm.errors().atCaller("attempt to use a closed file");
    }
    call.setCount(formats);
    for (int i = 0; i < formats; i++) {
      call.setArgument(i, call.captured(2 + i));
    }
    int results = read(call, file, 0);
    long first = Memory.getLong(vm.thread().top() - 8L * results);
    if (first == Value.NIL) {
      if (results > 1) {
        throw vm.errors().atCaller(vm.strings().toJava(Value.address(Memory.getLong(vm.thread().top() - 16))));
      }
      if (closes) {
        try {
          file.close();
        } catch (IOException e) {
          return 0; // all was read
        }
      }
      return 0;
    }
    return results;
  }

  // --- write and the rest -----------------------------------------------------------------------------------------------

  private int write(Call call) {
    return write(call, standard(OUTPUT), 0);
  }

  private int fileWrite(Call call) {
    return write(call, openFile(call), 1);
  }

  private int write(Call call, GuestFile file, int first) {
    try {
      for (int i = first; i < call.count(); i++) {
        long value = call.argument(i);
        if (Value.isString(value)) {
          long string = Value.address(value);
          file.write(vm.strings().bytes(string), StringObject.length(string));
        } else if (Arguments.isNumber(value)) {
          file.write(digits, 0, NumberText.write(Arguments.toDouble(value), digits, 0));
        } else {
          throw Arguments.typeError(call, i, "string");
        }
      }
      return call.returns(Value.TRUE);
    } catch (IOException e) {
      return FileResults.fail(call, e, Optional.empty());
    }
  }

  private int flush(Call call) {
    return flush(call, standard(OUTPUT));
  }

  private int fileFlush(Call call) {
    return flush(call, openFile(call));
  }

  private static int flush(Call call, GuestFile file) {
    try {
      file.flush();
      return call.returns(Value.TRUE);
    } catch (IOException e) {
      return FileResults.fail(call, e, Optional.empty());
    }
  }

  private int seek(Call call) {
    GuestFile file = openFile(call);
    int whence = Arguments.optionOr(call, 1, 1, WHENCES);
    long offset = 0;
    if (!Arguments.isAbsent(call, 2)) {
      if (!Arguments.isNumber(call.argument(2))) {
        throw Arguments.typeError(call, 2, "number");
      }
      offset = Arguments.truncateLong(Arguments.toDouble(call.argument(2)));
    }
    try {
      return call.returns(Value.of((double) file.seek(GuestFile.Whence.values()[whence], offset)));
    } catch (IOException e) {
      return FileResults.fail(call, e, Optional.empty());
    }
  }

  private int setvbuf(Call call) {
    GuestFile file = openFile(call);
    int buffering = Arguments.option(call, 1, BUFFERINGS);
    Arguments.integer(call, 2, 0);
    try {
      file.setBuffering(GuestFile.Buffering.values()[buffering]);
      return call.returns(Value.TRUE);
    } catch (IOException e) {
      return FileResults.fail(call, e, Optional.empty());
    }
  }
}
