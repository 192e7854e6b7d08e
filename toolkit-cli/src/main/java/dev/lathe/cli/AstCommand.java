package dev.lathe.cli;

import dev.lathe.ast.ConstantFolder;
import dev.lathe.ast.Module;
import dev.lathe.ast.dump.DotDump;
import dev.lathe.ast.dump.JsonWriter;
import dev.lathe.ast.dump.TextDump;
import dev.lathe.parser.DeepStack;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code lathe ast}: prints the common tree of a program. */
final class AstCommand implements Subcommand {

  /** How a tree is printed. */
  enum Format {
    TEXT,
    JSON,
    DOT
  }

  private final CommandSpec spec = Subcommand.describe("ast", "Print a program's abstract syntax tree.", this);
  private final Inputs inputs = new Inputs(spec, "Programs to read");
  private final OptionSpec format =
      Subcommand.format(Format.TEXT, "lathe source reads json back, Graphviz draws dot.");
  private final OptionSpec spans = Subcommand.flag("Show where nodes stand, in text; json always does.", "--spans");
  private final OptionSpec fold = Subcommand.flag("Fold constants as the language's compiler would.", "--fold");

  AstCommand() {
    spec.addOption(format).addOption(spans).addOption(fold);
  }

  @Override
  public CommandSpec spec() {
    return spec;
  }

  @Override
  public List<List<String>> rehearsals(Path sample) {
    return List.of(
        List.of(sample.toString()),
        List.of("--spans", "--fold", sample.toString()),
        List.of("--format", "json", sample.toString()),
        List.of("--format", "dot", sample.toString()));
  }

  @Override
  public Integer call() {
    return inputs.forEach(
        input ->
            inputs.program(
                input,
                (language, source) ->
                    DeepStack.call(
                        () -> {
                          Module module = inputs.parse(language, source);
                          print(Subcommand.isSet(fold) ? ConstantFolder.fold(module) : module);
                          return null;
                        })));
  }

  private void print(Module module) throws IOException {
    Set<TextDump.Detail> details = Subcommand.isSet(spans) ? EnumSet.of(TextDump.Detail.SPANS) : EnumSet.noneOf(TextDump.Detail.class);
    switch (format.<Format>getValue()) {
      case TEXT -> TextDump.write(module, details, inputs.out());
      case JSON -> JsonWriter.write(module, inputs.out());
      case DOT -> DotDump.write(module, inputs.out());
    }
  }
}
