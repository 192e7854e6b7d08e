package dev.lathe.bcgen;

import dev.lathe.bcgen.general.GeneratorException;
import dev.lathe.lexer.TokenLines;
import dev.lathe.vm.bytecode.ByteString;
import dev.lathe.vm.bytecode.Constant;
import dev.lathe.vm.bytecode.Insn;
import dev.lathe.vm.bytecode.LineTable;
import dev.lathe.vm.bytecode.Op;
import dev.lathe.vm.bytecode.Prototype;
import dev.lathe.vm.bytecode.Prototype.Upvalue;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A function in the making: instructions with their lines, registers (a stack above the active variables), constants,
 * upvalues, and jumps whose targets are not known yet.
 *
 * <p>Places count from 1; place 0 is the header, which prototypes leave out. When an instruction is emitted, the jumps that
 * wait for the next place are patched to it. After LuaJIT's {@code lj_parse.c}, whose order of constants and registers is
 * the contract.
 */
final class FunctionBuilder {

  /** In A of a test that may copy its value: the jump has no register for it yet. */
  static final int NO_REGISTER = 0xFF;

  final BytecodeConventions conventions;
  final Optional<FunctionBuilder> outer;
  final TokenLines lines;
  final ConstantPool constants = new ConstantPool();
  final Scopes scopes = new Scopes(this);

  /** Line on which the function begins, 0 for a whole file. */
  final int firstLine;

  int lastLine;
  int parameters;
  boolean variableArguments;
  boolean hasBoxed;

  private int[] code = new int[32];
  private int[] codeLines = new int[32];
  private int length = 1;

  /** The last place that a jump leads to, which instructions before and behind must not be merged over. */
  private int lastTarget;

  /** Jumps that wait for the next place. */
  private long pending = JumpList.EMPTY;

  int freeRegister;
  private int frameSize = 1;

  private boolean hasChildren;
  private boolean hasReturns;
  /** There are returns before the first inner function, which do not close upvalues yet. */
  private boolean returnsToFix;

  private Variable[] upvalues = new Variable[4];
  /** Upvalue of the enclosing function, -1 if the variable is its own. */
  private int[] upvalueOrigins = new int[4];

  private int upvalueCount;

  /** The function of a whole file. */
  FunctionBuilder(BytecodeConventions conventions, TokenLines lines) {
    this.conventions = conventions;
    this.outer = Optional.empty();
    this.lines = lines;
    this.firstLine = 0;
  }

  /** A function inside {@code outer}. */
  FunctionBuilder(FunctionBuilder outer, int firstLine) {
    this.conventions = outer.conventions;
    this.outer = Optional.of(outer);
    this.lines = outer.lines;
    this.firstLine = firstLine;
  }

  GeneratorException exceeded(Limit limit) {
    return limit.exceeded(firstLine, lines);
  }

  // Instructions

  /** The next place. */
  int here() {
    return length;
  }

  int emit(int word) {
    patchValues(pending, length, NO_REGISTER, length);
    pending = JumpList.EMPTY;
    if (length == code.length) {
      code = Arrays.copyOf(code, length * 2);
      codeLines = Arrays.copyOf(codeLines, length * 2);
    }
    code[length] = word;
    codeLines[length] = lines.line();
    return length++;
  }

  int emit(Op op, int a, int b, int c) {
    return emit(Insn.abc(op, a, b, c));
  }

  int emit(Op op, int a, int d) {
    return emit(Insn.ad(op, a, d));
  }

  int emitJump(Op op, int a, int distance) {
    return emit(Insn.jump(op, a, distance));
  }

  int word(int place) {
    return code[place];
  }

  void setWord(int place, int word) {
    code[place] = word;
  }

  Op op(int place) {
    return Op.of(code[place]).orElseThrow();
  }

  boolean isAt(int place, Op op) {
    return (code[place] & 0xFF) == op.encoding();
  }

  void setOp(int place, Op op) {
    code[place] = code[place] & ~0xFF | op.encoding();
  }

  void setA(int place, int a) {
    code[place] = Insn.withA(code[place], a);
  }

  void setB(int place, int b) {
    code[place] = code[place] & 0xFF_FFFF | b << 24;
  }

  void setD(int place, int d) {
    code[place] = Insn.withD(code[place], d);
  }

  void setLine(int place, int line) {
    codeLines[place] = line;
  }

  /** Takes the last instruction back. */
  void dropLast() {
    length--;
  }

  /** The test turned round. */
  void invert(int jump) {
    code[jump - 1] ^= 1;
  }

  // Constants, with the limit that instructions have

  int string(String latin1) {
    return constants.string(latin1);
  }

  int number(double value) {
    return constants.number(value);
  }

  // Jumps

  private int next(int jump) {
    int distance = Insn.distance(code[jump]);
    return distance == JumpList.END ? JumpList.NONE : jump + 1 + distance;
  }

