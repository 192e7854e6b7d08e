package dev.lathe.lang.lua.lib;

import dev.lathe.vm.object.Kind;
import dev.lathe.vm.object.StringObject;
import dev.lathe.vm.object.UserdataObject;
import dev.lathe.vm.runtime.Call;
import dev.lathe.vm.runtime.HostInfo;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.NumberText;
import dev.lathe.vm.value.Value;
import java.io.IOException;
import java.util.Optional;

/** {@code io} and the methods of files. A file is a userdata that holds a {@link FileStream}. */
final class IoLibrary {
  /** Where the default files are in {@link #defaults}. */
  private static final int INPUT = 1;

  private static final int OUTPUT = 2;

  private final VmState vm;
  private final StandardStreams streams;
  private final Shell shell;
  /** A table that only the registry refers to. */
  private final long defaults;
  private final long metatable;
  private final byte[] digits = new byte[NumberText.LONGEST];
  private final HostInfo lineIterator = new HostInfo("", call -> nextLines(call, AtEnd.STAY));
  private final HostInfo closingLineIterator = new HostInfo("", call -> nextLines(call, AtEnd.CLOSE));

  /** What a loop over lines does with the file when there are none left. */
  private enum AtEnd {
    STAY,
    CLOSE
  }

  private IoLibrary(VmState vm, StandardStreams streams) {
    this.vm = vm;
    this.streams = streams;
    this.shell = new Shell(vm, streams);
    this.defaults = LibraryBuilder.registryTable(vm, "_IO");
    this.metatable = LibraryBuilder.registryTable(vm, "FILE*");
  }

  static void install(VmState vm, StandardStreams streams) {
    IoLibrary library = new IoLibrary(vm, streams);
    LibraryBuilder.of(vm, library.metatable, "io.method.")
        .add("close", library::close)
        .add("read", call -> library.read(call, library.file(call), 1))
        .add("write", call -> library.write(call, library.file(call), 1))
        .add("flush", call -> flush(call, library.file(call)))
        .add("seek", library::seek)
        .add("setvbuf", library::setvbuf)
        .add("lines", library::lines)
        .add("__gc", library::collected)
        .add("__tostring", library::tostring)
        .set("__index", Value.table(library.metatable));
    long input = library.userdata(streams.input());
    long output = library.userdata(streams.output());
    vm.tables().setInt(library.defaults, INPUT, input);
    vm.tables().setInt(library.defaults, OUTPUT, output);
    LibraryBuilder.library(vm, "io")
        .add("open", library::open)
        .add("popen", library::popen)
        .add("tmpfile", library::tmpfile)
        .add("close", library::close)
        .add("read", call -> library.read(call, library.standard(INPUT), 0))
        .add("write", call -> library.write(call, library.standard(OUTPUT), 0))
        .add("flush", call -> flush(call, library.standard(OUTPUT)))
        .add("input", call -> library.standardFile(call, INPUT, "r"))
        .add("output", call -> library.standardFile(call, OUTPUT, "w"))
        .add("lines", library::linesOfName)
        .add("type", IoLibrary::type)
        .set("stdin", input)
        .set("stdout", output)
        .set("stderr", library.userdata(streams.error()));
  }

  // --- files as values --------------------------------------------------------------------------------------------------

  private long userdata(FileStream stream) {
    return Value.object(vm.userdata(stream, metatable));
  }

  /** A stream that the program has opened, as a value. */
  private long opened(Device device) {
    FileStream stream = new FileStream(vm, device, FileStream.Owner.PROGRAM, FileStream.Buffering.FULL);
    streams.opened(stream);
    return userdata(stream);
  }

  /** The stream that a value is, open or not. */
  static Optional<FileStream> stream(VmState vm, long value) {
    if (Value.isObject(value)
        && Kind.of(Value.address(value)) == Kind.USERDATA
        && vm.objects().at(UserdataObject.number(Value.address(value))) instanceof FileStream stream) {
      return Optional.of(stream);
    }
    return Optional.empty();
  }

  /** The file that is the first argument, open or not. */
  private FileStream anyFile(Call call) {
    return stream(vm, call.argument(0)).orElseThrow(() -> Arguments.typeError(call, 0, "FILE*"));
  }

