package dev.lathe.lang.lua.lib;

import dev.lathe.bcgen.dump.Dump;
import dev.lathe.bcgen.dump.DumpWriter;
import dev.lathe.bcgen.dump.HexDump;
import dev.lathe.bcgen.dump.Listing;
import dev.lathe.bcgen.dump.ObjectFile;
import dev.lathe.vm.bytecode.ByteString;
import dev.lathe.vm.bytecode.Prototype;
import dev.lathe.vm.runtime.Call;
import dev.lathe.vm.runtime.ChunkLoader;
import dev.lathe.vm.runtime.ExitRequest;
import dev.lathe.vm.runtime.FunctionInfo;
import dev.lathe.vm.runtime.HostFunction;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code jit.bcsave.start}: what {@code luajit -b} does, with its arguments. A program may be given as a function, too. */
final class BytecodeSaver implements HostFunction {
  private static final String SYMBOL_PREFIX = "luaJIT_BC_";
  private static final String STANDARD = "-";
  private static final Pattern MODULE = Pattern.compile("[A-Za-z0-9_.-]+");
  private static final Pattern LEADING_MODULE = Pattern.compile("^[A-Za-z0-9_.-]+");
  private static final Pattern EXTENSION = Pattern.compile("\\.([A-Za-z]+)$");
  private static final int FAILED = 1;
  private static final String PROGRAM = "lathe";
  private static final String USAGE =
      """
      Save LuaJIT bytecode: lathe lua -b[options] input output
        -l        Only list bytecode.
        -x        Only list the bytes of the dump, and what they mean.
        -s        Strip debug info (default).
        -g        Keep debug info.
        -n name   Set module name (default: auto-detect from input name).
        -t type   Set output file type (default: auto-detect from output name).
        -a arch   Override architecture for object files (default: native).
        -o os     Override OS for object files (default: native).
        -e chunk  Use chunk string as input.
        --        Stop handling options.
        -         Use stdin as input and/or stdout as output.

      File types: c h obj o raw (default)
      """;

  private final VmState vm;
  private final StandardStreams streams;

  BytecodeSaver(VmState vm, StandardStreams streams) {
    this.vm = vm;
    this.streams = streams;
  }

  /** A program to be saved, by the way that it was given. */
  private sealed interface Input {
    record File(String name) implements Input {}

    record Text(String chunk) implements Input {}

    record Function(FunctionInfo info) implements Input {}
  }

  /** What becomes of a program. */
  private enum Form {
    DUMP,
    LISTING,
    /** The bytes of the dump, each with its meaning. */
    HEX
  }

  private enum Type {
    RAW,
    C,
    H,
    OBJ
  }

  /** What the arguments say; each character of a text is a byte. */
  private static final class Request {
    final List<Input> inputs = new ArrayList<>();
    Form form = Form.DUMP;
    Optional<DumpWriter.DebugInformation> debug = Optional.empty();
    Optional<String> module = Optional.empty();
    Optional<Type> type = Optional.empty();
    ObjectFile.Architecture architecture = System.getProperty("os.arch").equals("aarch64") ? ObjectFile.Architecture.ARM64 : ObjectFile.Architecture.X64;
    ObjectFile.OperatingSystem system = ObjectFile.OperatingSystem.LINUX;
  }

  private record Program(Prototype main, ByteString chunk) {}

  @Override
  public int call(Call call) {
    Request request = parse(call);
    int count = request.inputs.size();
    if (request.form == Form.DUMP ? count != 2 : count < 1 || count > 2) {
      throw usage();
    }
    Program program = read(request.inputs.get(0));
    String output = count == 1 ? STANDARD : request.inputs.get(1) instanceof Input.File(String name) ? name : STANDARD;
    write(output, switch (request.form) {
      case LISTING -> Listing.of(program.main(), program.chunk());
      case HEX -> HexDump.of(dump(program, request.debug.orElse(DumpWriter.DebugInformation.KEPT)), program.chunk()).text();
      case DUMP -> saved(request, program, output);
    });
    return 0;
  }

  private ExitRequest usage() {
    return exit(USAGE);
  }

  private ExitRequest fail(String message) {
    return exit(PROGRAM + ": " + message + "\n");
  }

  private ExitRequest exit(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    streams.flushAll();
    streams.error().write(bytes, bytes.length);
    return new ExitRequest(FAILED, false);
  }

  // --- arguments ------------------------------------------------------------------------------------------------------------

  private Request parse(Call call) {
    Request request = new Request();
    boolean isOptions = true;
    for (int i = 0; i < call.count(); i++) {
      Optional<FunctionInfo> function = GuestPrototypes.of(call, call.argument(i));
      if (function.isPresent()) {
        request.inputs.add(new Input.Function(function.get()));
        continue;
      }
      String word = bytes(Arguments.string(call, i));
      if (!isOptions || !word.startsWith("-") || word.equals(STANDARD)) {
        request.inputs.add(new Input.File(word));
      } else if (word.equals("--")) {
        isOptions = false;
      } else {
        i += options(request, word, i + 1 < call.count() ? Optional.of(bytes(Arguments.string(call, i + 1))) : Optional.empty());
      }
    }
    return request;
  }

  /** A string, each character a byte. */
  private String bytes(long string) {
    return new String(vm.strings().toByteArray(string), StandardCharsets.ISO_8859_1);
  }

