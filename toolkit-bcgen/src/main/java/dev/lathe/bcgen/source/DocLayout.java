package dev.lathe.bcgen.source;

import java.util.Arrays;

/**
 * Operations of one statement, and the decisions where its lines end.
 *
 * <p>A group that fits on the line stays there (FLAT). Otherwise its breaks end lines (BROKEN), or only things inside it are
 * broken (INNER), or only its last brackets are (LAST). What a group does depends on nothing but what is inside and the
 * text up to the next break behind it, and on the source only by what must be broken. What is broken anyway is treated as
 * what must be: so a text that was printed, in which line ends stand where they were put, is printed the same again.
 *
 * <pre>
 *   f(a, {                  candidates: brackets in a list that may be broken while the list is not,
 *     b = 1,                if nothing else in it must be, and what is around them fits
 *   })
 *   x = f(                  VALUE: broken inside its brackets if it has no breaks of its own, or one and
 *     a                     ends with brackets
 *   )
 *   x = (                   VALUE: broken itself
 *     a + b + c
 *   )
 * </pre>
 */
final class DocLayout {

  static final int NO_GROUP = -1;

  // Operations
  private static final byte TEXT = 0;
  private static final byte LINES = 1;
  private static final byte SPACE = 2;
  private static final byte SPACE_BREAK = 3;
  private static final byte EMPTY_BREAK = 4;
  private static final byte FILL_BREAK = 5;
  private static final byte FORCED_FILL_BREAK = 6;
  private static final byte ESCAPED_BREAK = 7;
  private static final byte FORCED_LINE = 8;
  private static final byte NEW_LINE = 9;
  private static final byte OPEN = 10;
  private static final byte CLOSE = 11;
  private static final byte INDENT = 12;
  private static final byte OUTDENT = 13;
  private static final byte IF_BROKEN = 14;
  private static final byte TRAILING = 15;
  private static final byte VERBATIM = 16;
  private static final byte STATEMENT_END = 17;

  // Modes of a group
  private static final byte UNDECIDED = 0;
  private static final byte FLAT = 1;
  private static final byte BROKEN = 2;
  private static final byte INNER = 3;
  private static final byte LAST = 4;

  // Kinds of a group
  private static final byte PLAIN = 0;
  private static final byte BRACKETS = 1;
  private static final byte EXPANDING = 2;
  private static final byte VALUE = 3;
  private static final byte BLOCK = 4;

  private final SourceStyle style;
  private final int width;

  // Operations. The argument is a group, a number of blank lines, or the columns up to the first line end of LINES.
  private byte[] kinds = new byte[256];
  private int[] arguments = new int[256];
  private String[] texts = new String[256];
  /** The position in front of each operation if all stood on one line; one more for the end. */
  private int[] at = new int[257];
  private int[] nextStop = new int[257];
  private int size;

  // Groups
  private byte[] groupKind = new byte[64];
  private byte[] mode = new byte[64];
  private int[] parent = new int[64];
  private int[] openOp = new int[64];
  private int[] closeOp = new int[64];
  /** A break of the group must end a line. */
  private boolean[] forced = new boolean[64];
  /** A break of a PLAIN group inside must end a line. */
  private boolean[] forcedDirectly = new boolean[64];
  /** Groups inside that must be broken: not in a candidate, in one. */
  private int[] forcedInside = new int[64];
  private boolean[] forcedCandidate = new boolean[64];
  private boolean[] hasBlock = new boolean[64];
  /** Breaks of the group, and of PLAIN groups inside. */
  private int[] breaks = new int[64];
  /** The brackets that ended last inside, with PLAIN groups only around them. */
  private int[] lastBrackets = new int[64];
  private int[] firstEvent = new int[64];
  private int[] firstCandidate = new int[64];
  private int[] lastCandidate = new int[64];
  private boolean[] inCandidate = new boolean[64];
  /** Whether the group is, or is in, a candidate of the group around it. */
  private boolean[] ofCandidate = new boolean[64];
  private int groups;

