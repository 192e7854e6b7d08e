package dev.lathe.cli;

import dev.lathe.ast.Module;
import dev.lathe.lexer.Diagnostic;
import dev.lathe.lexer.DiagnosticRenderer;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.lexer.Source;
import dev.lathe.parser.Language;
import dev.lathe.parser.Languages;
import dev.lathe.parser.Warnings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Range;

/**
 * What the commands that read programs share: files or standard input, and the language of each. The language is the one that
 * {@code --language} names, else that of the file's extension, else that of its {@code #!} line.
 */
final class Inputs {

  /** The name that stands for standard input. */
  static final String STANDARD_INPUT = "-";

  /** What diagnostics call it. */
  static final String STANDARD_INPUT_NAME = "<stdin>";

  private final CommandSpec spec;
  private final PositionalParamSpec files;
  private final OptionSpec language =
      OptionSpec.builder("-l", "--language")
          .type(String.class)
          .paramLabel("NAME")
          .completionCandidates(() -> languages().all().stream().map(Language::name).iterator())
          .description("The programs' language: ${COMPLETION-CANDIDATES}. Default: by extension or #! line.")
          .build();

  private Languages languages;

  /**
   * Adds the parameters to a command.
   *
   * @param what what the command reads: a sentence for its help
   */
  Inputs(CommandSpec spec, String what) {
    this(spec, what, Range.valueOf("1..*"));
  }

  /** The same for a command with inputs of another kind: files may be absent, and that there is an input is its own to check. */
  static Inputs besideOthers(CommandSpec spec, String what) {
    return new Inputs(spec, what, Range.valueOf("0..*"));
  }

  private Inputs(CommandSpec spec, String what, Range fileCount) {
    this.spec = spec;
    this.files =
        PositionalParamSpec.builder()
            .arity(fileCount)
            .index("0..*")
            .required(fileCount.min() > 0)
            .type(List.class)
            .auxiliaryTypes(String.class)
            .paramLabel("FILE")
            .description(what + "; - is standard input.")
            .build();
    spec.addPositional(files);
    spec.addOption(language);
  }

  /** What the command line names. */
  List<String> files() {
    List<String> named = files.getValue();
    return named == null ? List.of() : named;
  }

  /** The bytes of a file and what to call it. */
  record Input(String name, byte[] bytes) {}

  /** A file cannot be read, or is no program. */
  static final class InputException extends Exception {
    private final transient String report;

    /** @param message what is wrong with which file */
    InputException(String message) {
      this(message, "lathe: " + message + "\n");
    }

    private InputException(String message, String report) {
      super(message, null, false, false);
      this.report = report;
    }

    /** Errors of a program, rendered already. */
    static InputException diagnosed(String rendered) {
      return new InputException("the program has errors", rendered);
    }

    /** The lines to show on standard error. */
    String report() {
      return report;
    }
  }

  synchronized Languages languages() {
    if (languages == null) {
      languages = Languages.load();
    }
    return languages;
  }

  PrintWriter err() {
    return spec.commandLine().getErr();
  }

  Console out() {
    return Console.of(spec.commandLine().getOut());
  }

  /** The language that {@code --language} names. */
  Optional<Language> namedLanguage() {
    return Optional.<String>ofNullable(language.getValue()).map(
        name ->
            languages()
                .named(name)
                .orElseThrow(
                    () ->
                        new ParameterException(
                            spec.commandLine(), "unknown language '" + name + "'; there are " + knownLanguages())));
  }

  private String knownLanguages() {
    return languages().all().stream().map(Language::name).collect(Collectors.joining(", "));
  }

  /** Shows the lines of {@code report} on standard error, behind the results so far. */
  void report(String report) {
    out().flush();
    err().print(report);
    err().flush();
  }

  /** Is {@code file} the path of a folder? An empty path, which the JDK takes for the current folder, is none. */
  static boolean isFolder(String file) {
    return !file.isEmpty() && !file.equals(STANDARD_INPUT) && Files.isDirectory(Path.of(file));
  }

