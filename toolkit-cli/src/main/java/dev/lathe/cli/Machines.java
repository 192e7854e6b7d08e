package dev.lathe.cli;

import dev.lathe.bcgen.ChunkCompiler;
import dev.lathe.parser.Language;
import dev.lathe.parser.Languages;
import dev.lathe.vm.runtime.Interaction;
import dev.lathe.vm.runtime.Standalone;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** What the commands that run programs have in common. */
final class Machines {
  /** What a machine may take when nobody says more: enough for all that is no runaway. */
  private static final long MEMORY_LIMIT = 4L << 30;

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

  /** The process as the host of a program. */
  Standalone.Host host(CommandSpec spec, Language language) {
    spec.commandLine().getOut().flush();
    Interaction user = new ProcessInteraction();
    return new Standalone.Host(new ChunkCompiler(languages(), language), Optional.empty(), MEMORY_LIMIT, user, System.getenv(), Path.of(""));
  }

  /** Reports an error of the input. */
  int fail(CommandSpec spec, String message) {
    spec.commandLine().getErr().println("lathe: " + message);
    return Main.FAILED;
  }
}