  // Line ends that are no breaks: texts of several lines, blocks. In order; those inside a block behind it.
  private int[] eventOp = new int[16];
  private int[] eventEnd = new int[16];
  /** Columns of the last line; -1 for the indentation. */
  private int[] eventColumns = new int[16];
  private int[] eventSkip = new int[16];
  private int events;

  private int[] candidateStart = new int[16];
  private int[] candidateLastBreak = new int[16];
  private int[] candidateNext = new int[16];
  private int candidates;

  private int lastBreakOp = -1;
  /** Operation at which a separator may be put behind the last statement; -1 for none, or if it has been written. */
  private int guardOp = -1;

  // What has been written
  private final StringBuilder text = new StringBuilder(4096);
  private int guardOffset = -1;
  private int lines;
  private int column;
  private int indent;
  /** Indentation of the line that begins: what is opened at its start does not move it. */
  private int lineIndent;
  private int pendingSpaces;
  private int pendingLines;
  private boolean lineIsEmpty = true;

  DocLayout(SourceStyle style) {
    this.style = style;
    this.width = style.width;
  }

  // Collecting

  private int add(byte kind, int argument, String value, int columns) {
    if (size == kinds.length) {
      int length = size * 2;
      kinds = Arrays.copyOf(kinds, length);
      arguments = Arrays.copyOf(arguments, length);
      texts = Arrays.copyOf(texts, length);
      at = Arrays.copyOf(at, length + 1);
      nextStop = Arrays.copyOf(nextStop, length + 1);
    }
    kinds[size] = kind;
    arguments[size] = argument;
    texts[size] = value;
    at[size + 1] = at[size] + columns;
    return size++;
  }

  private static int columns(String text, int from, int to) {
    return text.codePointCount(from, to);
  }

  void text(String value) {
    add(TEXT, 0, value, columns(value, 0, value.length()));
  }

  /** Text that may hold line ends. */
  void lines(String value) {
    int first = value.indexOf('\n');
    if (first < 0) {
      text(value);
      return;
    }
    int head = columns(value, 0, first);
    int tail = columns(value, value.lastIndexOf('\n') + 1, value.length());
    int op = add(LINES, head, value, head + tail);
    event(op, op + 1, tail);
  }

  private int event(int op, int end, int columns) {
    if (events == eventOp.length) {
      eventOp = Arrays.copyOf(eventOp, events * 2);
      eventEnd = Arrays.copyOf(eventEnd, events * 2);
      eventColumns = Arrays.copyOf(eventColumns, events * 2);
      eventSkip = Arrays.copyOf(eventSkip, events * 2);
    }
    eventOp[events] = op;
    eventEnd[events] = end;
    eventColumns[events] = columns;
    eventSkip[events] = events + 1;
    return events++;
  }

  void space() {
    add(SPACE, 0, "", 1);
  }

  void textIfBroken(String value, int group) {
    add(IF_BROKEN, group, value, 0);
  }

  /** A comment at the end of a line; takes no columns, so that it moves no break. */
  void trailing(String comment) {
    add(TRAILING, 0, comment, 0);
  }

  /** A break of {@code group}. */
  void line(Output.Break kind, int group, boolean forcedHere) {
    byte op =
        switch (kind) {
          case SPACE -> SPACE_BREAK;
          case EMPTY -> EMPTY_BREAK;
          case FILL -> forcedHere ? FORCED_FILL_BREAK : FILL_BREAK;
          case ESCAPED -> ESCAPED_BREAK;
        };
    lastBreakOp = add(op, group, "", kind == Output.Break.EMPTY ? 0 : 1);
    breaks[group]++;
    if (forcedHere) {
      forced[group] = true;
    }
  }

  /** The line ends where there is no break, inside {@code group}. */
  void forcedLine(int blankLines, int group) {
    lastBreakOp = add(FORCED_LINE, blankLines, "", 0);
    if (group != NO_GROUP) {
      forcedInside[group]++;
      forcedDirectly[group] = true;
    }
  }

  void newLine(int blankLines) {
    lastBreakOp = add(NEW_LINE, blankLines, "", 0);
  }

