package dev.lathe.lang.python;

import dev.lathe.lexer.Diagnostic;
import dev.lathe.lexer.LineEnds;
import dev.lathe.lexer.Source;
import dev.lathe.lexer.Span;
import dev.lathe.parser.Language;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Decodes a file as CPython's {@code compile} decodes bytes (PEP 263): as UTF-8, unless a comment on one of the first two
 * lines declares another encoding. Bytes that are no UTF-8 are wrong in names and strings only, so the tokens report them.
 * Encodings that only CPython has, and those that ASCII is no part of, are unknown here.
 */
final class SourceDecoder {

  private static final String WORD = "coding";
  private static final String UTF_8 = "utf-8";
  private static final String LATIN_1 = "iso-8859-1";

  private SourceDecoder() {}

  /** A codec: the charset, and what CPython calls it. */
  private record Codec(Charset charset, String name) {}

  static Language.Decoded decode(String name, byte[] bytes) {
    Source raw = Source.utf8(name, bytes, LineEnds.STANDARD);
    int nul = indexOf(bytes, 0, (byte) 0);
    if (nul < bytes.length) {
      return refuse(raw, Message.NULL_BYTES.at(placeOf(raw)));
    }
    Optional<String> declared = declaration(bytes, raw.hasMark() ? 3 : 0).map(SourceDecoder::normal);
    if (declared.isEmpty() || declared.get().equals(UTF_8)) {
      return new Language.Decoded(raw, Optional.empty());
    }
    if (raw.hasMark()) {
      return refuse(raw, Message.ENCODING_PROBLEM.at(Span.NONE, declared.get()));
    }
    Optional<Codec> codec = codec(declared.get());
    if (codec.isEmpty()) {
      return refuse(raw, Message.UNKNOWN_ENCODING.at(Span.NONE, declared.get()));
    }
    return decode(raw, codec.get());
  }

  private static Language.Decoded refuse(Source source, Diagnostic error) {
    return new Language.Decoded(source, Optional.of(error));
  }

  /** The place of the first null character; CPython tells none. */
  private static Span placeOf(Source source) {
    int at = 0;
    while (source.codePointAt(at) != 0) {
      at++;
    }
    return source.span(at, at + 1);
  }

  private static int indexOf(byte[] bytes, int from, byte wanted) {
    int at = from;
    while (at < bytes.length && bytes[at] != wanted) {
      at++;
    }
    return at;
  }

  /** The encoding that the first line declares or, if that holds nothing but a comment, the second. */
  private static Optional<String> declaration(byte[] bytes, int from) {
    int end = endOfLine(bytes, from);
    Optional<String> first = declarationOn(bytes, from, end);
    if (first.isPresent() || end == bytes.length || !isBlank(bytes, from, end)) {
      return first;
    }
    int next = bytes[end] == '\r' && end + 1 < bytes.length && bytes[end + 1] == '\n' ? end + 2 : end + 1;
    return declarationOn(bytes, next, endOfLine(bytes, next));
  }

  private static int endOfLine(byte[] bytes, int from) {
    int at = from;
    while (at < bytes.length && bytes[at] != '\n' && bytes[at] != '\r') {
      at++;
    }
    return at;
  }

  private static boolean isBlank(byte[] bytes, int from, int end) {
    int at = behindSpace(bytes, from, end);
    return at == end || bytes[at] == '#';
  }

  private static int behindSpace(byte[] bytes, int from, int end) {
    int at = from;
    while (at < end && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\f')) {
      at++;
    }
    return at;
  }

