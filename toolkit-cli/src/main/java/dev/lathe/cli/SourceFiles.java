package dev.lathe.cli;

import dev.lathe.parser.Languages;
import java.io.IOException;
import java.io.UncheckedIOException;
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

  /** The programs below a folder, and why some folders could not be looked into. */
  record Found(List<Path> files, List<Inputs.InputException> failures) {}

  /** All programs below {@code folder}, which may be a link to one. */
  Found below(Path folder) {
    Visitor visitor = new Visitor(folder);
    try {
      // With a dot behind it, a link stands for the folder that it leads to.
      if (visitor.failures.isEmpty()) {
        Files.walkFileTree(visitor.start, visitor);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the visitor throws none", e);
    }
    visitor.found.sort(null);
    return new Found(visitor.found, visitor.failures);
  }

  private final class Visitor extends SimpleFileVisitor<Path> {
    private final Path root;
    private final Path start;
    private final List<Path> found = new ArrayList<>();
    private final List<Inputs.InputException> failures = new ArrayList<>();
    /** Ignore files of the folders around the current one, the innermost first. */
    private final Deque<IgnoreFile> ignoring = new ArrayDeque<>();

    Visitor(Path root) {
      this.root = root;
      this.start = Files.isSymbolicLink(root) ? root.resolve(".") : root;
      List<Path> above = new ArrayList<>();
      for (Path p = root.toAbsolutePath().normalize().getParent(); p != null; p = p.getParent()) {
        above.add(p);
      }
      for (Path p : above.reversed()) {
        ignore(p);
      }
    }

    /** Takes the ignore file of {@code folder}; tells whether it can be used. */
    private boolean ignore(Path folder) {
      try {
        ignoring.push(IgnoreFile.of(folder));
        return true;
      } catch (Inputs.InputException e) {
        failures.add(e);
        return false;
      }
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      if (!folder.equals(start) && (isHidden(folder) || isIgnored(folder))) {
        return FileVisitResult.SKIP_SUBTREE;
      }
      // Without its ignore file a folder is left alone: who knows what that was to protect.
      return ignore(folder.toAbsolutePath().normalize()) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException failure) {
      ignoring.pop();
      if (failure != null) {
        fail(folder, failure);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      boolean program = languages.forFileName(file.getFileName().toString()).isPresent();
      if (attributes.isRegularFile() && program && !isHidden(file) && !isIgnored(file)) {
        found.add(root.resolve(start.relativize(file)));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      if (!isHidden(file) && !isIgnored(file)) {
        fail(file, failure);
      }
      return FileVisitResult.CONTINUE;
    }

    private void fail(Path path, IOException failure) {
      failures.add(new Inputs.InputException(path + ": " + Inputs.reason(failure)));
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