  /** Whether some jump of the list does not carry a value. */
  boolean lacksValue(long list) {
    for (int jump = JumpList.first(list); jump != JumpList.NONE; jump = next(jump)) {
      int test = code[Math.max(jump - 1, 0)];
      if (!isCopyingTest(test) && Insn.a(test) != NO_REGISTER) {
        return true;
      }
    }
    return false;
  }

  private static boolean isCopyingTest(int word) {
    int op = word & 0xFF;
    return op == Op.ISTC.encoding() || op == Op.ISFC.encoding();
  }

  /** Gives the test in front of {@code jump} the register for its value, if it can have one. */
  private boolean patchTest(int jump, int register) {
    int place = Math.max(jump - 1, 0);
    int test = code[place];
    if (isCopyingTest(test)) {
      if (register != NO_REGISTER && register != Insn.d(test)) {
        setA(place, register);
      } else {
        code[place] = Insn.withA(test + (Op.IST.encoding() - Op.ISTC.encoding()), 0);
      }
      return true;
    }
    if (Insn.a(test) != NO_REGISTER) {
      return false;
    }
    if (register == NO_REGISTER) {
      code[place] = Insn.jump(Op.JMP, Insn.a(code[place + 1]), 0);
    } else {
      setA(place, register);
      if (register >= Insn.a(code[place + 1])) {
        setA(place + 1, register + 1);
      }
    }
    return true;
  }

  /** Drops the values that the jumps of the list carry. */
  void dropValues(long list) {
    for (int jump = JumpList.first(list); jump != JumpList.NONE; jump = next(jump)) {
      patchTest(jump, NO_REGISTER);
    }
  }

  /** Makes the jump lead to {@code target}. */
  void patch(int jump, int target) {
    int distance = target - (jump + 1);
    if (distance < -Insn.JUMP_BIAS || distance > 0xFFFF - Insn.JUMP_BIAS) {
      throw exceeded(Limit.JUMP);
    }
    setD(jump, distance + Insn.JUMP_BIAS);
  }

  long join(long list, long other) {
    if (other == JumpList.EMPTY) {
      return list;
    }
    if (list == JumpList.EMPTY) {
      return other;
    }
    patch(JumpList.last(list), JumpList.first(other));
    return JumpList.of(JumpList.first(list), JumpList.last(other));
  }

  /** Makes jumps that carry a value lead to {@code valueTarget} with it in {@code register}, others to {@code target}. */
  void patchValues(long list, int valueTarget, int register, int target) {
    int jump = JumpList.first(list);
    while (jump != JumpList.NONE) {
      int following = next(jump);
      patch(jump, patchTest(jump, register) ? valueTarget : target);
      jump = following;
    }
  }

  /** The jumps lead to the next place. */
  void toHere(long list) {
    lastTarget = length;
    pending = join(pending, list);
  }

  /** Something leads to the next place, or it must look so. */
  int markTarget() {
    lastTarget = length;
    return length;
  }

  void setLastTarget(int place) {
    lastTarget = place;
  }

  int lastTarget() {
    return lastTarget;
  }

  void patchAll(long list, int target) {
    if (target == length) {
      toHere(list);
    } else {
      patchValues(list, target, NO_REGISTER, target);
    }
  }

  /** Jumps to a target that is not known yet; an instruction that closes upvalues becomes the jump. */
  long jump() {
    long waiting = pending;
    int place = length - 1;
    pending = JumpList.EMPTY;
    if (place >= lastTarget && isAt(place, Op.UCLO)) {
      code[place] = Insn.withD(code[place], JumpList.END + Insn.JUMP_BIAS);
      lastTarget = place + 1;
    } else {
      place = emitJump(Op.JMP, freeRegister, JumpList.END);
    }
    return join(JumpList.of(place), waiting);
  }

  /** Makes all jumps of the list but the first lead to the first. */
  void detach(long list) {
    int first = JumpList.first(list);
    int following = next(first);
    if (following != JumpList.NONE) {
      patchAll(JumpList.of(following, JumpList.last(list)), first);
    }
  }

  // Registers

  /** Sees that there are {@code count} registers above the used ones. */
  void ensure(int count) {
    int size = freeRegister + count;
    if (size > frameSize) {
      if (size >= Limit.REGISTERS.value()) {
        throw exceeded(Limit.REGISTERS);
      }
      frameSize = size;
    }
  }

  /** Takes {@code count} registers; returns the first. */
  int reserve(int count) {
    ensure(count);
    int first = freeRegister;
    freeRegister += count;
    return first;
  }

  /** Gives a register back unless it is a variable's. */
  void free(int register) {
    if (register >= scopes.activeCount()) {
      freeRegister--;
      assert register == freeRegister : register + " is not the last of " + freeRegister;
    }
  }

