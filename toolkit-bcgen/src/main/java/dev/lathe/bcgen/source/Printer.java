package dev.lathe.bcgen.source;

import dev.lathe.ast.BinaryOp;
import dev.lathe.ast.Block;
import dev.lathe.ast.Decorator;
import dev.lathe.ast.Expr;
import dev.lathe.ast.FormatPiece;
import dev.lathe.ast.Identifier;
import dev.lathe.ast.Module;
import dev.lathe.ast.Node;
import dev.lathe.ast.Pattern;
import dev.lathe.ast.Stmt;
import dev.lathe.bcgen.source.SourceStyle.Link;
import dev.lathe.bcgen.source.SourceStyle.Operator;
import dev.lathe.bcgen.source.SourceStyle.Prefix;
import dev.lathe.bcgen.source.SourceStyle.Row;
import dev.lathe.lexer.Comment;
import dev.lathe.lexer.LineBreak;
import dev.lathe.lexer.Source;
import dev.lathe.lexer.Trivia;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Walks a tree by the layouts of a style and drives an {@link Output}: counts tokens as the parser's
 * {@code NodeOrigins} does, gives comments and breaks out at their places, adds parentheses where the table demands them.
 *
 * <p>What is counted are the tokens of the layouts. Brackets that the printer adds do not count, so that they attract no
 * comment. Left spines are walked in a loop: descend to the innermost operand, then print what hangs off each link on the
 * way back.
 */
final class Printer {

  /** Flags of a link on the way back. */
  private static final int PARENTHESES = 1;
  private static final int GROUP = 2;
  private static final int TRIVIA = 4;
  /** A line may end in front of the link. */
  private static final int BREAK = 8;
  private static final int INDENTED = 16;

  /** The level of no operator. */
  private static final int NO_LEVEL = -1;

  final SourceStyle style;
  Output out;
  private final Optional<Source> source;
  private final TriviaQueue queue = new TriviaQueue();
  /** Position as a key of {@link TriviaQueue}. */
  private long key;
  /** Number of nodes in the queue in front of the node that is being printed. */
  private int nodeBase;
  private boolean sawBreak;
  /** Blank lines that have been given out behind the last token, comments aside. */
  private int blankLines;
  private boolean flushNext;
  /** Depth of blocks. */
  private int level;
  /** Comments behind the innermost statement that are not printed yet. */
  private List<Comment> behindStatement = List.of();
  /** Column in the source of the innermost statement; 0 inside its expressions, or if unknown. */
  private int statementColumn;

  /** What opened the innermost string with holes. */
  String formatOpen = "";

  private final List<Node> links = new ArrayList<>();
  private int[] linkFlags = new int[64];
  private int[] linkBases = new int[64];

  Printer(SourceStyle style, Output out, Optional<Source> source) {
    this.style = style;
    this.out = out;
    this.source = source;
  }

  String print(Module module) {
    begin(module.trivia());
    statements(module.body());
    finishBlock(module.body().trivia(), 0);
    finish(module.trivia());
    return out.finish();
  }

  // Tokens

  /** A significant token. */
  void token(String text) {
    beforeToken();
    out.token(text);
    afterToken();
  }

  /** A significant token that may hold line ends. */
  void literal(String text) {
    beforeToken();
    out.literal(text);
    afterToken();
  }

  private void beforeToken() {
    long limit = TriviaQueue.afterSlot(key);
    if (queue.leastKey() < limit) {
      queue.flushBelow(limit, this);
    }
  }

  private void afterToken() {
    key = TriviaQueue.afterSlot(key);
    settle();
  }

  /** Gives out what stands right here. */
  private void settle() {
    sawBreak = false;
    blankLines = 0;
    emitDue();
  }

  private void emitDue() {
    if (queue.leastKey() <= key) {
      queue.flushBelow(key + 1, this);
    }
  }

  void name(Node node, String text) {
    if (!style.isName(text)) {
      throw new UnprintableException(node, "'" + text + "' is no name");
    }
    token(text);
  }

  String formatText(FormatPiece.Text node) {
    return style
        .literals
        .formatText(node.value(), formatOpen)
        .orElseThrow(() -> new UnprintableException(node, "a string that begins with " + formatOpen + " cannot hold the text"));
  }

