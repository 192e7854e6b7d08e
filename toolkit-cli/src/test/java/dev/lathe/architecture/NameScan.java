package dev.lathe.architecture;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Finds names in compiled classes and other files, in any case. What a class calls its types, members and variables, and every
 * string in it, is in its constant pool; comments are not.
 */
final class NameScan {

  /** English words that happen to contain a name: all forms of "evaluate". */
  private static final Pattern INNOCENT = Pattern.compile("evaluat");

  private final List<String> names;

  NameScan(Collection<String> names) {
    this.names = names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
  }

  /** Whether {@code text} contains one of the names. */
  boolean isNamedIn(String text) {
    String words = INNOCENT.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ");
    return names.stream().anyMatch(words::contains);
  }

  /** The identifiers and strings of a class that contain a name. */
  List<String> inClass(byte[] bytes) {
    List<String> found = new ArrayList<>();
    for (PoolEntry entry : ClassFile.of().parse(bytes).constantPool()) {
      if (entry instanceof Utf8Entry text && isNamedIn(text.stringValue())) {
        found.add(text.stringValue());
      }
    }
    return found;
  }

  /** The lines of a file of any kind that contain a name. */
  List<String> inResource(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1).lines().filter(this::isNamedIn).toList();
  }

  /** What contains a name in a file of a module, its own path included. */
  List<String> inFile(Path module, Path file) throws IOException {
    String path = module.relativize(file).toString();
    byte[] bytes = Files.readAllBytes(file);
    List<String> found = new ArrayList<>(Modules.isClass(file) ? inClass(bytes) : inResource(bytes));
    if (isNamedIn(path)) {
      found.add("its path");
    }
    return found.stream().map(what -> path + ": " + what).toList();
  }
}