  private FileStream file(Call call) {
    return checkOpen(anyFile(call));
  }

  private FileStream checkOpen(FileStream stream) {
    if (!stream.isOpen()) {
      throw vm.errors().atCaller("attempt to use a closed file");
    }
    return stream;
  }

  private FileStream defaultFile(int which) {
    return stream(vm, vm.tables().getInt(defaults, which)).orElseThrow();
  }

  private FileStream standard(int which) {
    FileStream stream = defaultFile(which);
    if (!stream.isOpen()) {
      throw vm.errors().atCaller("standard file is closed");
    }
    return stream;
  }

  // --- results ----------------------------------------------------------------------------------------------------------

  /** Nil, what is wrong, and the number of the error. */
  static int fail(Call call, Errno errno, Optional<String> name) {
    long message = call.vm().string(name.map(n -> n + ": ").orElse("") + errno.text());
    call.push(Value.NIL);
    call.push(message);
    call.push(Value.of((double) errno.number()));
    return 3;
  }

  /** True, unless something has failed. */
  private static int outcome(Call call, FileStream stream) {
    return stream.failure().isPresent() ? fail(call, stream.failure().get(), Optional.empty()) : call.returns(Value.TRUE);
  }

  // --- opening and closing ----------------------------------------------------------------------------------------------

  private int open(Call call) {
    String name = Arguments.text(call, 0);
    String mode = Arguments.text(call, 1, "r");
    try {
      return call.returns(opened(FileDevice.open(vm, GuestPaths.of(vm, Arguments.string(call, 0)), mode)));
    } catch (IOException exception) {
      return fail(call, Errno.of(exception), Optional.of(name));
    }
  }

  private int popen(Call call) {
    String command = Arguments.text(call, 0);
    String mode = Arguments.text(call, 1, "r");
    streams.flushAll();
    try {
      return call.returns(opened(switch (mode) {
        case "r", "re" -> shell.reading(command);
        case "w", "we" -> shell.writing(command);
        default -> throw Errno.EINVAL.exception();
      }));
    } catch (IOException exception) {
      return fail(call, Errno.of(exception), Optional.of(command));
    }
  }

  private int tmpfile(Call call) {
    try {
      return call.returns(opened(FileDevice.temporary(vm)));
    } catch (IOException exception) {
      return fail(call, Errno.of(exception), Optional.empty());
    }
  }

  /** Opens the file that the first argument names, for functions that have no other way to fail than an error. */
  private long openOrRaise(Call call, String mode) {
    String name = Arguments.text(call, 0);
    try {
      return opened(FileDevice.open(vm, GuestPaths.of(vm, Arguments.string(call, 0)), mode));
    } catch (IOException exception) {
      throw Arguments.error(call, 0, name + ": " + Errno.of(exception).text());
    }
  }

  private int close(Call call) {
    FileStream stream = call.count() > 0 ? file(call) : checkOpen(defaultFile(OUTPUT));
    if (stream.owner() == FileStream.Owner.HOST) {
      long refusal = vm.string("cannot close standard file");
      call.push(Value.NIL);
      call.push(refusal);
      return 2;
    }
    close(stream);
    return outcome(call, stream);
  }

  private void close(FileStream stream) {
    stream.clearFailure();
    streams.closed(stream);
    stream.close();
  }

  private int collected(Call call) {
    FileStream stream = anyFile(call);
    if (stream.isOpen() && stream.owner() == FileStream.Owner.PROGRAM) {
      close(stream);
    }
    return 0;
  }

  // --- reading and writing ----------------------------------------------------------------------------------------------

  private int read(Call call, FileStream stream, int from) {
    return read(call, stream, ReadFormats.arguments(call, from));
  }

  private int read(Call call, FileStream stream, ReadFormats.Formats formats) {
    if (stream == streams.input()) {
      streams.output().flushLines();
    }
    int count = ReadFormats.read(call, stream, formats);
    return stream.failure().isPresent() ? fail(call, stream.failure().get(), Optional.empty()) : count;
  }

