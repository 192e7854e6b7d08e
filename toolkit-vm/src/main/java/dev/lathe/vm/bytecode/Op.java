package dev.lathe.vm.bytecode;

import static dev.lathe.vm.bytecode.Effect.*;
import static dev.lathe.vm.bytecode.Flow.*;
import static dev.lathe.vm.bytecode.Format.*;
import static dev.lathe.vm.bytecode.Meta.*;
import static dev.lathe.vm.bytecode.Operand.*;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The opcodes. A row means the same in every function, whatever language it came from. Columns: encoding in dumps, format,
 * operands A, B, C or D, and W, meta-operation, where it goes on, meaning, effects.
 *
 * <p>In a meaning, {@code R} are the frame's registers, {@code K} constants, {@code N} number constants, {@code U} upvalues,
 * {@code top} is one above the last of several results that the instruction before has left. W is the wide half of an
 * instruction, see {@link Prototype#wide}.
 *
 * <p>0x00 to 0x58 are LuaJIT 2.1's, whose {@code lj_bc.h} defines names, encodings and operands; its opcodes that only
 * occur in memory (those of compiled and blacklisted loops, function headers) have no row. Rows from 0x80 on are ours:
 * negation of a test is {@code op ^ 1}.
 *
 * <p>An instruction that raises has written none of its registers, but a run that it hands to a callee (R[A] upwards of rows
 * that call, and of those of the iteration protocol) is lost then.
 */
public enum Op {
  // @formatter:off
  // Comparisons: the JMP that follows is taken when the relation holds.
  ISLT    (0x00, AD , VAR,   ___,   VAR,       ___,   LT,       SKIP,   "if R[A] < R[D]", CALLS),
  ISGE    (0x01, AD , VAR,   ___,   VAR,       ___,   LT,       SKIP,   "if not R[A] < R[D]", CALLS),
  ISLE    (0x02, AD , VAR,   ___,   VAR,       ___,   LE,       SKIP,   "if R[A] <= R[D]", CALLS),
  ISGT    (0x03, AD , VAR,   ___,   VAR,       ___,   LE,       SKIP,   "if not R[A] <= R[D]", CALLS),
  ISEQV   (0x04, AD , VAR,   ___,   VAR,       ___,   EQ,       SKIP,   "if R[A] == R[D]", CALLS),
  ISNEV   (0x05, AD , VAR,   ___,   VAR,       ___,   EQ,       SKIP,   "if R[A] ~= R[D]", CALLS),
  ISEQS   (0x06, AD , VAR,   ___,   STR,       ___,   NONE,     SKIP,   "if R[A] == K[D]"),
  ISNES   (0x07, AD , VAR,   ___,   STR,       ___,   NONE,     SKIP,   "if R[A] ~= K[D]"),
  ISEQN   (0x08, AD , VAR,   ___,   NUM,       ___,   EQ,       SKIP,   "if R[A] == N[D]", CALLS),
  ISNEN   (0x09, AD , VAR,   ___,   NUM,       ___,   EQ,       SKIP,   "if R[A] ~= N[D]", CALLS),
  ISEQP   (0x0A, AD , VAR,   ___,   PRI,       ___,   EQ,       SKIP,   "if R[A] is the primitive D", CALLS),
  ISNEP   (0x0B, AD , VAR,   ___,   PRI,       ___,   EQ,       SKIP,   "if R[A] is not the primitive D", CALLS),

  // Truth: nil and false are false.
  ISTC    (0x0C, AD , DST,   ___,   VAR,       ___,   NONE,     SKIP,   "if R[D] is true: R[A] := R[D]"),
  ISFC    (0x0D, AD , DST,   ___,   VAR,       ___,   NONE,     SKIP,   "if R[D] is false: R[A] := R[D]"),
  IST     (0x0E, AD , ___,   ___,   VAR,       ___,   NONE,     SKIP,   "if R[D] is true"),
  ISF     (0x0F, AD , ___,   ___,   VAR,       ___,   NONE,     SKIP,   "if R[D] is false"),
  ISTYPE  (0x10, AD , VAR,   ___,   LIT,       ___,   NONE,     ON,     "raise unless R[A] has type D", RAISES),
  ISNUM   (0x11, AD , VAR,   ___,   LIT,       ___,   NONE,     ON,     "raise unless R[A] is a number, D its type", RAISES),

  // Unary operators.
  MOV     (0x12, AD , DST,   ___,   VAR,       ___,   NONE,     ON,     "R[A] := R[D]"),
  NOT     (0x13, AD , DST,   ___,   VAR,       ___,   NONE,     ON,     "R[A] := R[D] is false"),
  UNM     (0x14, AD , DST,   ___,   VAR,       ___,   NEGATE,   ON,     "R[A] := -R[D]", CALLS),
  LEN     (0x15, AD , DST,   ___,   VAR,       ___,   LENGTH,   ON,     "R[A] := #R[D]", READS, CALLS),

  // Arithmetic on doubles.
  ADDVN   (0x16, ABC, DST,   VAR,   NUM,       ___,   ADD,      ON,     "R[A] := R[B] + N[C]", CALLS),
  SUBVN   (0x17, ABC, DST,   VAR,   NUM,       ___,   SUB,      ON,     "R[A] := R[B] - N[C]", CALLS),
  MULVN   (0x18, ABC, DST,   VAR,   NUM,       ___,   MUL,      ON,     "R[A] := R[B] * N[C]", CALLS),
  DIVVN   (0x19, ABC, DST,   VAR,   NUM,       ___,   DIV,      ON,     "R[A] := R[B] / N[C]", CALLS),
  MODVN   (0x1A, ABC, DST,   VAR,   NUM,       ___,   MOD,      ON,     "R[A] := R[B] % N[C]", CALLS),
  ADDNV   (0x1B, ABC, DST,   VAR,   NUM,       ___,   ADD,      ON,     "R[A] := N[C] + R[B]", CALLS),
  SUBNV   (0x1C, ABC, DST,   VAR,   NUM,       ___,   SUB,      ON,     "R[A] := N[C] - R[B]", CALLS),
  MULNV   (0x1D, ABC, DST,   VAR,   NUM,       ___,   MUL,      ON,     "R[A] := N[C] * R[B]", CALLS),
  DIVNV   (0x1E, ABC, DST,   VAR,   NUM,       ___,   DIV,      ON,     "R[A] := N[C] / R[B]", CALLS),
  MODNV   (0x1F, ABC, DST,   VAR,   NUM,       ___,   MOD,      ON,     "R[A] := N[C] % R[B]", CALLS),
  ADDVV   (0x20, ABC, DST,   VAR,   VAR,       ___,   ADD,      ON,     "R[A] := R[B] + R[C]", CALLS),
  SUBVV   (0x21, ABC, DST,   VAR,   VAR,       ___,   SUB,      ON,     "R[A] := R[B] - R[C]", CALLS),
  MULVV   (0x22, ABC, DST,   VAR,   VAR,       ___,   MUL,      ON,     "R[A] := R[B] * R[C]", CALLS),
  DIVVV   (0x23, ABC, DST,   VAR,   VAR,       ___,   DIV,      ON,     "R[A] := R[B] / R[C]", CALLS),
  MODVV   (0x24, ABC, DST,   VAR,   VAR,       ___,   MOD,      ON,     "R[A] := R[B] % R[C]", CALLS),
  POW     (0x25, ABC, DST,   VAR,   VAR,       ___,   POWER,    ON,     "R[A] := R[B] ^ R[C]", CALLS),
  CAT     (0x26, ABC, DST,   RBASE, RBASE,     ___,   CONCAT,   ON,     "R[A] := R[B] .. ... .. R[C]", ALLOCATES, CALLS),

  // Constants.
  KSTR    (0x27, AD , DST,   ___,   STR,       ___,   NONE,     ON,     "R[A] := K[D]"),
  KCDATA  (0x28, AD , DST,   ___,   CDATA,     ___,   NONE,     ON,     "R[A] := K[D]"),
  KSHORT  (0x29, AD , DST,   ___,   LITS,      ___,   NONE,     ON,     "R[A] := the double D, signed"),
  KNUM    (0x2A, AD , DST,   ___,   NUM,       ___,   NONE,     ON,     "R[A] := N[D]"),
  KPRI    (0x2B, AD , DST,   ___,   PRI,       ___,   NONE,     ON,     "R[A] := the primitive D"),
  KNIL    (0x2C, AD , BASE,  ___,   BASE,      ___,   NONE,     ON,     "R[A..D] := nil"),

  // Upvalues and functions.
  UGET    (0x2D, AD , DST,   ___,   UV,        ___,   NONE,     ON,     "R[A] := U[D]", READS),
  USETV   (0x2E, AD , UV,    ___,   VAR,       ___,   NONE,     ON,     "U[A] := R[D]", WRITES),
  USETS   (0x2F, AD , UV,    ___,   STR,       ___,   NONE,     ON,     "U[A] := K[D]", WRITES),
  USETN   (0x30, AD , UV,    ___,   NUM,       ___,   NONE,     ON,     "U[A] := N[D]", WRITES),
  USETP   (0x31, AD , UV,    ___,   PRI,       ___,   NONE,     ON,     "U[A] := the primitive D", WRITES),
  UCLO    (0x32, AD , RBASE, ___,   JUMP,      ___,   NONE,     GOTO,   "close upvalues from R[A] on; pc := D", WRITES),
  FNEW    (0x33, AD , DST,   ___,   FUNC,      ___,   NONE,     ON,     "R[A] := new function of K[D]", ALLOCATES),

  // Tables.
  TNEW    (0x34, AD , DST,   ___,   LIT,       ___,   NONE,     ON,     "R[A] := new table; D = array slots, hash bits << 11", ALLOCATES),
  TDUP    (0x35, AD , DST,   ___,   TAB,       ___,   NONE,     ON,     "R[A] := copy of the template K[D]", ALLOCATES),
  GGET    (0x36, AD , DST,   ___,   STR,       ___,   INDEX,    ON,     "R[A] := environment[K[D]]", READS, CALLS),
  GSET    (0x37, AD , VAR,   ___,   STR,       ___,   NEWINDEX, ON,     "environment[K[D]] := R[A]", WRITES, CALLS),
  TGETV   (0x38, ABC, DST,   VAR,   VAR,       ___,   INDEX,    ON,     "R[A] := R[B][R[C]]", READS, CALLS),
  TGETS   (0x39, ABC, DST,   VAR,   STR,       ___,   INDEX,    ON,     "R[A] := R[B][K[C]]", READS, CALLS),
  TGETB   (0x3A, ABC, DST,   VAR,   LIT,       ___,   INDEX,    ON,     "R[A] := R[B][C]", READS, CALLS),
  TGETR   (0x3B, ABC, DST,   VAR,   VAR,       ___,   INDEX,    ON,     "R[A] := R[B][R[C]], a table and an index for certain", READS),
  TSETV   (0x3C, ABC, VAR,   VAR,   VAR,       ___,   NEWINDEX, ON,     "R[B][R[C]] := R[A]", WRITES, CALLS),
  TSETS   (0x3D, ABC, VAR,   VAR,   STR,       ___,   NEWINDEX, ON,     "R[B][K[C]] := R[A]", WRITES, CALLS),
  TSETB   (0x3E, ABC, VAR,   VAR,   LIT,       ___,   NEWINDEX, ON,     "R[B][C] := R[A]", WRITES, CALLS),
  TSETM   (0x3F, AD , BASE,  ___,   NUM,       ___,   NEWINDEX, ON,     "R[A-1][i], R[A-1][i+1]... := R[A..top-1], i the low half of N[D]", WRITES),
  TSETR   (0x40, ABC, VAR,   VAR,   VAR,       ___,   NEWINDEX, ON,     "R[B][R[C]] := R[A], a table and an index for certain", WRITES),

  // Calls: function in R[A], link in R[A+1], arguments from R[A+2]; B-1 results to R[A..], B = 0 all, up to top.
  CALLM   (0x41, ABC, BASE,  LIT,   LIT,       ___,   CALLED,   INVOKE, "R[A..A+B-2] := R[A](R[A+2..A+C+1], ...top)", CALLS),
  CALL    (0x42, ABC, BASE,  LIT,   LIT,       ___,   CALLED,   INVOKE, "R[A..A+B-2] := R[A](R[A+2..A+C])", CALLS),
  CALLMT  (0x43, AD , BASE,  ___,   LIT,       ___,   CALLED,   LEAVE,  "return R[A](R[A+2..A+D+1], ...top)", CALLS),
  CALLT   (0x44, AD , BASE,  ___,   LIT,       ___,   CALLED,   LEAVE,  "return R[A](R[A+2..A+D])", CALLS),
  ITERC   (0x45, ABC, BASE,  LIT,   LIT,       ___,   CALLED,   INVOKE, "R[A..A+B-2] := R[A-3](R[A-2], R[A-1])", CALLS),
  ITERN   (0x46, ABC, BASE,  LIT,   LIT,       ___,   CALLED,   INVOKE, "as ITERC, specialised to next", CALLS),
  VARG    (0x47, ABC, BASE,  LIT,   LIT,       ___,   NONE,     ON,     "R[A..A+B-2] := variable arguments"),
  ISNEXT  (0x48, AD , BASE,  ___,   JUMP,      ___,   NONE,     GOTO,   "if R[A-3] is not next: specialise ITERN at D no more; pc := D"),

  // Returns.
  RETM    (0x49, AD , BASE,  ___,   LIT,       ___,   NONE,     LEAVE,  "return R[A..A+D-1], ...top"),
  RET     (0x4A, AD , RBASE, ___,   LIT,       ___,   NONE,     LEAVE,  "return R[A..A+D-2]"),
  RET0    (0x4B, AD , RBASE, ___,   LIT,       ___,   NONE,     LEAVE,  "return"),
  RET1    (0x4C, AD , RBASE, ___,   LIT,       ___,   NONE,     LEAVE,  "return R[A]"),

  // Loops and jumps.
  FORI    (0x4D, AD , BASE,  ___,   JUMP,      ___,   NONE,     FORK,   "R[A+3] := R[A]; unless R[A] is past R[A+1] by step R[A+2], else pc := D", RAISES),
  FORL    (0x4F, AD , BASE,  ___,   JUMP,      ___,   NONE,     BACK,   "R[A] += R[A+2]; if not past R[A+1]: R[A+3] := R[A], pc := D", RAISES),
  ITERL   (0x52, AD , BASE,  ___,   JUMP,      ___,   NONE,     BACK,   "if R[A] ~= nil: R[A-1] := R[A], pc := D"),
  LOOP    (0x55, AD , RBASE, ___,   JUMP,      ___,   NONE,     ON,     "head of a loop that ends at D"),
  JMP     (0x58, AD , RBASE, ___,   JUMP,      EXT,   NONE,     GOTO,   "pc := D; backwards polls"),

  // Tests by the operands' own rich comparison: the JMP that follows is taken when the relation holds; op^1 negates.
  OLT     (0x80, AD , VAR,   ___,   VAR,       ___,   LT,       SKIP,   "if truth(R[A] < R[D])", CALLS),
  ONLT    (0x81, AD , VAR,   ___,   VAR,       ___,   LT,       SKIP,   "if not truth(R[A] < R[D])", CALLS),
  OLE     (0x82, AD , VAR,   ___,   VAR,       ___,   LE,       SKIP,   "if truth(R[A] <= R[D])", CALLS),
  ONLE    (0x83, AD , VAR,   ___,   VAR,       ___,   LE,       SKIP,   "if not truth(R[A] <= R[D])", CALLS),
  OGT     (0x84, AD , VAR,   ___,   VAR,       ___,   GT,       SKIP,   "if truth(R[A] > R[D])", CALLS),
  ONGT    (0x85, AD , VAR,   ___,   VAR,       ___,   GT,       SKIP,   "if not truth(R[A] > R[D])", CALLS),
  OGE     (0x86, AD , VAR,   ___,   VAR,       ___,   GE,       SKIP,   "if truth(R[A] >= R[D])", CALLS),
  ONGE    (0x87, AD , VAR,   ___,   VAR,       ___,   GE,       SKIP,   "if not truth(R[A] >= R[D])", CALLS),
  OEQ     (0x88, AD , VAR,   ___,   VAR,       ___,   EQ,       SKIP,   "if truth(R[A] == R[D])", CALLS),
  ONEQ    (0x89, AD , VAR,   ___,   VAR,       ___,   EQ,       SKIP,   "if not truth(R[A] == R[D])", CALLS),
  ONE     (0x8A, AD , VAR,   ___,   VAR,       ___,   NE,       SKIP,   "if truth(R[A] != R[D])", CALLS),
  ONNE    (0x8B, AD , VAR,   ___,   VAR,       ___,   NE,       SKIP,   "if not truth(R[A] != R[D])", CALLS),
  OIS     (0x8C, AD , VAR,   ___,   VAR,       ___,   NONE,     SKIP,   "if R[A] is the same object as R[D]"),
  ONIS    (0x8D, AD , VAR,   ___,   VAR,       ___,   NONE,     SKIP,   "if R[A] is another object than R[D]"),
  OIN     (0x8E, AD , VAR,   ___,   VAR,       ___,   CONTAINS, SKIP,   "if R[D] contains R[A]", CALLS),
  ONIN    (0x8F, AD , VAR,   ___,   VAR,       ___,   CONTAINS, SKIP,   "if R[D] does not contain R[A]", CALLS),
  OTRUE   (0x90, AD , ___,   ___,   VAR,       ___,   TRUTH,    SKIP,   "if truth(R[D])", CALLS),
  OFALSE  (0x91, AD , ___,   ___,   VAR,       ___,   TRUTH,    SKIP,   "if not truth(R[D])", CALLS),
  OTRUEC  (0x92, AD , DST,   ___,   VAR,       ___,   TRUTH,    SKIP,   "if truth(R[D]): R[A] := R[D]", CALLS),
  OFALSEC (0x93, AD , DST,   ___,   VAR,       ___,   TRUTH,    SKIP,   "if not truth(R[D]): R[A] := R[D]", CALLS),
  ISDEF   (0x94, AD , ___,   ___,   VAR,       ___,   NONE,     SKIP,   "if R[D] is bound"),
  ISUNDEF (0x95, AD , ___,   ___,   VAR,       ___,   NONE,     SKIP,   "if R[D] is UNDEF"),
  ISEXC   (0x96, AD , VAR,   ___,   VAR,       ___,   NONE,     SKIP,   "if the error R[A] is an instance of the class, or one of the tuple, R[D]", CALLS),
  ISNEXC  (0x97, AD , VAR,   ___,   VAR,       ___,   NONE,     SKIP,   "if it is not", CALLS),

  // Comparisons as values.
  VLT     (0x98, ABC, DST,   VAR,   VAR,       ___,   LT,       ON,     "R[A] := R[B] < R[C]", CALLS),
  VLE     (0x99, ABC, DST,   VAR,   VAR,       ___,   LE,       ON,     "R[A] := R[B] <= R[C]", CALLS),
  VGT     (0x9A, ABC, DST,   VAR,   VAR,       ___,   GT,       ON,     "R[A] := R[B] > R[C]", CALLS),
  VGE     (0x9B, ABC, DST,   VAR,   VAR,       ___,   GE,       ON,     "R[A] := R[B] >= R[C]", CALLS),
  VEQ     (0x9C, ABC, DST,   VAR,   VAR,       ___,   EQ,       ON,     "R[A] := R[B] == R[C]", CALLS),
  VNE     (0x9D, ABC, DST,   VAR,   VAR,       ___,   NE,       ON,     "R[A] := R[B] != R[C]", CALLS),
  VIS     (0x9E, ABC, DST,   VAR,   VAR,       ___,   NONE,     ON,     "R[A] := R[B] is the same object as R[C]"),
  VIN     (0x9F, ABC, DST,   VAR,   VAR,       ___,   CONTAINS, ON,     "R[A] := R[C] contains R[B]", CALLS),
  VNOT    (0xA0, AD , DST,   ___,   VAR,       ___,   TRUTH,    ON,     "R[A] := not truth(R[D])", CALLS),

  // Arithmetic: integers with a check for overflow into big ones first, then floats, then the operands' methods.
  IADD    (0xA1, ABC, DST,   VAR,   VAR,       ___,   ADD,      ON,     "R[A] := R[B] + R[C]", ALLOCATES, CALLS),
  ISUB    (0xA2, ABC, DST,   VAR,   VAR,       ___,   SUB,      ON,     "R[A] := R[B] - R[C]", ALLOCATES, CALLS),
  IMUL    (0xA3, ABC, DST,   VAR,   VAR,       ___,   MUL,      ON,     "R[A] := R[B] * R[C]", ALLOCATES, CALLS),
  IDIV    (0xA4, ABC, DST,   VAR,   VAR,       ___,   DIV,      ON,     "R[A] := R[B] / R[C], a float", ALLOCATES, CALLS),
  IFDIV   (0xA5, ABC, DST,   VAR,   VAR,       ___,   FLOORDIV, ON,     "R[A] := floor(R[B] / R[C])", ALLOCATES, CALLS),
  IMOD    (0xA6, ABC, DST,   VAR,   VAR,       ___,   MOD,      ON,     "R[A] := R[B] - R[C] * floor(R[B] / R[C])", ALLOCATES, CALLS),
  ITDIV   (0xA7, ABC, DST,   VAR,   VAR,       ___,   DIV,      ON,     "R[A] := R[B] / R[C] rounded towards zero", ALLOCATES, CALLS),
  ITREM   (0xA8, ABC, DST,   VAR,   VAR,       ___,   MOD,      ON,     "R[A] := R[B] - R[C] * trunc(R[B] / R[C])", ALLOCATES, CALLS),
  IPOW    (0xA9, ABC, DST,   VAR,   VAR,       ___,   POWER,    ON,     "R[A] := R[B] to the power of R[C]", ALLOCATES, CALLS),
  IAND    (0xAA, ABC, DST,   VAR,   VAR,       ___,   AND,      ON,     "R[A] := R[B] & R[C]", ALLOCATES, CALLS),
  IOR     (0xAB, ABC, DST,   VAR,   VAR,       ___,   OR,       ON,     "R[A] := R[B] | R[C]", ALLOCATES, CALLS),
  IXOR    (0xAC, ABC, DST,   VAR,   VAR,       ___,   XOR,      ON,     "R[A] := R[B] xor R[C]", ALLOCATES, CALLS),
  ISHL    (0xAD, ABC, DST,   VAR,   VAR,       ___,   SHL,      ON,     "R[A] := R[B] << R[C]", ALLOCATES, CALLS),
  ISHR    (0xAE, ABC, DST,   VAR,   VAR,       ___,   SHR,      ON,     "R[A] := R[B] >> R[C]", ALLOCATES, CALLS),
  IADDS   (0xAF, ABC, DST,   VAR,   LITS,      ___,   ADD,      ON,     "R[A] := R[B] + C", ALLOCATES, CALLS),
  ISUBS   (0xB0, ABC, DST,   VAR,   LITS,      ___,   SUB,      ON,     "R[A] := R[B] - C", ALLOCATES, CALLS),
  IMULS   (0xB1, ABC, DST,   VAR,   LITS,      ___,   MUL,      ON,     "R[A] := R[B] * C", ALLOCATES, CALLS),
  IFDIVS  (0xB2, ABC, DST,   VAR,   LITS,      ___,   FLOORDIV, ON,     "R[A] := floor(R[B] / C)", ALLOCATES, CALLS),
  IMODS   (0xB3, ABC, DST,   VAR,   LITS,      ___,   MOD,      ON,     "R[A] := R[B] - C * floor(R[B] / C)", ALLOCATES, CALLS),
  IANDS   (0xB4, ABC, DST,   VAR,   LITS,      ___,   AND,      ON,     "R[A] := R[B] & C", ALLOCATES, CALLS),
  ISHLS   (0xB5, ABC, DST,   VAR,   LITS,      ___,   SHL,      ON,     "R[A] := R[B] << C", ALLOCATES, CALLS),
  ISHRS   (0xB6, ABC, DST,   VAR,   LITS,      ___,   SHR,      ON,     "R[A] := R[B] >> C", ALLOCATES, CALLS),
  INPL    (0xB7, ABC, DST,   VAR,   OPER,      ___,   NONE,     ON,     "R[A] := R[A] op= R[B], op the operator C; the left operand may change itself", ALLOCATES, CALLS),
  INEG    (0xB8, AD , DST,   ___,   VAR,       ___,   NEGATE,   ON,     "R[A] := -R[D]", ALLOCATES, CALLS),
  IINV    (0xB9, AD , DST,   ___,   VAR,       ___,   INVERT,   ON,     "R[A] := -R[D] - 1", ALLOCATES, CALLS),

  // Arithmetic on 64-bit integers that wrap.
  WADD    (0xBA, ABC, DST,   VAR,   VAR,       ___,   ADD,      ON,     "R[A] := wrap(R[B] + R[C])", ALLOCATES, CALLS),
  WSUB    (0xBB, ABC, DST,   VAR,   VAR,       ___,   SUB,      ON,     "R[A] := wrap(R[B] - R[C])", ALLOCATES, CALLS),
  WMUL    (0xBC, ABC, DST,   VAR,   VAR,       ___,   MUL,      ON,     "R[A] := wrap(R[B] * R[C])", ALLOCATES, CALLS),
  WDIV    (0xBD, ABC, DST,   VAR,   VAR,       ___,   DIV,      ON,     "R[A] := wrap(trunc(R[B] / R[C]))", ALLOCATES, CALLS),
  WREM    (0xBE, ABC, DST,   VAR,   VAR,       ___,   MOD,      ON,     "R[A] := R[B] - R[C] * trunc(R[B] / R[C])", ALLOCATES, CALLS),
  WSHL    (0xBF, ABC, DST,   VAR,   VAR,       ___,   SHL,      ON,     "R[A] := wrap(R[B] << (R[C] & 63))", ALLOCATES, CALLS),
  WSHR    (0xC0, ABC, DST,   VAR,   VAR,       ___,   SHR,      ON,     "R[A] := R[B] >> (R[C] & 63), the sign moving in", ALLOCATES, CALLS),
  WUSHR   (0xC1, ABC, DST,   VAR,   VAR,       ___,   SHR,      ON,     "R[A] := R[B] >> (R[C] & 63), zeros moving in", ALLOCATES, CALLS),
  NARROW  (0xC2, ABC, DST,   VAR,   LITS,      ___,   NONE,     ON,     "R[A] := the low |C| bits of the integer R[B], signed if C < 0", ALLOCATES, RAISES),

  // Constants, moves, what is unbound.
  KINT    (0xC3, AD , DST,   ___,   LITS,      ___,   NONE,     ON,     "R[A] := the integer D, signed"),
  KOBJ    (0xC4, AD , DST,   ___,   OBJ,       EXT,   NONE,     ON,     "R[A] := K[D]"),
  KUNDEF  (0xC5, AD , BASE,  ___,   BASE,      ___,   NONE,     ON,     "R[A..D] := UNDEF"),
  CHKDEF  (0xC6, ABC, VAR,   LIT,   STR,       EXT,   NONE,     ON,     "if R[A] is UNDEF, raise that the name K[C] is unbound: B = 0 a variable of this function, 1 of an enclosing one, 2 no variable", RAISES),
  LDW     (0xC7, AD , DST,   ___,   ___,       REG,   NONE,     ON,     "R[A] := R[W]"),
  STW     (0xC8, AD , VAR,   ___,   ___,       REG,   NONE,     ON,     "R[W] := R[A]"),
  NOP     (0xC9, AD , ___,   ___,   ___,       ___,   NONE,     ON,     "nothing; a place for a line"),

  // Names.
  LDGLOB  (0xCA, AD , DST,   ___,   STR,       EXT,   NONE,     ON,     "R[A] := globals[K[D]], else builtins[K[D]], else raise", READS, CALLS),
  STGLOB  (0xCB, AD , VAR,   ___,   STR,       EXT,   NONE,     ON,     "globals[K[D]] := R[A]", WRITES, CALLS),
  LDRT    (0xCC, AD , DST,   ___,   STR,       EXT,   NONE,     ON,     "R[A] := the runtime's own K[D], which no program can rebind"),
  NSGET   (0xCD, ABC, DST,   VAR,   STR,       EXT,   NONE,     ON,     "R[A] := R[B]'s own entry or slot K[C], UNDEF if it has none", READS, CALLS),

  // Cells.
  CELL    (0xCE, AD , DST,   ___,   VAR,       ___,   NONE,     ON,     "R[A] := new cell that holds R[D]", ALLOCATES),
  CELLGET (0xCF, AD , DST,   ___,   VAR,       ___,   NONE,     ON,     "R[A] := what the cell R[D] holds", READS, RAISES),
  CELLSET (0xD0, AD , VAR,   ___,   VAR,       ___,   NONE,     ON,     "the cell R[A] holds R[D]", WRITES, RAISES),

  // Attributes and items.
  LDATTR  (0xD1, ABC, DST,   VAR,   STR,       EXT,   GETATTR,  ON,     "R[A] := R[B].K[C]", READS, CALLS),
  STATTR  (0xD2, ABC, VAR,   VAR,   STR,       EXT,   SETATTR,  ON,     "R[B].K[C] := R[A]", WRITES, CALLS),
  LDMETH  (0xD3, ABC, BASE,  VAR,   STR,       EXT,   GETATTR,  ON,     "method R[B].K[C]: R[A], R[A+2] := function, R[B]; else R[A], R[A+1] := UNDEF, R[B].K[C]", READS, CALLS),
  LDSUPER (0xD4, ABC, DST,   BASE,  STR,       EXT,   GETATTR,  ON,     "R[A] := R[B]().K[C]; if R[B] is the runtime's own super: attribute K[C] behind the class R[B+1] in the order of R[B+2]'s class, bound to R[B+2]", READS, ALLOCATES, CALLS),
  MTSUPER (0xD5, ABC, BASE,  BASE,  STR,       EXT,   GETATTR,  ON,     "the same for a call, as LDMETH leaves it", READS, ALLOCATES, CALLS),
  LDSPEC  (0xD6, ABC, BASE,  VAR,   STR,       EXT,   GETATTR,  ON,     "as LDMETH, K[C] looked up in the class of R[B] only; raises that the protocol is missing", READS, CALLS),
  LDITEM  (0xD7, ABC, DST,   VAR,   VAR,       ___,   GETITEM,  ON,     "R[A] := R[B][R[C]]", READS, CALLS),
  STITEM  (0xD8, ABC, VAR,   VAR,   VAR,       ___,   SETITEM,  ON,     "R[B][R[C]] := R[A]", WRITES, CALLS),
  LDITEMS (0xD9, ABC, DST,   VAR,   LITS,      ___,   GETITEM,  ON,     "R[A] := R[B][C]", READS, CALLS),
  MKSLICE (0xDA, ABC, DST,   BASE,  LIT,       ___,   NONE,     ON,     "R[A] := slice of R[B..B+C-1]", ALLOCATES),

  // Containers.
  MKLIST  (0xDB, ABC, DST,   BASE,  LIT,       ___,   NONE,     ON,     "R[A] := list of R[B..B+C-1]", ALLOCATES),
  MKTUPLE (0xDC, ABC, DST,   BASE,  LIT,       ___,   NONE,     ON,     "R[A] := tuple of R[B..B+C-1]", ALLOCATES),
  MKSET   (0xDD, ABC, DST,   BASE,  LIT,       ___,   NONE,     ON,     "R[A] := set of R[B..B+C-1]", ALLOCATES, CALLS),
  MKDICT  (0xDE, ABC, DST,   BASE,  LIT,       ___,   NONE,     ON,     "R[A] := dictionary of the pairs R[B..B+2*C-1]", ALLOCATES, CALLS),
  LISTADD (0xDF, AD , VAR,   ___,   VAR,       ___,   NONE,     ON,     "append R[D] to the list R[A]", WRITES, ALLOCATES, RAISES),
  SETADD  (0xE0, AD , VAR,   ___,   VAR,       ___,   NONE,     ON,     "add R[D] to the set R[A]", WRITES, ALLOCATES, CALLS),
  DICTADD (0xE1, ABC, VAR,   VAR,   VAR,       ___,   NONE,     ON,     "the dictionary R[A] maps R[B] to R[C]", WRITES, ALLOCATES, CALLS),
  UNPACK  (0xE2, ABC, BASE,  VAR,   LIT,       ___,   ITERATE,  ON,     "R[A..A+C-1] := the items of R[B], which must be C", READS, CALLS),
  UNPACKS (0xE3, ABC, BASE,  VAR,   LIT,       COUNT, ITERATE,  ON,     "R[A..A+C+W] := the first C items of R[B], a list of the others, the last W", READS, ALLOCATES, CALLS),

  // Iteration: R[A], R[A+1] hold the state of an iterator, which needs no object for the built-in kinds.
  ITER    (0xE4, AD , BASE,  ___,   VAR,       ___,   ITERATE,  ON,     "R[A], R[A+1] := iteration over R[D]", READS, ALLOCATES, CALLS),
  ITERNX  (0xE5, AD , BASE,  ___,   JUMP,      EXT,   NEXT,     BACK,   "if R[A], R[A+1] have a next item: R[A+2] := it, pc := D", READS, WRITES, CALLS),
  RANGEI  (0xE6, AD , BASE,  ___,   JUMP,      EXT,   NONE,     FORK,   "as FORI on integers", RAISES),
  RANGEL  (0xE7, AD , BASE,  ___,   JUMP,      EXT,   NONE,     BACK,   "as FORL on integers", RAISES),

  // Calls with other conventions: CALL's frame, one argument more for a method that LDMETH left; W = K index of the tuple of the last arguments' names.
  CALLMETH(0xE8, ABC, BASE,  LIT,   LIT,       ___,   CALLED,   INVOKE, "R[A..A+B-2] := R[A](R[A+2..A+C]), or R[A+1](R[A+3..A+C]) if R[A] is UNDEF", CALLS),
  CALLKW  (0xE9, ABC, BASE,  LIT,   LIT,       NAMES, CALLED,   INVOKE, "as CALL, the last arguments named by K[W]", CALLS),
  CALLMKW (0xEA, ABC, BASE,  LIT,   LIT,       NAMES, CALLED,   INVOKE, "as CALLMETH, the last arguments named by K[W]", CALLS),
  CALLEX  (0xEB, AD , BASE,  ___,   LIT,       ___,   CALLED,   INVOKE, "R[A] := R[A](*R[A+2], **R[A+3]), the latter only if D = 1", CALLS),
  DISPATCH(0xEC, ABC, BASE,  VAR,   LIT,       ___,   NONE,     ON,     "R[A] := the method of the generic function R[B] for the kinds of R[A+2..A+C]", READS, CALLS),

  // Generators: the frame's registers are saved and come back; so does the error that its stack handles, nil at first.
  YIELD   (0xED, AD , DST,   ___,   VAR,       ___,   NONE,     INVOKE, "leave with R[D]; R[A] := what comes back", CALLS),
  YFROM   (0xEE, AD , BASE,  ___,   ___,       ___,   NONE,     INVOKE, "pass R[A+1] on to the iterator R[A]; if it yields, leave with that, come back here with R[A+1] := what comes back; else R[A] := its result", CALLS),

  // Errors.
  RAISE   (0xEF, AD , VAR,   ___,   ___,       ___,   NONE,     THROW,  "raise the error R[A], the handled one as its context", RAISES),
  RERAISE (0xF0, AD , VAR,   ___,   ___,       ___,   NONE,     THROW,  "raise R[A] without a new entry of its traceback; if it is nil, raise that there is nothing to raise again", RAISES),
  PUSHEXC (0xF1, AD , DST,   ___,   VAR,       ___,   NONE,     ON,     "R[A] := the error that this stack handles or nil; that is now R[D]", READS, WRITES),
  POPEXC  (0xF2, AD , VAR,   ___,   ___,       ___,   NONE,     ON,     "the error that this stack handles is R[A], none if it is nil", WRITES),

  // Strings, dispatch on small integers, the rest.
  FMT     (0xF3, ABC, DST,   BASE,  LIT,       ___,   FORMAT,   ON,     "R[A] := format(conversion C of R[B], R[B+1])", ALLOCATES, CALLS),
  JOIN    (0xF4, ABC, DST,   BASE,  LIT,       ___,   NONE,     ON,     "R[A] := the strings R[B..B+C-1] as one", ALLOCATES),
  SWITCH  (0xF5, AD , VAR,   ___,   TABLE,     EXT,   NONE,     SELECT, "pc += K[D][R[A]] if R[A] is an integer inside the table; forwards only"),
  INTR    (0xF6, ABC, DST,   BASE,  INTRINSIC, ___,   NONE,     ON,     "R[A] := intrinsic C of R[B..]", CALLS),
  INPLS   (0xF7, ABC, VAR,   OPER,  LITS,      ___,   NONE,     ON,     "as INPL with the integer C, signed, on the right and the operator B", ALLOCATES, CALLS);
  // @formatter:on

  /** Encodings from here on are unknown to LuaJIT. */
  public static final int FIRST_GENERAL = 0x80;

  private static final Op[] BY_ENCODING = new Op[256];

  static {
    for (Op op : values()) {
      if (BY_ENCODING[op.encoding] != null) {
        throw new AssertionError(op + " and " + BY_ENCODING[op.encoding] + " have one encoding");
      }
      BY_ENCODING[op.encoding] = op;
    }
  }

  private final int encoding;
  private final Format format;
  private final Operand a;
  private final Operand b;
  private final Operand cd;
  private final Operand w;
  private final Meta meta;
  private final Flow flow;
  private final String meaning;
  private final Set<Effect> effects;

  Op(int encoding, Format format, Operand a, Operand b, Operand cd, Operand w, Meta meta, Flow flow, String meaning, Effect... effects) {
    this.encoding = encoding;
    this.format = format;
    this.a = a;
    this.b = b;
    this.cd = cd;
    this.w = w;
    this.meta = meta;
    this.flow = flow;
    this.meaning = meaning;
    EnumSet<Effect> set = EnumSet.noneOf(Effect.class);
    Collections.addAll(set, effects);
    this.effects = Collections.unmodifiableSet(set);
  }

  /** The opcode of an instruction word, or empty if no row has its encoding. */
  public static Optional<Op> of(int word) {
    return Optional.ofNullable(BY_ENCODING[word & 0xFF]);
  }

  /** The byte that stands for it in instruction words: 0 to 255. */
  public int encoding() {
    return encoding;
  }

  /** How its words are cut. */
  public Format format() {
    return format;
  }

  /** What A holds. */
  public Operand a() {
    return a;
  }

  /** What B holds; {@link Operand#___} in format AD. */
  public Operand b() {
    return b;
  }

  /** What C holds, in format ABC. */
  public Operand c() {
    return cd;
  }

  /** What D holds, in format AD. */
  public Operand d() {
    return cd;
  }

  /** What the wide half holds. */
  public Operand w() {
    return w;
  }

  /** The operation that operands may define. */
  public Meta meta() {
    return meta;
  }

  /** Where it goes on. */
  public Flow flow() {
    return flow;
  }

  /** What it does, as a formula. */
  public String meaning() {
    return meaning;
  }

  /** What it may do besides writing registers. */
  public Set<Effect> effects() {
    return effects;
  }

  /** Whether it is one of ours, which a function for LuaJIT may not contain. */
  public boolean isGeneral() {
    return encoding >= FIRST_GENERAL;
  }
}
