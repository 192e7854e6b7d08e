package dev.lathe.parser;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** The front ends on the class path, in the order of their names. */
public final class Languages {

  private final List<Language> all;

  private Languages(List<Language> all) {
    this.all = all;
  }

  /** Loads every front end that has a service file. */
  public static Languages load() {
    List<Language> found = new ArrayList<>();
    ServiceLoader.load(Language.class).forEach(found::add);
    found.sort(java.util.Comparator.comparing(Language::name));
    return new Languages(List.copyOf(found));
  }

  public List<Language> all() {
    return all;
  }

  public Optional<Language> named(String name) {
    return all.stream().filter(language -> language.name().equals(name)).findFirst();
  }

  /** By the extension of a file name. */
  public Optional<Language> forFileName(String fileName) {
    int dot = fileName.lastIndexOf('.');
    String extension = dot < 0 ? "" : fileName.substring(dot + 1);
    return all.stream().filter(language -> language.extensions().contains(extension)).findFirst();
  }

  /** By the {@code #!} line that the text begins with. */
  public Optional<Language> forFirstLine(byte[] bytes) {
    if (bytes.length < 2 || bytes[0] != '#' || bytes[1] != '!') {
      return Optional.empty();
    }
    int end = 2;
    while (end < bytes.length && end < 256 && bytes[end] != '\n' && bytes[end] != '\r') {
      end++;
    }
    for (String word : new String(bytes, 2, end - 2, StandardCharsets.ISO_8859_1).trim().split("\\s+")) {
      String program = word.substring(word.lastIndexOf('/') + 1).replaceFirst("[-.0-9]+$", "");
      for (Language language : all) {
        if (language.interpreters().contains(program)) {
          return Optional.of(language);
        }
      }
    }
    return Optional.empty();
  }
}
