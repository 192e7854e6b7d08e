package dev.lathe.vm.bytecode;

import java.util.List;
import java.util.Optional;

/**
 * What a general function has beyond what LuaJIT's dumps hold.
 *
 * @param kind what a call gives
 * @param binding how arguments meet parameters
 * @param handlers where errors go on, inner ranges first
 * @param wides wide halves that are not zero, by rising index
 * @param name what tracebacks and the function itself call it
 * @param document what the function says of itself
 * @param positions the source range of each instruction; empty if stripped
 */
public record General(
    Kind kind,
    Binding binding,
    List<Handler> handlers,
    List<Wide> wides,
    ByteString name,
    Optional<ByteString> document,
    List<Position> positions) {

  public General {
    handlers = List.copyOf(handlers);
    wides = List.copyOf(wides);
    positions = List.copyOf(positions);
  }

  /** What a call gives. */
  public enum Kind {
    /** The results. */
    FUNCTION,
    /** A generator. */
    GENERATOR,
    /** An awaitable. */
    COROUTINE,
    /** An asynchronous generator. */
    ASYNC_GENERATOR
  }

  /** How arguments meet parameters. Parameters have the registers from 0 on, in the order of this interface. */
  public sealed interface Binding {

    /** By position; missing ones are nil, what is too much is dropped, or kept if the function has variable arguments. */
    record Adjusted() implements Binding {}

    /**
     * By position and name; counts are checked, defaults filled in.
     *
     * @param positionalOnly how many of the positional ones no name reaches
     * @param names of all parameters: positional, keyword-only, rest, rest by name
     * @param positional how many can be given by position
     * @param keywordOnly how many only by name
     */
    record Checked(int positionalOnly, int positional, int keywordOnly, Rest rest, Rest keywordRest, List<ByteString> names)
        implements Binding {
      public Checked {
        names = List.copyOf(names);
      }
    }

    /** What happens to arguments that are left. */
    enum Rest {
      /** The call fails. */
      REFUSED,
      /** A parameter holds them. */
      COLLECTED
    }
  }

  /**
   * Where errors of a range go on. Going there polls, since it may be backwards.
   *
   * @param from first instruction of the range, as an index
   * @param to first index behind it
   * @param target index where it goes on
   * @param register receives the error: 0 to 255; the other registers keep their values, those lost as {@link Op} says excepted
   */
  public record Handler(int from, int to, int target, int register) {}

  /** The wide half of the instruction at an index. */
  public record Wide(int index, int value) {}

  /** Lines from 1, columns in bytes from 0; ends exclusive. */
  public record Position(int line, int column, int endLine, int endColumn) {}

  /** The wide half of the instruction at an index, 0 if it has none. */
  int wide(int index) {
    int low = 0;
    int high = wides.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (wides.get(middle).index() < index) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < wides.size() && wides.get(low).index() == index ? wides.get(low).value() : 0;
  }
}
