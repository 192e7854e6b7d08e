package dev.lathe.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;

/** Where the texts of a user's conversations are kept from one to the next. Nobody else may read them. */
record HistoryFile(Path path) {

  /** The file for a language, which exists then; empty where none can be made: a conversation goes without. */
  static Optional<HistoryFile> of(Map<String, String> environment, String language) {
    try {
      Optional<Path> folder = folder(environment);
      if (folder.isEmpty()) {
        return Optional.empty();
      }
      Files.createDirectories(folder.get());
      Path file = folder.get().resolve(language + "-history");
      if (Files.notExists(file)) {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
      return Files.isWritable(file) ? Optional.of(new HistoryFile(file)) : Optional.empty();
    } catch (IOException | InvalidPathException | UnsupportedOperationException denied) {
      return Optional.empty();
    }
  }

  /** As the XDG base directories have it: relative ones count for nothing. */
  private static Optional<Path> folder(Map<String, String> environment) {
    String state = environment.getOrDefault("XDG_STATE_HOME", "");
    String home = environment.getOrDefault("HOME", "");
    if (state.startsWith("/")) {
      return Optional.of(Path.of(state, "lathe"));
    }
    return home.startsWith("/") ? Optional.of(Path.of(home, ".local", "state", "lathe")) : Optional.empty();
  }
}
