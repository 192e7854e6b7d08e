package dev.lathe.bcgen.general;

import dev.lathe.ast.Node;
import dev.lathe.lexer.Source;
import dev.lathe.lexer.Span;
import dev.lathe.vm.bytecode.ByteString;
import dev.lathe.vm.bytecode.Constant;
import dev.lathe.vm.bytecode.General;
import dev.lathe.vm.bytecode.Insn;
import dev.lathe.vm.bytecode.Intrinsic;
import dev.lathe.vm.bytecode.LineTable;
import dev.lathe.vm.bytecode.Op;
import dev.lathe.vm.bytecode.Prototype;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The code of a function in the making: instructions with wide halves and places in the text, labels, handlers, constants, and
 * registers as a stack above those of variables.
 *
 * <p>Nothing is emitted where no execution comes: behind a jump, a return or a raise, until a label is placed that something
 * leads to. Registers from {@link #FIRST_HIGH} on are reached by LDW and STW alone.
 */
final class CodeBuilder {
  /** The first register that operands do not reach. */
  static final int FIRST_HIGH = 256;

  /** Temporaries lie below. */
  private static final int LAST_LOW = 250;
  private static final int MOST_INSTRUCTIONS = 1 << 22;
  private static final int BYTE = 0xFF;
  private static final int HALF = 0xFFFF;

  private final Source source;
  final ObjectPool constants = new ObjectPool();

  private int[] words = new int[32];
  private int[] wides = new int[32];
  private Span[] spans = new Span[32];
  private int length;
  private Span span = Span.NONE;
  private boolean isReachable = true;
  private VariableSet bound = new VariableSet();
  private final List<General.Handler> handlers = new ArrayList<>();
  /** LOOP instructions and their labels: they may lead nowhere. */
  private final List<Loop> loops = new ArrayList<>();

  private record Loop(int place, Label end) {}

  private int free;
  private int frameSize = 1;
  private int highCount;

  CodeBuilder(Source source) {
    this.source = source;
  }

  // --- instructions -----------------------------------------------------------------------------------------------------

  /** Instructions from here on belong to {@code node}. */
  void at(Node node) {
    at(node.span());
  }

  void at(Span place) {
    if (place.isPresent()) {
      span = place;
    }
  }

  Span place() {
    return span;
  }

  /** Whether what is emitted next can be executed. */
  boolean isReachable() {
    return isReachable;
  }

  int length() {
    return length;
  }

  private void add(int word, int wide) {
    if (!isReachable) {
      return;
    }
    if (length == words.length) {
      if (length >= MOST_INSTRUCTIONS) {
        throw new GeneratorException("function too long", span);
      }
      words = Arrays.copyOf(words, length * 2);
      wides = Arrays.copyOf(wides, length * 2);
      spans = Arrays.copyOf(spans, length * 2);
    }
    words[length] = word;
    wides[length] = wide;
    spans[length] = span;
    length++;
  }

  void emit(Op op, int a, int b, int c) {
    add(Insn.abc(op, a, b, c), 0);
  }

  void emit(Op op, int a, int d) {
    add(Insn.ad(op, a, d), 0);
  }

  /** A row whose C is a constant, further bits of whose number are in the wide half. */
  void emitName(Op op, int a, int b, String name) {
    int number = constants.string(name);
    add(Insn.abc(op, a, b, number & BYTE), number >>> 8);
  }

  /** The same for D. */
  void emitName(Op op, int a, String name) {
    int number = constants.string(name);
    add(Insn.ad(op, a, number & HALF), number >>> 16);
  }

  /** A row with a wide half of its own meaning. */
  void emitWide(Op op, int a, int b, int c, int wide) {
    add(Insn.abc(op, a, b, c), wide);
  }

  void load(int to, int high) {
    add(Insn.ad(Op.LDW, to, 0), high);
  }

  void store(int from, int high) {
    add(Insn.ad(Op.STW, from, 0), high);
  }

  void move(int to, int from) {
    if (to != from) {
      emit(Op.MOV, to, from);
    }
  }

  void intrinsic(Intrinsic intrinsic, int to, int operands) {
    emit(Op.INTR, to, operands, intrinsic.ordinal());
  }

  void string(int to, String text) {
    string(to, ObjectPool.utf8(text));
  }

  void string(int to, ByteString text) {
    if (!isReachable) {
      return;
    }
    int number = constants.string(text);
    if (number > HALF) {
      object(to, number);
    } else {
      emit(Op.KSTR, to, number);
    }
  }

  void constant(int to, Constant constant) {
    if (isReachable) {
      object(to, constants.number(constant));
    }
  }

  private void object(int to, int number) {
    add(Insn.ad(Op.KOBJ, to, number & HALF), number >>> 16);
  }

  void real(int to, double value) {
    int number = constants.number(value);
    if (number > HALF) {
      constant(to, new Constant.Real(value));
    } else {
      emit(Op.KNUM, to, number);
    }
  }

  void function(int to, Prototype child) {
    int number = constants.add(new Constant.Child(child));
    if (number > HALF) {
      throw new GeneratorException("function has too many constants", span);
    }
    emit(Op.FNEW, to, number);
  }

  /** If the last instruction is a call that leaves its one result in {@code register}: it leaves none. */
  void dropResult(int register) {
    if (length == 0 || !isReachable) {
      return;
    }
    int word = words[length - 1];
    Op op = Op.of(word).orElseThrow();
    boolean isCall = op == Op.CALL || op == Op.CALLKW || op == Op.CALLMETH || op == Op.CALLMKW;
    if (isCall && Insn.a(word) == register && Insn.b(word) == 2) {
      words[length - 1] = Insn.abc(op, register, 1, Insn.c(word));
    }
  }

  /** The execution does not come past the last instruction. */
  void end() {
    isReachable = false;
  }

  // --- jumps ------------------------------------------------------------------------------------------------------------

  /** A jump to {@code label}; a test before it decides. */
  private void leadTo(Label label) {
    if (!isReachable) {
      return;
    }
    label.meet(bound);
    if (!label.isPlaced()) {
      label.await(length);
    }
    add(Insn.jump(Op.JMP, Math.min(free, frameSize), 0), 0);
    if (label.isPlaced()) {
      patch(length - 1, label.place());
    }
  }

  void jump(Label label) {
    leadTo(label);
    end();
  }

  /** {@code test} and the jump that it decides on. */
  void jumpIf(Op test, int a, int d, Label label) {
    emit(test, a, d);
    leadTo(label);
  }

  /** ITERNX: back to {@code body} while there are items. */
  void next(int register, Label body) {
    if (isReachable) {
      add(Insn.jump(Op.ITERNX, register, 0), 0);
      patch(length - 1, body.place());
    }
  }

  /** The head of a loop that ends at {@code end}. */
  void loop(Label end) {
    if (isReachable) {
      loops.add(new Loop(length, end));
      add(Insn.jump(Op.LOOP, Math.min(free, frameSize), 0), 0);
    }
  }

  private void patch(int jump, int target) {
    int distance = target - (jump + 1) + Insn.JUMP_BIAS;
    words[jump] = Insn.withD(words[jump], distance & HALF);
    wides[jump] = distance >> 16;
  }

  /** The jumps to {@code label} lead to the next instruction. */
  void place(Label label) {
    label.placeAt(length);
    if (label.isUsed()) {
      if (isReachable) {
        bound.intersect(label.bound());
      } else {
        bound = label.bound().copy();
        isReachable = true;
      }
    }
    for (int i = 0; i < label.waitingCount(); i++) {
      patch(label.waiting(i), length);
    }
  }

  /** The next instruction is one that jumps from further down lead to; on the way there, {@code unbound} may have been unbound. */
  void placeHead(Label label, VariableSet unbound) {
    label.placeAt(length);
    bound.removeAll(unbound);
  }

  /** What follows is entered in a way that no jump shows, where {@code state} is bound. */
  void enter(VariableSet state) {
    assert !isReachable;
    isReachable = true;
    bound = state.copy();
  }

  // --- handlers ---------------------------------------------------------------------------------------------------------

  /** A region begins here whose errors are put into {@code register}. */
  Region protect(int register, VariableSet unbound) {
    touch(register + 1);
    Region region = new Region(register);
    VariableSet state = bound.copy();
    state.removeAll(unbound);
    region.handler.meet(state);
    region.open(length);
    return region;
  }

  /** The end of a region; those inside have ended. */
  void endProtection(Region region) {
    region.close(length);
  }

  /** The next instruction is the handler of a region that has ended, if one can come there. */
  void placeHandler(Region region) {
    assert !isReachable;
    if (!region.stretches().isEmpty()) {
      place(region.handler);
      for (Region.Stretch stretch : region.stretches()) {
        handlers.add(new General.Handler(stretch.from(), stretch.to(), region.handler.place(), region.register));
      }
    }
  }

  // --- variables that are certainly bound -------------------------------------------------------------------------------

  VariableSet bound() {
    return bound;
  }

  // --- registers --------------------------------------------------------------------------------------------------------

  int free() {
    return free;
  }

  /** Gives back all registers from {@code register} on. */
  void release(int register) {
    free = register;
  }

  int reserve(int count) {
    int first = free;
    touch(first + count);
    free = first + count;
    return first;
  }

  /** How many temporaries there are above those in use. */
  int room() {
    return LAST_LOW - free;
  }

  /** Sees that the frame has the registers below {@code end}. */
  void touch(int end) {
    if (end > frameSize) {
      if (end > LAST_LOW + 5) {
        throw new GeneratorException("expression too complex", span);
      }
      frameSize = end;
    }
  }

  /** Registers that only LDW and STW reach; they are never given back. */
  int reserveHigh(int count) {
    int first = FIRST_HIGH + highCount;
    highCount += count;
    if (first + count > HALF) {
      throw new GeneratorException("function has too many variables", span);
    }
    return first;
  }

  // --- the end ----------------------------------------------------------------------------------------------------------

  /**
   * All parts of the function that the code knows of.
   *
   * @param unbound registers of variables that must be known to be unbound from the beginning, in pairs of first and last
   */
  Prototype.Builder finish(List<Run> unbound) {
    for (Loop loop : loops) {
      int distance = loop.end().isPlaced() ? loop.end().place() - loop.place() - 1 : 0;
      if (distance >= 0 && distance + Insn.JUMP_BIAS <= HALF && loop.place() + 1 + distance < length) {
        words[loop.place()] = Insn.withD(words[loop.place()], distance + Insn.JUMP_BIAS);
      }
    }
    prepend(unbound);
    return new Prototype.Builder()
        .frameSize(highCount > 0 ? FIRST_HIGH + highCount : frameSize)
        .code(words, 0, length)
        .constants(constants.constants())
        .numbers(constants.doubles());
  }

  /** Registers from first to last, both included. */
  record Run(int first, int last) {}

  private void prepend(List<Run> unbound) {
    int count = 0;
    for (Run run : unbound) {
      count += run.first() < FIRST_HIGH ? 1 : 1 + run.last() - run.first() + 1;
    }
    if (count == 0) {
      return;
    }
    int[] allWords = new int[length + count];
    int[] allWides = new int[length + count];
    Span[] allSpans = new Span[length + count];
    Arrays.fill(allSpans, 0, count, length > 0 ? spans[0] : Span.NONE);
    int at = 0;
    for (Run run : unbound) {
      if (run.first() < FIRST_HIGH) {
        allWords[at++] = Insn.ad(Op.KUNDEF, run.first(), run.last());
      } else {
        // the highest of the temporaries is free before the first instruction
        int temporary = frameSize;
        frameSize++;
        allWords[at++] = Insn.ad(Op.KUNDEF, temporary, temporary);
        for (int register = run.first(); register <= run.last(); register++) {
          allWides[at] = register;
          allWords[at++] = Insn.ad(Op.STW, temporary, 0);
        }
      }
    }
    System.arraycopy(words, 0, allWords, count, length);
    System.arraycopy(wides, 0, allWides, count, length);
    System.arraycopy(spans, 0, allSpans, count, length);
    words = allWords;
    wides = allWides;
    spans = allSpans;
    length += count;
    handlers.replaceAll(h -> new General.Handler(h.from() + count(unbound), h.to() + count(unbound), h.target() + count(unbound), h.register()));
  }

  private static int count(List<Run> unbound) {
    int count = 0;
    for (Run run : unbound) {
      count += run.first() < FIRST_HIGH ? 1 : 2 + run.last() - run.first();
    }
    return count;
  }

  List<General.Handler> handlers() {
    return handlers;
  }

  List<General.Wide> wideHalves() {
    List<General.Wide> list = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      if (wides[i] != 0) {
        list.add(new General.Wide(i, wides[i]));
      }
    }
    return list;
  }

  LineTable lines() {
    int[] lines = new int[length];
    for (int i = 0; i < length; i++) {
      lines[i] = spans[i].line();
    }
    return LineTable.of(lines, 0, length);
  }

  /** The place of each instruction, columns in bytes from 0. */
  List<General.Position> positions() {
    General.Position[] positions = new General.Position[length];
    for (int i = 0; i < length; i++) {
      positions[i] = i > 0 && spans[i] == spans[i - 1] ? positions[i - 1] : position(spans[i]);
    }
    return Arrays.asList(positions);
  }

  private int column(int offset, int line) {
    return Math.max(offset - source.byteOffset(source.lineStart(line)), 0);
  }

  private General.Position position(Span place) {
    if (!place.isPresent()) {
      return new General.Position(0, 0, 0, 0);
    }
    return new General.Position(
        place.line(), column(place.start(), place.line()), place.endLine(), column(place.end(), place.endLine()));
  }
}
