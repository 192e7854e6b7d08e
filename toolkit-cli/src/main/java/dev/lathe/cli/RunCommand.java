package dev.lathe.cli;

import dev.lathe.parser.Language;
import dev.lathe.vm.runtime.Standalone;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
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
    return standalone.get().runProgram(program, given.subList(1, given.size()), machines.host(spec, found.get()));
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
