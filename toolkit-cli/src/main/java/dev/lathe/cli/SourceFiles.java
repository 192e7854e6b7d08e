package dev.lathe.cli;

import dev.lathe.parser.Languages;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The programs below a folder: files with a language's extension, in the order of their paths. Links are not followed, hidden
 * files and folders and what an {@link IgnoreFile} names are left out; ignore files of the folders above count too.
 */
final class SourceFiles {

  private final Languages languages;

  SourceFiles(Languages languages) {
    this.languages = languages;
  }

  /** All programs below {@code folder}. */
  List<Path> below(Path folder) throws Inputs.InputException {
    Visitor visitor = new Visitor(folder);
    try {
      Files.walkFileTree(folder, visitor);
    } catch (WrappedException e) {
      throw e.cause;
    } catch (IOException e) {
      throw new Inputs.InputException(folder + ": " + Inputs.reason(e));
    }
    visitor.found.sort(null);
    return visitor.found;
  }

  /** Carries an input error out of a file visitor. */
  private static final class WrappedException extends IOException {
    private final transient Inputs.InputException cause;

    WrappedException(Inputs.InputException cause) {
      this.cause = cause;
    }
  }

  private final class Visitor extends SimpleFileVisitor<Path> {
    private final Path root;
    private final List<Path> found = new ArrayList<>();
    /** Ignore files of the folders around the current one, the innermost first. */
    private final Deque<IgnoreFile> ignoring = new ArrayDeque<>();

    Visitor(Path root) throws Inputs.InputException {
      this.root = root;
      List<Path> above = new ArrayList<>();
      for (Path p = root.toAbsolutePath().normalize().getParent(); p != null; p = p.getParent()) {
        above.add(p);
      }
      for (Path p : above.reversed()) {
        ignoring.push(IgnoreFile.of(p));
      }
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
      if (!folder.equals(root) && (isHidden(folder) || isIgnored(folder))) {
        return FileVisitResult.SKIP_SUBTREE;
      }
      try {
        ignoring.push(IgnoreFile.of(folder.toAbsolutePath().normalize()));
      } catch (Inputs.InputException e) {
        throw new WrappedException(e);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException failure) {
      ignoring.pop();
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      boolean program = languages.forFileName(file.getFileName().toString()).isPresent();
      if (attributes.isRegularFile() && program && !isHidden(file) && !isIgnored(file)) {
        found.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      throw failure;
    }

    private boolean isHidden(Path path) {
      return path.getFileName().toString().startsWith(".");
    }

    private boolean isIgnored(Path path) {
      Path absolute = path.toAbsolutePath().normalize();
      for (IgnoreFile file : ignoring) {
        IgnoreFile.Effect effect = file.effectOn(absolute);
        if (effect != IgnoreFile.Effect.NONE) {
          return effect == IgnoreFile.Effect.IGNORE;
        }
      }
      return false;
    }
  }
}