  /** A comma or semicolon. */
  void separator(String text) {
    out.separator(text);
    key = TriviaQueue.afterSeparator(key);
    settle();
  }

  /** A bracket. */
  void bracket(String text) {
    beforeBracket();
    out.token(text);
    key = TriviaQueue.afterBracket(key);
    settle();
  }

  private void beforeBracket() {
    long limit = TriviaQueue.afterBracket(key);
    if (queue.leastKey() < limit) {
      queue.flushBelow(limit, this);
    }
  }

  /** The bracket that is the last token of its node, and so behind all that the node has. */
  void lastBracket(String text) {
    flushOwn();
    bracket(text);
  }

  /** Gives out what the node has up to the next significant token, whatever the brackets in between. */
  void flushOwn() {
    if (queue.depth() > nodeBase) {
      queue.flushInnermostBelow(TriviaQueue.afterSlot(key), this);
    }
  }

  /** Whether a line end of the source has been given out behind the last token. */
  boolean sawBreak() {
    return sawBreak;
  }

  /** Whether the source has a bracket here, inside of which something waits for its place. */
  boolean bracketWaits() {
    if (queue.depth() <= nodeBase) {
      return false;
    }
    long least = out.isPinned() ? queue.innermostKey() : queue.innermostCommentKey();
    return least >= TriviaQueue.afterBracket(key) && least < TriviaQueue.afterSlot(key);
  }

  /** Whether the source has a separator here, behind which something waits for its place. */
  boolean separatorWaits() {
    long least = queue.leastKey();
    return least > key && least < TriviaQueue.afterBracket(key);
  }

  // Called by the queue

  void comment(Comment comment) {
    out.lineComment(comment);
  }

  void inlineComment(Comment comment) {
    out.inlineComment(comment);
  }

  void sourceBreak(LineBreak lineBreak) {
    sawBreak = true;
    blankLines = lineBreak.blankLines();
    out.sourceLine(lineBreak.line());
  }

  // Brackets and values

  /** The next operators are not indented. */
  void flushNext() {
    flushNext = true;
  }

  void openEmptyBrackets(String open) {
    beforeBracket();
    out.open(Output.Group.BRACKETS);
    bracket(open);
    out.indent();
  }

  void openBrackets(String open, Output.Group group, Output.Break inside) {
    beforeBracket();
    out.open(group);
    bracket(open);
    out.indent();
    boolean broken = sawBreak;
    out.line(inside);
    sawBreak = broken;
    flushNext = false;
  }

  void closeLastBrackets(String close, Output.Break inside) {
    flushOwn();
    closeBrackets(close, inside);
  }

  /** Closes what {@link #openBrackets} or {@link #openEmptyBrackets} opened. */
  void closeBrackets(String close, Output.Break inside) {
    beforeBracket();
    out.outdentBracket();
    out.line(inside);
    bracket(close);
    out.close();
  }

  /** Closes what {@link #openEmptyBrackets} opened. */
  void closeEmptyBrackets(String close) {
    beforeBracket();
    boolean waiting = out.hasWaitingComments();
    out.outdentBracket();
    if (waiting) {
      out.line(Output.Break.EMPTY);
    }
    bracket(close);
    out.close();
  }

  /** Parentheses that the source need not have: they do not count. */
  private void openAdded() {
    out.open(Output.Group.BRACKETS);
    out.token("(");
    out.indent();
    out.line(Output.Break.EMPTY);
    flushNext = true;
  }

  private void closeAdded() {
    out.outdentBracket();
    out.line(Output.Break.EMPTY);
    out.token(")");
    out.close();
  }

  <N> void optionalBrackets(String open, String close, Layout<? super N> content, N node) {
    if (bracketWaits()) {
      openBrackets(open, Output.Group.BRACKETS, Output.Break.EMPTY);
      content.print(node, this);
      closeLastBrackets(close, Output.Break.EMPTY);
      return;
    }
    out.open(Output.Group.VALUE);
    out.openOptional(open);
    out.indent();
    flushOwn();
    out.line(Output.Break.EMPTY);
    content.print(node, this);
    flushOwn();
    out.outdentBracket();
    out.line(Output.Break.EMPTY);
    out.closeOptional(close);
    out.close();
  }

