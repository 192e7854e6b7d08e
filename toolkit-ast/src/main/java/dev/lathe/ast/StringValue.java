package dev.lathe.ast;

/** The value of a string literal. */
public sealed interface StringValue {

  /** Unicode text; may hold lone surrogates. */
  record Text(String text) implements StringValue {}

  /** Bytes, each as the character of its number: U+0000 to U+00FF. */
  record Bytes(String latin1) implements StringValue {}
}
