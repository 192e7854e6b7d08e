package dev.lathe.vm.asm;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.StringTokenizer;

/**
 * The extensions that code may use: those of some processor, or fewer. {@link Feature#BASE} is always among them.
 *
 * @param features the set; it is copied
 */
public record CpuFeatures(Set<Feature> features) {
  private static final Path LINUX_LIST = Path.of("/proc/cpuinfo");

  public CpuFeatures {
    EnumSet<Feature> copy = EnumSet.of(Feature.BASE);
    copy.addAll(features);
    features = Set.copyOf(copy);
  }

  /** What every x86-64 processor has. */
  public static CpuFeatures baseline() {
    return new CpuFeatures(Set.of());
  }

  /** Everything that the table knows: for tests and for reading code, not for running it. */
  public static CpuFeatures all() {
    return new CpuFeatures(EnumSet.allOf(Feature.class));
  }

  /** Given extensions, and what every processor has. */
  public static CpuFeatures of(Feature... features) {
    return new CpuFeatures(Set.copyOf(Arrays.asList(features)));
  }

  /** What this machine's processor has and its system allows, as Linux tells it; elsewhere, the baseline. */
  public static CpuFeatures detect() {
    try (BufferedReader lines = Files.newBufferedReader(LINUX_LIST, StandardCharsets.ISO_8859_1)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("flags")) {
          return parse(line);
        }
      }
      return baseline();
    } catch (IOException unreadable) {
      return baseline();
    }
  }

  /** The features that a line names, in lower-case words between white space; other words are passed over. */
  public static CpuFeatures parse(String line) {
    EnumSet<Feature> found = EnumSet.of(Feature.BASE);
    StringTokenizer words = new StringTokenizer(line);
    while (words.hasMoreTokens()) {
      Feature.addNamed(words.nextToken(), found);
    }
    return new CpuFeatures(found);
  }

  /** Whether a feature is among them. */
  public boolean has(Feature feature) {
    return features.contains(feature);
  }

  /** A bit for each feature, by its ordinal. */
  int mask() {
    int mask = 0;
    for (Feature feature : features) {
      mask |= 1 << feature.ordinal();
    }
    return mask;
  }
}