  void openValue(Output.Break before) {
    boolean bracketed = style.longValues == SourceStyle.LongValues.BRACKETED;
    if (bracketed && before == Output.Break.SPACE) {
      out.space();
    }
    out.open(Output.Group.VALUE);
    if (bracketed) {
      out.bracketIfBroken("(");
    }
    out.indent();
    if (bracketed) {
      flushOwn(); // what waits here can only have stood in brackets
    }
    out.line(bracketed ? Output.Break.EMPTY : before);
    flushNext = false;
  }

  void closeValue() {
    if (style.longValues == SourceStyle.LongValues.BRACKETED) {
      flushOwn();
      out.outdentBracket();
      out.line(Output.Break.EMPTY);
      out.bracketIfBroken(")");
    } else {
      out.outdent();
    }
    out.close();
  }

  // Nodes

  private void begin(Trivia trivia) {
    begin(trivia, 0, trivia.comments().size());
  }

  private void begin(Trivia trivia, int fromComment, int toComment) {
    if (!trivia.isEmpty()) {
      queue.push(trivia, fromComment, toComment, key);
    }
  }

  /** Gives out what is left of the node's trivia. */
  private void finish(Trivia trivia) {
    if (!trivia.isEmpty()) {
      queue.flushInnermostBelow(TriviaQueue.NEVER, this);
      queue.pop();
    }
  }

  void childAs(Node node, Layout<?> layout) {
    int base = nodeBase;
    nodeBase = queue.depth();
    begin(node.trivia());
    printBy(layout, node);
    finish(node.trivia());
    nodeBase = base;
  }

  @SuppressWarnings("unchecked")
  private void printBy(Layout<?> layout, Node node) {
    ((Layout<Node>) layout).print(node, this);
  }

  void child(Node node, Position position) {
    switch (node) {
      case Identifier identifier when identifier.trivia() == Trivia.NONE -> name(identifier, identifier.name());
      case Expr expr -> operand(expr, position, NO_LEVEL);
      case Pattern pattern -> pattern(pattern, position);
      default -> childAs(node, style.row(node).layout);
    }
  }

  /** An expression that gets parentheses where it needs them, whatever the source has. */
  void value(Expr expr, Position position) {
    Expr inner = expr;
    if (style.longValues == SourceStyle.LongValues.BRACKETED && !out.isPinned()) {
      while (inner instanceof Expr.Paren paren
          && paren.trivia().comments().isEmpty()
          && position.admits(style.level(style.row(paren.inner()), paren.inner()))) {
        inner = paren.inner();
      }
    }
    child(inner, position);
  }

  /** A pattern. Parentheses around patterns are no nodes: where they are needed follows from the position. */
  private void pattern(Pattern node, Position position) {
    Row row = style.row(node);
    boolean admitted = position.admits(style.level(row, node));
    if (!admitted) {
      openAdded();
    }
    childAs(node, row.layout);
    if (!admitted) {
      closeAdded();
    }
  }

  /**
   * A pattern in front of which no bracket is open. Where lines are kept it gets parentheses if there is a line end or a
   * comment inside, since then the source has them.
   */
  void openPattern(Node owner, Pattern pattern, Position position) {
    boolean bare = pattern instanceof Pattern.Sequence sequence && sequence.form() == Pattern.SequenceForm.BARE;
    boolean bracketed =
        out.isPinned()
            && !bare
            && (pattern.span().endLine() > pattern.span().line() || !owner.trivia().comments().isEmpty());
    if (bracketed) {
      out.space();
      openAdded();
      pattern(pattern, position);
      flushOwn();
      closeAdded();
    } else {
      openValue(Output.Break.SPACE);
      pattern(pattern, position);
      closeValue();
    }
  }

  // Expressions

