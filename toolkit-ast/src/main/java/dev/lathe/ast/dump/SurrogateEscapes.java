package dev.lathe.ast.dump;

import java.util.HexFormat;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;

/** Escapes surrogates besides what JSON must escape: a lone one has no encoding of its own. */
final class SurrogateEscapes extends CharacterEscapes {

  private static final long serialVersionUID = 1;

  private final int[] ascii = standardAsciiEscapesForJSON();

  @Override
  public int[] getEscapeCodesForAscii() {
    return ascii;
  }

  @Override
  public SerializableString getEscapeSequence(int character) {
    return Character.MIN_SURROGATE <= character && character <= Character.MAX_SURROGATE
        ? new SerializedString("\\u" + HexFormat.of().toHexDigits((char) character))
        : null; // Jackson's word for: as it is
  }
}
