package dev.lathe.cli;

import dev.lathe.ast.AstValidator;
import dev.lathe.ast.LexicalRules;
import dev.lathe.ast.Module;
import dev.lathe.ast.dump.JsonReader;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.lexer.LineEnds;
import dev.lathe.lexer.Source;
import dev.lathe.parser.Language;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Inputs that are trees in JSON, in place of programs. */
final class TreeInput {

  private static final String TREE_START = "{\"node\"";

  private final Inputs inputs;
  private final OptionSpec json =
      Subcommand.flag("Inputs are trees as lathe ast --format json prints them; default for .json files.", "--json");

  /** Adds the option to a command. */
  TreeInput(CommandSpec spec, Inputs inputs) {
    this.inputs = inputs;
    spec.addOption(json);
  }

  /** Standard input has no extension: there a tree is what begins as the dump of one does. */
  boolean isTree(Inputs.Input input) {
    if (Subcommand.isSet(json) || input.name().endsWith(".json")) {
      return true;
    }
    return input.name().equals(Inputs.STANDARD_INPUT_NAME)
        && inputs.namedLanguage().isEmpty()
        && new String(input.bytes(), 0, Math.min(input.bytes().length, TREE_START.length()), StandardCharsets.ISO_8859_1)
            .equals(TREE_START);
  }

  /** A tree and its language. */
  record Tree(Module module, Language language) {}

  /**
   * Reads and checks a tree. Deep trees need {@link dev.lathe.parser.DeepStack}.
   *
   * @throws Inputs.InputException if it is none, or one that no program has
   */
  Tree read(Inputs.Input input) throws Inputs.InputException {
    Optional<Language> named = inputs.namedLanguage();
    Module module = readModule(Source.utf8(input.name(), input.bytes(), LineEnds.STANDARD));
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
    return new Tree(module, language);
  }

  private Module readModule(Source source) throws Inputs.InputException {
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

  /**
   * Text that was printed from a tree, in bytes.
   *
   * @throws Inputs.InputException if it holds surrogates that stand for no bytes
   */
  static byte[] encode(Inputs.Input input, String text) throws Inputs.InputException {
    try {
      return Source.encodeUtf8(text);
    } catch (IllegalArgumentException e) {
      throw new Inputs.InputException(input.name() + ": " + e.getMessage());
    }
  }
}
