package dev.lathe.lang.lua;

import dev.lathe.testing.Corpora;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Jobs for programs of Debian's packages: what a user would have them do, and what they said to it in the reference.
 *
 * <p>{@code src/test/debian/JOB/} is the folder that a job works in, copied; besides the files that the programs work on it holds
 *
 * <pre>
 *   commands    one command a line:   lua ARGUMENTS       the interpreter under test; 'quotes' keep blanks, BIN is the packages' usr/bin
 *                                     $ COMMAND           for the shell, which finds the interpreter under test as lua
 *   expected    the commands again, each as "--- COMMAND" with its masked outcome in the written form of {@link Outcome}
 *   needs       programs that the shell must find, one a line; the job is skipped (in CI: fails) without them
 *   masks       what differs from run to run, a line each: REGULAR EXPRESSION => REPLACEMENT
 * </pre>
 *
 * <p>The programs are those of {@code .ci/corpora}, in the folder {@code debian-lua}: Debian 12's packages, unpacked into one.
 */
final class ProgramJobs {
  static final String CORPUS = "debian-lua";

  private static final Path FOLDER = Path.of("src", "test", "debian");
  private static final String COMMANDS = "commands";
  private static final String EXPECTED = "expected";
  private static final String NEEDS = "needs";
  private static final String MASKS = "masks";
  private static final List<String> ABOUT_THE_JOB = List.of(COMMANDS, EXPECTED, NEEDS, MASKS);
  private static final String HEAD = "--- ";
  private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

  /** A command and what is expected of it, if that was ever written. */
  record Command(String line, Optional<String> expected) {
    private static final String SHELL = "$ ";
    private static final String INTERPRETER = "lua ";

    /** What the shell is to do, if it is the shell's. */
    Optional<String> forShell() {
      return line.startsWith(SHELL) ? Optional.of(line.substring(SHELL.length())) : Optional.empty();
    }

    /** What the interpreter is started with. */
    List<String> arguments(Path bin) {
      if (!line.startsWith(INTERPRETER)) {
        throw new AssertionError("neither for the interpreter nor for the shell: " + line);
      }
      List<String> words = new ArrayList<>();
      Matcher word = WORD.matcher(line.substring(INTERPRETER.length()));
      while (word.find()) {
        words.add(word.group(1) != null ? word.group(1) : word.group(2).replaceFirst("^BIN/", Matcher.quoteReplacement(bin + "/")));
      }
      return words;
    }
  }

  private record Mask(Pattern pattern, String replacement) {}

  /** A job. */
  record Job(String name, List<Command> commands, List<String> needs, List<Mask> masks) {

    /** Copies what the job works on to a folder that exists. */
    void copyTo(Path folder) throws IOException {
      Path from = FOLDER.resolve(name);
      try (Stream<Path> files = Files.walk(from)) {
        for (Path file : files.toList()) {
          Path relative = from.relativize(file);
          if (!relative.toString().isEmpty() && !ABOUT_THE_JOB.contains(relative.toString())) {
            Files.copy(file, folder.resolve(relative));
          }
        }
      }
    }

    /** What a run came to without what differs from run to run, machine to machine, and interpreter to interpreter. */
    String masked(Outcome outcome, Path folder, Path packages) {
      return new Outcome(masked(outcome.out(), folder, packages), masked(outcome.err(), folder, packages), outcome.status()).masked().written();
    }

    private String masked(String text, Path folder, Path packages) {
      String result = text.replace(folder.toString(), "/HERE").replace(packages.toString(), "");
      for (Mask mask : masks) {
        result = mask.pattern.matcher(result).replaceAll(mask.replacement);
      }
      return result;
    }

    /** Writes what is expected. */
    void bless(List<String> outcomes) throws IOException {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < outcomes.size(); i++) {
        text.append(HEAD).append(commands.get(i).line).append('\n').append(outcomes.get(i));
      }
      Files.writeString(FOLDER.resolve(name).resolve(EXPECTED), text.toString(), StandardCharsets.US_ASCII);
    }
  }

  private ProgramJobs() {}

  /** The folder into which the packages are unpacked; the test is skipped (in CI: fails) where there is none. */
  static Path packages() {
    return Corpora.folder(CORPUS);
  }

  /** The folder of what packages have compiled for this machine. */
  static Path compiledModules() {
    return Corpora.files(CORPUS, "lfs.so").getFirst().getParent();
  }

  static List<Job> all() {
    try (Stream<Path> folders = Files.list(FOLDER)) {
      List<Job> jobs = new ArrayList<>();
      for (Path folder : folders.sorted().toList()) {
        jobs.add(job(folder));
      }
      return jobs;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Job job(Path folder) throws IOException {
    List<Command> expected = expected(folder.resolve(EXPECTED));
    List<Command> commands = new ArrayList<>();
    for (String line : lines(folder.resolve(COMMANDS))) {
      if (!line.isBlank() && !line.startsWith("#")) {
        int at = commands.size();
        boolean isKnown = at < expected.size() && expected.get(at).line.equals(line);
        commands.add(isKnown ? expected.get(at) : new Command(line, Optional.empty()));
      }
    }
    List<Mask> masks = new ArrayList<>();
    for (String line : lines(folder.resolve(MASKS))) {
      String[] sides = line.split(" => ", 2);
      masks.add(new Mask(Pattern.compile(sides[0]), sides[1]));
    }
    return new Job(folder.getFileName().toString(), commands, lines(folder.resolve(NEEDS)), masks);
  }

  private static List<Command> expected(Path file) throws IOException {
    List<Command> expected = new ArrayList<>();
    for (String line : lines(file)) {
      if (line.startsWith(HEAD)) {
        expected.add(new Command(line.substring(HEAD.length()), Optional.of("")));
      } else {
        Command last = expected.removeLast();
        expected.add(new Command(last.line, last.expected.map(text -> text + line + "\n")));
      }
    }
    return expected;
  }

  private static List<String> lines(Path file) throws IOException {
    return Files.exists(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.of();
  }
}