  void verbatim(String value) {
    int op = add(VERBATIM, 0, value, 0);
    event(op, op + 1, 0);
  }

  void force(int group) {
    if (group != NO_GROUP) {
      forced[group] = true;
    }
  }

  int open(Output.Group kind, int around) {
    return open(
        switch (kind) {
          case PLAIN -> PLAIN;
          case BRACKETS -> BRACKETS;
          case EXPANDING_BRACKETS -> EXPANDING;
          case VALUE -> VALUE;
        },
        around);
  }

  private int open(byte kind, int around) {
    int g = groups++;
    if (g == groupKind.length) {
      growGroups(g * 2);
    }
    groupKind[g] = kind;
    mode[g] = UNDECIDED;
    parent[g] = around;
    openOp[g] = add(OPEN, g, "", 0);
    forced[g] = false;
    forcedDirectly[g] = false;
    forcedInside[g] = 0;
    forcedCandidate[g] = false;
    hasBlock[g] = false;
    breaks[g] = 0;
    lastBrackets[g] = NO_GROUP;
    firstEvent[g] = events;
    firstCandidate[g] = -1;
    inCandidate[g] = false;
    ofCandidate[g] = around != NO_GROUP && inCandidate[around];
    return g;
  }

  private void growGroups(int length) {
    groupKind = Arrays.copyOf(groupKind, length);
    mode = Arrays.copyOf(mode, length);
    parent = Arrays.copyOf(parent, length);
    openOp = Arrays.copyOf(openOp, length);
    closeOp = Arrays.copyOf(closeOp, length);
    forced = Arrays.copyOf(forced, length);
    forcedDirectly = Arrays.copyOf(forcedDirectly, length);
    forcedInside = Arrays.copyOf(forcedInside, length);
    forcedCandidate = Arrays.copyOf(forcedCandidate, length);
    hasBlock = Arrays.copyOf(hasBlock, length);
    breaks = Arrays.copyOf(breaks, length);
    lastBrackets = Arrays.copyOf(lastBrackets, length);
    firstEvent = Arrays.copyOf(firstEvent, length);
    firstCandidate = Arrays.copyOf(firstCandidate, length);
    lastCandidate = Arrays.copyOf(lastCandidate, length);
    inCandidate = Arrays.copyOf(inCandidate, length);
    ofCandidate = Arrays.copyOf(ofCandidate, length);
  }

  /** Whether the group is a block, which has no breaks of its own. */
  boolean isBlock(int group) {
    return groupKind[group] == BLOCK;
  }

  /** Begins a block inside an expression. */
  int openBlock(int around) {
    int g = open(BLOCK, around);
    event(openOp[g], 0, -1);
    return g;
  }

  void close(int g, int around) {
    closeOp[g] = add(CLOSE, g, "", 0);
    if (groupKind[g] == BLOCK) {
      int event = firstEvent[g];
      eventEnd[event] = closeOp[g];
      eventSkip[event] = events;
    }
    if (groupKind[g] == EXPANDING && hasBlock[g]) {
      forced[g] = true;
    }
    if (around == NO_GROUP) {
      return;
    }
    hasBlock[around] |= hasBlock[g] || groupKind[g] == BLOCK;
    if (groupKind[g] == BLOCK) {
      return;
    }
    boolean plain = groupKind[g] == PLAIN;
    if (plain) {
      breaks[around] += breaks[g];
      forcedDirectly[around] |= forced[g] || forcedDirectly[g];
      if (lastBrackets[g] != NO_GROUP) {
        lastBrackets[around] = lastBrackets[g];
      }
    } else if (breaks[g] > 0) {
      lastBrackets[around] = g;
    }
    boolean must = forced[g] || forcedInside[g] > 0 || forcedCandidate[g];
    if (must && inCandidate[around]) {
      forcedCandidate[around] = true;
    } else if (must) {
      forcedInside[around] += plain && !forced[g] ? Math.max(1, forcedInside[g]) : 1;
    }
  }

