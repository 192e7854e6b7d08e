package dev.lathe.cli;

import dev.lathe.bcgen.ChunkCompiler;
import dev.lathe.parser.Language;
import dev.lathe.parser.Languages;
import dev.lathe.vm.runtime.Interaction;
import dev.lathe.vm.runtime.JitMode;
import dev.lathe.vm.runtime.Standalone;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.TypeConversionException;

/** What the commands that run programs have in common. */
final class Machines {
  /** What a machine may take when nobody says more: enough for all that is no runaway. */
  private static final long MEMORY_LIMIT = 4L << 30;

  private static final JitMode DEFAULT_TIER = JitMode.FUNCTIONS;
  private static final List<String> TIERS = List.of(JitMode.OFF.word(), JitMode.FUNCTIONS.word());

  private Languages languages;

  /** Loaded at first use: most commands need none, or their own. */
  Languages languages() {
    if (languages == null) {
      languages = Languages.load();
    }
    return languages;
  }

  /** A command for each language that has a command line of its own. */
  List<Subcommand> commands() {
    List<Subcommand> commands = new ArrayList<>();
    for (Language language : languages().all()) {
      command(language).ifPresent(commands::add);
    }
    return commands;
  }

  /** The command of the language with this name, if there is one. */
  Optional<Subcommand> command(String name) {
    Optional<Language> language = languages().named(name);
    return language.isPresent() ? command(language.get()) : Optional.empty();
  }

  private Optional<Subcommand> command(Language language) {
    return language.part(Standalone.class).map(standalone -> new LanguageCommand(this, language, standalone));
  }

  /** A new {@code --jit} option. */
  static OptionSpec jit() {
    return OptionSpec.builder("--jit")
        .paramLabel("TIER")
        .type(JitMode.class)
        .completionCandidates(TIERS)
        .converters(Machines::tier)
        .description("What hot functions become machine code by: " + String.join(", ", TIERS) + ".")
        .build();
  }

  private static JitMode tier(String word) {
    if (word.equals("traces")) {
      throw new TypeConversionException("this version compiles whole functions, no traces");
    }
    return JitMode.of(word)
        .filter(mode -> TIERS.contains(word))
        .orElseThrow(() -> new TypeConversionException("expected one of " + String.join(", ", TIERS) + " but was '" + word + "'"));
  }

  /**
   * The process as the host of a program.
   *
   * @param tier the option that {@link #jit} made
   * @param settings what is asked of the compiler before the program
   */
  Standalone.Host host(CommandSpec spec, Language language, OptionSpec tier, List<Standalone.Setting> settings) {
    spec.commandLine().getOut().flush();
    Interaction user = new ProcessInteraction();
    JitMode mode = tier.getValue() == null ? JitMode.asked(DEFAULT_TIER) : tier.getValue();
    return new Standalone.Host(
        new ChunkCompiler(languages(), language), Optional.empty(), MEMORY_LIMIT, user, System.getenv(), Path.of(""), mode, settings);
  }

  /** Reports an error of the input. */
  int fail(CommandSpec spec, String message) {
    spec.commandLine().getErr().println("lathe: " + message);
    return Main.FAILED;
  }
}
