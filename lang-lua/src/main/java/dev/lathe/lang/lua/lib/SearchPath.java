package dev.lathe.lang.lua.lib;

import dev.lathe.vm.runtime.VmState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;

/** Templates of file names, separated by semicolons, in which a question mark stands for a module's name. */
final class SearchPath {
  private static final String OWN_EXTENSION = ".lua";

  private SearchPath() {}

  /** What a search has come to. */
  sealed interface Found {
    /** A file that can be read. */
    record File(String name) implements Found {}

    /** None; the lines of the message say where it could have been. */
    record Nowhere(String tried) implements Found {}
  }

  /** Looks for a module; {@code separator} in its name becomes {@code directory}, unless it is empty. */
  static Found search(VmState vm, String path, String module, String separator, String directory) {
    String name = separator.isEmpty() ? module : module.replace(separator, directory);
    StringBuilder tried = new StringBuilder();
    for (String template : path.split(";")) {
      if (!template.isEmpty()) {
        String file = template.replace("?", name);
        if (isReadable(vm, file)) {
          return new Found.File(file);
        }
        tried.append("\n\tno file '").append(file).append('\'');
      }
    }
    return new Found.Nowhere(tried.toString());
  }

  /** The same for files in other languages: their extensions take the place of the templates' own. */
  static Found searchOther(VmState vm, String path, String module, List<String> extensions) {
    StringBuilder others = new StringBuilder();
    for (String template : path.split(";")) {
      if (template.endsWith(OWN_EXTENSION)) {
        for (String extension : extensions) {
          others.append(template, 0, template.length() - OWN_EXTENSION.length() + 1).append(extension).append(';');
        }
      }
    }
    return search(vm, others.toString(), module, ".", "/");
  }

  /** Whether a file can be read. */
  static boolean isReadable(VmState vm, String file) {
    try {
      return Files.isReadable(GuestPaths.of(vm, file.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException noSuchName) {
      return false;
    }
  }
}
