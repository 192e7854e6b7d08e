package dev.lathe.lang.lua;

import dev.lathe.testing.Oracle;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a run of a program came to. Each character of a text is a byte, 0 to 255.
 *
 * <p>Written, each line of a text is one, and no byte of a program can break it:
 *
 * <pre>
 *   | a line of the standard output
 *   | bytes that are no visible ASCII \x00\xff\r\t, a backslash \\, and an end without LF\c
 *   ! a line of the standard error output
 *   = 1                             the exit status, if not 0
 * </pre>
 */
record Outcome(String out, String err, int status) {

  /** What the reference calls itself in messages, which stands in for other names of the program. */
  static final String PROGRAM = "luajit";

  private static final Pattern ADDRESS = Pattern.compile("(?<=: |\\(|at )0x[0-9a-f]{6,16}\\b");
  private static final Pattern BUILT_IN = Pattern.compile("builtin#[0-9]+");

  private static final String OUT_MARK = "|";
  private static final String ERR_MARK = "!";
  private static final String STATUS_MARK = "= ";
  private static final String UNFINISHED = "\\c";
  private static final Pattern ESCAPE = Pattern.compile("\\\\(?:x([0-9a-f]{2})|([tr\\\\]))");

  /** What an oracle's program came to. */
  static Outcome of(Oracle.Result result) {
    return new Outcome(new String(result.out(), StandardCharsets.ISO_8859_1), new String(result.err(), StandardCharsets.ISO_8859_1), result.status());
  }

  /**
   * The same without what differs from run to run or between programs that mean the same: addresses ({@code table: 0x...},
   * {@code [C]: at 0x...}) and numbers of built-in functions ({@code builtin#N}). Whoever runs a program under another name
   * than {@link #PROGRAM} replaces that name.
   */
  Outcome masked() {
    return new Outcome(masked(out), masked(err), status);
  }

  private static String masked(String text) {
    return BUILT_IN.matcher(ADDRESS.matcher(text).replaceAll("0x...")).replaceAll("builtin#N");
  }

  /** The written form. */
  String written() {
    StringBuilder text = new StringBuilder();
    write(OUT_MARK, out, text);
    write(ERR_MARK, err, text);
    if (status != 0) {
      text.append(STATUS_MARK).append(status).append('\n');
    }
    return text.toString();
  }

  private static void write(String mark, String bytes, StringBuilder text) {
    int at = 0;
    while (at < bytes.length()) {
      int end = bytes.indexOf('\n', at);
      String line = bytes.substring(at, end < 0 ? bytes.length() : end);
      text.append(mark).append(line.isEmpty() ? "" : " ");
      escape(line, text);
      text.append(end < 0 ? UNFINISHED : "").append('\n');
      at = end < 0 ? bytes.length() : end + 1;
    }
  }

  private static void escape(String line, StringBuilder text) {
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      boolean lastBlank = c == ' ' && i == line.length() - 1;
      switch (c) {
        case '\t' -> text.append("\\t");
        case '\r' -> text.append("\\r");
        case '\\' -> text.append("\\\\");
        default -> text.append(c < ' ' || c > '~' || lastBlank ? "\\x%02x".formatted((int) c) : String.valueOf(c));
      }
    }
  }

  /**
   * Reads the written form.
   *
   * @throws AssertionError if a line has none of the marks
   */
  static Outcome read(List<String> lines) {
    StringBuilder out = new StringBuilder();
    StringBuilder err = new StringBuilder();
    int status = 0;
    for (String line : lines) {
      if (line.startsWith(OUT_MARK)) {
        readLine(line, out);
      } else if (line.startsWith(ERR_MARK)) {
        readLine(line, err);
      } else if (line.startsWith(STATUS_MARK)) {
        status = Integer.parseInt(line.substring(STATUS_MARK.length()));
      } else {
        throw new AssertionError("no line of an outcome: " + line);
      }
    }
    return new Outcome(out.toString(), err.toString(), status);
  }

  private static void readLine(String line, StringBuilder bytes) {
    String escaped = line.length() > 1 ? line.substring(2) : "";
    boolean finished = !isUnfinished(escaped);
    String body = finished ? escaped : escaped.substring(0, escaped.length() - UNFINISHED.length());
    Matcher escape = ESCAPE.matcher(body);
    bytes.append(escape.replaceAll(found -> Matcher.quoteReplacement(String.valueOf(meaning(found.group(1), found.group(2))))));
    if (finished) {
      bytes.append('\n');
    }
  }

  private static char meaning(String digits, String letter) {
    if (digits != null) {
      return (char) Integer.parseInt(digits, 16);
    }
    return switch (letter) {
      case "t" -> '\t';
      case "r" -> '\r';
      default -> '\\';
    };
  }

  /** Whether a line ends with the mark, whose backslash is not one of an escaped pair. */
  private static boolean isUnfinished(String escaped) {
    int backslashes = 0;
    for (int i = escaped.length() - UNFINISHED.length(); i >= 0 && escaped.charAt(i) == '\\'; i--) {
      backslashes++;
    }
    return escaped.endsWith(UNFINISHED) && backslashes % 2 == 1;
  }
}
