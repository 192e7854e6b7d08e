package dev.lathe.cli;

import dev.lathe.parser.Language;
import dev.lathe.vm.runtime.Standalone;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code lathe run}: runs a program of any language. */
final class RunCommand implements Subcommand {
  private static final int FIRST_LINE = 256;

  private final CommandSpec spec = Subcommand.describe("run", "Run a program.", this);
  private final Machines machines;
  private final OptionSpec language =
      OptionSpec.builder("-l", "--language").paramLabel("NAME").type(String.class).description("The program's language, whatever its name says.").build();
  private final OptionSpec tier = Machines.jit();
  private final OptionSpec control =
      OptionSpec.builder("-j")
          .paramLabel("COMMAND")
          .type(List.class)
          .auxiliaryTypes(String.class)
          .description("Tell the compiler: on, off, debug, dump[=file], trace[=file], dumphints[=file], or a module of the language and its arguments.")
          .build();
  private final OptionSpec optimize =
      OptionSpec.builder("-O")
          .paramLabel("LEVEL")
          .type(List.class)
          .auxiliaryTypes(String.class)
          .description("Optimise: 0, 1 or 2, or names behind + or -, between commas.")
          .build();
  private final PositionalParamSpec words =
      PositionalParamSpec.builder()
          .paramLabel("FILE [ARGUMENT]")
          .index("0..*")
          .arity("1..*")
          .required(true)
          .type(List.class)
          .auxiliaryTypes(String.class)
          .description("The program, - for standard input, and what it gets.")
          .build();

  RunCommand(Machines machines) {
    this.machines = machines;
    spec.addOption(language);
    spec.addOption(tier);
    spec.addOption(control);
    spec.addOption(optimize);
    spec.addPositional(words);
    spec.parser().stopAtPositional(true);
  }

  @Override
  public CommandSpec spec() {
    return spec;
  }

  @Override
  public List<List<String>> rehearsals(Path sample) {
    return machines.languages().forFileName(sample.getFileName().toString()).flatMap(found -> found.part(Standalone.class)).isPresent()
        ? List.of(List.of(sample.toString()))
        : List.of();
  }

  @Override
  public Integer call() {
    List<String> given = words.getValue();
    String program = given.getFirst();
    Optional<Language> found = language(program);
    if (found.isEmpty()) {
      return machines.fail(spec, program + ": cannot tell its language; name it by --language");
    }
    Optional<Standalone> standalone = found.get().part(Standalone.class);
    if (standalone.isEmpty()) {
      return machines.fail(spec, program + ": programs in " + found.get().name() + " cannot be run yet");
    }
    return standalone.get().runProgram(program, given.subList(1, given.size()), machines.host(spec, found.get(), tier, settings()));
  }

  /** Optimisations hold for all that the commands bring about. */
  private List<Standalone.Setting> settings() {
    List<Standalone.Setting> settings = new ArrayList<>();
    List<String> levels = optimize.getValue();
    if (levels != null) {
      levels.forEach(flags -> settings.add(new Standalone.Setting.Optimize(flags)));
    }
    List<String> commands = control.getValue();
    if (commands != null) {
      commands.forEach(command -> settings.add(new Standalone.Setting.Control(command)));
    }
    return settings;
  }

  private Optional<Language> language(String program) {
    if (language.getValue() != null) {
      return machines.languages().named(language.getValue());
    }
    Optional<Language> byName = machines.languages().forFileName(program);
    if (byName.isPresent() || program.equals(Inputs.STANDARD_INPUT)) {
      return byName;
    }
    try (InputStream in = Files.newInputStream(Path.of(program))) {
      return machines.languages().forFirstLine(in.readNBytes(FIRST_LINE));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
