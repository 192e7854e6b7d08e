package dev.lathe.lang.lua;

import dev.lathe.vm.runtime.Standalone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a command line of {@code luajit} says.
 *
 * @param words the command line
 * @param actions what is done before the script, in order
 * @param isInteractive whether a conversation follows
 * @param showsVersion whether the version is printed, which makes standard input no program any more
 * @param ignoresEnvironment whether variables of the environment count for nothing
 * @param form how the script is run
 * @param script the index of the word behind the options: the script's name, or their number if there is none
 */
record LuaOptions(
    List<String> words, List<Action> actions, boolean isInteractive, boolean showsVersion, boolean ignoresEnvironment, Form form, int script) {

  static final String USAGE =
      """
      usage: lathe lua [options]... [script [args]...].
      Available options are:
        -e chunk  Execute string 'chunk'.
        -l name   Require library 'name'.
        -b ...    Save or list bytecode.
        -j cmd    Perform LuaJIT control command.
        -O[opt]   Control LuaJIT optimizations.
        -i        Enter interactive mode after executing 'script'.
        -v        Show version information.
        -E        Ignore environment variables.
        -c        Execute the source that is printed from the tree of 'script'.
        -cv       Print that source.
        --        Stop handling options.
        -         Execute stdin and stop handling options.
      """;

  /** What is done before the script. */
  sealed interface Action {
    /** Runs a text. */
    record Execute(String chunk) implements Action {}

    /** Loads a module. */
    record Require(String module) implements Action {}

    /** Calls a function of {@code jit}, or a module below it: {@code name=argument,…}. */
    record Control(String command) implements Action {}

    /** Sets optimisations. */
    record Optimize(String flags) implements Action {}

    /** Saves or lists bytecode, with these arguments, and ends. */
    record Bytecode(List<String> arguments) implements Action {}
  }

  /** How a script is run. */
  enum Form {
    /** As it is. */
    SOURCE,
    /** The source that is printed from its tree. */
    PRINTED,
    /** Not at all: that source is shown. */
    SHOWN
  }

  /** No options but what is asked of the compiler: runs the script that the first word names. */
  static LuaOptions ofScript(List<String> words, List<Standalone.Setting> settings) {
    return new LuaOptions(words, settings.stream().map(LuaOptions::action).toList(), false, false, false, Form.SOURCE, 0);
  }

  private static Action action(Standalone.Setting setting) {
    return switch (setting) {
      case Standalone.Setting.Control(String command) -> new Action.Control(command);
      case Standalone.Setting.Optimize(String flags) -> new Action.Optimize(flags);
    };
  }

  /** Empty if the command line is wrong. */
  static Optional<LuaOptions> parse(List<String> words) {
    return new Parser(words).parse();
  }

  boolean hasScript() {
    return script < words.size();
  }

  /** The script's name. */
  String scriptName() {
    return words.get(script);
  }

  /** Whether the script is standard input: a dash, unless options have ended before it. */
  boolean isStandardInput() {
    return scriptName().equals("-") && (script == 0 || !words.get(script - 1).equals("--"));
  }

  /** Whether there is nothing to do but what standard input says. */
  boolean isIdle() {
    return !hasScript()
        && !showsVersion
        && actions.stream().noneMatch(action -> action instanceof Action.Execute || action instanceof Action.Bytecode);
  }

  private static final class Parser {
    private final List<String> words;
    private final List<Action> actions = new ArrayList<>();
    private boolean isInteractive;
    private boolean showsVersion;
    private boolean ignoresEnvironment;
    private Form form = Form.SOURCE;
    private int next;

    Parser(List<String> words) {
      this.words = words;
    }

    Optional<LuaOptions> parse() {
      while (next < words.size()) {
        String word = words.get(next);
        if (!word.startsWith("-") || word.equals("-")) {
          break;
        }
        next++;
        if (word.equals("--")) {
          break;
        }
        if (!option(word)) {
          return Optional.empty();
        }
        if (word.charAt(1) == 'b') {
          break;
        }
      }
      return Optional.of(new LuaOptions(words, actions, isInteractive, showsVersion, ignoresEnvironment, form, next));
    }

    /** Takes an option, and the word behind it if that is its value; false if it is wrong. */
    private boolean option(String word) {
      String tail = word.substring(2);
      switch (word.charAt(1)) {
        case 'i' -> {
          isInteractive = true;
          showsVersion = true;
          return tail.isEmpty();
        }
        case 'v' -> {
          showsVersion = true;
          return tail.isEmpty();
        }
        case 'E' -> ignoresEnvironment = true;
        case 'c' -> {
          form = tail.isEmpty() ? Form.PRINTED : Form.SHOWN;
          return tail.isEmpty() || tail.equals("v");
        }
        case 'O' -> actions.add(new Action.Optimize(tail));
        case 'e', 'j', 'l' -> {
          Optional<String> value = value(tail);
          value.ifPresent(given -> actions.add(action(word.charAt(1), given)));
          return value.isPresent();
        }
        case 'b' -> {
          return bytecode(tail);
        }
        default -> {
          return false;
        }
      }
      return true;
    }

    private static Action action(char option, String value) {
      return switch (option) {
        case 'e' -> new Action.Execute(value);
        case 'l' -> new Action.Require(value);
        default -> new Action.Control(value);
      };
    }

    /** What is behind an option's letter, else the next word. */
    private Optional<String> value(String tail) {
      if (!tail.isEmpty()) {
        return Optional.of(tail);
      }
      return next < words.size() ? Optional.of(words.get(next++)) : Optional.empty();
    }

    /** Letters behind the option's are the first argument. Only optimisations may stand before it. */
    private boolean bytecode(String tail) {
      boolean isFirst = !isInteractive && !showsVersion && !ignoresEnvironment && actions.stream().allMatch(Action.Optimize.class::isInstance);
      List<String> arguments = new ArrayList<>(words.subList(next, words.size()));
      if (!tail.isEmpty()) {
        arguments.addFirst("-" + tail);
      }
      actions.add(new Action.Bytecode(arguments));
      return isFirst;
    }
  }
}