  void free(Operand operand) {
    if (operand.kind == Operand.Kind.REGISTER) {
      free(operand.info);
    }
  }

  // Upvalues

  /** The number of the upvalue for a variable of a function around this one. */
  int upvalue(Variable variable, int origin) {
    for (int i = 0; i < upvalueCount; i++) {
      if (upvalues[i] == variable) {
        return i;
      }
    }
    if (upvalueCount >= Limit.UPVALUES.value()) {
      throw exceeded(Limit.UPVALUES);
    }
    if (upvalueCount == upvalues.length) {
      upvalues = Arrays.copyOf(upvalues, upvalueCount * 2);
      upvalueOrigins = Arrays.copyOf(upvalueOrigins, upvalueCount * 2);
    }
    upvalues[upvalueCount] = variable;
    upvalueOrigins[upvalueCount] = origin;
    return upvalueCount++;
  }

  Variable upvalueVariable(int index) {
    return upvalues[index];
  }

  // Returns and the end

  void noteReturn() {
    hasReturns = true;
  }

  void noteChild(FunctionBuilder child) {
    hasBoxed |= child.hasBoxed;
    if (!hasChildren) {
      returnsToFix = hasReturns;
      hasChildren = true;
    }
  }

  boolean hasChildren() {
    return hasChildren;
  }

  private static boolean isReturn(int word) {
    Op op = Op.of(word).orElse(Op.JMP);
    return switch (op) {
      case CALLMT, CALLT, RETM, RET, RET0, RET1 -> true;
      default -> false; // opcodes are many, and not sealed
    };
  }

  /** Ends the body: the last return, the end of the outermost scope, returns that have to close upvalues. */
  void finish() {
    int end = length;
    if (end <= lastTarget || !isReturn(code[end - 1])) {
      if (scopes.current().captured) {
        emitJump(Op.UCLO, 0, 0);
      }
      emit(Op.RET0, 0, 1);
    }
    scopes.endFunction();
    if (returnsToFix) {
      fixReturns(end);
    }
    if (constants.objects().size() > Limit.CONSTANTS.value() || constants.numbers().length > Limit.CONSTANTS.value()) {
      throw exceeded(Limit.CONSTANTS);
    }
  }

  /** Moves returns in front of the first inner function behind the end, where upvalues are closed on the way. */
  private void fixReturns(int end) {
    for (int place = 1; place < end && !isAt(place, Op.FNEW); place++) {
      if (isReturn(code[place])) {
        int line = codeLines[place];
        int copy = emit(code[place]);
        codeLines[copy] = line;
        int distance = copy - (place + 1);
        if (distance > 0xFFFF - Insn.JUMP_BIAS) {
          throw exceeded(Limit.RETURN_JUMP);
        }
        code[place] = Insn.jump(Op.UCLO, 0, distance);
      }
    }
  }

  /** The finished function with those inside it. */
  Prototype prototype() {
    // arrays: immutable lists made of them are copied once, and not again by the prototype
    Constant[] list = new Constant[constants.objects().size()];
    for (int i = 0; i < list.length; i++) {
      Object constant = constants.objects().get(i);
      // tests in turn: a switch over Object costs a call here, and most constants are strings
      if (constant instanceof String text) {
        list[i] = new Constant.Str(ByteString.latin1(text));
      } else if (constant instanceof FunctionBuilder child) {
        list[i] = new Constant.Child(child.prototype());
      } else {
        list[i] = (Constant) constant;
      }
    }
    Upvalue[] origins = new Upvalue[upvalueCount];
    ByteString[] names = new ByteString[upvalueCount];
    for (int i = 0; i < upvalueCount; i++) {
      Variable variable = upvalues[i];
      boolean own = upvalueOrigins[i] < 0;
      names[i] = ByteString.latin1(variable.name);
      origins[i] =
          new Upvalue(
              own ? Upvalue.Origin.REGISTER : Upvalue.Origin.UPVALUE,
              own && !variable.assigned ? Upvalue.Mutability.IMMUTABLE : Upvalue.Mutability.MUTABLE,
              own ? variable.register : upvalueOrigins[i]);
    }
    LineTable lineTable = LineTable.of(codeLines, 1, length);
    Prototype.Builder builder =
        new Prototype.Builder()
            .parameters(parameters)
            .frameSize(frameSize)
            .code(code, 1, length)
            .upvalues(List.of(origins))
            .constants(List.of(list))
            .numbers(constants.numbers())
            .debug(new Prototype.Debug(firstLine, lastLine - firstLine, lineTable, List.of(names), scopes.variables()));
    if (hasChildren) {
      builder.flag(Prototype.Flag.CHILDREN);
    }
    if (variableArguments) {
      builder.flag(Prototype.Flag.VARARG);
    }
    if (hasBoxed) {
      builder.flag(Prototype.Flag.FFI);
    }
    return builder.build();
  }
}
