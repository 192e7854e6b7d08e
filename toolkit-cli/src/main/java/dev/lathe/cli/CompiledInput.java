package dev.lathe.cli;

import dev.lathe.bcgen.BytecodeGenerator;
import dev.lathe.bcgen.general.GeneratorException;
import dev.lathe.bcgen.dump.Assembler;
import dev.lathe.bcgen.dump.Dump;
import dev.lathe.bcgen.dump.DumpException;
import dev.lathe.bcgen.dump.DumpReader;
import dev.lathe.bcgen.dump.Verifier;
import dev.lathe.bcgen.source.SourceGenerator;
import dev.lathe.cli.Inputs.Input;
import dev.lathe.cli.Inputs.InputException;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.lexer.LineEnds;
import dev.lathe.lexer.Source;
import dev.lathe.parser.DeepStack;
import dev.lathe.parser.Language;
import dev.lathe.vm.bytecode.ByteString;
import dev.lathe.vm.bytecode.Prototype;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** Inputs of the commands that work on functions: programs and trees, which are compiled, assembly, and dumps. */
final class CompiledInput {

  /** What a program is called that the command line holds. */
  private static final String TEXT_NAME = "<text>";

  private static final String ASSEMBLY_EXTENSION = ".bc";

  private final Inputs inputs;
  private final TreeInput trees;
  private final CommandSpec spec;

  /** An option with a value, which may begin with a dash; a parameter may not. */
  private final OptionSpec texts =
      OptionSpec.builder("-e", "--text")
          .arity("1")
          .type(List.class)
          .auxiliaryTypes(String.class)
          .paramLabel("TEXT")
          .description("A program itself, beside the FILEs or in place of them.")
          .build();

  /** Adds the parameters to a command. */
  CompiledInput(CommandSpec spec) {
    this.spec = spec;
    inputs = Inputs.besideOthers(spec, "Programs, trees in JSON, bytecode as text (" + ASSEMBLY_EXTENSION + ") or dumps to read");
    trees = new TreeInput(spec, inputs);
    spec.addOption(texts);
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
            .filter(BytecodeGenerator::compiles)
            .isPresent();
    return isCompiled ? List.of(arguments) : List.of();
  }

  /** What a command does with a file, on a stack for deep trees. */
  interface Action {
    void apply(Input input) throws InputException;
  }

  /**
   * What the command line names and holds: files, then texts.
   *
   * @throws ParameterException if that is nothing
   */
  List<Inputs.Reader> readers() {
    List<Inputs.Reader> readers = new ArrayList<>(inputs.readers());
    for (String text : Optional.<List<String>>ofNullable(texts.getValue()).orElse(List.of())) {
      readers.add(() -> new Input(TEXT_NAME, text.getBytes(StandardCharsets.UTF_8)));
    }
    if (readers.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "Missing required parameter: 'FILE', or '--text'");
    }
    return readers;
  }

  /** See {@link Inputs#forEach}. */
  int forEach(Action action) {
    return inputs.forEach(
        readers(),
        input ->
            DeepStack.call(
                () -> {
                  action.apply(input);
                  return null;
                }));
  }

  /** The functions of an input. */
  Dump read(Input input) throws InputException {
    Optional<Dump> bytecode = bytecode(input);
    return bytecode.isPresent() ? bytecode.get() : compile(input);
  }

  /** The same of functions that are to run: refuses bytecode from outside that breaks a rule. */
  Dump readVerified(Input input) throws InputException {
    Optional<Dump> bytecode = bytecode(input);
    if (bytecode.isEmpty()) {
      return compile(input);
    }
    Optional<String> broken = Verifier.check(bytecode.get());
    if (broken.isPresent()) {
      throw new InputException(input.name() + ": " + broken.get());
    }
    return bytecode.get();
  }

  /** The functions of an input that is bytecode already, as a dump or as text. */
  private Optional<Dump> bytecode(Input input) throws InputException {
    if (isAssembly(input)) {
      return Optional.of(assemble(input));
    }
    if (!Dump.isDump(input.bytes())) {
      return Optional.empty();
    }
    try {
      return Optional.of(DumpReader.read(input.bytes()));
    } catch (DumpException e) {
      throw new InputException(input.name() + ": " + e);
    }
  }

  private Dump compile(Input input) throws InputException {
    return trees.isTree(input) ? compileTree(input) : inputs.program(input, (language, source) -> compile(input, language, source));
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
    return dump.get().named(chunkName(input));
  }

  private Dump compile(Input input, Language language, Source source) throws InputException {
    Language.Reading reading = inputs.reading(language, source);
    try {
      Prototype main =
          BytecodeGenerator.generate(language, reading)
              .orElseThrow(() -> new InputException(input.name() + ": programs in " + language.name() + " cannot be compiled yet"));
      return Dump.of(chunkName(input), main);
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
    if (input.name().equals(TEXT_NAME)) {
      return ByteString.of(input.bytes());
    }
    boolean standardInput = input.name().equals(Inputs.STANDARD_INPUT_NAME);
    return ByteString.of((standardInput ? "=stdin" : "@" + input.name()).getBytes(StandardCharsets.UTF_8));
  }
}