  /** Takes the letters of a word; gives the number of words behind it that were taken as well. */
  private int options(Request request, String word, Optional<String> next) {
    for (int i = 1; i < word.length(); i++) {
      switch (word.charAt(i)) {
        case 'l' -> request.form = Form.LISTING;
        case 'x' -> request.form = Form.HEX;
        case 's' -> request.debug = Optional.of(DumpWriter.DebugInformation.STRIPPED);
        case 'g' -> request.debug = Optional.of(DumpWriter.DebugInformation.KEPT);
        default -> {
          if (i != word.length() - 1) {
            throw usage();
          }
          option(request, word.charAt(i), next.orElseThrow(this::usage));
          return 1;
        }
      }
    }
    return 0;
  }

  private void option(Request request, char letter, String value) {
    switch (letter) {
      case 'e' -> {
        if (!request.inputs.isEmpty()) {
          throw usage();
        }
        request.inputs.add(new Input.Text(value));
      }
      case 'n' -> {
        if (!MODULE.matcher(value).matches()) {
          throw fail("bad module name");
        }
        request.module = Optional.of(value);
      }
      case 't' -> request.type = Optional.of(type(value).orElseThrow(() -> fail("unknown file type")));
      case 'a' -> request.architecture = choice(ObjectFile.Architecture.values(), value, "architecture");
      case 'o' -> request.system = choice(ObjectFile.OperatingSystem.values(), value, "OS name");
      default -> throw usage();
    }
  }

  private <E extends Enum<E>> E choice(E[] choices, String name, String kind) {
    return Arrays.stream(choices).filter(choice -> choice.name().equalsIgnoreCase(name)).findFirst().orElseThrow(() -> fail("unknown " + kind));
  }

  private static Optional<Type> type(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "raw" -> Optional.of(Type.RAW);
      case "c" -> Optional.of(Type.C);
      case "h" -> Optional.of(Type.H);
      case "o", "obj" -> Optional.of(Type.OBJ);
      default -> Optional.empty();
    };
  }

  // --- reading --------------------------------------------------------------------------------------------------------------

  private Program read(Input input) {
    return switch (input) {
      case Input.Function(FunctionInfo info) -> new Program(info.prototype(), info.chunk());
      case Input.Text(String text) -> compile(text.getBytes(StandardCharsets.ISO_8859_1), ByteString.latin1(text));
      case Input.File(String name) -> {
        try {
          yield name.equals(STANDARD) ? compile(standardInput(), ByteString.utf8("=stdin")) : compile(file(name), ByteString.latin1("@" + name));
        } catch (IOException exception) {
          throw fail("cannot open " + name + ": " + Errno.of(exception).text());
        }
      }
    };
  }

  private byte[] file(String name) throws IOException {
    return Files.readAllBytes(GuestPaths.of(vm, name.getBytes(StandardCharsets.ISO_8859_1)));
  }

  private byte[] standardInput() {
    streams.input().begin();
    return vm.strings().toByteArray(Value.address(streams.input().rest()));
  }

  private Program compile(byte[] chunk, ByteString name) {
    return switch (vm.compile(chunk, name, Optional.empty(), ChunkLoader.Forms.BOTH)) {
      case ChunkLoader.Result.Loaded(Prototype main, ByteString chunkName) -> new Program(main, chunkName);
      case ChunkLoader.Result.Refused(ByteString message) -> throw fail(message.toLatin1());
      case ChunkLoader.Result.Fault(String message) -> throw new IllegalStateException(message);
    };
  }

  // --- writing --------------------------------------------------------------------------------------------------------------

  private static byte[] dump(Program program, DumpWriter.DebugInformation debug) {
    return DumpWriter.write(Dump.of(program.chunk(), program.main()), debug);
  }

  private byte[] saved(Request request, Program program, String output) {
    byte[] dump = dump(program, request.debug.orElse(DumpWriter.DebugInformation.STRIPPED));
    Matcher extension = EXTENSION.matcher(output);
    Type type = request.type.orElseGet(() -> extension.find() ? type(extension.group(1)).orElse(Type.RAW) : Type.RAW);
    return switch (type) {
      case RAW -> dump;
      case C -> ObjectFile.cSource(dump, symbol(request));
      case H -> ObjectFile.cHeader(dump, symbol(request));
      case OBJ -> ObjectFile.object(dump, symbol(request), request.architecture, request.system)
          .orElseThrow(() -> fail("there are no object files for this machine and system"));
    };
  }

  private String symbol(Request request) {
    return SYMBOL_PREFIX + request.module.orElseGet(() -> moduleOf(request.inputs.get(0))).replace('.', '_').replace('-', '_');
  }

  private String moduleOf(Input input) {
    if (input instanceof Input.File(String name)) {
      String file = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
      int dot = file.lastIndexOf('.');
      Matcher module = LEADING_MODULE.matcher(dot < 0 ? file : file.substring(0, dot));
      if (module.find()) {
        return module.group();
      }
    }
    throw fail("cannot derive module name, use -n name");
  }

  private void write(String output, byte[] content) {
    if (output.equals(STANDARD)) {
      streams.output().write(content, content.length);
      streams.output().flush();
      return;
    }
    try {
      Files.write(GuestPaths.of(vm, output.getBytes(StandardCharsets.ISO_8859_1)), content);
    } catch (IOException exception) {
      // All that io.open returns is written, the number of the error, too.
      Errno errno = Errno.of(exception);
      throw fail(output + ": " + errno.text() + errno.number());
    }
  }
}
