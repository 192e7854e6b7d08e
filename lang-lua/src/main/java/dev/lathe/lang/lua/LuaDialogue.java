package dev.lathe.lang.lua;

import dev.lathe.lang.lua.lib.CommandSupport;
import dev.lathe.vm.Vm;
import dev.lathe.vm.bytecode.ByteString;
import dev.lathe.vm.runtime.ChunkLoader;
import dev.lathe.vm.runtime.Dialogue;
import dev.lathe.vm.runtime.GuestError;
import dev.lathe.vm.runtime.Interruption;
import dev.lathe.vm.runtime.ThreadState;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * A conversation as {@code luajit -i} holds it: {@code _PROMPT} and {@code _PROMPT2}, results go through the global {@code print},
 * a first line {@code =expression} returns its values.
 */
final class LuaDialogue implements Dialogue {
  private static final ByteString CHUNK_NAME = ByteString.utf8("=stdin");
  private static final byte[] RETURN = "return ".getBytes(StandardCharsets.US_ASCII);
  /** How the message ends if a text does too early. */
  private static final String AT_END = "'<eof>'";

  private final Vm vm;
  private final VmState state;
  private final CommandSupport support;

  LuaDialogue(Vm vm, CommandSupport support) {
    this.vm = vm;
    this.state = vm.state();
    this.support = support;
  }

  @Override
  public String language() {
    return LuaLanguage.NAME;
  }

  @Override
  public String prompt() {
    return prompt("_PROMPT", "> ");
  }

  @Override
  public String continuation() {
    return prompt("_PROMPT2", ">> ");
  }

  private String prompt(String variable, String otherwise) {
    try {
      return support.text(global(variable)).map(text -> new String(text, StandardCharsets.UTF_8)).orElse(otherwise);
    } catch (GuestError | Interruption ofAMetamethod) {
      return otherwise;
    }
  }

  /** A global variable, as a program gets it: the globals may have a metatable. */
  private long global(String variable) {
    byte[] program = ("return " + variable).getBytes(StandardCharsets.US_ASCII);
    return state.nesting().execute(LuaCommand.load(vm, program, CHUNK_NAME, Optional.of(LuaLanguage.NAME)))[0];
  }

  @Override
  public boolean isIncomplete(byte[] text) {
    return switch (state.compile(program(text), CHUNK_NAME, Optional.of(LuaLanguage.NAME), ChunkLoader.Forms.BOTH)) {
      case ChunkLoader.Result.Refused(ByteString message) -> message.toLatin1().endsWith(AT_END);
      case ChunkLoader.Result.Loaded _, ChunkLoader.Result.Fault _ -> false;
    };
  }

  private static byte[] program(byte[] text) {
    if (text.length == 0 || text[0] != '=') {
      return text;
    }
    byte[] program = Arrays.copyOf(RETURN, RETURN.length + text.length - 1);
    System.arraycopy(text, 1, program, RETURN.length, text.length - 1);
    return program;
  }

  @Override
  public void evaluate(byte[] text) {
    state.thread().withdraw(ThreadState.INTERRUPT);
    support.reporting("", () -> {
      long[] outcome = support.callTraced(LuaCommand.load(vm, program(text), CHUNK_NAME, Optional.of(LuaLanguage.NAME)));
      if (outcome[0] != Value.TRUE) {
        support.report("", outcome[1]);
      } else if (outcome.length > 1) {
        print(Arrays.copyOfRange(outcome, 1, outcome.length));
      }
    });
  }

  /** Prints results, which the collector does not see here while the function is looked for. */
  private void print(long[] results) {
    support.keep(results);
    try {
      state.nesting().execute(global("print"), results);
    } catch (GuestError error) {
      String text = support.text(error.value()).map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1)).orElse("(null)");
      support.report("", ("error calling 'print' (" + text + ")").getBytes(StandardCharsets.ISO_8859_1));
    } finally {
      support.keep();
    }
  }

  @Override
  public void interrupt() {
    vm.interrupt();
  }

  @Override
  public Optional<byte[]> ask(String prompt) {
    support.print(prompt);
    support.flush();
    return support.readLine();
  }

  @Override
  public void flush() {
    support.flush();
  }

  @Override
  public void end() {
    support.print("\n");
    support.flush();
  }
}
