package dev.lathe.lang.lua.lib;

import dev.lathe.vm.runtime.Call;
import dev.lathe.vm.value.Value;
import java.io.IOException;
import java.util.Optional;

/** What functions that use files return. */
final class FileResults {

  private FileResults() {}

  /** Nil, a message with the file's name if it is known, and the error's number. */
  static int fail(Call call, IOException exception, Optional<String> name) {
    FileFailure failure = FileFailure.of(exception);
    call.push(Value.NIL);
    call.push(call.vm().string(name.map(text -> text + ": ").orElse("") + failure.text()));
    call.push(Value.of((double) failure.number()));
    return 3;
  }
}
