package dev.lathe.cli;

import dev.lathe.bcgen.BytecodeConventions;
import dev.lathe.bcgen.BytecodeGenerator;
import dev.lathe.bcgen.GeneratorException;
import dev.lathe.bcgen.dump.Dump;
import dev.lathe.bcgen.dump.DumpException;
import dev.lathe.bcgen.dump.DumpReader;
import dev.lathe.bcgen.source.SourceGenerator;
import dev.lathe.cli.Inputs.Input;
import dev.lathe.cli.Inputs.InputException;
import dev.lathe.lexer.Source;
import dev.lathe.parser.DeepStack;
import dev.lathe.parser.Language;
import dev.lathe.vm.bytecode.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Inputs of the commands that work on functions: programs and trees, which are compiled, and dumps. */
final class CompiledInput {

  /** What a program is called that the command line holds. */
  private static final String TEXT_NAME = "<text>";

  private final Inputs inputs;
  private final TreeInput trees;
  private final OptionSpec text = Subcommand.flag("FILE is a program's text, not a file's name.", "-e", "--text");

  /** Adds the parameters to a command. */
  CompiledInput(CommandSpec spec) {
    inputs = new Inputs(spec, "Programs, trees in JSON or dumps to read");
    trees = new TreeInput(spec, inputs);
    spec.addOption(text);
  }

  Inputs inputs() {
    return inputs;
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
    if (trees.isTree(input)) {
      return compileTree(input);
    }
    return inputs.program(input, (language, source) -> compile(input, language, source));
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
