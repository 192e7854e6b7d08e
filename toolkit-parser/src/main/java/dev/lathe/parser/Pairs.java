package dev.lathe.parser;

import java.util.BitSet;
import java.util.Map;
import java.util.Set;
import org.antlr.v4.runtime.Vocabulary;

/** Which token types open and close something: brackets, indented blocks, and what a front end adds. */
final class Pairs {

  private static final Map<String, String> BRACKETS = Map.of("'('", "')'", "'['", "']'", "'{'", "'}'");

  /** For each opening type the types that close it, else null. */
  private final BitSet[] closers;
  private final BitSet allClosers = new BitSet();

  Pairs(Vocabulary vocabulary, Map<Integer, Set<Integer>> more) {
    closers = new BitSet[vocabulary.getMaxTokenType() + 1];
    for (int opener = 1; opener < closers.length; opener++) {
      for (int closer = 1; closer < closers.length; closer++) {
        if (isPair(vocabulary, opener, closer)) {
          add(opener, closer);
        }
      }
    }
    more.forEach((opener, types) -> types.forEach(closer -> add(opener, closer)));
  }

  private static boolean isPair(Vocabulary vocabulary, int opener, int closer) {
    String open = vocabulary.getLiteralName(opener);
    return open != null
        ? BRACKETS.containsKey(open) && BRACKETS.get(open).equals(vocabulary.getLiteralName(closer))
        : "INDENT".equals(vocabulary.getSymbolicName(opener)) && "DEDENT".equals(vocabulary.getSymbolicName(closer));
  }

  private void add(int opener, int closer) {
    if (closers[opener] == null) {
      closers[opener] = new BitSet();
    }
    closers[opener].set(closer);
    allClosers.set(closer);
  }

  boolean opens(int type) {
    return type > 0 && closers[type] != null;
  }

  boolean closes(int type) {
    return type > 0 && allClosers.get(type);
  }

  /** Whether a token of type {@code closer} closes one of type {@code opener}. */
  boolean close(int opener, int closer) {
    return closer > 0 && opens(opener) && closers[opener].get(closer);
  }

  boolean shareCloser(int first, int second) {
    return closers[first].intersects(closers[second]);
  }
}