  /**
   * An expression.
   *
   * @param joined level of the operators whose group this operand's own operator joins
   */
  private void operand(Expr expr, Position position, int joined) {
    int bottom = links.size();
    boolean trailing = false;
    boolean chained = false;
    Expr node = expr;
    Position place = position;
    int group = joined;
    int column = statementColumn;
    statementColumn = 0;
    while (true) {
      Row row = style.row(node);
      int flags = 0;
      if (!place.admits(style.level(row, node))) {
        flags = PARENTHESES;
        openAdded();
        group = NO_LEVEL;
        trailing = false;
      }
      int base = nodeBase;
      nodeBase = queue.depth();
      if (!node.trivia().isEmpty()) {
        flags |= TRIVIA;
        begin(node.trivia());
      }
      if (row.link != Link.OPERATOR && row.link != Link.TRAILER) {
        if (row.link == Link.PREFIX) {
          prefix((Expr.Unary) node);
        } else {
          row.layout.print(node, this);
        }
        leave(node, flags, base);
        break;
      }
      if (row.link == Link.OPERATOR) {
        Operator operator = style.operator(node);
        trailing = false;
        if (operator.level != group) {
          group = operator.level;
          flags |= openOperators();
        }
        place = operator.left;
      } else {
        group = NO_LEVEL;
        if (!trailing) {
          trailing = true;
          chained = isChain(node);
          if (chained) {
            flags |= openOperators();
          }
        }
        if (chained && isBreakable(node)) {
          flags |= BREAK;
        }
        place = row.leftPosition;
      }
      push(node, flags, base);
      node = row.left.orElseThrow().apply(node);
    }
    while (links.size() > bottom) {
      int top = links.size() - 1;
      Node link = links.removeLast();
      int flags = linkFlags[top];
      int base = linkBases[top];
      climb(link, flags);
      leave(link, flags, base);
    }
    statementColumn = column;
  }

  private void push(Node node, int flags, int base) {
    int at = links.size();
    if (at == linkFlags.length) {
      linkFlags = Arrays.copyOf(linkFlags, at * 2);
      linkBases = Arrays.copyOf(linkBases, at * 2);
    }
    links.add(node);
    linkFlags[at] = flags;
    linkBases[at] = base;
  }

  /** What stands behind the left operand of a link. */
  private void climb(Node link, int flags) {
    Row row = style.row(link);
    if (row.link == Link.TRAILER) {
      if ((flags & BREAK) != 0) {
        out.line(Output.Break.EMPTY);
      }
      row.layout.print(link, this);
    } else {
      Operator operator = style.operator(link);
      switch (link) {
        case Expr.Binary e -> binary(operator, e.left(), e.right());
        case Expr.Logical e -> binary(operator, e.left(), e.right());
        default -> throw new IllegalStateException();
      }
    }
  }

  private void binary(Operator operator, Expr left, Expr right) {
    if (operator.compact && style.simpleOperand.test(left) && style.simpleOperand.test(right)) {
      token(operator.text);
    } else {
      operator(operator);
    }
    if (style.hugs(right)) {
      out.openCandidate();
      operand(right, operator.right, operator.level);
      out.closeCandidate();
    } else {
      operand(right, operator.right, operator.level);
    }
  }

  /** An operator with its white space; a line may end in front of it. */
  private void operator(Operator operator) {
    out.line(Output.Break.SPACE);
    for (String word : operator.words) {
      token(word);
      out.space();
    }
  }

  private void leave(Node node, int flags, int base) {
    if ((flags & TRIVIA) != 0) {
      finish(node.trivia());
    }
    nodeBase = base;
    if ((flags & INDENTED) != 0) {
      out.outdent();
    }
    if ((flags & GROUP) != 0) {
      out.close();
    }
    if ((flags & PARENTHESES) != 0) {
      closeAdded();
    }
  }

  private int openOperators() {
    out.open(Output.Group.PLAIN);
    boolean indented = style.longValues == SourceStyle.LongValues.INDENTED && !flushNext;
    flushNext = false;
    if (indented) {
      out.indent();
    }
    return indented ? GROUP | INDENTED : GROUP;
  }

  /** Whether there are at least two places in the chain of trailers that ends with {@code last} to break it at. */
  private boolean isChain(Expr last) {
    int breaks = 0;
    Expr node = last;
    while (breaks < 2) {
      Row row = style.row(node);
      if (row.link != Link.TRAILER) {
        return false;
      }
      if (isBreakable(node)) {
        breaks++;
      }
      Expr left = row.left.orElseThrow().apply(node);
      if (!row.leftPosition.admits(style.level(style.row(left), left))) {
        return breaks >= 2;
      }
      node = left;
    }
    return true;
  }

