package dev.lathe.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/**
 * A {@value #NAME} file: patterns of files and folders that {@code lathe fmt} passes over when it finds them in a folder.
 *
 * <p>A line is a glob, {@code #} begins a comment line, {@code !} takes back what an earlier line ignores, a backslash makes the
 * next character an ordinary one, a slash at the end restricts the pattern to folders. A pattern with another slash is relative to the folder of the file, one without matches a
 * name at any depth. The last pattern that matches decides.
 */
final class IgnoreFile {

  static final String NAME = ".latheignore";

  private record Pattern(PathMatcher matcher, Kind kind, Effect effect, Scope scope) {}

  private enum Kind {
    ANY,
    FOLDER
  }

  /** What a pattern does to a path that it matches. */
  enum Effect {
    IGNORE,
    KEEP,
    NONE
  }

  private enum Scope {
    NAME,
    RELATIVE_PATH
  }

  private final Path folder;
  private final List<Pattern> patterns;

  private IgnoreFile(Path folder, List<Pattern> patterns) {
    this.folder = folder;
    this.patterns = patterns;
  }

  /**
   * The ignore file of {@code folder}, without patterns if there is none.
   *
   * @throws Inputs.InputException if it cannot be read or a line is no glob
   */
  static IgnoreFile of(Path folder) throws Inputs.InputException {
    Path file = folder.resolve(NAME);
    if (!Files.isRegularFile(file)) {
      return new IgnoreFile(folder, List.of());
    }
    List<Pattern> patterns = new ArrayList<>();
    try {
      int number = 0;
      for (String line : new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\\R")) {
        number++;
        String text = line.strip();
        if (!text.isEmpty() && text.charAt(0) != '#') {
          patterns.add(pattern(folder.getFileSystem(), text, file + ":" + number));
        }
      }
    } catch (IOException e) {
      throw new Inputs.InputException(file + ": " + Inputs.reason(e));
    }
    return new IgnoreFile(folder, List.copyOf(patterns));
  }

  private static Pattern pattern(FileSystem system, String line, String place) throws Inputs.InputException {
    Effect effect = line.startsWith("!") ? Effect.KEEP : Effect.IGNORE;
    String glob = effect == Effect.KEEP ? line.substring(1) : line;
    Kind kind = glob.endsWith("/") ? Kind.FOLDER : Kind.ANY;
    if (kind == Kind.FOLDER) {
      glob = glob.substring(0, glob.length() - 1);
    }
    Scope scope = glob.indexOf('/') >= 0 ? Scope.RELATIVE_PATH : Scope.NAME;
    if (glob.startsWith("/")) {
      glob = glob.substring(1);
    }
    try {
      return new Pattern(system.getPathMatcher("glob:" + jdkGlob(glob)), kind, effect, scope);
    } catch (PatternSyntaxException e) {
      throw new Inputs.InputException(place + ": not a pattern: " + e.getDescription());
    }
  }

  /** Braces group in a glob of the JDK, and two stars between slashes stand for one folder at least: not so in an ignore file. */
  private static String jdkGlob(String glob) {
    String text = glob.replace("{", "\\{").replace("}", "\\}");
    if (text.startsWith("**/")) {
      text = "{,**/}" + text.substring(3);
    }
    return text.replace("/**/", "{/,/**/}");
  }

  /** What the file says of {@code path}, which lies below its folder. */
  Effect effectOn(Path path) {
    Effect effect = Effect.NONE;
    for (Pattern pattern : patterns) {
      Path subject = pattern.scope == Scope.NAME ? path.getFileName() : folder.relativize(path);
      if (pattern.matcher.matches(subject) && (pattern.kind == Kind.ANY || Files.isDirectory(path))) {
        effect = pattern.effect;
      }
    }
    return effect;
  }
}
