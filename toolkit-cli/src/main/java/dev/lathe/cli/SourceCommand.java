package dev.lathe.cli;

import dev.lathe.ast.Module;
import dev.lathe.ast.dump.JsonWriter;
import dev.lathe.bcgen.source.SourceGenerator;
import dev.lathe.bcgen.source.SourceStyle;
import dev.lathe.lexer.Source;
import dev.lathe.parser.DeepStack;
import dev.lathe.parser.Language;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code lathe source}: prints a tree as source, be it of a program or one in JSON that another tool made. */
final class SourceCommand implements Subcommand {

  private final CommandSpec spec =
      Subcommand.describe("source", "Print the source of a program's tree, or of a tree in JSON.", this);
  private final Inputs inputs = new Inputs(spec, "Programs or trees to read");
  private final OptionSpec keepLines =
      Subcommand.flag("Leave every statement and call on its line.", "--keep-lines");
  private final TreeInput trees = new TreeInput(spec, inputs);

  SourceCommand() {
    spec.addOption(keepLines);
  }

  @Override
  public CommandSpec spec() {
    return spec;
  }

  @Override
  public List<List<String>> rehearsals(Path sample) throws IOException {
    Path tree = sample.resolveSibling(sample.getFileName() + ".json");
    try (BufferedWriter out = Files.newBufferedWriter(tree)) {
      inputs.program(Inputs.read(sample), (language, source) -> writeTree(inputs.parse(language, source), out));
    } catch (Inputs.InputException e) {
      throw new IllegalStateException(e.report());
    }
    return List.of(List.of("--keep-lines", sample.toString()), List.of(sample.toString()), List.of(tree.toString()));
  }

  private static Void writeTree(Module module, Writer out) {
    try {
      JsonWriter.write(module, out);
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Integer call() {
    return inputs.forEach(
        input -> {
          if (trees.isTree(input)) {
            printTree(input);
          } else {
            inputs.program(input, this::printProgram);
          }
        });
  }

  private Void printProgram(Language language, Source source) throws Inputs.InputException {
    SourceStyle style = Formatter.style(language);
    return DeepStack.call(
        () -> {
          String text = print(inputs.parse(language, source), style, Optional.of(source));
          inputs.out().bytes(Formatter.encode(source, Formatter.withLineEnds(text, source)));
          return null;
        });
  }

  private void printTree(Inputs.Input input) throws Inputs.InputException {
    DeepStack.call(
        () -> {
          TreeInput.Tree tree = trees.read(input);
          inputs.out().bytes(TreeInput.encode(input, print(tree.module(), Formatter.style(tree.language()), Optional.empty())));
          return null;
        });
  }

  private String print(Module module, SourceStyle style, Optional<Source> source) {
    return Subcommand.isSet(keepLines)
        ? SourceGenerator.keepLines(module, style)
        : SourceGenerator.pretty(module, style, source);
  }
}
