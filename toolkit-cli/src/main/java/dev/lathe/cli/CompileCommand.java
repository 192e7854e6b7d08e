package dev.lathe.cli;

import dev.lathe.bcgen.dump.Dump;
import dev.lathe.bcgen.dump.DumpWriter;
import dev.lathe.bcgen.dump.ModuleSymbols;
import dev.lathe.bcgen.dump.ObjectFile;
import dev.lathe.cli.Inputs.Input;
import dev.lathe.cli.Inputs.InputException;
import dev.lathe.parser.Language;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** {@code lathe compile}: writes compiled functions as a dump, as C source, or as an object file. */
final class CompileCommand implements Subcommand {

  /** What is written. */
  enum Type {
    RAW,
    C,
    H,
    OBJ,
    O
  }

  private static final Pattern MODULE_NAME = Pattern.compile("[A-Za-z0-9_.-]+");
  private static final Pattern LEADING_MODULE_NAME = Pattern.compile("^[A-Za-z0-9_.-]+");
  private static final Pattern EXTENSION = Pattern.compile("\\.([A-Za-z]+)$");

  private final CommandSpec spec = Subcommand.describe("compile", "Compile a program to a dump, as it is, in C or in an object file.", this);
  private final CompiledInput compiled = new CompiledInput(spec);
  private final AtomicWrite files = new AtomicWrite();
  private final OptionSpec output =
      OptionSpec.builder("-o", "--output").type(String.class).paramLabel("OUT").required(true).description("File to write; - is standard output.").build();
  private final OptionSpec strip = Subcommand.flag("Leave debug information out; the default.", "-s", "--strip");
  private final OptionSpec debug = Subcommand.flag("Keep debug information.", "-g", "--debug");
  private final OptionSpec module =
      OptionSpec.builder("-n", "--name").type(String.class).paramLabel("NAME").description("Module name; default: from the input's name.").build();
  private final OptionSpec type =
      Subcommand.choice(Type.class, "-t", "--type").paramLabel("TYPE").description("${COMPLETION-CANDIDATES}; default: by the output's extension, else raw.").build();
  private final OptionSpec architecture =
      Subcommand.choice(ObjectFile.Architecture.class, "-a", "--arch")
          .paramLabel("ARCH")
          .defaultValue(nativeArchitecture().name().toLowerCase(Locale.ROOT))
          .description("Machine of the object file: ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
          .build();
  private final OptionSpec system =
      Subcommand.choice(ObjectFile.OperatingSystem.class, "--os")
          .paramLabel("OS")
          .defaultValue(nativeSystem().name().toLowerCase(Locale.ROOT))
          .description("System of the object file: ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
          .build();

  CompileCommand() {
    spec.addOption(output).addOption(strip).addOption(debug).addOption(module).addOption(type).addOption(architecture).addOption(system);
  }

  private static ObjectFile.Architecture nativeArchitecture() {
    return switch (System.getProperty("os.arch")) {
      case "aarch64" -> ObjectFile.Architecture.ARM64;
      case "x86", "i386", "i686" -> ObjectFile.Architecture.X86;
      default -> ObjectFile.Architecture.X64;
    };
  }

  private static ObjectFile.OperatingSystem nativeSystem() {
    String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    return name.startsWith("windows")
        ? ObjectFile.OperatingSystem.WINDOWS
        : name.startsWith("mac") ? ObjectFile.OperatingSystem.OSX : ObjectFile.OperatingSystem.LINUX;
  }

  @Override
  public CommandSpec spec() {
    return spec;
  }

  @Override
  public List<List<String>> rehearsals(Path sample) {
    return compiled.rehearsals(sample, List.of(sample.toString(), "-o", Inputs.STANDARD_INPUT));
  }

  @Override
  public Integer call() {
    if (compiled.readers().size() != 1) {
      throw new ParameterException(spec.commandLine(), "one FILE or TEXT goes into one output");
    }
    if (Subcommand.isSet(strip) && Subcommand.isSet(debug)) {
      throw new ParameterException(spec.commandLine(), "--strip and --debug exclude each other");
    }
    return compiled.forEach(this::compile);
  }

  private void compile(Input input) throws InputException {
    Dump dump = compiled.readVerified(input);
    byte[] bytes =
        DumpWriter.write(dump, Subcommand.isSet(debug) ? DumpWriter.DebugInformation.KEPT : DumpWriter.DebugInformation.STRIPPED);
    String target = output.getValue();
    Type form = Optional.<Type>ofNullable(type.getValue()).orElseGet(() -> typeOf(target));
    byte[] content =
        switch (form) {
          case RAW -> bytes;
          case C -> ObjectFile.cSource(bytes, symbol(input));
          case H -> ObjectFile.cHeader(bytes, symbol(input));
          case OBJ, O ->
              ObjectFile.object(bytes, symbol(input), architecture.getValue(), system.getValue())
                  .orElseThrow(() -> new InputException("there are no object files for this machine and system"));
        };
    if (target.equals(Inputs.STANDARD_INPUT)) {
      compiled.inputs().out().bytes(content);
      return;
    }
    try {
      files.write(Path.of(target), content);
    } catch (IOException e) {
      throw new InputException(target + ": cannot write: " + Inputs.reason(e));
    }
  }

  private static Type typeOf(String file) {
    var extension = EXTENSION.matcher(file.toLowerCase(Locale.ROOT));
    return extension.find()
        ? switch (extension.group(1)) {
          case "c" -> Type.C;
          case "h" -> Type.H;
          case "o", "obj" -> Type.OBJ;
          default -> Type.RAW;
        }
        : Type.RAW;
  }

  private String symbol(Input input) throws InputException {
    String prefix =
        compiled.inputs()
            .namedLanguage()
            .map(List::of)
            .orElseGet(() -> compiled.inputs().languages().all())
            .stream()
            .flatMap((Language language) -> language.part(ModuleSymbols.class).stream())
            .findFirst()
            .orElseThrow(() -> new InputException("no installed language has modules in object files"))
            .prefix();
    return prefix + moduleName(input).replace('.', '_').replace('-', '_');
  }

  private String moduleName(Input input) throws InputException {
    String given = module.getValue();
    if (given != null) {
      if (!MODULE_NAME.matcher(given).matches()) {
        throw new ParameterException(spec.commandLine(), "bad module name '" + given + "'");
      }
      return given;
    }
    if (!input.name().equals(Inputs.STANDARD_INPUT_NAME)) {
      String file = Path.of(input.name()).getFileName().toString();
      int dot = file.lastIndexOf('.');
      var name = LEADING_MODULE_NAME.matcher(dot < 0 ? file : file.substring(0, dot));
      if (name.find()) {
        return name.group();
      }
    }
    throw new InputException("cannot derive the module's name; give it with --name");
  }
}