  /** A chain is broken in front of names behind brackets. */
  private static boolean isBreakable(Expr node) {
    return switch (node) {
      case Expr.Attribute e -> endsWithBracket(e.object());
      case Expr.MethodCall e -> endsWithBracket(e.receiver());
      default -> false;
    };
  }

  private static boolean endsWithBracket(Expr expr) {
    return expr instanceof Expr.Call || expr instanceof Expr.MethodCall || expr instanceof Expr.Index;
  }

  private void prefix(Expr.Unary node) {
    Prefix prefix = style.prefix(node);
    token(prefix.text);
    if (prefix.spaced) {
      out.space();
    }
    operand(node.operand(), prefix.operand, NO_LEVEL);
  }

  void comparison(Expr.Comparison node) {
    out.open(Output.Group.PLAIN);
    List<BinaryOp> operators = node.operators();
    operand(node.operands().getFirst(), style.operator(node, operators.getFirst()).left, NO_LEVEL);
    for (int i = 0; i < operators.size(); i++) {
      Operator operator = style.operator(node, operators.get(i));
      operator(operator);
      operand(node.operands().get(i + 1), operator.right, NO_LEVEL);
    }
    out.close();
  }

  /**
   * @param line of the source on which {@code text} begins, 0 if unknown
   */
  <N> void verbatim(String text, int line, Layout<? super N> counted, N node) {
    beforeToken();
    Output visible = out;
    Silence silence = new Silence(style);
    out = silence;
    counted.print(node, this);
    out = visible;
    String whole = text;
    for (Comment comment : silence.comments()) {
      whole = withComment(whole, comment, line);
    }
    out.dropSourceLine();
    out.literal(whole);
  }

  /** Puts a comment back at the end of its line. */
  private static String withComment(String text, Comment comment, int line) {
    int end = text.indexOf('\n');
    for (int i = line; i < comment.span().line() && end >= 0; i++) {
      end = text.indexOf('\n', end + 1);
    }
    return line == 0 || end < 0 ? text : text.substring(0, end) + comment.text() + text.substring(end);
  }

  // Statements

  void block(Block block) {
    Trivia trivia = block.trivia();
    boolean empty = block.statements().isEmpty();
    int base = nodeBase;
    nodeBase = queue.depth();
    int outer = queue.raiseFloor();
    long start = key;
    if (empty && trivia.comments().isEmpty() && style.blocks == SourceStyle.Blocks.DELIMITED) {
      out.space();
    } else {
      out.openBlock(lastInlineLine(block));
      level++;
      int outside = statements(block);
      if (empty && style.blocks == SourceStyle.Blocks.INDENTED) {
        out.beginStatement(0, 0, Output.Shape.SIMPLE);
        out.token(style.emptyBody);
        out.endStatement();
      }
      level--;
      out.closeBlock();
      for (Comment comment : trivia.comments().subList(outside, trivia.comments().size())) {
        out.ownComment(comment, Math.min(comment.blankLines(), 1));
      }
    }
    finishBlock(trivia, start);
    queue.lowerFloor(outer);
    nodeBase = base;
    emitDue();
  }

  /** Gives out the line ends behind the statements of a block that began at {@code start}; none belongs into a statement. */
  private void finishBlock(Trivia trivia, long start) {
    if (!trivia.breaks().isEmpty()) {
      queue.push(trivia, 0, 0, start);
      finish(trivia);
    }
  }

  /** Ends the line behind a block. */
  void clause() {
    out.clause(Math.min(blankLines, 1));
  }

  /** Clauses behind the token {@code opener}. Comments between it and the first of them are indented as they are. */
  void clauses(String opener, List<? extends Node> clauses) {
    beforeToken();
    out.token(opener);
    if (out.isPinned()) {
      out.openBlock(0);
      afterToken();
    } else { // where comments wait for the line to end, and are indented then
      afterToken();
      out.openBlock(0);
    }
    level++;
    for (int i = 0; i < clauses.size(); i++) {
      Node clause = clauses.get(i);
      int blank = i == 0 ? 0 : Math.min(blankLines, 1);
      out.beginStatement(clause.span().line(), blank, Output.Shape.COMPOUND);
      child(clause, Position.ANY);
      out.endStatement();
    }
    for (Comment comment : behindStatement) { // indented like the clauses
      out.ownComment(comment, Math.min(comment.blankLines(), 1));
    }
    behindStatement = List.of();
    level--;
    out.closeBlock();
  }

