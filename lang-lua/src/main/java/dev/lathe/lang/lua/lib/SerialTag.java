package dev.lathe.lang.lua.lib;

/** The first bytes of values in LuaJIT's serialization ("Serialization Format Specification" of its page on string buffers). */
final class SerialTag {
  static final int NIL = 0x00;
  static final int FALSE = 0x01;
  static final int TRUE = 0x02;
  static final int NULL = 0x03;
  static final int LIGHT32 = 0x04;
  static final int LIGHT64 = 0x05;
  static final int INT = 0x06;
  static final int NUMBER = 0x07;
  static final int TABLE = 0x08;
  /** Added to {@link #TABLE}: there is a hash part. */
  static final int HASH = 1;
  /** Added: there is an array part that begins at index 0. */
  static final int ARRAY_FROM_0 = 2;
  /** Added: there is an array part that begins at index 1; its count has the missing index 0 as well. */
  static final int ARRAY_FROM_1 = 4;
  /** An index into the dictionary of metatables; a table follows. */
  static final int METATABLE = 0x0E;
  /** An index into the dictionary of strings. */
  static final int DICTIONARY = 0x0F;
  static final int INT64 = 0x10;
  static final int UINT64 = 0x11;
  static final int COMPLEX = 0x12;
  /** Plus the length of a string. */
  static final int STRING = 0x20;

  /** Numbers below take one byte. */
  static final int ONE_BYTE = 0xE0;
  /** Numbers below take two bytes, others five. */
  static final int TWO_BYTES = 0x1FE0;
  /** The first of five bytes. */
  static final int FIVE_BYTES = 0xFF;

  private SerialTag() {}
}
