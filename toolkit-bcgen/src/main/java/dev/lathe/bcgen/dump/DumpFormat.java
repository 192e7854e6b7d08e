package dev.lathe.bcgen.dump;

/**
 * The numbers of the dump format: LuaJIT's ({@code lj_bcdump.h}), and our own above them.
 *
 * <pre>
 *   dump      = signature version flags:uleb [nameLength:uleb name] {length:uleb function} 0
 *   function  = flags:u8 parameters:u8 frame:u8 upvalues:u8 constants:uleb numbers:uleb length:uleb
 *               [debugSize:uleb [firstLine:uleb lineCount:uleb]] {word:u32} {upvalue:u16} {constant} {number} [general] [debug]
 *   constant  = 0 | 1 table | (2|3) lo:uleb hi:uleb | 4 lo:uleb hi:uleb lo:uleb hi:uleb | (5+length) byte*
 *   table     = arraySize:uleb entryCount:uleb {value} {value value}
 *   value     = 0 | 1 | 2 | 3 int:uleb | 4 lo:uleb hi:uleb | (5+length) byte*
 *   number    = int:uleb33 (low bit 0) | lo:uleb33 (low bit 1) hi:uleb
 *   debug     = {lineDelta:u8|u16|u32} {name 0} {variable} 0
 *   variable  = (1..6 | name 0) start:uleb length:uleb
 * </pre>
 *
 * <p>A child comes before the function that holds it. Constants stand with the highest operand first. In a general function:
 *
 * <pre>
 *   general   = frame:uleb kind:u8 binding handlers:uleb {from:uleb to:uleb target:uleb register:uleb}
 *               wides:uleb {indexDelta:uleb value:uleb} name document:u8 [name] [positions:uleb {position}]
 *   binding   = 0 | 1 positionalOnly:uleb positional:uleb keywordOnly:uleb rest:u8 keywordRest:u8 names:uleb {name}
 *   name      = length:uleb byte*
 *   position  = line:uleb column:uleb endLine:uleb endColumn:uleb
 *   constant |= (OWN+0) name | (OWN+1) name | (OWN+2) name | (OWN+3) lo:uleb hi:uleb | (OWN+4|OWN+5) count:uleb {constant}
 *             | (OWN+6..OWN+9) | (OWN+10) count:uleb {distance:uleb}
 * </pre>
 */
final class DumpFormat {
  static final byte[] SIGNATURE = {0x1B, 'L', 'J'};

  /** The version this and LuaJIT 2.1 write. LuaJIT 2.0's, 1, numbers opcodes otherwise, and is refused. */
  static final int VERSION = 2;

  // Flags of a dump.
  static final int BIG_ENDIAN = 0x01;
  static final int STRIPPED = 0x02;
  static final int FFI = 0x04;
  static final int TWO_SLOTS = 0x08;
  static final int GENERAL = 0x80;

  /** Flag of a function: a general block follows its numbers. */
  static final int GENERAL_FUNCTION = 0x80;

  /** Flags of a function that LuaJIT writes. */
  static final int FUNCTION_FLAGS = 0x07;

  // Types of constants.
  static final int CHILD = 0;
  static final int TEMPLATE = 1;
  static final int INT64 = 2;
  static final int UINT64 = 3;
  static final int COMPLEX = 4;
  static final int STRING = 5;

  /** In general functions, types from here on are our own; strings as long as that are {@link #LONG_STRING}. */
  static final int OWN = STRING + (1 << 20);

  static final int LONG_STRING = OWN;
  static final int BYTES = OWN + 1;
  static final int INTEGER = OWN + 2;
  static final int REAL = OWN + 3;
  static final int TUPLE = OWN + 4;
  static final int FROZEN_SET = OWN + 5;

  /** The first {@code Constant.Single}. */
  static final int SINGLE = OWN + 6;

  static final int JUMP_TABLE = OWN + 10;

  // Types of values in templates.
  static final int VALUE_NIL = 0;
  static final int VALUE_FALSE = 1;
  static final int VALUE_TRUE = 2;
  static final int VALUE_INT = 3;
  static final int VALUE_NUMBER = 4;
  static final int VALUE_STRING = 5;

  // Bits of an upvalue's descriptor.
  static final int UPVALUE_LOCAL = 0x8000;
  static final int UPVALUE_IMMUTABLE = 0x4000;

  /** With {@link #UPVALUE_LOCAL}: the register holds a cell. Ours. */
  static final int UPVALUE_CELL = 0x2000;

  static final int UPVALUE_INDEX = 0x1FFF;

  /** First byte of a variable's name that is one. */
  static final int FIRST_NAME_BYTE = 7;

  /** How deep functions, and tuples among constants, may be nested. */
  static final int MAX_DEPTH = 1000;

  private DumpFormat() {}
}
