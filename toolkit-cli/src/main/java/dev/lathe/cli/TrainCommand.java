package dev.lathe.cli;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * {@code lathe train}, hidden: the training run of the start-up cache, started by the launcher.
 *
 * <p>Runs the {@link Subcommand#rehearsals} of every command on every sample program. A front end ships samples by putting them under
 * {@value #SAMPLES} in its jar; the extension picks the language, as for any file.
 */
final class TrainCommand implements Subcommand {
  static final String NAME = "train";
  static final String SAMPLES = "META-INF/lathe/samples/";

  private final CommandSpec spec = describe();

  private CommandSpec describe() {
    CommandSpec spec = Subcommand.describe(NAME, "Rehearse every command; the launcher makes the start-up cache from it.", this);
    spec.usageMessage().hidden(true);
    return spec;
  }

  @Override
  public CommandSpec spec() {
    return spec;
  }

  @Override
  public Integer call() throws IOException {
    CommandLine commands = spec.root().commandLine();
    Path folder = Files.createTempDirectory("lathe-train");
    try {
      int status = 0;
      for (List<String> arguments : rehearsals(unpackSamples(folder))) {
        status = Math.max(status, commands.execute(arguments.toArray(String[]::new)));
      }
      return status;
    } finally {
      delete(folder);
    }
  }

  /** Every command line to run: the root's own and those of the commands on each sample. */
  private List<List<String>> rehearsals(List<Path> samples) throws IOException {
    List<List<String>> runs = new ArrayList<>();
    runs.add(List.of("--version"));
    runs.add(List.of("--help"));
    for (Map.Entry<String, CommandLine> command : spec.root().subcommands().entrySet()) {
      if (command.getValue().getCommandSpec().userObject() instanceof Subcommand subcommand) {
        for (Path sample : samples) {
          for (List<String> arguments : subcommand.rehearsals(sample)) {
            List<String> run = new ArrayList<>();
            run.add(command.getKey());
            run.addAll(arguments);
            runs.add(run);
          }
        }
      }
    }
    return runs;
  }

  private static List<Path> unpackSamples(Path folder) throws IOException {
    List<Path> samples = new ArrayList<>();
    for (String element : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path path = Path.of(element);
      if (Files.isDirectory(path.resolve(SAMPLES))) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path.resolve(SAMPLES))) {
          for (Path file : files) {
            samples.add(Files.copy(file, folder.resolve(file.getFileName().toString())));
          }
        }
      } else if (Files.isRegularFile(path)) {
        try (JarFile jar = new JarFile(path.toFile())) {
          for (JarEntry entry : jar.stream().filter(TrainCommand::isSample).toList()) {
            Path sample = folder.resolve(entry.getName().substring(SAMPLES.length()));
            try (InputStream content = jar.getInputStream(entry)) {
              Files.copy(content, sample);
            }
            samples.add(sample);
          }
        }
      }
    }
    samples.sort(null);
    return samples;
  }

  /** Only plain names directly in the folder: an entry can never be unpacked outside the temporary folder. */
  private static boolean isSample(JarEntry entry) {
    String name = entry.getName();
    return name.startsWith(SAMPLES) && name.length() > SAMPLES.length() && name.indexOf('/', SAMPLES.length()) < 0;
  }

  private static void delete(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
