package dev.lathe.lang.python;

import dev.lathe.lang.python.Peg.Alternative;
import dev.lathe.lang.python.Peg.Pass;
import dev.lathe.lang.python.Peg.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Parses tokens by a {@link Peg} as CPython's parser does, to find its words for an error: which tokens are looked at, in
 * which order alternatives are tried, and when an action may raise an error, are the same. It is only used on files that
 * the fast parser refused.
 *
 * <p>Results of rules that are marked so are kept for each place (packrat), so time is linear in the number of tokens. What
 * is kept inside a statement is dropped when the statement has been parsed: nothing asks for it again but for the statement
 * as a whole.
 */
final class PegParser {

  /** CPython's MAXSTACK: how many rules may be in progress. */
  static final int MAX_LEVELS = 6000;

  private static final String STATEMENT = "statement";
  private static final String LEFT = "left";

  private final PegTokens tokens;
  private final Kept[] kept;
  /** Behind the last place that a result is kept for. */
  private int keptUpTo;
  private Pass pass = Pass.FIRST;
  /** The pass whose results are kept. */
  private Pass keptPass = Pass.FIRST;
  private int position;
  private int levels;
  /** Set by {@link Peg.Commit} in the rule in progress. */
  private boolean committed;

  /** The result of a rule at a place: a tree, or null where it does not match. */
  private static final class Kept {
    final Rule rule;
    final SyntaxTree tree;
    final int end;
    final Kept next;

    Kept(Rule rule, SyntaxTree tree, int end, Kept next) {
      this.rule = rule;
      this.tree = tree;
      this.end = end;
      this.next = next;
    }
  }

  PegParser(PegTokens tokens) {
    this.tokens = tokens;
    this.kept = new Kept[tokens.size()];
  }

  PegTokens tokens() {
    return tokens;
  }

  /** Index of the token to be looked at next. */
  int position() {
    return position;
  }

  /**
   * Parses by {@code rule} from token {@code start}.
   *
   * @return index of the token behind what matches, empty where the rule does not match
   * @throws SyntaxFault if an error has words of its own
   */
  Optional<Integer> parse(Rule rule, int start, Pass newPass) {
    if (newPass != keptPass) {
      Arrays.fill(kept, Math.min(start, keptUpTo), keptUpTo, null);
      keptUpTo = 0;
      keptPass = newPass;
    }
    pass = newPass;
    position = start;
    levels = 0;
    return call(rule) == null ? Optional.empty() : Optional.of(position);
  }

  /** The tree of {@code rule} here, behind which the position is then; null, and no move, where there is none. */
  private SyntaxTree call(Rule rule) {
    int start = position;
    if (rule.memoized) {
      for (Kept entry = kept[start]; entry != null; entry = entry.next) {
        if (entry.rule == rule) {
          position = entry.end;
          return entry.tree;
        }
      }
    }
    enter();
    Pass outer = pass;
    pass = rule.withoutMistakes ? Pass.FIRST : outer;
    SyntaxTree tree = choose(rule.alternatives);
    pass = outer;
    if (tree != null && !rule.extensions.isEmpty()) {
      enter();
      tree = extend(rule, start, tree);
      levels--;
    }
    levels--;
    if (rule.memoized) {
      if (tree != null && rule.name.equals(STATEMENT)) {
        Arrays.fill(kept, start, position, null);
      }
      kept[start] = new Kept(rule, tree, position, kept[start]);
      keptUpTo = Math.max(keptUpTo, start + 1);
    }
    return tree;
  }

  private void enter() {
    if (++levels > MAX_LEVELS) {
      throw new SyntaxFault(SyntaxFault.Origin.LIMIT, Message.TOO_COMPLEX.at(tokens.span(position, position)));
    }
  }

  private SyntaxTree extend(Rule rule, int start, SyntaxTree first) {
    SyntaxTree left = first;
    while (true) {
      SyntaxTree longer = null;
      for (int i = 0; i < rule.extensions.size() && longer == null; i++) {
        longer = match(rule.extensions.get(i), start, left);
      }
      if (longer == null) {
        return left;
      }
      left = longer;
    }
  }

  private SyntaxTree choose(List<Alternative> alternatives) {
    int start = position;
    boolean outer = committed;
    committed = false;
    try {
      for (Alternative alternative : alternatives) {
        if (alternative.pass == Pass.SECOND && pass == Pass.FIRST) {
          continue;
        }
        SyntaxTree tree = match(alternative, start, null);
        if (tree != null) {
          return tree == REFUSED ? null : tree;
        }
        if (committed) {
          return null;
        }
      }
      return null;
    } finally {
      committed = outer;
    }
  }

  /** The value of an alternative whose action says that the rule does not match. */
  private static final SyntaxTree REFUSED = SyntaxTree.leaf(SyntaxTree.Kind.OTHER, 0, -1);