  void indent(int group) {
    add(INDENT, group, "", 0);
  }

  void outdent(int group) {
    add(OUTDENT, group, "", 0);
  }

  void openCandidate(int group) {
    if (candidates == candidateStart.length) {
      candidateStart = Arrays.copyOf(candidateStart, candidates * 2);
      candidateLastBreak = Arrays.copyOf(candidateLastBreak, candidates * 2);
      candidateNext = Arrays.copyOf(candidateNext, candidates * 2);
    }
    int c = candidates++;
    candidateStart[c] = size;
    candidateNext[c] = -1;
    if (firstCandidate[group] < 0) {
      firstCandidate[group] = c;
    } else {
      candidateNext[lastCandidate[group]] = c;
    }
    lastCandidate[group] = c;
    inCandidate[group] = true;
  }

  void closeCandidate(int group) {
    int c = lastCandidate[group];
    candidateLastBreak[c] = lastBreakOp > candidateStart[c] ? lastBreakOp : -1;
    inCandidate[group] = false;
  }

  // Statements

  void beginStatements() {
    guardOp = -1;
    guardOffset = -1;
  }

  void endStatement() {
    guardOp = add(STATEMENT_END, 0, "", 0);
    guardOffset = -1;
  }

  /** Separates the last statement from the one that begins. */
  void guard() {
    if (guardOp >= 0) {
      texts[guardOp] = ";";
    } else if (guardOffset >= 0) {
      text.insert(guardOffset, ';');
    }
  }

  // Decisions

  /** Writes what has been collected. */
  void flush() {
    findStops();
    for (int i = 0; i < size; i++) {
      run(i);
    }
    guardOp = -1;
    size = 0;
    groups = 0;
    events = 0;
    candidates = 0;
    lastBreakOp = -1;
  }

  /** For each operation the first one, it or a later one, at which a line may end. */
  private void findStops() {
    int stop = size;
    nextStop[size] = size;
    for (int i = size - 1; i >= 0; i--) {
      switch (kinds[i]) {
        case LINES, SPACE_BREAK, EMPTY_BREAK, FILL_BREAK, FORCED_FILL_BREAK, ESCAPED_BREAK, FORCED_LINE, NEW_LINE, VERBATIM ->
            stop = i;
        default -> {}
      }
      nextStop[i] = stop;
    }
  }

  /** The position at which the line ends if it does at operation {@code stop}. */
  private int stopAt(int stop) {
    return stop < size && kinds[stop] == LINES ? at[stop] + arguments[stop] : at[stop];
  }

  private void run(int i) {
    switch (kinds[i]) {
      case TEXT -> write(texts[i], at[i + 1] - at[i]);
      case LINES -> writeLines(texts[i]);
      case SPACE -> {
        if (!lineIsEmpty) {
          pendingSpaces = Math.max(pendingSpaces, 1);
        }
      }
      case SPACE_BREAK, ESCAPED_BREAK, EMPTY_BREAK -> {
        if (mode[arguments[i]] == BROKEN) {
          if (kinds[i] == ESCAPED_BREAK) {
            text.append(" \\");
          }
          endLine(0);
        } else if (kinds[i] != EMPTY_BREAK && !lineIsEmpty) {
          pendingSpaces = Math.max(pendingSpaces, 1);
        }
      }
      case FORCED_FILL_BREAK -> endLine(0);
      case FILL_BREAK -> {
        int needed = stopAt(nextStop[i + 1]) - at[i];
        if (mode[arguments[i]] == BROKEN && currentColumn() + needed > width) {
          endLine(0);
        } else {
          pendingSpaces = Math.max(pendingSpaces, 1);
        }
      }
      case FORCED_LINE, NEW_LINE -> endLine(arguments[i]);
      case OPEN -> mode[arguments[i]] = decide(arguments[i]);
      case CLOSE -> {}
      case INDENT -> {
        if (arguments[i] == NO_GROUP || mode[arguments[i]] == BROKEN) {
          indent++;
        }
      }
      case OUTDENT -> {
        if (arguments[i] == NO_GROUP || mode[arguments[i]] == BROKEN) {
          indent--;
        }
      }
      case IF_BROKEN -> {
        if (mode[arguments[i]] == BROKEN) {
          write(texts[i], texts[i].length());
        }
      }
      case TRAILING -> writeTrailing(texts[i]);
      case VERBATIM -> writeVerbatim(texts[i]);
      case STATEMENT_END -> {
        guardOffset = text.length();
        if (!texts[i].isEmpty()) {
          text.append(texts[i]);
        }
      }
      default -> throw new IllegalStateException();
    }
  }

