package dev.lathe.lang.lua;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A listing of machine code in a page, with a remark behind each instruction. Where it is printed anew, remarks stay with instructions. */
final class ExplainedListing {
  /** An instruction's offset, text and remark; all other lines begin with no blank. */
  private static final Pattern INSTRUCTION = Pattern.compile("( +[0-9a-f]+  )([^;]*?)(?: +; (.*))?");
  /** What changes when other instructions do: distances, and where jumps go. */
  private static final Pattern PLACE = Pattern.compile("\\[rip[^]]*]  # \\+[0-9a-f]+$|\\+[0-9a-f]+$");

  private static final int REMARK_COLUMN = 46;

  private ExplainedListing() {}

  /** The parts of a listing: each begins with a line that is no instruction. The header is no part. */
  static List<List<String>> parts(List<String> listing) {
    List<List<String>> parts = new ArrayList<>();
    for (String line : listing) {
      if (line.startsWith("-- ")) {
        continue;
      }
      if (!line.startsWith(" ")) {
        parts.add(new ArrayList<>());
      }
      parts.getLast().add(line);
    }
    return parts;
  }

  /** Lines as they are printed now, with the remarks that the same instructions have had, in their order. */
  static List<String> explained(List<String> printed, List<String> before) {
    List<String> explained = new ArrayList<>();
    int from = 0;
    for (String line : printed) {
      String result = line;
      for (int i = from; i < before.size(); i++) {
        Matcher old = INSTRUCTION.matcher(before.get(i));
        if (old.matches() && old.group(3) != null && same(line, old.group(2))) {
          result = line + " ".repeat(Math.max(REMARK_COLUMN - line.length(), 1)) + "; " + old.group(3);
          from = i + 1;
          break;
        }
      }
      explained.add(result);
    }
    return explained;
  }

  private static boolean same(String line, String text) {
    Matcher instruction = INSTRUCTION.matcher(line);
    return instruction.matches() && PLACE.matcher(instruction.group(2)).replaceAll("").equals(PLACE.matcher(text).replaceAll(""));
  }

  /** Instructions without a remark. */
  static List<String> unexplained(List<String> lines) {
    return lines.stream().filter(line -> INSTRUCTION.matcher(line) instanceof Matcher found && found.matches() && found.group(3) == null).toList();
  }
}
