package dev.lathe.cli;

import dev.lathe.lexer.Diagnostics;
import dev.lathe.lexer.TokenBuffer;
import dev.lathe.lexer.TokenDump;
import dev.lathe.parser.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code lathe tokens}: prints what the parser reads. */
final class TokensCommand implements Subcommand {

  private final CommandSpec spec =
      Subcommand.describe("tokens", "Print a program's tokens, one a line: TK_, the token's name, its text.", this);
  private final Inputs inputs = new Inputs(spec, "Programs to read");
  private final OptionSpec format =
      Subcommand.format(TokenDump.Form.NAMES, "positions adds where a token stands, json that and comments.");

  TokensCommand() {
    spec.addOption(format);
  }

  @Override
  public CommandSpec spec() {
    return spec;
  }

  @Override
  public List<List<String>> rehearsals(Path sample) {
    return List.of(
        List.of(sample.toString()),
        List.of("--format", "positions", sample.toString()),
        List.of("--format", "json", sample.toString()));
  }

  @Override
  public Integer call() {
    return inputs.forEach(
        input ->
            inputs.program(
                input,
                (language, source) -> {
                  Diagnostics diagnostics = new Diagnostics();
                  Optional<TokenBuffer> tokens = language.tokens(source, diagnostics);
                  if (tokens.isPresent()) {
                    write(tokens.get(), language);
                  }
                  String rendered = Inputs.render(source, diagnostics.sorted());
                  if (diagnostics.hasErrors()) {
                    throw Inputs.InputException.diagnosed(rendered);
                  }
                  inputs.err().print(rendered);
                  return null;
                }));
  }

  private void write(TokenBuffer tokens, Language language) {
    try {
      new TokenDump(language.vocabulary()).write(tokens, format.getValue(), inputs.out());
    } catch (IOException e) {
      throw new UncheckedIOException("a print writer throws none", e);
    }
  }
}
