package dev.lathe.lexer;

/** Tokens of the grammar {@code SampleLexer}. */
final class Samples {

  private Samples() {}

  static TokenBuffer tokens(byte[] bytes) {
    Source source = Source.utf8("sample", bytes, LineEnds.STANDARD);
    return TokenBuffer.read(source, new AntlrTokens(lexer(source)));
  }

  static TokenBuffer tokens(String text) {
    return tokens(Source.encodeUtf8(text));
  }

  static SampleLexer lexer(Source source) {
    return new SampleLexer(new SourceChars(source, Samples::classOf));
  }

  private static int classOf(int codePoint) {
    return Character.isUnicodeIdentifierStart(codePoint)
        ? SourceChars.NAME_START
        : Character.isUnicodeIdentifierPart(codePoint) ? SourceChars.NAME_PART : SourceChars.OTHER;
  }
}