  private int write(Call call, FileStream stream, int from) {
    stream.clearFailure();
    int count = call.count();
    // Making ropes flat may have the function run again: nothing is written before.
    for (int i = from; i < count && Value.isString(call.argument(i)); i++) {
      vm.strings().bytes(Value.address(call.argument(i)));
    }
    for (int i = from; i < count; i++) {
      long value = call.argument(i);
      if (Value.isString(value)) {
        long string = Value.address(value);
        stream.write(vm.strings().bytes(string), StringObject.length(string));
      } else if (Arguments.isNumber(value)) {
        stream.write(digits, NumberText.write(Arguments.toDouble(value), digits, 0));
      } else {
        int argument = i;
        BufferLibrary.buffer(vm, value).orElseThrow(() -> Arguments.typeError(call, argument, "string")).writeTo(stream);
      }
    }
    return outcome(call, stream);
  }

  private static int flush(Call call, FileStream stream) {
    stream.clearFailure();
    stream.flush();
    return outcome(call, stream);
  }

  private int seek(Call call) {
    FileStream stream = file(call);
    FileStream.Origin origin = FileStream.Origin.values()[Arguments.optionOr(call, 1, 1, "set", "cur", "end")];
    long offset = call.argument(2);
    if (offset != Value.NIL && !Arguments.isNumber(offset)) {
      throw Arguments.typeError(call, 2, "number");
    }
    stream.clearFailure();
    long place = stream.seek(origin, offset == Value.NIL ? 0 : Arguments.truncateLong(Arguments.toDouble(offset)));
    return stream.failure().isPresent() ? outcome(call, stream) : call.returns(Value.of((double) place));
  }

  private int setvbuf(Call call) {
    FileStream stream = file(call);
    FileStream.Buffering buffering = FileStream.Buffering.values()[Arguments.option(call, 1, "full", "line", "no")];
    Arguments.integer(call, 2, 0);
    stream.clearFailure();
    stream.setBuffering(buffering);
    return outcome(call, stream);
  }

  // --- lines ------------------------------------------------------------------------------------------------------------

  private int lines(Call call) {
    file(call);
    return call.returns(iterator(call, lineIterator, call.argument(0)));
  }

  /** A function that reads from a file by the formats from the second argument on. */
  private long iterator(Call call, HostInfo iterator, long file) {
    long[] captured = new long[Math.max(call.count(), 1)];
    captured[0] = file;
    for (int i = 1; i < call.count(); i++) {
      captured[i] = call.argument(i);
    }
    return Value.function(vm.hostClosure(vm.hosts().add(iterator), captured));
  }

  private int linesOfName(Call call) {
    if (Arguments.isAbsent(call, 0)) {
      return call.returns(iterator(call, lineIterator, vm.tables().getInt(defaults, INPUT)));
    }
    return call.returns(iterator(call, closingLineIterator, openOrRaise(call, "r")));
  }

  private int nextLines(Call call, AtEnd atEnd) {
    FileStream stream = checkOpen(stream(vm, call.captured(0)).orElseThrow());
    int count = read(call, stream, ReadFormats.captured(call));
    if (stream.failure().isPresent()) {
      throw vm.errors().atCaller(stream.failure().get().text());
    }
    if (atEnd == AtEnd.CLOSE && call.pushed(count) == Value.NIL) {
      close(stream);
      return 0;
    }
    return count;
  }

  // --- the rest ---------------------------------------------------------------------------------------------------------

  /** {@code io.input} and {@code io.output}: changes or gives a default file. */
  private int standardFile(Call call, int which, String mode) {
    if (Arguments.isAbsent(call, 0)) {
      return call.returns(vm.tables().getInt(defaults, which));
    }
    long value = call.argument(0);
    if (stream(vm, value).isPresent()) {
      file(call);
    } else {
      value = openOrRaise(call, mode);
    }
    vm.tables().setInt(defaults, which, value);
    return call.returns(value);
  }

  private static int type(Call call) {
    Optional<FileStream> stream = stream(call.vm(), Arguments.any(call, 0));
    return call.returns(stream.map(file -> call.vm().string(file.isOpen() ? "file" : "closed file")).orElse(Value.NIL));
  }

  private int tostring(Call call) {
    return call.returns(vm.string(anyFile(call).isOpen() ? "file (" + ValueText.pointer(call.argument(0)) + ")" : "file (closed)"));
  }
}