  /** Reads the file, or standard input. */
  static Input read(String file) throws InputException {
    if (file.isEmpty()) {
      throw new InputException("a file without a name");
    }
    if (isFolder(file)) {
      throw new InputException(file + ": a folder, which only fmt takes");
    }
    if (!file.equals(STANDARD_INPUT)) {
      return read(Path.of(file));
    }
    try {
      return new Input(STANDARD_INPUT_NAME, System.in.readAllBytes());
    } catch (IOException | OutOfMemoryError e) {
      throw new InputException(STANDARD_INPUT_NAME + ": " + reason(e));
    }
  }

  /** Reads the file. */
  static Input read(Path file) throws InputException {
    try {
      return new Input(file.toString(), Files.readAllBytes(file));
    } catch (IOException | OutOfMemoryError e) {
      throw new InputException(file + ": " + reason(e));
    }
  }

  /** An I/O error in a few words. */
  static String reason(Throwable e) {
    return switch (e) {
      case NoSuchFileException _ -> "no such file";
      case AccessDeniedException _ -> "permission denied";
      case FileSystemException fault when fault.getReason() != null -> fault.getReason();
      case OutOfMemoryError _ -> "too large";
      default -> e.getMessage() == null ? e.toString() : e.getMessage();
    };
  }

  /** What to make of a program. */
  interface Use<T> {
    T apply(Language language, Source source) throws InputException;
  }

  /**
   * Decodes {@code input} and applies {@code use} to it.
   *
   * @throws InputException if its language is unknown or its bytes are no text
   */
  <T> T program(Input input, Use<T> use) throws InputException {
    Language chosen = languageOf(input);
    Language.Decoded decoded = chosen.decode(input.name(), input.bytes());
    if (decoded.error().isPresent()) {
      throw InputException.diagnosed(render(decoded.source(), List.of(decoded.error().get())));
    }
    return use.apply(chosen, decoded.source());
  }

  private Language languageOf(Input input) throws InputException {
    Optional<Language> found = namedLanguage();
    if (found.isEmpty() && !input.name().equals(STANDARD_INPUT_NAME)) {
      found = languages().forFileName(Path.of(input.name()).getFileName().toString());
    }
    return found
        .or(() -> languages().forFirstLine(input.bytes()))
        .orElseThrow(
            () ->
                new InputException(
                    input.name() + ": cannot tell its language; name it with --language: " + knownLanguages()));
  }

  /** Diagnostics as text, in the given order. */
  static String render(Source source, List<Diagnostic> diagnostics) {
    DiagnosticRenderer renderer = new DiagnosticRenderer(source);
    StringBuilder text = new StringBuilder();
    for (Diagnostic diagnostic : diagnostics) {
      text.append(renderer.render(diagnostic));
    }
    return text.toString();
  }

  /** Parses a program, or throws its errors. Warnings go to standard error. */
  Module parse(Language language, Source source) throws InputException {
    return reading(language, source).module();
  }

  /** The same with the program's tokens. */
  Language.Reading reading(Language language, Source source) throws InputException {
    Diagnostics diagnostics = new Diagnostics();
    Optional<Language.Reading> reading = language.read(source, diagnostics);
    reading.ifPresent(
        parsed -> language.part(Warnings.class).ifPresent(part -> part.report(parsed.module(), source, diagnostics)));
    String rendered = render(source, diagnostics.sorted());
    if (reading.isEmpty()) {
      throw InputException.diagnosed(rendered);
    }
    err().print(rendered);
    return reading.get();
  }

  /** What a command does with a file. */
  interface Action {
    void apply(Input input) throws InputException;
  }

  /**
   * Applies {@code action} to every file in turn, going on behind failures, which are reported.
   *
   * @return the exit status
   */
  int forEach(Action action) {
    return forEach(readers(), action);
  }

  /** An input that has not been read yet. */
  interface Reader {
    Input read() throws InputException;
  }

  /** The files of the command line. */
  List<Reader> readers() {
    return files().stream().<Reader>map(file -> () -> read(file)).toList();
  }

  /** The same as for files. */
  int forEach(List<Reader> readers, Action action) {
    namedLanguage();
    boolean ok = true;
    for (Reader reader : readers) {
      try {
        action.apply(reader.read());
      } catch (InputException e) {
        report(e.report());
        ok = false;
      }
      if (out().isBroken()) {
        break;
      }
    }
    return ok ? 0 : Main.FAILED;
  }
}
