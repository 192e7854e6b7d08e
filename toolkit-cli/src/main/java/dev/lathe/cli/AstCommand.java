package dev.lathe.cli;

import dev.lathe.ast.ConstantFolder;
import dev.lathe.ast.Module;
import dev.lathe.ast.dump.DotDump;
import dev.lathe.ast.dump.JsonWriter;
import dev.lathe.ast.dump.TextDump;
import dev.lathe.parser.DeepStack;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lathe ast}: prints the common tree of a program. */
@Command(name = "ast", mixinStandardHelpOptions = true, description = "Print a program's abstract syntax tree.")
final class AstCommand implements Callable<Integer>, Rehearsed {

  @Mixin private Inputs inputs;

  /** How a tree is printed. */
  enum Format {
    TEXT,
    JSON,
    DOT
  }

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORM",
      description =
          "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}. lathe source reads json back; Graphviz draws dot.")
  private Format format = Format.TEXT;

  @Option(names = "--fold", description = "Fold constants as the language's compiler would.")
  private boolean fold;

  @Override
  public List<List<String>> rehearsals(Path sample) {
    return List.of(List.of(sample.toString()), List.of("--format", "json", sample.toString()));
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
                          print(fold ? ConstantFolder.fold(module) : module);
                          return null;
                        })));
  }

  private void print(Module module) throws java.io.IOException {
    switch (format) {
      case TEXT -> TextDump.write(module, inputs.out());
      case JSON -> JsonWriter.write(module, inputs.out());
      case DOT -> DotDump.write(module, inputs.out());
    }
  }
}
