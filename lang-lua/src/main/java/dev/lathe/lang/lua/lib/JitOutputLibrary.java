package dev.lathe.lang.lua.lib;

import dev.lathe.bcgen.dump.CompiledListing;
import dev.lathe.bcgen.dump.CompilerOutput;
import dev.lathe.vm.jit.FunctionCompiler;
import dev.lathe.vm.jit.Pass;
import dev.lathe.vm.jit.Pipeline;
import dev.lathe.vm.runtime.Call;
import dev.lathe.vm.runtime.VmState;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The modules {@code jit.dump}, {@code jit.trace}, {@code jit.v} and {@code jit.dumphints}: {@code start(file, form)} has the compiler
 * tell what it does; the form {@code masked} leaves out what differs from process to process.
 *
 * <p>{@code jit.dump} also takes LuaJIT 2's modes in front of the file: letters that say what is shown, behind a sign if they are added
 * to what is shown anyway or taken away. So a file whose name could be a mode is given with its folder.
 */
final class JitOutputLibrary {
  private static final String MASKED = "masked";
  private static final Pattern MODE = Pattern.compile("[+-]?[tbirsmxXaTAH]+");

  /** A module. */
  private enum Module {
    DUMP("dump", CompilerOutput.Kind.DUMP, "LUAJIT_DUMPFILE"),
    TRACE("trace", CompilerOutput.Kind.TRACE, "LUAJIT_TRACEFILE"),
    /** LuaJIT 2's word for {@link #TRACE}; it writes to standard error. */
    VERBOSE("v", CompilerOutput.Kind.TRACE, "LUAJIT_VERBOSEFILE"),
    HINTS("dumphints", CompilerOutput.Kind.HINTS, "LUAJIT_HINTSFILE");

    private final String word;
    private final CompilerOutput.Kind kind;
    private final String variable;

    Module(String word, CompilerOutput.Kind kind, String variable) {
      this.word = word;
      this.kind = kind;
      this.variable = variable;
    }
  }

  /** What a listing shows. */
  private enum Feature {
    ATTEMPTS,
    BYTECODE,
    MACHINE_CODE
  }

  private static final Set<Feature> USUAL = EnumSet.of(Feature.BYTECODE, Feature.MACHINE_CODE);

  private final StandardStreams streams;
  private final Pipeline pipeline;
  private final Module module;
  private final List<Pass> attached = new ArrayList<>();
  private Optional<ToolOutput> output = Optional.empty();

  private JitOutputLibrary(VmState vm, StandardStreams streams, Module module) {
    this.streams = streams;
    this.pipeline = FunctionCompiler.of(vm).orElseThrow().pipeline();
    this.module = module;
  }

  static void install(VmState vm, StandardStreams streams) {
    for (Module module : Module.values()) {
      Preload.add(vm, "jit." + module.word, builder -> new JitOutputLibrary(vm, streams, module).fill(builder));
    }
  }

  private void fill(LibraryBuilder builder) {
    builder.add("start", this::start).add("on", this::start).add("off", this::stop);
  }

  private int start(Call call) {
    Set<Feature> features = USUAL;
    int next = 0;
    if (module == Module.DUMP && !Arguments.isAbsent(call, 0) && MODE.matcher(Arguments.text(call, 0)).matches()) {
      features = features(call, Arguments.text(call, 0));
      next = 1;
    }
    // Behind a mode the form may stand alone.
    boolean isMaskedAlone = next == 1 && !Arguments.isAbsent(call, 1) && Arguments.text(call, 1).equals(MASKED);
    int form = isMaskedAlone ? 1 : next + 1;
    CompiledListing.Addresses addresses = CompiledListing.Addresses.SHOWN;
    if (!Arguments.isAbsent(call, form)) {
      if (!Arguments.text(call, form).equals(MASKED)) {
        throw Arguments.error(call, form, "'" + MASKED + "' expected");
      }
      addresses = CompiledListing.Addresses.MASKED;
    }
    FileStream usual = module == Module.VERBOSE ? streams.error() : streams.output();
    ToolOutput out = ToolOutput.open(call, streams, isMaskedAlone ? 2 : next, module.variable, usual);
    stop(call);
    output = Optional.of(out);
    Set<CompiledListing.Part> parts = parts(features);
    if (!parts.isEmpty()) {
      attach(new CompilerOutput(module.kind, addresses, parts, out::write));
    }
    if (features.contains(Feature.ATTEMPTS)) {
      attach(new CompilerOutput(CompilerOutput.Kind.TRACE, addresses, out::write));
    }
    return 0;
  }

  private void attach(Pass pass) {
    pipeline.attach(pass);
    attached.add(pass);
  }

  private int stop(Call call) {
    attached.forEach(pipeline::detach);
    attached.clear();
    output.ifPresent(ToolOutput::close);
    output = Optional.empty();
    return 0;
  }

  private static Set<CompiledListing.Part> parts(Set<Feature> features) {
    EnumSet<CompiledListing.Part> parts = EnumSet.noneOf(CompiledListing.Part.class);
    if (features.contains(Feature.BYTECODE)) {
      parts.add(CompiledListing.Part.BYTECODE);
    }
    if (features.contains(Feature.MACHINE_CODE)) {
      parts.add(CompiledListing.Part.MACHINE_CODE);
    }
    return parts;
  }

  /** What a mode asks for. What it asks of traces is refused, unless it is to be left out. */
  private static Set<Feature> features(Call call, String mode) {
    char sign = mode.charAt(0);
    EnumSet<Feature> features = sign == '+' || sign == '-' ? EnumSet.copyOf(USUAL) : EnumSet.noneOf(Feature.class);
    for (char letter : mode.toCharArray()) {
      switch (letter) {
        case '+', '-', 'T' -> {}
        case 't' -> change(features, sign, Feature.ATTEMPTS);
        case 'b' -> change(features, sign, Feature.BYTECODE);
        case 'm' -> change(features, sign, Feature.MACHINE_CODE);
        case 'A', 'H' -> throw call.vm().errors().atCaller("jit.dump: '" + letter + "' asks for colours, there is plain text only");
        default -> {
          if (sign != '-') {
            throw call.vm().errors().atCaller("jit.dump: '" + letter + "' asks for parts of traces, functions have 't', 'b' and 'm' only");
          }
        }
      }
    }
    return features;
  }

  private static void change(Set<Feature> features, char sign, Feature feature) {
    if (sign == '-') {
      features.remove(feature);
    } else {
      features.add(feature);
    }
  }
}
