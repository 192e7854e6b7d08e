package dev.lathe.cli;

import dev.lathe.testing.FileTests;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What every command prints, to the byte, for programs of the language that the toolkit's tests bring along: it is found as any
 * front end is, by its service file.
 */
class CommandFilesTest {

  /** One command: what its results are called, and its command line before the file. */
  private record Command(String suffix, String... arguments) {}

  private static final Command[] COMMANDS = {
    new Command(".tokens", "tokens"),
    new Command(".positions", "tokens", "--format", "positions"),
    new Command(".tokens.json", "tokens", "--format=json"),
    new Command(".ast", "ast", "--spans"),
    new Command(".folded", "ast", "--fold"),
    new Command(".ast.json", "ast", "-f", "json"),
    new Command(".dot", "ast", "-f", "DOT"),
    new Command(".formatted", "fmt"),
    new Command(".check", "fmt", "--check"),
    new Command(".diff", "fmt", "--diff"),
    new Command(".kept", "source", "--keep-lines"),
  };

  @TestFactory
  Stream<DynamicTest> results() {
    return Stream.of(COMMANDS)
        .flatMap(
            command ->
                FileTests.stage("commands")
                    .inputs(".sprout")
                    .golden(command.suffix, input -> print(input, command.arguments)));
  }

  /** Standard output, then standard error, then the exit status. */
  private static String print(FileTests.Input input, String... arguments) {
    String[] line = Arrays.copyOf(arguments, arguments.length + 3);
    line[arguments.length] = "--language";
    line[arguments.length + 1] = "sprout";
    line[arguments.length + 2] = "-";
    CommandLineRun run = CommandLineRun.withInput(input.bytes(), line);
    return run.out() + "----\n" + run.err() + "exit status " + run.status() + "\n";
  }
}
