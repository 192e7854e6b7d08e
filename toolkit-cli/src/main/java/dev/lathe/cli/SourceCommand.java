package dev.lathe.cli;

import dev.lathe.ast.AstValidator;
import dev.lathe.ast.Module;
import dev.lathe.ast.dump.JsonReader;
import dev.lathe.bcgen.source.SourceGenerator;
import dev.lathe.bcgen.source.SourceStyle;
import dev.lathe.lexer.Source;
import dev.lathe.parser.DeepStack;
import dev.lathe.parser.Language;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lathe source}: prints a tree as source, be it of a program or one in JSON that another tool made. */
@Command(
    name = "source",
    mixinStandardHelpOptions = true,
    description = "Print the source of a program's tree, or of a tree in JSON (a .json file, or --json).")
final class SourceCommand implements Callable<Integer>, Rehearsed {

  @Mixin private Inputs inputs;

  @Option(names = "--keep-lines", description = "Leave every statement and call on its line.")
  private boolean keepLines;

  @Option(names = "--json", description = "The input is a tree as lathe ast --format json prints it.")
  private boolean json;

  @Override
  public List<List<String>> rehearsals(Path sample) {
    return List.of(List.of("--keep-lines", sample.toString()));
  }

  @Override
  public Integer call() {
    return inputs.forEach(
        input -> {
          if (json || input.name().endsWith(".json")) {
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
          Module module = inputs.parse(language, source);
          String text = keepLines
              ? SourceGenerator.keepLines(module, style)
              : SourceGenerator.pretty(module, style, Optional.of(source));
          inputs.out().bytes(Formatter.encode(source, Formatter.withLineEnds(text, source)));
          return null;
        });
  }

  private void printTree(Inputs.Input input) throws Inputs.InputException {
    Optional<Language> named = inputs.namedLanguage();
    DeepStack.call(
        () -> {
          Module module = readTree(input);
          Language language =
              named
                  .or(() -> inputs.languages().named(module.language()))
                  .orElseThrow(
                      () ->
                          new Inputs.InputException(
                              input.name() + ": the tree is of an unknown language, '" + module.language() + "'"));
          SourceStyle style = Formatter.style(language);
          String text = keepLines
              ? SourceGenerator.keepLines(module, style)
              : SourceGenerator.pretty(module, style, Optional.empty());
          inputs.out().bytes(Source.encodeUtf8(text));
          return null;
        });
  }

  private static Module readTree(Inputs.Input input) throws Inputs.InputException {
    try {
      Module module = JsonReader.read(input.bytes());
      List<AstValidator.Problem> problems = AstValidator.validate(module);
      if (!problems.isEmpty()) {
        StringBuilder text = new StringBuilder();
        for (AstValidator.Problem problem : problems) {
          text.append(input.name()).append(": error: ").append(problem).append('\n');
        }
        throw Inputs.InputException.diagnosed(text.toString());
      }
      return module;
    } catch (JsonReader.JsonException e) {
      throw Inputs.InputException.diagnosed(input.name() + ":" + e.getMessage() + "\n");
    }
  }
}
