package dev.lathe.cli;

import dev.lathe.parser.GrammarProfiler;
import dev.lathe.parser.Language;
import dev.lathe.lexer.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code lathe grammar}: tools for who writes a grammar. */
@Command(
    name = "grammar",
    mixinStandardHelpOptions = true,
    description = "Tools for who writes a grammar.",
    subcommands = GrammarCommand.Profile.class)
final class GrammarCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }

  /** {@code lathe grammar profile}. */
  @Command(
      name = "profile",
      mixinStandardHelpOptions = true,
      description = "Parse programs and show where their grammar is slow or ambiguous.")
  static final class Profile implements Callable<Integer> {

    @Mixin private Inputs inputs;

    @Override
    public Integer call() {
      Map<Language, List<Source>> programs = new LinkedHashMap<>();
      int status =
          inputs.forEach(
              input ->
                  inputs.program(
                      input,
                      (language, source) -> programs.computeIfAbsent(language, _ -> new ArrayList<>()).add(source)));
      for (Map.Entry<Language, List<Source>> entry : programs.entrySet()) {
        GrammarProfiler profiler =
            entry
                .getKey()
                .part(GrammarProfiler.class)
                .orElseThrow(
                    () ->
                        new ParameterException(
                            inputs.commandLine(), entry.getKey().name() + " has no grammar that can be profiled"));
        inputs.out().print(profiler.profile(entry.getValue()));
      }
      return status;
    }
  }
}