  private byte decide(int g) {
    if (groupKind[g] == BLOCK) {
      return BROKEN;
    }
    int around = parent[g];
    if (around != NO_GROUP) {
      if (mode[around] == FLAT || mode[around] == INNER && firstCandidate[around] >= 0 && !ofCandidate[g]) {
        return FLAT; // nothing but candidates is broken in a list that is not
      }
      if (mode[around] == LAST) {
        return lastBrackets[around] == g ? BROKEN : contains(g, lastBrackets[around]) ? LAST : FLAT;
      }
    }
    if (fitsFlat(g)) {
      return FLAT;
    }
    return groupKind[g] == VALUE ? decideValue(g) : decideList(g);
  }

  private boolean contains(int g, int inner) {
    return openOp[g] <= openOp[inner] && closeOp[inner] <= closeOp[g];
  }

  private boolean fitsFlat(int g) {
    if (forced[g] || forcedInside[g] > 0 || forcedCandidate[g]) {
      return false;
    }
    int from = at[openOp[g]];
    int at0 = currentColumn();
    for (int e = firstEvent[g]; e < events && eventOp[e] < closeOp[g]; e = eventSkip[e]) {
      if (at0 + stopAt(eventOp[e]) - from > width) {
        return false;
      }
      at0 = eventColumns[e] < 0 ? indentColumns() : eventColumns[e];
      from = at[eventEnd[e]];
    }
    return at0 + tail(g) - from <= width;
  }

  /** The position at which the line that holds the end of {@code g} can end at the earliest. */
  private int tail(int g) {
    int stop = nextStop[closeOp[g]];
    while (isDeclined(stop) && at[stop] - at[closeOp[g]] <= width) {
      stop = nextStop[stop + 1];
    }
    return stopAt(stop) + separatorBehind(closeOp[g]);
  }

  /** The columns of a separator right behind {@code op} that is there because the group around is broken. */
  private int separatorBehind(int op) {
    int i = op + 1;
    while (i < size && (kinds[i] == CLOSE || kinds[i] == INDENT || kinds[i] == OUTDENT)) {
      i++;
    }
    return i < size && kinds[i] == IF_BROKEN && mode[arguments[i]] == BROKEN ? texts[i].length() : 0;
  }

  /** Whether a break belongs to a group that has decided not to end lines. */
  private boolean isDeclined(int op) {
    if (op >= size) {
      return false;
    }
    return switch (kinds[op]) {
      case SPACE_BREAK, EMPTY_BREAK, FILL_BREAK, ESCAPED_BREAK -> {
        byte decided = mode[arguments[op]];
        yield decided == FLAT || decided == INNER || decided == LAST;
      }
      default -> false;
    };
  }

  private byte decideList(int g) {
    if (forced[g]) {
      return BROKEN;
    }
    if (firstCandidate[g] >= 0 && forcedInside[g] == 0 && candidatesFit(g)) {
      return INNER;
    }
    return breaks[g] == 0 ? INNER : BROKEN;
  }

  /** Whether what is around the candidates fits, if each of them is broken. */
  private boolean candidatesFit(int g) {
    int from = at[openOp[g]];
    int start = currentColumn();
    for (int c = firstCandidate[g]; c >= 0; c = candidateNext[c]) {
      if (candidateLastBreak[c] >= 0) {
        if (start + stopAt(nextStop[candidateStart[c]]) - from > width) {
          return false;
        }
        start = indentColumns();
        from = at[candidateLastBreak[c]];
      }
    }
    return from > at[openOp[g]] && start + tail(g) - from <= width;
  }

