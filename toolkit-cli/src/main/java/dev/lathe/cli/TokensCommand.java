package dev.lathe.cli;

import dev.lathe.lexer.Diagnostics;
import dev.lathe.lexer.TokenBuffer;
import dev.lathe.lexer.TokenDump;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lathe tokens}: prints what the parser reads. */
@Command(
    name = "tokens",
    mixinStandardHelpOptions = true,
    description = "Print a program's tokens, one a line: TK_, the token's name, its text.")
final class TokensCommand implements Callable<Integer>, Rehearsed {

  @Mixin private Inputs inputs;

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORM",
      description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}. positions adds where a token stands.")
  private TokenDump.Form format = TokenDump.Form.NAMES;

  @Override
  public List<List<String>> rehearsals(Path sample) {
    return List.of(List.of(sample.toString()));
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
                    TokenDump.write(tokens.get(), language.vocabulary(), format, inputs.out());
                  }
                  String rendered = Inputs.render(source, diagnostics.sorted());
                  if (diagnostics.hasErrors()) {
                    throw Inputs.InputException.diagnosed(rendered);
                  }
                  inputs.err().print(rendered);
                  return null;
                }));
  }
}