  private static Optional<String> declarationOn(byte[] bytes, int from, int end) {
    int at = behindSpace(bytes, from, end);
    if (at == end || bytes[at] != '#') {
      return Optional.empty();
    }
    String comment = new String(bytes, at, end - at, StandardCharsets.ISO_8859_1);
    for (int word = comment.indexOf(WORD); word >= 0; word = comment.indexOf(WORD, word + 1)) {
      int i = word + WORD.length();
      if (i < comment.length() && (comment.charAt(i) == ':' || comment.charAt(i) == '=')) {
        i++;
        while (i < comment.length() && (comment.charAt(i) == ' ' || comment.charAt(i) == '\t')) {
          i++;
        }
        int start = i;
        while (i < comment.length() && isNameCharacter(comment.charAt(i))) {
          i++;
        }
        if (i > start) {
          return Optional.of(comment.substring(start, i));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isNameCharacter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c == '.';
  }

  /** The two encodings that CPython's tokenizer knows itself under their normal names; others as they are. */
  private static String normal(String name) {
    String folded = name.substring(0, Math.min(12, name.length())).toLowerCase(Locale.ROOT).replace('_', '-');
    if (folded.equals(UTF_8) || folded.startsWith("utf-8-")) {
      return UTF_8;
    }
    for (String latin : new String[] {"latin-1", LATIN_1, "iso-latin-1"}) {
      if (folded.equals(latin) || folded.startsWith(latin + "-")) {
        return LATIN_1;
      }
    }
    return name;
  }

  private static Optional<Codec> codec(String name) {
    String key = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]+", "_").replaceAll("^_|_$", "");
    Map<String, Codec> codecs = Codecs.ALL;
    return Optional.ofNullable(codecs.getOrDefault(key, codecs.get(key.replace('.', '_'))));
  }

  /** The table of encodings, read when a file first declares one. */
  private static final class Codecs {
    static final Map<String, Codec> ALL = read();

    private static Map<String, Codec> read() {
      Map<String, Codec> codecs = new HashMap<>();
      try (BufferedReader rows =
          new BufferedReader(
              new InputStreamReader(SourceDecoder.class.getResourceAsStream("encodings.txt"), StandardCharsets.US_ASCII))) {
        for (String row = rows.readLine(); row != null; row = rows.readLine()) {
          String[] words = row.split(" ");
          if (!words[0].equals("#") && Charset.isSupported(words[0])) {
            Codec codec = new Codec(Charset.forName(words[0]), words[1]);
            for (int i = 2; i < words.length; i++) {
              codecs.put(words[i], codec);
            }
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return codecs;
    }
  }

  private static Language.Decoded decode(Source raw, Codec codec) {
    byte[] bytes = raw.bytes();
    CharsetDecoder decoder =
        codec.charset().newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate((int) (bytes.length * (double) decoder.maxCharsPerByte()) + 1);
    CoderResult result = decoder.decode(in, out, true);
    if (result.isError()) {
      return refuse(raw, Message.CODEC.at(Span.NONE, wrongByte(raw, in.position(), codec)));
    }
    try {
      return new Language.Decoded(Source.decode(raw.name(), bytes, codec.charset(), LineEnds.STANDARD), Optional.empty());
    } catch (CharacterCodingException e) {
      throw new IllegalStateException("decoded before", e);
    }
  }

  /** What CPython says of the byte at {@code at}; it counts a pair of CR and LF as one. */
  private static String wrongByte(Source raw, int at, Codec codec) {
    byte[] bytes = raw.bytes();
    if (codec.charset().equals(StandardCharsets.UTF_8)) {
      byte[] translated = withLineFeeds(bytes);
      return Utf8Fault.find(translated, 0).map(fault -> fault.message(translated)).orElse("");
    }
    int position = at;
    for (int i = 0; i < at; i++) {
      position -= bytes[i] == '\r' && i + 1 < bytes.length && bytes[i + 1] == '\n' ? 1 : 0;
    }
    boolean ascii = codec.charset().equals(StandardCharsets.US_ASCII);
    boolean single = codec.charset().newEncoder().maxBytesPerChar() == 1.0f;
    String reason =
        ascii ? "ordinal not in range(128)" : single ? "character maps to <undefined>" : "illegal multibyte sequence";
    return String.format(
        "'%s' codec can't decode byte 0x%02x in position %d: %s",
        single && !ascii ? "charmap" : codec.name(), bytes[at] & 0xFF, position, reason);
  }

  private static byte[] withLineFeeds(byte[] bytes) {
    byte[] out = new byte[bytes.length];
    int size = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] != '\r' || i + 1 == bytes.length || bytes[i + 1] != '\n') {
        out[size++] = bytes[i];
      }
    }
    return Arrays.copyOf(out, size);
  }
}
