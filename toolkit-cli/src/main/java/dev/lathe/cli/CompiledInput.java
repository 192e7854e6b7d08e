package dev.lathe.cli;

import dev.lathe.bcgen.BytecodeConventions;
import dev.lathe.bcgen.BytecodeGenerator;
import dev.lathe.bcgen.GeneratorException;
import dev.lathe.bcgen.dump.Assembler;
import dev.lathe.bcgen.dump.Dump;
import dev.lathe.bcgen.dump.DumpException;
import dev.lathe.bcgen.dump.DumpReader;
import dev.lathe.bcgen.source.SourceGenerator;
import dev.lathe.cli.Inputs.Input;
import dev.lathe.cli.Inputs.InputException;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.lexer.LineEnds;
import dev.lathe.lexer.Source;
import dev.lathe.parser.DeepStack;
import dev.lathe.parser.Language;
import dev.lathe.vm.bytecode.ByteString;
import dev.lathe.vm.bytecode.Constant;
import dev.lathe.vm.bytecode.Prototype;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Inputs of the commands that work on functions: programs and trees, which are compiled, assembly, and dumps. */
final class CompiledInput {

  /** What a program is called that the command line holds. */
  private static final String TEXT_NAME = "<text>";

  private static final String ASSEMBLY_EXTENSION = ".bc";

  private final Inputs inputs;
  private final TreeInput trees;
  private final OptionSpec text = Subcommand.flag("FILE is a program's text, not a file's name.", "-e", "--text");

  /** Adds the parameters to a command. */
  CompiledInput(CommandSpec spec) {
    inputs = new Inputs(spec, "Programs, trees in JSON, bytecode as text (" + ASSEMBLY_EXTENSION + ") or dumps to read");
    trees = new TreeInput(spec, inputs);
    spec.addOption(text);
  }

  Inputs inputs() {
    return inputs;
  }

  /** A rehearsal on a sample, if its language is compiled at all. */
  List<List<String>> rehearsals(Path sample, List<String> arguments) {
    boolean isCompiled =
        inputs
            .languages()
            .forFileName(sample.getFileName().toString())
            .flatMap(language -> language.part(BytecodeConventions.class))
            .isPresent();
    return isCompiled ? List.of(arguments) : List.of();
  }

  /** What a command does with a file, on a stack for deep trees. */
  interface Action {
    void apply(Input input) throws InputException;
  }

  /** See {@link Inputs#forEach}. */
  int forEach(Action action) {
    return inputs.forEach(
        file -> Subcommand.isSet(text) ? new Input(TEXT_NAME, file.getBytes(StandardCharsets.UTF_8)) : Inputs.read(file),
        input ->
            DeepStack.call(
                () -> {
                  action.apply(input);
                  return null;
                }));
  }

  /** The functions of an input. */
  Dump read(Input input) throws InputException {
    if (Dump.isDump(input.bytes())) {
      try {
        return DumpReader.read(input.bytes());
      } catch (DumpException e) {
        throw new InputException(input.name() + ": " + e);
      }
    }
    if (isAssembly(input)) {
      return assemble(input);
    }
    if (trees.isTree(input)) {
      return compileTree(input);
    }
    return inputs.program(input, (language, source) -> compile(input, language, source));
  }

  /** Whether an input is bytecode already, as a dump or as text, which nobody has checked; all else we compile. */
  boolean isBytecode(Input input) {
    return Dump.isDump(input.bytes()) || isAssembly(input);
  }

  /** Standard input has no extension: there assembly is what begins with a directive. */
  private boolean isAssembly(Input input) {
    return input.name().endsWith(ASSEMBLY_EXTENSION)
        || input.name().equals(Inputs.STANDARD_INPUT_NAME) && inputs.namedLanguage().isEmpty() && Assembler.isAssembly(input.bytes());
  }

  private Dump assemble(Input input) throws InputException {
    Source source = Source.utf8(input.name(), input.bytes(), LineEnds.STANDARD);
    Diagnostics diagnostics = new Diagnostics();
    Optional<Dump> dump = Assembler.assemble(source, diagnostics);
    if (dump.isEmpty()) {
      throw InputException.diagnosed(Inputs.render(source, diagnostics.sorted()));
    }
    // Only dumps with a name keep debug information.
    boolean unnamed = dump.get().chunkName().isEmpty() && hasDebug(dump.get().main());
    return unnamed ? new Dump(Optional.of(chunkName(input)), dump.get().frames(), dump.get().main()) : dump.get();
  }

  private static boolean hasDebug(Prototype function) {
    if (function.debug().isPresent() || function.general().isPresent() && !function.general().get().positions().isEmpty()) {
      return true;
    }
    for (Constant constant : function.constants()) {
      if (constant instanceof Constant.Child(Prototype child) && hasDebug(child)) {
        return true;
      }
    }
    return false;
  }

  private Dump compile(Input input, Language language, Source source) throws InputException {
    BytecodeConventions conventions =
        language
            .part(BytecodeConventions.class)
            .orElseThrow(() -> new InputException(input.name() + ": programs in " + language.name() + " cannot be compiled yet"));
    Language.Reading reading = inputs.reading(language, source);
    try {
      return Dump.of(chunkName(input), BytecodeGenerator.generate(reading.module(), reading.tokens(), conventions));
    } catch (GeneratorException e) {
      throw InputException.diagnosed(Inputs.render(source, List.of(e.diagnostic())));
    }
  }

  /** Lines of instructions are those of tokens, which a tree does not have: its text is printed and read again. */
  private Dump compileTree(Input input) throws InputException {
    TreeInput.Tree tree = trees.read(input);
    Language language = tree.language();
    byte[] printed = TreeInput.encode(input, SourceGenerator.keepLines(tree.module(), Formatter.style(language)));
    return compile(input, language, language.decode(input.name(), printed).source());
  }

  /** What a dump is called: by its own name, else by the input's. */
  ByteString chunkName(Dump dump, Input input) {
    return dump.chunkName().orElseGet(() -> chunkName(input));
  }

  /** The name of a chunk: its mark and the file, or the text itself. */
  ByteString chunkName(Input input) {
    if (Subcommand.isSet(text)) {
      return ByteString.of(input.bytes());
    }
    boolean standardInput = input.name().equals(Inputs.STANDARD_INPUT_NAME);
    return ByteString.of((standardInput ? "=stdin" : "@" + input.name()).getBytes(StandardCharsets.UTF_8));
  }
}