  /** The line on which the last statement begins, if all are simple and the source says where they stand, else 0. */
  private int lastInlineLine(Block block) {
    int line = 0;
    if (!out.isPinned() || !block.trivia().comments().isEmpty()) {
      return 0;
    }
    for (Stmt statement : block.statements()) {
      line = statement.span().line();
      if (line == 0 || style.row(statement).layout.hasBlock()) {
        return 0;
      }
    }
    return line;
  }

  /**
   * The statements of a block, and the comments behind them.
   *
   * @return number of the first comment that does not belong into the block
   */
  private int statements(Block block) {
    List<Stmt> statements = block.statements();
    BlankLinePolicy blank = new BlankLinePolicy(style.blankLines, level);
    int from = 0; // first of the next statement's comments that is not printed yet
    for (int i = 0; i < statements.size(); i++) {
      Stmt statement = statements.get(i);
      if (source.isPresent() && !statement.trivia().comments().isEmpty()) {
        Optional<VerbatimRegion> region = VerbatimRegion.at(block, i, from, style);
        if (region.isPresent()) {
          leadingComments(statement, from, region.get().firstComment(), blank);
          from = verbatim(region.get(), block, blank);
          i = region.get().end() - 1;
          continue;
        }
      }
      statement(statement, from, blank);
      from = 0;
    }
    List<Comment> comments = block.trivia().comments();
    int outside = firstOutside(block, from);
    for (int k = from; k < outside; k++) {
      out.ownComment(comments.get(k), blank.beforeLast(comments.get(k)));
    }
    return outside;
  }

  /**
   * Number of the first of the comments behind the statements of a block that the source aligns with the keyword behind the
   * block, which stands below the first token of the statement around: such comments are about what follows.
   */
  private int firstOutside(Block block, int from) {
    List<Comment> comments = block.trivia().comments();
    int k = comments.size();
    if (statementColumn == 0 || out.isPinned() || block.statements().isEmpty() || style.blocks == SourceStyle.Blocks.INDENTED) {
      return k;
    }
    while (k > from
        && comments.get(k - 1).placement() == Comment.Placement.OWN_LINE
        && comments.get(k - 1).span().column() == statementColumn) {
      k--;
    }
    return k;
  }

  /** Prints a region as it stands. Returns how many comments of what follows belong to it. */
  private int verbatim(VerbatimRegion region, Block block, BlankLinePolicy blank) {
    String text = region.text(source.orElseThrow(), block, style.indentation.repeat(level), style.blocks);
    out.verbatim(text, blank.beforeComment(block.statements().get(region.start()), region.firstComment()));
    Output visible = out;
    out = new Silence(style);
    for (int i = region.start(); i < region.end(); i++) {
      statement(block.statements().get(i), 0, blank);
    }
    out = visible;
    blank.passedRegion();
    return region.commentsBehind();
  }

  private void leadingComments(Stmt statement, int from, int to, BlankLinePolicy blank) {
    List<Comment> comments = statement.trivia().comments();
    for (int k = from; k < to; k++) {
      Comment comment = comments.get(k);
      out.ownComment(comment, withoutMeaning(comment, blank.beforeComment(statement, k)));
    }
  }

  /** More blank lines where {@code comment} would get a meaning by the line that it comes to stand on. */
  private int withoutMeaning(Comment comment, int blankLines) {
    SourceStyle.FirstLines first = style.firstLines;
    if (level > 0 || comment.span().line() <= first.lines() || !first.meaningful().test(comment.text())) {
      return blankLines;
    }
    return Math.max(blankLines, first.lines() - out.finishedLines());
  }

