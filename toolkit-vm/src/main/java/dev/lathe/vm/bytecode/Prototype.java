package dev.lathe.vm.bytecode;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A function before it is loaded: instructions, constants and what debuggers need. Immutable; equal if all parts are, numbers
 * by their bits.
 *
 * <p>Instruction {@code i} of {@link #word} is the one that listings number {@code i + 1}: the header that binds the
 * arguments has number 0 and is made when the function is loaded, out of {@link Flag#VARARG} and {@link General}.
 *
 * <p>A function that holds a row of {@link Op} from {@link Op#FIRST_GENERAL} on, a constant that LuaJIT does not have, or
 * needs anything of {@link General}, is general; all others are functions that LuaJIT can run.
 */
public final class Prototype {

  /** What holds for a function as a whole. The dump's bit is {@code 1 << ordinal()}. */
  public enum Flag {
    /** It makes functions. */
    CHILDREN,
    /** It takes variable arguments. */
    VARARG,
    /** It has 64-bit integers or complex numbers among its constants. */
    FFI
  }

  private final Set<Flag> flags;
  private final int parameters;
  private final int frameSize;
  private final int[] code;
  private final Upvalue[] upvalues;
  private final List<Constant> constants;
  private final double[] numbers;
  private final Optional<Debug> debug;
  private final Optional<General> general;

  private Prototype(Builder builder) {
    flags = builder.flags.isEmpty() ? Set.of() : Set.copyOf(builder.flags);
    parameters = builder.parameters;
    frameSize = builder.frameSize;
    code = builder.code;
    upvalues = builder.upvalues.toArray(Upvalue[]::new);
    constants = List.copyOf(builder.constants);
    numbers = builder.numbers;
    debug = builder.debug;
    general = builder.general;
  }

  /** What holds for it as a whole. */
  public Set<Flag> flags() {
    return flags;
  }

  /** Whether a flag is set. */
  public boolean has(Flag flag) {
    return flags.contains(flag);
  }

  /** Number of parameters that have registers from 0 on: 0 to 255. */
  public int parameters() {
    return parameters;
  }

  /** Number of registers: at most 255, more only in general functions. */
  public int frameSize() {
    return frameSize;
  }

  /** Number of instructions, the header left out. */
  public int length() {
    return code.length;
  }

  /** Instruction number {@code index}, from 0. */
  public int word(int index) {
    return code[index];
  }

  /** The wide half of an instruction, as its row's W says: 0 in functions that are not general. */
  public int wide(int index) {
    return general.isPresent() ? general.get().wide(index) : 0;
  }

  /** Number of upvalues. */
  public int upvalueCount() {
    return upvalues.length;
  }

  /** Where upvalue {@code index} comes from when the function is made. */
  public Upvalue upvalue(int index) {
    return upvalues[index];
  }

  /** Constants; operands are indices. Children stand in the order of the source. */
  public List<Constant> constants() {
    return constants;
  }

  /** Number of number constants. */
  public int numberCount() {
    return numbers.length;
  }

  /** Number constant {@code index}. */
  public double number(int index) {
    return numbers[index];
  }

  /** What debuggers and error messages need, unless it was stripped. */
  public Optional<Debug> debug() {
    return debug;
  }

  /** What only general functions have. */
  public Optional<General> general() {
    return general;
  }

  /**
   * Where an upvalue comes from.
   *
   * @param index register or upvalue of the enclosing function
   */
  public record Upvalue(Origin origin, Mutability mutability, int index) {

    /** What the index means in the enclosing function. */
    public enum Origin {
      /** One of its upvalues. */
      UPVALUE,
      /** One of its registers, shared while the frame lives. */
      REGISTER,
      /** A cell that one of its registers holds. General functions only. */
      CELL
    }

    /** Whether anyone assigns it after the function is made. */
    public enum Mutability {
      MUTABLE,
      IMMUTABLE
    }
  }

  /**
   * Debug information.
   *
   * @param firstLine line where the function begins, 0 for a whole file
   * @param lineCount last line minus first line
   * @param lines line of each instruction
   * @param upvalueNames a name for each upvalue
   */
  public record Debug(int firstLine, int lineCount, LineTable lines, List<ByteString> upvalueNames, List<Variable> variables) {
    public Debug {
      upvalueNames = List.copyOf(upvalueNames);
      variables = List.copyOf(variables);
    }
  }

  /**
   * A variable, in the order of their beginnings. Its register is the number of variables alive where it begins.
   *
   * @param start first instruction, as listings number them, at which it is alive
   * @param end first instruction behind its life
   */
  public record Variable(VariableName name, int start, int end) {}

  /** What a variable is called. */
  public sealed interface VariableName {
    /** By the program. */
    record Named(ByteString name) implements VariableName {}

    /** Not at all: the hidden variables of loops. The dump's byte is {@code 1 + ordinal()}. */
    enum Hidden implements VariableName {
      FOR_INDEX("(for index)"),
      FOR_STOP("(for limit)"),
      FOR_STEP("(for step)"),
      FOR_GENERATOR("(for generator)"),
      FOR_STATE("(for state)"),
      FOR_CONTROL("(for control)");

      private final String shown;

      Hidden(String shown) {
        this.shown = shown;
      }

      /** What a debugger shows. */
      public String shown() {
        return shown;
      }
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Prototype that
        && flags.equals(that.flags)
        && parameters == that.parameters
        && frameSize == that.frameSize
        && Arrays.equals(code, that.code)
        && Arrays.equals(upvalues, that.upvalues)
        && constants.equals(that.constants)
        && Bits.same(numbers, that.numbers)
        && debug.equals(that.debug)
        && general.equals(that.general);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(code) * 31 + constants.size();
  }

  /** Collects the parts of a prototype. All that is not set is empty. */
  public static final class Builder {
    private final Set<Flag> flags = EnumSet.noneOf(Flag.class);
    private int parameters;
    private int frameSize;
    private int[] code = {};
    private List<Upvalue> upvalues = List.of();
    private List<Constant> constants = List.of();
    private double[] numbers = {};
    private Optional<Debug> debug = Optional.empty();
    private Optional<General> general = Optional.empty();

    /** Sets a flag. */
    public Builder flag(Flag flag) {
      flags.add(flag);
      return this;
    }

    /** Parameters with registers of their own: 0 to 255. */
    public Builder parameters(int count) {
      parameters = count;
      return this;
    }

    /** Registers. */
    public Builder frameSize(int registers) {
      frameSize = registers;
      return this;
    }

    /** Instruction words, without a header; copied. */
    public Builder code(int... words) {
      return code(words, 0, words.length);
    }

    /** Those of {@code words} from {@code from} to before {@code to}; copied. */
    public Builder code(int[] words, int from, int to) {
      code = Arrays.copyOfRange(words, from, to);
      return this;
    }

    /** Where upvalues come from. */
    public Builder upvalues(List<Upvalue> upvalues) {
      this.upvalues = upvalues;
      return this;
    }

    /** Constants, operand 0 first. */
    public Builder constants(List<Constant> constants) {
      this.constants = constants;
      return this;
    }

    /** Number constants; copied. */
    public Builder numbers(double... numbers) {
      this.numbers = numbers.clone();
      return this;
    }

    /** Debug information. */
    public Builder debug(Debug debug) {
      this.debug = Optional.of(debug);
      return this;
    }

    /** What only general functions have. */
    public Builder general(General general) {
      this.general = Optional.of(general);
      return this;
    }

    /** The prototype. */
    public Prototype build() {
      return new Prototype(this);
    }
  }
}
