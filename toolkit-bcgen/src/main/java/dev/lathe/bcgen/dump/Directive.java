package dev.lathe.bcgen.dump;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The words that begin the lines of a full listing which are no instructions. */
enum Directive {
  /** Name of the chunk. Of the dump, like the next one: before all functions. */
  CHUNK,
  /** How calls lay out their frames. */
  FRAMES,
  /** A function begins. */
  FUNCTION,
  PARAMETERS,
  /** Registers. */
  FRAME,
  /** Flags that do not follow from the constants. */
  FLAGS,
  /** What a call gives; makes the function a general one. */
  KIND,
  ARGUMENTS,
  NAME,
  DOCUMENT,
  UPVALUE,
  CONSTANT,
  NUMBER,
  HANDLER,
  /** First line, and how many follow it. */
  LINES,
  VARIABLE,
  /** Line of the instructions that follow. */
  LINE,
  /** Source range of the instructions that follow. */
  POSITION;

  private static final Map<String, Directive> BY_TEXT = new HashMap<>();

  static {
    for (Directive directive : values()) {
      BY_TEXT.put(directive.text(), directive);
    }
  }

  /** How it is written. */
  String text() {
    return "." + TextForm.word(this);
  }

  /** The one that is written so. */
  static Optional<Directive> of(String text) {
    return Optional.ofNullable(BY_TEXT.get(text));
  }
}
