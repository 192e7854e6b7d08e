package dev.lathe.cli;

import dev.lathe.ast.AstValidator;
import dev.lathe.ast.LexicalRules;
import dev.lathe.ast.Module;
import dev.lathe.ast.dump.JsonReader;
import dev.lathe.ast.dump.JsonWriter;
import dev.lathe.bcgen.source.SourceGenerator;
import dev.lathe.bcgen.source.SourceStyle;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.lexer.LineEnds;
import dev.lathe.lexer.Source;
import dev.lathe.parser.DeepStack;
import dev.lathe.parser.Language;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code lathe source}: prints a tree as source, be it of a program or one in JSON that another tool made. */
final class SourceCommand implements Subcommand {

  private static final String TREE_START = "{\"node\"";

  private final CommandSpec spec =
      Subcommand.describe("source", "Print the source of a program's tree, or of a tree in JSON.", this);
  private final Inputs inputs = new Inputs(spec, "Programs or trees to read");
  private final OptionSpec keepLines =
      Subcommand.flag("Leave every statement and call on its line.", "--keep-lines");
  private final OptionSpec json =
      Subcommand.flag("Inputs are trees as lathe ast --format json prints them; default for .json files.", "--json");

  SourceCommand() {
    spec.addOption(keepLines).addOption(json);
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
          if (isTree(input)) {
            printTree(input);
          } else {
            inputs.program(input, this::printProgram);
          }
        });
  }

  /** Standard input has no extension: there a tree is what begins as the dump of one does. */
  private boolean isTree(Inputs.Input input) {
    if (Subcommand.isSet(json) || input.name().endsWith(".json")) {
      return true;
    }
    return input.name().equals(Inputs.STANDARD_INPUT_NAME)
        && inputs.namedLanguage().isEmpty()
        && new String(input.bytes(), 0, Math.min(input.bytes().length, TREE_START.length()), StandardCharsets.ISO_8859_1)
            .equals(TREE_START);
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
    Source source = Source.utf8(input.name(), input.bytes(), LineEnds.STANDARD);
    Optional<Language> named = inputs.namedLanguage();
    DeepStack.call(
        () -> {
          Module module = readTree(source);
          Language language =
              inputs
                  .languages()
                  .named(module.language())
                  .orElseThrow(
                      () ->
                          new Inputs.InputException(
                              input.name() + ": the tree is of an unknown language, '" + module.language() + "'"));
          if (named.isPresent() && !named.get().name().equals(language.name())) {
            throw new Inputs.InputException(
                input.name() + ": the tree is of " + language.name() + ", not of " + named.get().name());
          }
          inputs.out().bytes(encode(input.name(), print(module, Formatter.style(language), Optional.empty())));
          return null;
        });
  }

  private String print(Module module, SourceStyle style, Optional<Source> source) {
    return Subcommand.isSet(keepLines)
        ? SourceGenerator.keepLines(module, style)
        : SourceGenerator.pretty(module, style, source);
  }

  private Module readTree(Source source) throws Inputs.InputException {
    Diagnostics diagnostics = new Diagnostics();
    Optional<Module> module =
        JsonReader.read(source, name -> inputs.languages().named(name).map(Language::semantics), diagnostics);
    if (module.isEmpty()) {
      throw Inputs.InputException.diagnosed(Inputs.render(source, diagnostics.sorted()));
    }
    LexicalRules lexical =
        inputs.languages().named(module.get().language()).flatMap(known -> known.part(LexicalRules.class)).orElse(LexicalRules.SHAPES);
    List<AstValidator.Violation> problems = AstValidator.check(module.get(), lexical);
    if (!problems.isEmpty()) {
      StringBuilder text = new StringBuilder();
      for (AstValidator.Violation problem : problems) {
        text.append(source.name()).append(": error: ").append(problem).append('\n');
      }
      throw Inputs.InputException.diagnosed(text.toString());
    }
    return module.get();
  }

  private static byte[] encode(String name, String text) throws Inputs.InputException {
    try {
      return Source.encodeUtf8(text);
    } catch (IllegalArgumentException e) {
      throw new Inputs.InputException(name + ": " + e.getMessage());
    }
  }
}
