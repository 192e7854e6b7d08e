package dev.lathe.cli;

import dev.lathe.parser.GrammarProfiler;
import dev.lathe.parser.Language;
import dev.lathe.lexer.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.LinkedHashMap;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** {@code lathe grammar}: tools for who writes a grammar. */
final class GrammarCommand implements Subcommand {

  private final CommandSpec spec = Subcommand.describe("grammar", "Tools for who writes a grammar.", this);

  GrammarCommand() {
    Subcommand profile = new Profile();
    spec.addSubcommand(profile.spec().name(), profile.spec());
    spec.usageMessage().synopsisSubcommandLabel("COMMAND").commandListHeading("%nCommands:%n");
  }

  @Override
  public CommandSpec spec() {
    return spec;
  }

  @Override
  public List<List<String>> rehearsals(Path sample) {
    return List.of(List.of("profile", sample.toString()));
  }

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }

  /** {@code lathe grammar profile}. */
  private static final class Profile implements Subcommand {

    private final CommandSpec spec =
        Subcommand.describe("profile", "Parse programs and show where their grammar is slow or ambiguous.", this);
    private final Inputs inputs = new Inputs(spec, "Programs to read");

    @Override
    public CommandSpec spec() {
      return spec;
    }

    @Override
    public Integer call() {
      Map<Language, List<Source>> programs = new LinkedHashMap<>();
      int status =
          inputs.forEach(
              input ->
                  inputs.program(
                      input,
                      (language, source) -> {
                        programs.computeIfAbsent(language, _ -> new ArrayList<>()).add(source);
                        return inputs.parse(language, source); // for its errors: the profile only goes up to the first one
                      }));
      programs.forEach(
          (language, sources) -> {
            GrammarProfiler profiler =
                language
                    .part(GrammarProfiler.class)
                    .orElseThrow(
                        () ->
                            new ParameterException(
                                spec.commandLine(), language.name() + " has no grammar that can be profiled"));
            inputs.out().print(profiler.profile(sources));
          });
      return status;
    }
  }
}
