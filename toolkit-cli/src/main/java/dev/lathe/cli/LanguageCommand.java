package dev.lathe.cli;

import dev.lathe.parser.Language;
import dev.lathe.vm.runtime.Standalone;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code lathe NAME}: the command line of a language's own implementation. What it takes is that language's business. */
final class LanguageCommand implements Subcommand {
  private final Machines machines;
  private final Language language;
  private final Standalone standalone;
  private final CommandSpec spec;
  private final OptionSpec tier = Machines.jit();
  private final PositionalParamSpec words =
      PositionalParamSpec.builder()
          .paramLabel("ARGUMENT")
          .index("0..*")
          .arity("0..*")
          .type(List.class)
          .auxiliaryTypes(String.class)
          .description("What the language's own command takes.")
          .build();

  LanguageCommand(Machines machines, Language language, Standalone standalone) {
    this.machines = machines;
    this.language = language;
    this.standalone = standalone;
    spec = CommandSpec.wrapWithoutInspection(this).name(language.name());
    spec.usageMessage().description(standalone.description());
    spec.addOption(Subcommand.help());
    spec.addOption(tier);
    spec.addPositional(words);
    spec.parser().stopAtPositional(true).unmatchedOptionsArePositionalParams(true).endOfOptionsDelimiter("\u0000");
  }

  @Override
  public CommandSpec spec() {
    return spec;
  }

  @Override
  public List<List<String>> rehearsals(Path sample) {
    return machines.languages().forFileName(sample.getFileName().toString()).filter(found -> found == language).isPresent()
        ? standalone.rehearsals(sample.toString())
        : List.of();
  }

  @Override
  public Integer call() {
    List<String> given = words.getValue();
    return standalone.run(given == null ? List.of() : given, machines.host(spec, language, tier, List.of()));
  }
}
