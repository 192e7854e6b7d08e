package dev.lathe.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.TypeConversionException;

/** One command below {@code lathe}. {@link #call} runs it and returns the exit status. */
interface Subcommand extends Callable<Integer> {
  /** The command's name, options and help; the same object at every call, with this command as its user object. */
  CommandSpec spec();

  /**
   * The command lines with which the start-up cache is trained on one sample program, each without the command's own name. Code
   * that they do not reach starts slowly. They must leave the sample as it is.
   *
   * @param sample a correct program of some installed language, in a folder where more files may be made
   */
  default List<List<String>> rehearsals(Path sample) throws IOException {
    return List.of();
  }

  /**
   * The start of a command's description: its name and the help option, which all have.
   *
   * @param name what the user types
   * @param description one sentence, for the list of commands and the head of the command's own help
   * @param command the command itself
   */
  static CommandSpec describe(String name, String description, Subcommand command) {
    CommandSpec spec = CommandSpec.wrapWithoutInspection(command).name(name);
    spec.addOption(help());
    spec.usageMessage().description(description);
    return spec;
  }

  /** A new {@code --help} option. */
  static OptionSpec help() {
    return OptionSpec.builder("-h", "--help").usageHelp(true).type(boolean.class).description("Print this help and exit.").build();
  }

  /** A new option without a value. */
  static OptionSpec flag(String description, String... names) {
    return OptionSpec.builder(names).type(boolean.class).arity("0").description(description).build();
  }

  /** Was the option without a value given? */
  static boolean isSet(OptionSpec flag) {
    return Boolean.TRUE.equals(flag.getValue());
  }

  /**
   * A new {@code --format} option, whose values are the constants of an enum in lower case.
   *
   * @param fallback what holds where the option is not given
   * @param description what there is to say about the values
   */
  static <E extends Enum<E>> OptionSpec format(E fallback, String description) {
    return choice(fallback.getDeclaringClass(), "-f", "--format")
        .paramLabel("FORM")
        .defaultValue(fallback.name().toLowerCase(Locale.ROOT))
        .description("${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}. " + description)
        .build();
  }

  /** The start of an option whose values are the constants of an enum, written in lower case and read in either. */
  static <E extends Enum<E>> OptionSpec.Builder choice(Class<E> type, String... names) {
    Map<String, E> values = new LinkedHashMap<>();
    for (E value : type.getEnumConstants()) {
      values.put(value.name().toLowerCase(Locale.ROOT), value);
    }
    return OptionSpec.builder(names)
        .type(type)
        .completionCandidates(values.keySet())
        .converters(
            text ->
                Optional.ofNullable(values.get(text.toLowerCase(Locale.ROOT)))
                    .orElseThrow(
                        () -> new TypeConversionException("expected one of " + String.join(", ", values.keySet()) + " but was '" + text + "'")));
  }
}