  private byte decideValue(int g) {
    boolean bracketed = style.longValues == SourceStyle.LongValues.BRACKETED;
    // The operations in front of the content: OPEN, (IF_BROKEN,) INDENT, break; behind it the same but the break if indented.
    int start = openOp[g] + (bracketed ? 4 : 3);
    int end = closeOp[g] - (bracketed ? 3 : 1);
    if (forced[g] || bracketed && forcedDirectly[g]) {
      return BROKEN; // without brackets no line could end there
    }
    int direct = breaks[g] - (bracketed ? 2 : 1);
    int stop = nextStop[start];
    int head = currentColumn() + (bracketed ? 0 : at[start] - at[openOp[g]]) - at[start];
    if (stop >= end) {
      return indentColumns() + style.indentColumns + at[end] - at[start] <= width ? BROKEN : INNER;
    }
    boolean headFits = head + stopAt(stop) <= width;
    if (!bracketed) {
      return headFits ? INNER : BROKEN;
    }
    if (direct == 0) {
      boolean moves = indentColumns() + style.indentColumns + stopAt(stop) - at[start] <= width;
      return headFits || stopAt(stop) - at[start] <= 1 || !moves ? INNER : BROKEN;
    }
    int last = lastBrackets[g];
    boolean onlyLast =
        direct == 1
            && last != NO_GROUP
            && at[closeOp[last]] == at[end]
            && forcedInside[g] == (mustBreak(last) ? 1 : 0)
            && head + stopAt(nextStop[openOp[last]]) <= width;
    return onlyLast ? LAST : BROKEN;
  }

  private boolean mustBreak(int g) {
    return forced[g] || forcedInside[g] > 0 || forcedCandidate[g];
  }

  // Writing

  private int indentColumns() {
    return indent * style.indentColumns;
  }

  private int currentColumn() {
    return lineIsEmpty ? lineIndent * style.indentColumns : column + pendingSpaces;
  }

  private void endLine(int blankLines) {
    pendingLines = Math.max(pendingLines, text.isEmpty() ? blankLines : 1 + blankLines);
    pendingSpaces = 0;
    lineIsEmpty = true;
    lineIndent = indent;
  }

  /** Ends the lines that are to end. */
  private void startLine() {
    for (int i = 0; i < pendingLines; i++) {
      text.append('\n');
    }
    lines += pendingLines;
    pendingLines = 0;
    column = 0;
  }

  private void beforeText() {
    if (lineIsEmpty) {
      startLine();
      for (int i = 0; i < lineIndent; i++) {
        text.append(style.indentation);
      }
      column = lineIndent * style.indentColumns;
      lineIsEmpty = false;
    } else if (pendingSpaces > 0) {
      text.append(' ');
      column++;
    }
    pendingSpaces = 0;
  }

  private void write(String value, int columns) {
    beforeText();
    text.append(value);
    column += columns;
  }

  private void writeLines(String value) {
    beforeText();
    text.append(value);
    countLines(value);
    int lineStart = value.lastIndexOf('\n') + 1;
    column = lineStart == 0 ? column + columns(value, 0, value.length()) : columns(value, lineStart, value.length());
  }

  private void countLines(String value) {
    for (int i = value.indexOf('\n'); i >= 0; i = value.indexOf('\n', i + 1)) {
      lines++;
    }
  }

  private void writeTrailing(String comment) {
    pendingSpaces = 0;
    if (!lineIsEmpty) {
      text.append(style.commentGap);
    }
    writeLines(comment);
  }

  private void writeVerbatim(String value) {
    startLine();
    pendingSpaces = 0;
    text.append(value);
    countLines(value);
    lineIsEmpty = false;
  }

  /** Number of lines that are finished when the next line begins. */
  int writtenLines() {
    return text.isEmpty() ? 0 : lines + 1;
  }

  String finish() {
    flush();
    if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
      text.append('\n');
    }
    return text.toString();
  }
}
