package dev.lathe.vm.value;

/**
 * Values as 64 bits: a double, or a tag in the high 17 bits over 47 bits of payload.
 *
 * <pre>
 *   63            47 46                                    0
 *   1111 1111 1111 1tttt | payload                             t = 1…15: a tag, as a signed number −15…−1
 *   everything else, with v &gt;&gt;&gt; 47 up to 0x1FFF0: a double
 * </pre>
 *
 * 0xFFF8 0000 0000 0000, the NaN that x86 makes, and 0x7FF8 0000 0000 0000, the one that Java makes, are doubles, so results
 * of arithmetic are values as they are. Bits from outside pass {@link #canonical}.
 */
public final class Value {
  /** Tags, as {@link #tag} gives them. */
  public static final int NIL_TAG = -1;

  public static final int FALSE_TAG = -2;
  public static final int TRUE_TAG = -3;
  public static final int UNDEF_TAG = -4;
  public static final int INT_TAG = -5;
  public static final int LIGHT_TAG = -6;
  public static final int STRING_TAG = -7;
  public static final int TABLE_TAG = -8;
  public static final int LIST_TAG = -9;
  public static final int FUNCTION_TAG = -10;
  public static final int OBJECT_TAG = -11;
  /** Values there is one of, beside those with tags of their own. */
  public static final int SINGLE_TAG = -12;

  public static final long NIL = (long) NIL_TAG << 47;
  public static final long FALSE = (long) FALSE_TAG << 47;
  public static final long TRUE = (long) TRUE_TAG << 47;
  /** Unbound, a hole, deleted; no program sees it. */
  public static final long UNDEF = (long) UNDEF_TAG << 47;
  /** What stands for something left out. */
  public static final long ELLIPSIS = (long) SINGLE_TAG << 47;
  /** What an operand's method gives that cannot do an operation, so that the other operand's is asked. */
  public static final long NOT_IMPLEMENTED = ELLIPSIS | 1;

  /** The bits of an address or another payload. */
  public static final long PAYLOAD = (1L << 47) - 1;
  /** The high 17 bits of no double are above it. */
  public static final long LAST_DOUBLE = 0x1FFF0;

  private Value() {}

  /** The tag, −15 to −1; of a double any other number. */
  public static int tag(long value) {
    return (int) (value >> 47);
  }

  /** Whether it is a double. */
  public static boolean isDouble(long value) {
    return value >>> 47 <= LAST_DOUBLE;
  }

  /** Whether it is nil or false. */
  public static boolean isFalsy(long value) {
    return Long.compareUnsigned(value, FALSE) >= 0;
  }

  /** Whether it holds the address of a heap object. */
  public static boolean isPointer(long value) {
    return value >>> 47 <= (STRING_TAG & 0x1FFFFL) && value >>> 47 >= (OBJECT_TAG & 0x1FFFFL);
  }

  public static boolean isString(long value) {
    return value >> 47 == STRING_TAG;
  }

  public static boolean isTable(long value) {
    return value >> 47 == TABLE_TAG;
  }

  public static boolean isFunction(long value) {
    return value >> 47 == FUNCTION_TAG;
  }

  public static boolean isObject(long value) {
    return value >> 47 == OBJECT_TAG;
  }

  /** The address in a value that {@link #isPointer}. */
  public static long address(long value) {
    return value & PAYLOAD;
  }

  /** A value of a tag and an address or other payload of 47 bits. */
  public static long of(int tag, long payload) {
    return (long) tag << 47 | payload;
  }

  public static long string(long address) {
    return of(STRING_TAG, address);
  }

  public static long table(long address) {
    return of(TABLE_TAG, address);
  }

  public static long function(long address) {
    return of(FUNCTION_TAG, address);
  }

  public static long object(long address) {
    return of(OBJECT_TAG, address);
  }

  /** A double that arithmetic here has made. */
  public static long of(double number) {
    return Double.doubleToRawLongBits(number);
  }

  public static long of(boolean truth) {
    return truth ? TRUE : FALSE;
  }

  /** A double from outside, whose NaN may have any bits. */
  public static long canonical(double number) {
    return Double.doubleToLongBits(number);
  }

  /** The double in a value that {@link #isDouble}. */
  public static double toDouble(long value) {
    return Double.longBitsToDouble(value);
  }

  /** A small integer: −2^46 to 2^46 − 1. */
  public static long ofInt(long number) {
    return of(INT_TAG, number & PAYLOAD);
  }

  /** The integer in a value with {@link #INT_TAG}. */
  public static long toInt(long value) {
    return value << 17 >> 17;
  }
}
