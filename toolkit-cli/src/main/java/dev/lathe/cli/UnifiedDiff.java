package dev.lathe.cli;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.ArrayList;
import java.util.List;

/**
 * The difference of two texts as {@code patch} and {@code git apply} take it. Lines end at LF and nowhere else, so that a CR at the
 * end of a line is part of it, and a text without LF at its end is told from one with it.
 */
final class UnifiedDiff {

  /** Equal lines around each difference. */
  private static final int CONTEXT = 3;

  private static final int HEAD_LINES = 2;

  private static final String NO_LINE_END = "\\ No newline at end of file";

  private UnifiedDiff() {}

  /** The two lines before the hunks. What follows the tab is a remark, which programs that read a diff leave out. */
  static String head(String name) {
    return "--- " + name + "\n+++ " + name + "\t(formatted)\n";
  }

  /** What makes {@code after} of {@code before}, which are not equal. */
  static String hunks(String before, String after) {
    List<String> old = lines(before);
    List<String> diff = UnifiedDiffUtils.generateUnifiedDiff("", "", old, DiffUtils.diff(old, lines(after)), CONTEXT);
    StringBuilder text = new StringBuilder();
    for (String line : diff.subList(HEAD_LINES, diff.size())) {
      text.append(line).append('\n');
    }
    return text.toString();
  }

  /** The lines without their LF; a last one without carries the mark behind it, which makes it unlike one with an LF. */
  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      lines.add(text.substring(start, end));
      start = end + 1;
    }
    if (start < text.length()) {
      lines.add(text.substring(start) + "\n" + NO_LINE_END);
    }
    return lines;
  }
}