  /**
   * A statement with its comments.
   *
   * @param fromComment number of the first comment that is not printed yet
   */
  private void statement(Stmt statement, int fromComment, BlankLinePolicy blank) {
    Trivia trivia = statement.trivia();
    List<Comment> comments = trivia.comments();
    Row row = style.row(statement);
    int inside = 0;
    int behind = 0;
    int inline = 0;
    if (!comments.isEmpty()) {
      inside = BlankLinePolicy.leadingComments(trivia);
      behind = firstBehind(statement, inside);
      inline = firstInline(statement, fromComment, inside);
      leadingComments(statement, fromComment, inline, blank);
    }
    Output.Shape shape = row.layout.hasBlock() ? Output.Shape.COMPOUND : Output.Shape.SIMPLE;
    if (behind < comments.size() && source.isPresent() && isSkipped(statement, behind, shape)) {
      skipped(statement, inside, comments.size() - 1, blank);
      return;
    }
    int blankLines = inline < inside ? blank.beforeComment(statement, inline) : blank.beforeStatement(statement);
    out.beginStatement(firstLine(statement), blankLines, shape);
    for (int k = inline; k < inside; k++) {
      out.inlineComment(comments.get(k));
    }
    int base = nodeBase;
    nodeBase = queue.depth();
    begin(trivia, inside, behind);
    flushNext = false;
    int column = statementColumn;
    statementColumn = inline < inside ? 0 : statement.span().column(); // behind a comment it is no margin to align with
    List<Comment> outerBehind = behindStatement;
    behindStatement = comments.subList(behind, comments.size());
    row.layout.print(statement, this);
    int printed = comments.size() - behindStatement.size();
    behindStatement = outerBehind;
    statementColumn = column;
    finish(trivia);
    nodeBase = base;
    out.endStatement();
    trailing(trivia, printed);
    blank.passed(statement);
  }

  /** The line of the first token; decorators stand in front of the statement's span. */
  private static int firstLine(Stmt statement) {
    List<Decorator> decorators =
        switch (statement) {
          case Stmt.FunctionDef s -> s.decorators();
          case Stmt.ClassDef s -> s.decorators();
          default -> List.of();
        };
    return decorators.isEmpty() ? statement.span().line() : decorators.getFirst().span().line();
  }

  private void trailing(Trivia trivia, int from) {
    boolean separated = trivia.separatorLine() == 0;
    List<Comment> comments = trivia.comments();
    for (int k = from; k < comments.size(); k++) {
      Comment comment = comments.get(k);
      if (!separated && comment.place().separators() > 0) {
        separated = true;
        out.statementSeparator(trivia.separatorLine());
      }
      if (comment.placement() == Comment.Placement.TRAILING) {
        out.trailingComment(comment);
      } else {
        out.ownComment(comment, Math.min(comment.blankLines(), 1));
      }
    }
    if (!separated) {
      out.statementSeparator(trivia.separatorLine());
    }
  }

  /** Number of the first comment that stands behind the statement's last token. */
  private static int firstBehind(Stmt statement, int from) {
    List<Comment> comments = statement.trivia().comments();
    int k = comments.size();
    if (statement.span().isPresent()) {
      while (k > from && comments.get(k - 1).span().isPresent()
          && comments.get(k - 1).span().start() >= statement.span().end()) {
        k--;
      }
    }
    return k;
  }

  /** Number of the first of the comments in front of the statement that end on its first line. */
  private static int firstInline(Stmt statement, int from, int to) {
    List<Comment> comments = statement.trivia().comments();
    int line = statement.span().line();
    int k = to;
    while (k > from
        && line > 0
        && comments.get(k - 1).form() == Comment.Form.BLOCK
        && comments.get(k - 1).span().endLine() == line) {
      k--;
      line = comments.get(k).span().line();
    }
    return k;
  }

  private boolean isSkipped(Stmt statement, int behind, Output.Shape shape) {
    List<Comment> comments = statement.trivia().comments();
    return shape == Output.Shape.SIMPLE
        && behind == comments.size() - 1
        && statement.span().isPresent()
        && style.markers.skip().contains(comments.getLast().text().strip());
  }

  /** A statement that is printed as it stands, with the comment behind it that says so. */
  private void skipped(Stmt statement, int inside, int last, BlankLinePolicy blank) {
    Comment comment = statement.trivia().comments().get(last);
    Source text = source.orElseThrow();
    out.verbatim(
        style.indentation.repeat(level) + VerbatimRegion.textBetween(text, statement.span(), comment.span()),
        blank.beforeStatement(statement));
    Output visible = out;
    out = new Silence(style);
    begin(statement.trivia(), inside, last);
    style.row(statement).layout.print(statement, this);
    finish(statement.trivia());
    out = visible;
    blank.passed(statement);
  }
}
