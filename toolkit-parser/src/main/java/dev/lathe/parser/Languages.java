package dev.lathe.parser;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.regex.Pattern;

/** The front ends on the class path, in the order of their names. */
public final class Languages {

  /** Longest {@code #!} line that is read, in bytes; kernels read about as much. */
  private static final int MAX_FIRST_LINE = 256;

  /** What ends the name of a program that is installed in several versions. */
  private static final Pattern VERSION = Pattern.compile("[-.]?[0-9].*$");

  /** Options of {@code env} whose value is the next word. */
  private static final Set<String> ENV_OPTIONS_WITH_VALUE = Set.of("-u", "--unset", "-C", "--chdir", "-P");

  /** The option of {@code env} that takes the rest of the line as words, the first of which may follow at once. */
  private static final Pattern ENV_SPLIT = Pattern.compile("^(-[iv0]*S|--split-string=)");

  private final List<Language> all;

  private Languages(List<Language> all) {
    this.all = all;
  }

  /** Loads every front end that has a service file. */
  public static Languages load() {
    List<Language> found = new ArrayList<>();
    ServiceLoader.load(Language.class).forEach(found::add);
    return of(found);
  }

  /** These front ends; where two claim the same, the first by name has it. */
  static Languages of(List<Language> languages) {
    // The JDK's own comparators are serializable, which keeps them out of start-up caches: 10 ms.
    return new Languages(languages.stream().sorted((a, b) -> a.name().compareTo(b.name())).toList());
  }

  public List<Language> all() {
    return all;
  }

  public Optional<Language> named(String name) {
    return all.stream().filter(language -> language.name().equals(name)).findFirst();
  }

  /** By the extension of a file name, behind its last dot. */
  public Optional<Language> forFileName(String fileName) {
    int dot = fileName.lastIndexOf('.');
    String extension = dot < 0 ? "" : fileName.substring(dot + 1);
    return all.stream().filter(language -> language.extensions().contains(extension)).findFirst();
  }

  /**
   * By the {@code #!} line that the text begins with: the language of the program that the line starts, whatever folder it is
   * in and whatever version its name ends with. {@code env} starts the program that it is given.
   */
  public Optional<Language> forFirstLine(byte[] bytes) {
    return interpreter(bytes).flatMap(program -> all.stream().filter(language -> language.interpreters().contains(program)).findFirst());
  }

  /** The program of a {@code #!} line without folder and version. */
  private static Optional<String> interpreter(byte[] bytes) {
    if (bytes.length < 2 || bytes[0] != '#' || bytes[1] != '!') {
      return Optional.empty();
    }
    int end = 2;
    while (end < bytes.length && end < MAX_FIRST_LINE && bytes[end] != '\n' && bytes[end] != '\r') {
      end++;
    }
    String[] words = new String(bytes, 2, end - 2, StandardCharsets.ISO_8859_1).strip().split("[ \t]+");
    String first = baseName(words[0]);
    Optional<String> program = first.equals("env") ? startedByEnv(words) : Optional.of(first);
    return program.map(name -> VERSION.matcher(name).replaceFirst(""));
  }

  /** The first word behind {@code env}, its options and what it sets in the environment. */
  private static Optional<String> startedByEnv(String[] words) {
    for (int i = 1; i < words.length; i++) {
      String word = ENV_SPLIT.matcher(words[i]).replaceFirst("");
      if (ENV_OPTIONS_WITH_VALUE.contains(word)) {
        i++;
      } else if (!word.isEmpty() && !word.startsWith("-") && word.indexOf('=') < 0) {
        return Optional.of(baseName(word));
      }
    }
    return Optional.empty();
  }

  private static String baseName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