  /** The tree of {@code alternative} from {@code start}; null, and no move, where it does not match. */
  private SyntaxTree match(Alternative alternative, int start, SyntaxTree left) {
    int before = position;
    SyntaxTree[] values = new SyntaxTree[alternative.items.length];
    for (int i = 0; i < values.length; i++) {
      if (left != null && alternative.labels[i].equals(LEFT)) {
        values[i] = left;
        continue;
      }
      SyntaxTree value = item(alternative.items[i]);
      if (value == null) {
        position = before;
        return null;
      }
      values[i] = value == MISSING ? null : value;
    }
    SyntaxTree tree = value(alternative, start, values);
    if (tree == REFUSED) {
      position = before;
    }
    return tree;
  }

  /** The value of an optional item that is not there. */
  private static final SyntaxTree MISSING = SyntaxTree.leaf(SyntaxTree.Kind.OTHER, 0, -1);

  private SyntaxTree value(Alternative alternative, int start, SyntaxTree[] values) {
    if (alternative.action.isPresent()) {
      return alternative.action.get().apply(new PegMatch(this, alternative, values)).orElse(REFUSED);
    }
    if (alternative.kind.isPresent()) {
      List<SyntaxTree> parts = new ArrayList<>(2);
      for (int i = 0; i < values.length; i++) {
        if (values[i] != null && !alternative.labels[i].isEmpty() && !alternative.labels[i].equals(LEFT)) {
          parts.add(values[i]);
        }
      }
      return SyntaxTree.node(alternative.kind.get(), start, lastToken(), parts);
    }
    if (alternative.value >= 0 && values[alternative.value] != null) {
      return values[alternative.value];
    }
    return SyntaxTree.leaf(SyntaxTree.Kind.OTHER, start, lastToken());
  }

  private int lastToken() {
    int last = position - 1;
    while (last >= 0 && tokens.isLayout(last)) {
      last--;
    }
    return last;
  }

  private SyntaxTree item(Peg item) {
    return switch (item) {
      case Peg.Terminal(int type) -> tokens.type(position) == type ? token() : null;
      case Peg.Word(String text) -> tokens.type(position) == PythonLexer.NAME && tokens.isWord(position, text) ? token() : null;
      case Peg.SoftKeyword() -> tokens.type(position) == PythonLexer.NAME && tokens.isSoftKeyword(position) ? token() : null;
      case Peg.Call(Rule rule) -> call(rule);
      case Peg.Choice(List<Alternative> alternatives) -> {
        enter();
        SyntaxTree tree = choose(alternatives);
        levels--;
        yield tree;
      }
      case Peg.Perhaps(Peg inner) -> {
        SyntaxTree tree = item(inner);
        yield tree == null ? MISSING : tree;
      }
      case Peg.Repeated(Peg inner, int least) -> repeated(inner, least);
      case Peg.Separated(Peg inner, Peg separator) -> separated(inner, separator);
      case Peg.Lookahead(Peg inner, Peg.Expectation expected) -> {
        int before = position;
        SyntaxTree tree = item(inner);
        position = before;
        yield tree != null == (expected == Peg.Expectation.MATCH) ? MISSING : null;
      }
      case Peg.Forced(int type, String text) -> {
        if (tokens.type(position) != type) {
          throw new SyntaxFault(SyntaxFault.Origin.GRAMMAR, Message.EXPECTED.at(tokens.span(position, position), text));
        }
        yield token();
      }
      case Peg.Commit() -> {
        committed = true;
        yield MISSING;
      }
    };
  }

  private SyntaxTree token() {
    SyntaxTree tree = tokens.leaf(position);
    position++;
    return tree;
  }

  private SyntaxTree repeated(Peg item, int least) {
    int start = position;
    enter();
    List<SyntaxTree> found = new ArrayList<>();
    for (SyntaxTree tree = item(item); tree != null; tree = item(item)) {
      found.add(tree);
    }
    levels--;
    return found.size() < least ? null : new SyntaxTree(SyntaxTree.Kind.PARTS, start, lastToken(), found);
  }

  private SyntaxTree separated(Peg item, Peg separator) {
    int start = position;
    enter();
    SyntaxTree tree = item(item);
    levels--;
    if (tree == null) {
      return null;
    }
    List<SyntaxTree> found = new ArrayList<>();
    found.add(tree);
    levels += 2; // CPython has a rule for the whole, and one for the rest
    while (true) {
      int before = position;
      SyntaxTree next = item(separator) == null ? null : item(item);
      if (next == null) {
        position = before;
        levels -= 2;
        return new SyntaxTree(SyntaxTree.Kind.PARTS, start, lastToken(), found);
      }
      found.add(next);
    }
  }
}
