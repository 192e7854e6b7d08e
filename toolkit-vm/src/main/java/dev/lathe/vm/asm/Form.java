package dev.lathe.vm.asm;

import static dev.lathe.vm.asm.Feature.*;

import java.util.Arrays;
import java.util.List;

/**
 * The instructions that are known, a row for each form of each. Columns: mnemonic; operands, the written one first; encoding in the
 * manual's notation ({@link Encoding}); the feature that the processor must have, if not all have it.
 *
 * <p>Where an operand goes follows from the columns. The one that may be in memory, or without such a one the last register, is
 * ModRM's r/m; with {@code +r} the only register is in the opcode. Of other registers the first is ModRM's reg, if there is a
 * {@code /r}, and what is left goes to VEX's vvvv. A condition, where the opcode has one, is the first operand and ends the name.
 *
 * <p>No two rows encode an instruction the same way, so that each encoding has one row that decodes it.
 */
public enum Form {
  // @formatter:off
  // Moves
  MOV_RM64_R64         ("mov",           "r/m64, r64",                             "REX.W 89 /r"),
  MOV_R64_RM64         ("mov",           "r64, r/m64",                             "REX.W 8B /r"),
  MOV_RM32_R32         ("mov",           "r/m32, r32",                             "89 /r"),
  MOV_R32_RM32         ("mov",           "r32, r/m32",                             "8B /r"),
  MOV_RM16_R16         ("mov",           "r/m16, r16",                             "66 89 /r"),
  MOV_R16_RM16         ("mov",           "r16, r/m16",                             "66 8B /r"),
  MOV_RM8_R8           ("mov",           "r/m8, r8",                               "88 /r"),
  MOV_R8_RM8           ("mov",           "r8, r/m8",                               "8A /r"),
  MOV_RM64_I32         ("mov",           "r/m64, imm32",                           "REX.W C7 /0 id"),
  MOV_RM32_I32         ("mov",           "r/m32, imm32",                           "C7 /0 id"),
  MOV_RM16_I16         ("mov",           "r/m16, imm16",                           "66 C7 /0 iw"),
  MOV_RM8_I8           ("mov",           "r/m8, imm8",                             "C6 /0 ib"),
  MOV_R32_I32          ("mov",           "r32, imm32",                             "B8+r id"),
  MOVABS_R64_I64       ("movabs",        "r64, imm64",                             "REX.W B8+r io"),
  MOVZX_R64_RM8        ("movzx",         "r64, r/m8",                              "REX.W 0F B6 /r"),
  MOVZX_R64_RM16       ("movzx",         "r64, r/m16",                             "REX.W 0F B7 /r"),
  MOVZX_R32_RM8        ("movzx",         "r32, r/m8",                              "0F B6 /r"),
  MOVZX_R32_RM16       ("movzx",         "r32, r/m16",                             "0F B7 /r"),
  MOVSX_R64_RM8        ("movsx",         "r64, r/m8",                              "REX.W 0F BE /r"),
  MOVSX_R64_RM16       ("movsx",         "r64, r/m16",                             "REX.W 0F BF /r"),
  MOVSX_R32_RM8        ("movsx",         "r32, r/m8",                              "0F BE /r"),
  MOVSX_R32_RM16       ("movsx",         "r32, r/m16",                             "0F BF /r"),
  MOVSXD_R64_RM32      ("movsxd",        "r64, r/m32",                             "REX.W 63 /r"),
  LEA_R64_M            ("lea",           "r64, m",                                 "REX.W 8D /r"),
  LEA_R32_M            ("lea",           "r32, m",                                 "8D /r"),
  PUSH_R64             ("push",          "r64",                                    "50+r"),
  PUSH_RM64            ("push",          "r/m64",                                  "FF /6"),
  PUSH_I8              ("push",          "imm8",                                   "6A ib"),
  PUSH_I32             ("push",          "imm32",                                  "68 id"),
  POP_R64              ("pop",           "r64",                                    "58+r"),
  POP_RM64             ("pop",           "r/m64",                                  "8F /0"),
  BSWAP_R64            ("bswap",         "r64",                                    "REX.W 0F C8+r"),
  BSWAP_R32            ("bswap",         "r32",                                    "0F C8+r"),
  CMOVCC_R64_RM64      ("cmov",          "r64, r/m64",                             "REX.W 0F 40+cc /r"),
  CMOVCC_R32_RM32      ("cmov",          "r32, r/m32",                             "0F 40+cc /r"),
  SETCC_RM8            ("set",           "r/m8",                                   "0F 90+cc /0"),
  REP_MOVSQ            ("rep movs",      "QWORD PTR es:[rdi], QWORD PTR ds:[rsi]", "F3 REX.W A5"),
  REP_MOVSB            ("rep movs",      "BYTE PTR es:[rdi], BYTE PTR ds:[rsi]",   "F3 A4"),
  REP_STOSQ            ("rep stos",      "QWORD PTR es:[rdi], rax",                "F3 REX.W AB"),
  REP_STOSB            ("rep stos",      "BYTE PTR es:[rdi], al",                  "F3 AA"),

  // Integer arithmetic
  ADD_RM64_R64         ("add",           "r/m64, r64",                             "LOCK REX.W 01 /r"),
  ADD_R64_RM64         ("add",           "r64, r/m64",                             "REX.W 03 /r"),
  ADD_RM64_I8          ("add",           "r/m64, imm8",                            "LOCK REX.W 83 /0 ib"),
  ADD_RM64_I32         ("add",           "r/m64, imm32",                           "LOCK REX.W 81 /0 id"),
  ADD_RM32_R32         ("add",           "r/m32, r32",                             "LOCK 01 /r"),
  ADD_R32_RM32         ("add",           "r32, r/m32",                             "03 /r"),
  ADD_RM32_I8          ("add",           "r/m32, imm8",                            "LOCK 83 /0 ib"),
  ADD_RM32_I32         ("add",           "r/m32, imm32",                           "LOCK 81 /0 id"),
  ADD_RM16_R16         ("add",           "r/m16, r16",                             "LOCK 66 01 /r"),
  ADD_R16_RM16         ("add",           "r16, r/m16",                             "66 03 /r"),
  ADD_RM16_I8          ("add",           "r/m16, imm8",                            "LOCK 66 83 /0 ib"),
  ADD_RM16_I16         ("add",           "r/m16, imm16",                           "LOCK 66 81 /0 iw"),
  ADD_RM8_R8           ("add",           "r/m8, r8",                               "LOCK 00 /r"),
  ADD_R8_RM8           ("add",           "r8, r/m8",                               "02 /r"),
  ADD_RM8_I8           ("add",           "r/m8, imm8",                             "LOCK 80 /0 ib"),
  OR_RM64_R64          ("or",            "r/m64, r64",                             "LOCK REX.W 09 /r"),
  OR_R64_RM64          ("or",            "r64, r/m64",                             "REX.W 0B /r"),
  OR_RM64_I8           ("or",            "r/m64, imm8",                            "LOCK REX.W 83 /1 ib"),
  OR_RM64_I32          ("or",            "r/m64, imm32",                           "LOCK REX.W 81 /1 id"),
  OR_RM32_R32          ("or",            "r/m32, r32",                             "LOCK 09 /r"),
  OR_R32_RM32          ("or",            "r32, r/m32",                             "0B /r"),
  OR_RM32_I8           ("or",            "r/m32, imm8",                            "LOCK 83 /1 ib"),
  OR_RM32_I32          ("or",            "r/m32, imm32",                           "LOCK 81 /1 id"),
  OR_RM16_R16          ("or",            "r/m16, r16",                             "LOCK 66 09 /r"),
  OR_R16_RM16          ("or",            "r16, r/m16",                             "66 0B /r"),
  OR_RM16_I8           ("or",            "r/m16, imm8",                            "LOCK 66 83 /1 ib"),
  OR_RM16_I16          ("or",            "r/m16, imm16",                           "LOCK 66 81 /1 iw"),
  OR_RM8_R8            ("or",            "r/m8, r8",                               "LOCK 08 /r"),
  OR_R8_RM8            ("or",            "r8, r/m8",                               "0A /r"),
  OR_RM8_I8            ("or",            "r/m8, imm8",                             "LOCK 80 /1 ib"),
  ADC_RM64_R64         ("adc",           "r/m64, r64",                             "LOCK REX.W 11 /r"),
  ADC_R64_RM64         ("adc",           "r64, r/m64",                             "REX.W 13 /r"),
  ADC_RM64_I8          ("adc",           "r/m64, imm8",                            "LOCK REX.W 83 /2 ib"),
  ADC_RM64_I32         ("adc",           "r/m64, imm32",                           "LOCK REX.W 81 /2 id"),
  ADC_RM32_R32         ("adc",           "r/m32, r32",                             "LOCK 11 /r"),
  ADC_R32_RM32         ("adc",           "r32, r/m32",                             "13 /r"),
  ADC_RM32_I8          ("adc",           "r/m32, imm8",                            "LOCK 83 /2 ib"),
  ADC_RM32_I32         ("adc",           "r/m32, imm32",                           "LOCK 81 /2 id"),
  ADC_RM16_R16         ("adc",           "r/m16, r16",                             "LOCK 66 11 /r"),
  ADC_R16_RM16         ("adc",           "r16, r/m16",                             "66 13 /r"),
  ADC_RM16_I8          ("adc",           "r/m16, imm8",                            "LOCK 66 83 /2 ib"),
  ADC_RM16_I16         ("adc",           "r/m16, imm16",                           "LOCK 66 81 /2 iw"),
  ADC_RM8_R8           ("adc",           "r/m8, r8",                               "LOCK 10 /r"),
  ADC_R8_RM8           ("adc",           "r8, r/m8",                               "12 /r"),
  ADC_RM8_I8           ("adc",           "r/m8, imm8",                             "LOCK 80 /2 ib"),
  SBB_RM64_R64         ("sbb",           "r/m64, r64",                             "LOCK REX.W 19 /r"),
  SBB_R64_RM64         ("sbb",           "r64, r/m64",                             "REX.W 1B /r"),
  SBB_RM64_I8          ("sbb",           "r/m64, imm8",                            "LOCK REX.W 83 /3 ib"),
  SBB_RM64_I32         ("sbb",           "r/m64, imm32",                           "LOCK REX.W 81 /3 id"),
  SBB_RM32_R32         ("sbb",           "r/m32, r32",                             "LOCK 19 /r"),
  SBB_R32_RM32         ("sbb",           "r32, r/m32",                             "1B /r"),
  SBB_RM32_I8          ("sbb",           "r/m32, imm8",                            "LOCK 83 /3 ib"),
  SBB_RM32_I32         ("sbb",           "r/m32, imm32",                           "LOCK 81 /3 id"),
  SBB_RM16_R16         ("sbb",           "r/m16, r16",                             "LOCK 66 19 /r"),
  SBB_R16_RM16         ("sbb",           "r16, r/m16",                             "66 1B /r"),
  SBB_RM16_I8          ("sbb",           "r/m16, imm8",                            "LOCK 66 83 /3 ib"),
  SBB_RM16_I16         ("sbb",           "r/m16, imm16",                           "LOCK 66 81 /3 iw"),
  SBB_RM8_R8           ("sbb",           "r/m8, r8",                               "LOCK 18 /r"),
  SBB_R8_RM8           ("sbb",           "r8, r/m8",                               "1A /r"),
  SBB_RM8_I8           ("sbb",           "r/m8, imm8",                             "LOCK 80 /3 ib"),
  AND_RM64_R64         ("and",           "r/m64, r64",                             "LOCK REX.W 21 /r"),
  AND_R64_RM64         ("and",           "r64, r/m64",                             "REX.W 23 /r"),
  AND_RM64_I8          ("and",           "r/m64, imm8",                            "LOCK REX.W 83 /4 ib"),
  AND_RM64_I32         ("and",           "r/m64, imm32",                           "LOCK REX.W 81 /4 id"),
  AND_RM32_R32         ("and",           "r/m32, r32",                             "LOCK 21 /r"),
  AND_R32_RM32         ("and",           "r32, r/m32",                             "23 /r"),
  AND_RM32_I8          ("and",           "r/m32, imm8",                            "LOCK 83 /4 ib"),
  AND_RM32_I32         ("and",           "r/m32, imm32",                           "LOCK 81 /4 id"),
  AND_RM16_R16         ("and",           "r/m16, r16",                             "LOCK 66 21 /r"),
  AND_R16_RM16         ("and",           "r16, r/m16",                             "66 23 /r"),
  AND_RM16_I8          ("and",           "r/m16, imm8",                            "LOCK 66 83 /4 ib"),
  AND_RM16_I16         ("and",           "r/m16, imm16",                           "LOCK 66 81 /4 iw"),
  AND_RM8_R8           ("and",           "r/m8, r8",                               "LOCK 20 /r"),
  AND_R8_RM8           ("and",           "r8, r/m8",                               "22 /r"),
  AND_RM8_I8           ("and",           "r/m8, imm8",                             "LOCK 80 /4 ib"),
  SUB_RM64_R64         ("sub",           "r/m64, r64",                             "LOCK REX.W 29 /r"),
  SUB_R64_RM64         ("sub",           "r64, r/m64",                             "REX.W 2B /r"),
  SUB_RM64_I8          ("sub",           "r/m64, imm8",                            "LOCK REX.W 83 /5 ib"),
  SUB_RM64_I32         ("sub",           "r/m64, imm32",                           "LOCK REX.W 81 /5 id"),
  SUB_RM32_R32         ("sub",           "r/m32, r32",                             "LOCK 29 /r"),
  SUB_R32_RM32         ("sub",           "r32, r/m32",                             "2B /r"),
  SUB_RM32_I8          ("sub",           "r/m32, imm8",                            "LOCK 83 /5 ib"),
  SUB_RM32_I32         ("sub",           "r/m32, imm32",                           "LOCK 81 /5 id"),
  SUB_RM16_R16         ("sub",           "r/m16, r16",                             "LOCK 66 29 /r"),
  SUB_R16_RM16         ("sub",           "r16, r/m16",                             "66 2B /r"),
  SUB_RM16_I8          ("sub",           "r/m16, imm8",                            "LOCK 66 83 /5 ib"),
  SUB_RM16_I16         ("sub",           "r/m16, imm16",                           "LOCK 66 81 /5 iw"),
  SUB_RM8_R8           ("sub",           "r/m8, r8",                               "LOCK 28 /r"),
  SUB_R8_RM8           ("sub",           "r8, r/m8",                               "2A /r"),
  SUB_RM8_I8           ("sub",           "r/m8, imm8",                             "LOCK 80 /5 ib"),
  XOR_RM64_R64         ("xor",           "r/m64, r64",                             "LOCK REX.W 31 /r"),
  XOR_R64_RM64         ("xor",           "r64, r/m64",                             "REX.W 33 /r"),
  XOR_RM64_I8          ("xor",           "r/m64, imm8",                            "LOCK REX.W 83 /6 ib"),
  XOR_RM64_I32         ("xor",           "r/m64, imm32",                           "LOCK REX.W 81 /6 id"),
  XOR_RM32_R32         ("xor",           "r/m32, r32",                             "LOCK 31 /r"),
  XOR_R32_RM32         ("xor",           "r32, r/m32",                             "33 /r"),
  XOR_RM32_I8          ("xor",           "r/m32, imm8",                            "LOCK 83 /6 ib"),
  XOR_RM32_I32         ("xor",           "r/m32, imm32",                           "LOCK 81 /6 id"),
  XOR_RM16_R16         ("xor",           "r/m16, r16",                             "LOCK 66 31 /r"),
  XOR_R16_RM16         ("xor",           "r16, r/m16",                             "66 33 /r"),
  XOR_RM16_I8          ("xor",           "r/m16, imm8",                            "LOCK 66 83 /6 ib"),
  XOR_RM16_I16         ("xor",           "r/m16, imm16",                           "LOCK 66 81 /6 iw"),
  XOR_RM8_R8           ("xor",           "r/m8, r8",                               "LOCK 30 /r"),
  XOR_R8_RM8           ("xor",           "r8, r/m8",                               "32 /r"),
  XOR_RM8_I8           ("xor",           "r/m8, imm8",                             "LOCK 80 /6 ib"),
  CMP_RM64_R64         ("cmp",           "r/m64, r64",                             "REX.W 39 /r"),
  CMP_R64_RM64         ("cmp",           "r64, r/m64",                             "REX.W 3B /r"),
  CMP_RM64_I8          ("cmp",           "r/m64, imm8",                            "REX.W 83 /7 ib"),
  CMP_RM64_I32         ("cmp",           "r/m64, imm32",                           "REX.W 81 /7 id"),
  CMP_RM32_R32         ("cmp",           "r/m32, r32",                             "39 /r"),
  CMP_R32_RM32         ("cmp",           "r32, r/m32",                             "3B /r"),
  CMP_RM32_I8          ("cmp",           "r/m32, imm8",                            "83 /7 ib"),
  CMP_RM32_I32         ("cmp",           "r/m32, imm32",                           "81 /7 id"),
  CMP_RM16_R16         ("cmp",           "r/m16, r16",                             "66 39 /r"),
  CMP_R16_RM16         ("cmp",           "r16, r/m16",                             "66 3B /r"),
  CMP_RM16_I8          ("cmp",           "r/m16, imm8",                            "66 83 /7 ib"),
  CMP_RM16_I16         ("cmp",           "r/m16, imm16",                           "66 81 /7 iw"),
  CMP_RM8_R8           ("cmp",           "r/m8, r8",                               "38 /r"),
  CMP_R8_RM8           ("cmp",           "r8, r/m8",                               "3A /r"),
  CMP_RM8_I8           ("cmp",           "r/m8, imm8",                             "80 /7 ib"),
  TEST_RM64_R64        ("test",          "r/m64, r64",                             "REX.W 85 /r"),
  TEST_RM64_I32        ("test",          "r/m64, imm32",                           "REX.W F7 /0 id"),
  TEST_RM32_R32        ("test",          "r/m32, r32",                             "85 /r"),
  TEST_RM32_I32        ("test",          "r/m32, imm32",                           "F7 /0 id"),
  TEST_RM16_R16        ("test",          "r/m16, r16",                             "66 85 /r"),
  TEST_RM16_I16        ("test",          "r/m16, imm16",                           "66 F7 /0 iw"),
  TEST_RM8_R8          ("test",          "r/m8, r8",                               "84 /r"),
  TEST_RM8_I8          ("test",          "r/m8, imm8",                             "F6 /0 ib"),
  INC_RM64             ("inc",           "r/m64",                                  "LOCK REX.W FF /0"),
  INC_RM32             ("inc",           "r/m32",                                  "LOCK FF /0"),
  INC_RM16             ("inc",           "r/m16",                                  "LOCK 66 FF /0"),
  INC_RM8              ("inc",           "r/m8",                                   "LOCK FE /0"),
  DEC_RM64             ("dec",           "r/m64",                                  "LOCK REX.W FF /1"),
  DEC_RM32             ("dec",           "r/m32",                                  "LOCK FF /1"),
  DEC_RM16             ("dec",           "r/m16",                                  "LOCK 66 FF /1"),
  DEC_RM8              ("dec",           "r/m8",                                   "LOCK FE /1"),
  NOT_RM64             ("not",           "r/m64",                                  "LOCK REX.W F7 /2"),
  NOT_RM32             ("not",           "r/m32",                                  "LOCK F7 /2"),
  NOT_RM8              ("not",           "r/m8",                                   "LOCK F6 /2"),
  NEG_RM64             ("neg",           "r/m64",                                  "LOCK REX.W F7 /3"),
  NEG_RM32             ("neg",           "r/m32",                                  "LOCK F7 /3"),
  NEG_RM8              ("neg",           "r/m8",                                   "LOCK F6 /3"),
  MUL_RM64             ("mul",           "r/m64",                                  "REX.W F7 /4"),
  MUL_RM32             ("mul",           "r/m32",                                  "F7 /4"),
  IMUL_RM64            ("imul",          "r/m64",                                  "REX.W F7 /5"),
  IMUL_RM32            ("imul",          "r/m32",                                  "F7 /5"),
  DIV_RM64             ("div",           "r/m64",                                  "REX.W F7 /6"),
  DIV_RM32             ("div",           "r/m32",                                  "F7 /6"),
  IDIV_RM64            ("idiv",          "r/m64",                                  "REX.W F7 /7"),
  IDIV_RM32            ("idiv",          "r/m32",                                  "F7 /7"),
  IMUL_R64_RM64        ("imul",          "r64, r/m64",                             "REX.W 0F AF /r"),
  IMUL_R64_RM64_I8     ("imul",          "r64, r/m64, imm8",                       "REX.W 6B /r ib"),
  IMUL_R64_RM64_I32    ("imul",          "r64, r/m64, imm32",                      "REX.W 69 /r id"),
  IMUL_R32_RM32        ("imul",          "r32, r/m32",                             "0F AF /r"),
  IMUL_R32_RM32_I8     ("imul",          "r32, r/m32, imm8",                       "6B /r ib"),
  IMUL_R32_RM32_I32    ("imul",          "r32, r/m32, imm32",                      "69 /r id"),
  CQO                  ("cqo",           "",                                       "REX.W 99"),
  CDQ                  ("cdq",           "",                                       "99"),
  CDQE                 ("cdqe",          "",                                       "REX.W 98"),
  CWDE                 ("cwde",          "",                                       "98"),

  // Shifts, rotates, bits
  ROL_RM64_I8          ("rol",           "r/m64, uimm8",                           "REX.W C1 /0 ib"),
  ROL_RM64_ONE         ("rol",           "r/m64, 1",                               "REX.W D1 /0"),
  ROL_RM64_CL          ("rol",           "r/m64, cl",                              "REX.W D3 /0"),
  ROL_RM32_I8          ("rol",           "r/m32, uimm8",                           "C1 /0 ib"),
  ROL_RM32_ONE         ("rol",           "r/m32, 1",                               "D1 /0"),
  ROL_RM32_CL          ("rol",           "r/m32, cl",                              "D3 /0"),
  ROR_RM64_I8          ("ror",           "r/m64, uimm8",                           "REX.W C1 /1 ib"),
  ROR_RM64_ONE         ("ror",           "r/m64, 1",                               "REX.W D1 /1"),
  ROR_RM64_CL          ("ror",           "r/m64, cl",                              "REX.W D3 /1"),
  ROR_RM32_I8          ("ror",           "r/m32, uimm8",                           "C1 /1 ib"),
  ROR_RM32_ONE         ("ror",           "r/m32, 1",                               "D1 /1"),
  ROR_RM32_CL          ("ror",           "r/m32, cl",                              "D3 /1"),
  RCL_RM64_I8          ("rcl",           "r/m64, uimm8",                           "REX.W C1 /2 ib"),
  RCL_RM64_ONE         ("rcl",           "r/m64, 1",                               "REX.W D1 /2"),
  RCL_RM64_CL          ("rcl",           "r/m64, cl",                              "REX.W D3 /2"),
  RCL_RM32_I8          ("rcl",           "r/m32, uimm8",                           "C1 /2 ib"),
  RCL_RM32_ONE         ("rcl",           "r/m32, 1",                               "D1 /2"),
  RCL_RM32_CL          ("rcl",           "r/m32, cl",                              "D3 /2"),
  RCR_RM64_I8          ("rcr",           "r/m64, uimm8",                           "REX.W C1 /3 ib"),
  RCR_RM64_ONE         ("rcr",           "r/m64, 1",                               "REX.W D1 /3"),
  RCR_RM64_CL          ("rcr",           "r/m64, cl",                              "REX.W D3 /3"),
  RCR_RM32_I8          ("rcr",           "r/m32, uimm8",                           "C1 /3 ib"),
  RCR_RM32_ONE         ("rcr",           "r/m32, 1",                               "D1 /3"),
  RCR_RM32_CL          ("rcr",           "r/m32, cl",                              "D3 /3"),
  SHL_RM64_I8          ("shl",           "r/m64, uimm8",                           "REX.W C1 /4 ib"),
  SHL_RM64_ONE         ("shl",           "r/m64, 1",                               "REX.W D1 /4"),
  SHL_RM64_CL          ("shl",           "r/m64, cl",                              "REX.W D3 /4"),
  SHL_RM32_I8          ("shl",           "r/m32, uimm8",                           "C1 /4 ib"),
  SHL_RM32_ONE         ("shl",           "r/m32, 1",                               "D1 /4"),
  SHL_RM32_CL          ("shl",           "r/m32, cl",                              "D3 /4"),
  SHR_RM64_I8          ("shr",           "r/m64, uimm8",                           "REX.W C1 /5 ib"),
  SHR_RM64_ONE         ("shr",           "r/m64, 1",                               "REX.W D1 /5"),
  SHR_RM64_CL          ("shr",           "r/m64, cl",                              "REX.W D3 /5"),
  SHR_RM32_I8          ("shr",           "r/m32, uimm8",                           "C1 /5 ib"),
  SHR_RM32_ONE         ("shr",           "r/m32, 1",                               "D1 /5"),
  SHR_RM32_CL          ("shr",           "r/m32, cl",                              "D3 /5"),
  SAR_RM64_I8          ("sar",           "r/m64, uimm8",                           "REX.W C1 /7 ib"),
  SAR_RM64_ONE         ("sar",           "r/m64, 1",                               "REX.W D1 /7"),
  SAR_RM64_CL          ("sar",           "r/m64, cl",                              "REX.W D3 /7"),
  SAR_RM32_I8          ("sar",           "r/m32, uimm8",                           "C1 /7 ib"),
  SAR_RM32_ONE         ("sar",           "r/m32, 1",                               "D1 /7"),
  SAR_RM32_CL          ("sar",           "r/m32, cl",                              "D3 /7"),
  SHLD_RM64_R64_I8     ("shld",          "r/m64, r64, uimm8",                      "REX.W 0F A4 /r ib"),
  SHLD_RM64_R64_CL     ("shld",          "r/m64, r64, cl",                         "REX.W 0F A5 /r"),
  SHLD_RM32_R32_I8     ("shld",          "r/m32, r32, uimm8",                      "0F A4 /r ib"),
  SHLD_RM32_R32_CL     ("shld",          "r/m32, r32, cl",                         "0F A5 /r"),
  SHRD_RM64_R64_I8     ("shrd",          "r/m64, r64, uimm8",                      "REX.W 0F AC /r ib"),
  SHRD_RM64_R64_CL     ("shrd",          "r/m64, r64, cl",                         "REX.W 0F AD /r"),
  SHRD_RM32_R32_I8     ("shrd",          "r/m32, r32, uimm8",                      "0F AC /r ib"),
  SHRD_RM32_R32_CL     ("shrd",          "r/m32, r32, cl",                         "0F AD /r"),
  BT_RM64_R64          ("bt",            "r/m64, r64",                             "REX.W 0F A3 /r"),
  BT_RM64_I8           ("bt",            "r/m64, uimm8",                           "REX.W 0F BA /4 ib"),
  BT_RM32_R32          ("bt",            "r/m32, r32",                             "0F A3 /r"),
  BT_RM32_I8           ("bt",            "r/m32, uimm8",                           "0F BA /4 ib"),
  BTS_RM64_R64         ("bts",           "r/m64, r64",                             "LOCK REX.W 0F AB /r"),
  BTS_RM64_I8          ("bts",           "r/m64, uimm8",                           "LOCK REX.W 0F BA /5 ib"),
  BTS_RM32_R32         ("bts",           "r/m32, r32",                             "LOCK 0F AB /r"),
  BTS_RM32_I8          ("bts",           "r/m32, uimm8",                           "LOCK 0F BA /5 ib"),
  BTR_RM64_R64         ("btr",           "r/m64, r64",                             "LOCK REX.W 0F B3 /r"),
  BTR_RM64_I8          ("btr",           "r/m64, uimm8",                           "LOCK REX.W 0F BA /6 ib"),
  BTR_RM32_R32         ("btr",           "r/m32, r32",                             "LOCK 0F B3 /r"),
  BTR_RM32_I8          ("btr",           "r/m32, uimm8",                           "LOCK 0F BA /6 ib"),
  BTC_RM64_R64         ("btc",           "r/m64, r64",                             "LOCK REX.W 0F BB /r"),
  BTC_RM64_I8          ("btc",           "r/m64, uimm8",                           "LOCK REX.W 0F BA /7 ib"),
  BTC_RM32_R32         ("btc",           "r/m32, r32",                             "LOCK 0F BB /r"),
  BTC_RM32_I8          ("btc",           "r/m32, uimm8",                           "LOCK 0F BA /7 ib"),
  BSF_R64_RM64         ("bsf",           "r64, r/m64",                             "REX.W 0F BC /r"),
  BSF_R32_RM32         ("bsf",           "r32, r/m32",                             "0F BC /r"),
  BSR_R64_RM64         ("bsr",           "r64, r/m64",                             "REX.W 0F BD /r"),
  BSR_R32_RM32         ("bsr",           "r32, r/m32",                             "0F BD /r"),
  POPCNT_R64_RM64      ("popcnt",        "r64, r/m64",                             "F3 REX.W 0F B8 /r"           , POPCNT),
  POPCNT_R32_RM32      ("popcnt",        "r32, r/m32",                             "F3 0F B8 /r"                 , POPCNT),
  LZCNT_R64_RM64       ("lzcnt",         "r64, r/m64",                             "F3 REX.W 0F BD /r"           , LZCNT),
  LZCNT_R32_RM32       ("lzcnt",         "r32, r/m32",                             "F3 0F BD /r"                 , LZCNT),
  TZCNT_R64_RM64       ("tzcnt",         "r64, r/m64",                             "F3 REX.W 0F BC /r"           , BMI1),
  TZCNT_R32_RM32       ("tzcnt",         "r32, r/m32",                             "F3 0F BC /r"                 , BMI1),
  CRC32_R64_RM64       ("crc32",         "r64, r/m64",                             "F2 REX.W 0F 38 F1 /r"        , SSE4_2),
  CRC32_R32_RM32       ("crc32",         "r32, r/m32",                             "F2 0F 38 F1 /r"              , SSE4_2),
  CRC32_R32_RM8        ("crc32",         "r32, r/m8",                              "F2 0F 38 F0 /r"              , SSE4_2),
  ANDN_R64_R64_RM64    ("andn",          "r64, r64, r/m64",                        "VEX.LZ.0F38.W1 F2 /r"        , BMI1),
  BLSR_R64_RM64        ("blsr",          "r64, r/m64",                             "VEX.LZ.0F38.W1 F3 /1"        , BMI1),
  BLSMSK_R64_RM64      ("blsmsk",        "r64, r/m64",                             "VEX.LZ.0F38.W1 F3 /2"        , BMI1),
  BLSI_R64_RM64        ("blsi",          "r64, r/m64",                             "VEX.LZ.0F38.W1 F3 /3"        , BMI1),
  BEXTR_R64_RM64_R64   ("bextr",         "r64, r/m64, r64",                        "VEX.LZ.0F38.W1 F7 /r"        , BMI1),
  BZHI_R64_RM64_R64    ("bzhi",          "r64, r/m64, r64",                        "VEX.LZ.0F38.W1 F5 /r"        , BMI2),
  SHLX_R64_RM64_R64    ("shlx",          "r64, r/m64, r64",                        "VEX.LZ.66.0F38.W1 F7 /r"     , BMI2),
  SHRX_R64_RM64_R64    ("shrx",          "r64, r/m64, r64",                        "VEX.LZ.F2.0F38.W1 F7 /r"     , BMI2),
  SARX_R64_RM64_R64    ("sarx",          "r64, r/m64, r64",                        "VEX.LZ.F3.0F38.W1 F7 /r"     , BMI2),
  RORX_R64_RM64_I8     ("rorx",          "r64, r/m64, uimm8",                      "VEX.LZ.F2.0F3A.W1 F0 /r ib"  , BMI2),
  MULX_R64_R64_RM64    ("mulx",          "r64, r64, r/m64",                        "VEX.LZ.F2.0F38.W1 F6 /r"     , BMI2),
  PDEP_R64_R64_RM64    ("pdep",          "r64, r64, r/m64",                        "VEX.LZ.F2.0F38.W1 F5 /r"     , BMI2),
  PEXT_R64_R64_RM64    ("pext",          "r64, r64, r/m64",                        "VEX.LZ.F3.0F38.W1 F5 /r"     , BMI2),
  ANDN_R32_R32_RM32    ("andn",          "r32, r32, r/m32",                        "VEX.LZ.0F38.W0 F2 /r"        , BMI1),
  BLSR_R32_RM32        ("blsr",          "r32, r/m32",                             "VEX.LZ.0F38.W0 F3 /1"        , BMI1),
  BLSMSK_R32_RM32      ("blsmsk",        "r32, r/m32",                             "VEX.LZ.0F38.W0 F3 /2"        , BMI1),
  BLSI_R32_RM32        ("blsi",          "r32, r/m32",                             "VEX.LZ.0F38.W0 F3 /3"        , BMI1),
  BEXTR_R32_RM32_R32   ("bextr",         "r32, r/m32, r32",                        "VEX.LZ.0F38.W0 F7 /r"        , BMI1),
  BZHI_R32_RM32_R32    ("bzhi",          "r32, r/m32, r32",                        "VEX.LZ.0F38.W0 F5 /r"        , BMI2),
  SHLX_R32_RM32_R32    ("shlx",          "r32, r/m32, r32",                        "VEX.LZ.66.0F38.W0 F7 /r"     , BMI2),
  SHRX_R32_RM32_R32    ("shrx",          "r32, r/m32, r32",                        "VEX.LZ.F2.0F38.W0 F7 /r"     , BMI2),
  SARX_R32_RM32_R32    ("sarx",          "r32, r/m32, r32",                        "VEX.LZ.F3.0F38.W0 F7 /r"     , BMI2),
  RORX_R32_RM32_I8     ("rorx",          "r32, r/m32, uimm8",                      "VEX.LZ.F2.0F3A.W0 F0 /r ib"  , BMI2),
  MULX_R32_R32_RM32    ("mulx",          "r32, r32, r/m32",                        "VEX.LZ.F2.0F38.W0 F6 /r"     , BMI2),
  PDEP_R32_R32_RM32    ("pdep",          "r32, r32, r/m32",                        "VEX.LZ.F2.0F38.W0 F5 /r"     , BMI2),
  PEXT_R32_R32_RM32    ("pext",          "r32, r32, r/m32",                        "VEX.LZ.F3.0F38.W0 F5 /r"     , BMI2),

  // Control
  JMP_REL8             ("jmp",           "rel8",                                   "EB cb"),
  JMP_REL32            ("jmp",           "rel32",                                  "E9 cd"),
  JMP_RM64             ("jmp",           "r/m64",                                  "FF /4"),
  JCC_REL8             ("j",             "rel8",                                   "70+cc cb"),
  JCC_REL32            ("j",             "rel32",                                  "0F 80+cc cd"),
  CALL_REL32           ("call",          "rel32",                                  "E8 cd"),
  CALL_RM64            ("call",          "r/m64",                                  "FF /2"),
  RET                  ("ret",           "",                                       "C3"),
  RET_I16              ("ret",           "uimm16",                                 "C2 iw"),
  LEAVE                ("leave",         "",                                       "C9"),
  NOP                  ("nop",           "",                                       "90"),
  NOP_RM32             ("nop",           "r/m32",                                  "0F 1F /0"),
  NOP_RM16             ("nop",           "r/m16",                                  "66 0F 1F /0"),
  NOP_2                ("xchg",          "ax, ax",                                 "66 90"),
  PAUSE                ("pause",         "",                                       "F3 90"),
  INT3                 ("int3",          "",                                       "CC"),
  UD2                  ("ud2",           "",                                       "0F 0B"),
  CLC                  ("clc",           "",                                       "F8"),
  STC                  ("stc",           "",                                       "F9"),
  CMC                  ("cmc",           "",                                       "F5"),
  CPUID                ("cpuid",         "",                                       "0F A2"),
  RDTSC                ("rdtsc",         "",                                       "0F 31"),
  PREFETCHT0_M8        ("prefetcht0",    "m8",                                     "0F 18 /1"),

  // Several processors
  XCHG_RM64_R64        ("xchg",          "r/m64, r64",                             "LOCK REX.W 87 /r"),
  XADD_RM64_R64        ("xadd",          "r/m64, r64",                             "LOCK REX.W 0F C1 /r"),
  CMPXCHG_RM64_R64     ("cmpxchg",       "r/m64, r64",                             "LOCK REX.W 0F B1 /r"),
  XCHG_RM32_R32        ("xchg",          "r/m32, r32",                             "LOCK 87 /r"),
  XADD_RM32_R32        ("xadd",          "r/m32, r32",                             "LOCK 0F C1 /r"),
  CMPXCHG_RM32_R32     ("cmpxchg",       "r/m32, r32",                             "LOCK 0F B1 /r"),
  XCHG_RM8_R8          ("xchg",          "r/m8, r8",                               "LOCK 86 /r"),
  CMPXCHG_RM8_R8       ("cmpxchg",       "r/m8, r8",                               "LOCK 0F B0 /r"),
  CMPXCHG16B_M128      ("cmpxchg16b",    "m128",                                   "LOCK REX.W 0F C7 /1"         , CX16),

  // Scalar and packed floating point
  MOVSD_X_XM64         ("movsd",         "xmm, xmm/m64",                           "F2 0F 10 /r"),
  MOVSD_XM64_X         ("movsd",         "xmm/m64, xmm",                           "F2 0F 11 /r"),
  MOVSS_X_XM32         ("movss",         "xmm, xmm/m32",                           "F3 0F 10 /r"),
  MOVSS_XM32_X         ("movss",         "xmm/m32, xmm",                           "F3 0F 11 /r"),
  MOVAPD_X_XM128       ("movapd",        "xmm, xmm/m128",                          "66 0F 28 /r"),
  MOVAPD_XM128_X       ("movapd",        "xmm/m128, xmm",                          "66 0F 29 /r"),
  MOVAPS_X_XM128       ("movaps",        "xmm, xmm/m128",                          "0F 28 /r"),
  MOVAPS_XM128_X       ("movaps",        "xmm/m128, xmm",                          "0F 29 /r"),
  MOVUPD_X_XM128       ("movupd",        "xmm, xmm/m128",                          "66 0F 10 /r"),
  MOVUPD_XM128_X       ("movupd",        "xmm/m128, xmm",                          "66 0F 11 /r"),
  MOVUPS_X_XM128       ("movups",        "xmm, xmm/m128",                          "0F 10 /r"),
  MOVUPS_XM128_X       ("movups",        "xmm/m128, xmm",                          "0F 11 /r"),
  MOVHPD_X_M64         ("movhpd",        "xmm, m64",                               "66 0F 16 /r"),
  MOVHPD_M64_X         ("movhpd",        "m64, xmm",                               "66 0F 17 /r"),
  MOVLPD_X_M64         ("movlpd",        "xmm, m64",                               "66 0F 12 /r"),
  MOVQ_X_RM64          ("movq",          "xmm, r/m64",                             "66 REX.W 0F 6E /r"),
  MOVQ_RM64_X          ("movq",          "r/m64, xmm",                             "66 REX.W 0F 7E /r"),
  MOVD_X_RM32          ("movd",          "xmm, r/m32",                             "66 0F 6E /r"),
  MOVD_RM32_X          ("movd",          "r/m32, xmm",                             "66 0F 7E /r"),
  MOVQ_X_XM64          ("movq",          "xmm, xmm/m64",                           "F3 0F 7E /r"),
  MOVQ_XM64_X          ("movq",          "xmm/m64, xmm",                           "66 0F D6 /r"),
  ADDSD_X_XM64         ("addsd",         "xmm, xmm/m64",                           "F2 0F 58 /r"),
  ADDSS_X_XM32         ("addss",         "xmm, xmm/m32",                           "F3 0F 58 /r"),
  ADDPD_X_XM128        ("addpd",         "xmm, xmm/m128",                          "66 0F 58 /r"),
  ADDPS_X_XM128        ("addps",         "xmm, xmm/m128",                          "0F 58 /r"),
  MULSD_X_XM64         ("mulsd",         "xmm, xmm/m64",                           "F2 0F 59 /r"),
  MULSS_X_XM32         ("mulss",         "xmm, xmm/m32",                           "F3 0F 59 /r"),
  MULPD_X_XM128        ("mulpd",         "xmm, xmm/m128",                          "66 0F 59 /r"),
  MULPS_X_XM128        ("mulps",         "xmm, xmm/m128",                          "0F 59 /r"),
  SUBSD_X_XM64         ("subsd",         "xmm, xmm/m64",                           "F2 0F 5C /r"),
  SUBSS_X_XM32         ("subss",         "xmm, xmm/m32",                           "F3 0F 5C /r"),
  SUBPD_X_XM128        ("subpd",         "xmm, xmm/m128",                          "66 0F 5C /r"),
  SUBPS_X_XM128        ("subps",         "xmm, xmm/m128",                          "0F 5C /r"),
  MINSD_X_XM64         ("minsd",         "xmm, xmm/m64",                           "F2 0F 5D /r"),
  MINSS_X_XM32         ("minss",         "xmm, xmm/m32",                           "F3 0F 5D /r"),
  MINPD_X_XM128        ("minpd",         "xmm, xmm/m128",                          "66 0F 5D /r"),
  MINPS_X_XM128        ("minps",         "xmm, xmm/m128",                          "0F 5D /r"),
  DIVSD_X_XM64         ("divsd",         "xmm, xmm/m64",                           "F2 0F 5E /r"),
  DIVSS_X_XM32         ("divss",         "xmm, xmm/m32",                           "F3 0F 5E /r"),
  DIVPD_X_XM128        ("divpd",         "xmm, xmm/m128",                          "66 0F 5E /r"),
  DIVPS_X_XM128        ("divps",         "xmm, xmm/m128",                          "0F 5E /r"),
  MAXSD_X_XM64         ("maxsd",         "xmm, xmm/m64",                           "F2 0F 5F /r"),
  MAXSS_X_XM32         ("maxss",         "xmm, xmm/m32",                           "F3 0F 5F /r"),
  MAXPD_X_XM128        ("maxpd",         "xmm, xmm/m128",                          "66 0F 5F /r"),
  MAXPS_X_XM128        ("maxps",         "xmm, xmm/m128",                          "0F 5F /r"),
  SQRTSD_X_XM64        ("sqrtsd",        "xmm, xmm/m64",                           "F2 0F 51 /r"),
  SQRTSS_X_XM32        ("sqrtss",        "xmm, xmm/m32",                           "F3 0F 51 /r"),
  SQRTPD_X_XM128       ("sqrtpd",        "xmm, xmm/m128",                          "66 0F 51 /r"),
  SQRTPS_X_XM128       ("sqrtps",        "xmm, xmm/m128",                          "0F 51 /r"),
  UCOMISD_X_XM64       ("ucomisd",       "xmm, xmm/m64",                           "66 0F 2E /r"),
  UCOMISS_X_XM32       ("ucomiss",       "xmm, xmm/m32",                           "0F 2E /r"),
  COMISD_X_XM64        ("comisd",        "xmm, xmm/m64",                           "66 0F 2F /r"),
  COMISS_X_XM32        ("comiss",        "xmm, xmm/m32",                           "0F 2F /r"),
  CMPEQSD_X_XM64       ("cmpeqsd",       "xmm, xmm/m64",                           "F2 0F C2 /r 00"),
  CMPLTSD_X_XM64       ("cmpltsd",       "xmm, xmm/m64",                           "F2 0F C2 /r 01"),
  CMPLESD_X_XM64       ("cmplesd",       "xmm, xmm/m64",                           "F2 0F C2 /r 02"),
  CMPUNORDSD_X_XM64    ("cmpunordsd",    "xmm, xmm/m64",                           "F2 0F C2 /r 03"),
  CMPNEQSD_X_XM64      ("cmpneqsd",      "xmm, xmm/m64",                           "F2 0F C2 /r 04"),
  CMPNLTSD_X_XM64      ("cmpnltsd",      "xmm, xmm/m64",                           "F2 0F C2 /r 05"),
  CMPNLESD_X_XM64      ("cmpnlesd",      "xmm, xmm/m64",                           "F2 0F C2 /r 06"),
  CMPORDSD_X_XM64      ("cmpordsd",      "xmm, xmm/m64",                           "F2 0F C2 /r 07"),
  CVTSI2SD_X_RM64      ("cvtsi2sd",      "xmm, r/m64",                             "F2 REX.W 0F 2A /r"),
  CVTTSD2SI_R64_XM64   ("cvttsd2si",     "r64, xmm/m64",                           "F2 REX.W 0F 2C /r"),
  CVTSD2SI_R64_XM64    ("cvtsd2si",      "r64, xmm/m64",                           "F2 REX.W 0F 2D /r"),
  CVTSI2SD_X_RM32      ("cvtsi2sd",      "xmm, r/m32",                             "F2 0F 2A /r"),
  CVTTSD2SI_R32_XM64   ("cvttsd2si",     "r32, xmm/m64",                           "F2 0F 2C /r"),
  CVTSD2SI_R32_XM64    ("cvtsd2si",      "r32, xmm/m64",                           "F2 0F 2D /r"),
  CVTSI2SS_X_RM64      ("cvtsi2ss",      "xmm, r/m64",                             "F3 REX.W 0F 2A /r"),
  CVTTSS2SI_R64_XM32   ("cvttss2si",     "r64, xmm/m32",                           "F3 REX.W 0F 2C /r"),
  CVTSS2SI_R64_XM32    ("cvtss2si",      "r64, xmm/m32",                           "F3 REX.W 0F 2D /r"),
  CVTSI2SS_X_RM32      ("cvtsi2ss",      "xmm, r/m32",                             "F3 0F 2A /r"),
  CVTTSS2SI_R32_XM32   ("cvttss2si",     "r32, xmm/m32",                           "F3 0F 2C /r"),
  CVTSS2SI_R32_XM32    ("cvtss2si",      "r32, xmm/m32",                           "F3 0F 2D /r"),
  CVTSD2SS_X_XM64      ("cvtsd2ss",      "xmm, xmm/m64",                           "F2 0F 5A /r"),
  CVTSS2SD_X_XM32      ("cvtss2sd",      "xmm, xmm/m32",                           "F3 0F 5A /r"),
  CVTDQ2PD_X_XM64      ("cvtdq2pd",      "xmm, xmm/m64",                           "F3 0F E6 /r"),
  ANDPD_X_XM128        ("andpd",         "xmm, xmm/m128",                          "66 0F 54 /r"),
  ANDPS_X_XM128        ("andps",         "xmm, xmm/m128",                          "0F 54 /r"),
  ANDNPD_X_XM128       ("andnpd",        "xmm, xmm/m128",                          "66 0F 55 /r"),
  ANDNPS_X_XM128       ("andnps",        "xmm, xmm/m128",                          "0F 55 /r"),
  ORPD_X_XM128         ("orpd",          "xmm, xmm/m128",                          "66 0F 56 /r"),
  ORPS_X_XM128         ("orps",          "xmm, xmm/m128",                          "0F 56 /r"),
  XORPD_X_XM128        ("xorpd",         "xmm, xmm/m128",                          "66 0F 57 /r"),
  XORPS_X_XM128        ("xorps",         "xmm, xmm/m128",                          "0F 57 /r"),
  UNPCKLPD_X_XM128     ("unpcklpd",      "xmm, xmm/m128",                          "66 0F 14 /r"),
  UNPCKHPD_X_XM128     ("unpckhpd",      "xmm, xmm/m128",                          "66 0F 15 /r"),
  SHUFPD_X_XM128_I8    ("shufpd",        "xmm, xmm/m128, uimm8",                   "66 0F C6 /r ib"),
  MOVMSKPD_R32_X       ("movmskpd",      "r32, xmm",                               "66 0F 50 /r"),
  MOVMSKPS_R32_X       ("movmskps",      "r32, xmm",                               "0F 50 /r"),
  ROUNDSD_X_XM64_I8    ("roundsd",       "xmm, xmm/m64, uimm8",                    "66 0F 3A 0B /r ib"           , SSE4_1),
  ROUNDSS_X_XM32_I8    ("roundss",       "xmm, xmm/m32, uimm8",                    "66 0F 3A 0A /r ib"           , SSE4_1),

  // Packed integers
  MOVDQA_X_XM128       ("movdqa",        "xmm, xmm/m128",                          "66 0F 6F /r"),
  MOVDQA_XM128_X       ("movdqa",        "xmm/m128, xmm",                          "66 0F 7F /r"),
  MOVDQU_X_XM128       ("movdqu",        "xmm, xmm/m128",                          "F3 0F 6F /r"),
  MOVDQU_XM128_X       ("movdqu",        "xmm/m128, xmm",                          "F3 0F 7F /r"),
  PAND_X_XM128         ("pand",          "xmm, xmm/m128",                          "66 0F DB /r"),
  PANDN_X_XM128        ("pandn",         "xmm, xmm/m128",                          "66 0F DF /r"),
  POR_X_XM128          ("por",           "xmm, xmm/m128",                          "66 0F EB /r"),
  PXOR_X_XM128         ("pxor",          "xmm, xmm/m128",                          "66 0F EF /r"),
  PCMPEQB_X_XM128      ("pcmpeqb",       "xmm, xmm/m128",                          "66 0F 74 /r"),
  PCMPEQW_X_XM128      ("pcmpeqw",       "xmm, xmm/m128",                          "66 0F 75 /r"),
  PCMPEQD_X_XM128      ("pcmpeqd",       "xmm, xmm/m128",                          "66 0F 76 /r"),
  PCMPGTB_X_XM128      ("pcmpgtb",       "xmm, xmm/m128",                          "66 0F 64 /r"),
  PCMPGTD_X_XM128      ("pcmpgtd",       "xmm, xmm/m128",                          "66 0F 66 /r"),
  PADDB_X_XM128        ("paddb",         "xmm, xmm/m128",                          "66 0F FC /r"),
  PADDD_X_XM128        ("paddd",         "xmm, xmm/m128",                          "66 0F FE /r"),
  PADDQ_X_XM128        ("paddq",         "xmm, xmm/m128",                          "66 0F D4 /r"),
  PSUBB_X_XM128        ("psubb",         "xmm, xmm/m128",                          "66 0F F8 /r"),
  PSUBD_X_XM128        ("psubd",         "xmm, xmm/m128",                          "66 0F FA /r"),
  PSUBQ_X_XM128        ("psubq",         "xmm, xmm/m128",                          "66 0F FB /r"),
  PMULUDQ_X_XM128      ("pmuludq",       "xmm, xmm/m128",                          "66 0F F4 /r"),
  PMINUB_X_XM128       ("pminub",        "xmm, xmm/m128",                          "66 0F DA /r"),
  PMAXUB_X_XM128       ("pmaxub",        "xmm, xmm/m128",                          "66 0F DE /r"),
  PACKUSWB_X_XM128     ("packuswb",      "xmm, xmm/m128",                          "66 0F 67 /r"),
  PUNPCKLBW_X_XM128    ("punpcklbw",     "xmm, xmm/m128",                          "66 0F 60 /r"),
  PUNPCKLWD_X_XM128    ("punpcklwd",     "xmm, xmm/m128",                          "66 0F 61 /r"),
  PUNPCKLDQ_X_XM128    ("punpckldq",     "xmm, xmm/m128",                          "66 0F 62 /r"),
  PUNPCKLQDQ_X_XM128   ("punpcklqdq",    "xmm, xmm/m128",                          "66 0F 6C /r"),
  PUNPCKHQDQ_X_XM128   ("punpckhqdq",    "xmm, xmm/m128",                          "66 0F 6D /r"),
  PSLLQ_X_XM128        ("psllq",         "xmm, xmm/m128",                          "66 0F F3 /r"),
  PSRLQ_X_XM128        ("psrlq",         "xmm, xmm/m128",                          "66 0F D3 /r"),
  PCMPEQQ_X_XM128      ("pcmpeqq",       "xmm, xmm/m128",                          "66 0F 38 29 /r"              , SSE4_1),
  PCMPGTQ_X_XM128      ("pcmpgtq",       "xmm, xmm/m128",                          "66 0F 38 37 /r"              , SSE4_2),
  PTEST_X_XM128        ("ptest",         "xmm, xmm/m128",                          "66 0F 38 17 /r"              , SSE4_1),
  PSLLQ_X_I8           ("psllq",         "xmm, uimm8",                             "66 0F 73 /6 ib"),
  PSRLQ_X_I8           ("psrlq",         "xmm, uimm8",                             "66 0F 73 /2 ib"),
  PSLLDQ_X_I8          ("pslldq",        "xmm, uimm8",                             "66 0F 73 /7 ib"),
  PSRLDQ_X_I8          ("psrldq",        "xmm, uimm8",                             "66 0F 73 /3 ib"),
  PSLLD_X_I8           ("pslld",         "xmm, uimm8",                             "66 0F 72 /6 ib"),
  PSRLD_X_I8           ("psrld",         "xmm, uimm8",                             "66 0F 72 /2 ib"),
  PSRAD_X_I8           ("psrad",         "xmm, uimm8",                             "66 0F 72 /4 ib"),
  PSHUFD_X_XM128_I8    ("pshufd",        "xmm, xmm/m128, uimm8",                   "66 0F 70 /r ib"),
  PSHUFLW_X_XM128_I8   ("pshuflw",       "xmm, xmm/m128, uimm8",                   "F2 0F 70 /r ib"),
  PMOVMSKB_R32_X       ("pmovmskb",      "r32, xmm",                               "66 0F D7 /r"),
  PEXTRW_R32_X_I8      ("pextrw",        "r32, xmm, uimm8",                        "66 0F C5 /r ib"),
  PEXTRQ_RM64_X_I8     ("pextrq",        "r/m64, xmm, uimm8",                      "66 REX.W 0F 3A 16 /r ib"     , SSE4_1),
  PINSRQ_X_RM64_I8     ("pinsrq",        "xmm, r/m64, uimm8",                      "66 REX.W 0F 3A 22 /r ib"     , SSE4_1),

  // AVX: scalar and packed floating point
  VMOVSD_X_M64         ("vmovsd",        "xmm, m64",                               "VEX.LIG.F2.0F.WIG 10 /r"     , AVX),
  VMOVSD_M64_X         ("vmovsd",        "m64, xmm",                               "VEX.LIG.F2.0F.WIG 11 /r"     , AVX),
  VMOVSD_X_X_X         ("vmovsd",        "xmm, xmm, xmm",                          "VEX.LIG.F2.0F.WIG 10 /r"     , AVX),
  VMOVSS_X_M32         ("vmovss",        "xmm, m32",                               "VEX.LIG.F3.0F.WIG 10 /r"     , AVX),
  VMOVSS_M32_X         ("vmovss",        "m32, xmm",                               "VEX.LIG.F3.0F.WIG 11 /r"     , AVX),
  VMOVSS_X_X_X         ("vmovss",        "xmm, xmm, xmm",                          "VEX.LIG.F3.0F.WIG 10 /r"     , AVX),
  VMOVAPD_X_XM128      ("vmovapd",       "xmm, xmm/m128",                          "VEX.128.66.0F.WIG 28 /r"     , AVX),
  VMOVAPD_XM128_X      ("vmovapd",       "xmm/m128, xmm",                          "VEX.128.66.0F.WIG 29 /r"     , AVX),
  VMOVAPS_X_XM128      ("vmovaps",       "xmm, xmm/m128",                          "VEX.128.0F.WIG 28 /r"        , AVX),
  VMOVAPS_XM128_X      ("vmovaps",       "xmm/m128, xmm",                          "VEX.128.0F.WIG 29 /r"        , AVX),
  VMOVUPD_X_XM128      ("vmovupd",       "xmm, xmm/m128",                          "VEX.128.66.0F.WIG 10 /r"     , AVX),
  VMOVUPD_XM128_X      ("vmovupd",       "xmm/m128, xmm",                          "VEX.128.66.0F.WIG 11 /r"     , AVX),
  VMOVUPS_X_XM128      ("vmovups",       "xmm, xmm/m128",                          "VEX.128.0F.WIG 10 /r"        , AVX),
  VMOVUPS_XM128_X      ("vmovups",       "xmm/m128, xmm",                          "VEX.128.0F.WIG 11 /r"        , AVX),
  VMOVAPD_Y_YM256      ("vmovapd",       "ymm, ymm/m256",                          "VEX.256.66.0F.WIG 28 /r"     , AVX),
  VMOVAPD_YM256_Y      ("vmovapd",       "ymm/m256, ymm",                          "VEX.256.66.0F.WIG 29 /r"     , AVX),
  VMOVAPS_Y_YM256      ("vmovaps",       "ymm, ymm/m256",                          "VEX.256.0F.WIG 28 /r"        , AVX),
  VMOVAPS_YM256_Y      ("vmovaps",       "ymm/m256, ymm",                          "VEX.256.0F.WIG 29 /r"        , AVX),
  VMOVUPD_Y_YM256      ("vmovupd",       "ymm, ymm/m256",                          "VEX.256.66.0F.WIG 10 /r"     , AVX),
  VMOVUPD_YM256_Y      ("vmovupd",       "ymm/m256, ymm",                          "VEX.256.66.0F.WIG 11 /r"     , AVX),
  VMOVUPS_Y_YM256      ("vmovups",       "ymm, ymm/m256",                          "VEX.256.0F.WIG 10 /r"        , AVX),
  VMOVUPS_YM256_Y      ("vmovups",       "ymm/m256, ymm",                          "VEX.256.0F.WIG 11 /r"        , AVX),
  VMOVQ_X_RM64         ("vmovq",         "xmm, r/m64",                             "VEX.128.66.0F.W1 6E /r"      , AVX),
  VMOVQ_RM64_X         ("vmovq",         "r/m64, xmm",                             "VEX.128.66.0F.W1 7E /r"      , AVX),
  VMOVD_X_RM32         ("vmovd",         "xmm, r/m32",                             "VEX.128.66.0F.W0 6E /r"      , AVX),
  VMOVD_RM32_X         ("vmovd",         "r/m32, xmm",                             "VEX.128.66.0F.W0 7E /r"      , AVX),
  VMOVQ_X_XM64         ("vmovq",         "xmm, xmm/m64",                           "VEX.128.F3.0F.WIG 7E /r"     , AVX),
  VMOVQ_XM64_X         ("vmovq",         "xmm/m64, xmm",                           "VEX.128.66.0F.WIG D6 /r"     , AVX),
  VADDSD_X_X_XM64      ("vaddsd",        "xmm, xmm, xmm/m64",                      "VEX.LIG.F2.0F.WIG 58 /r"     , AVX),
  VADDSS_X_X_XM32      ("vaddss",        "xmm, xmm, xmm/m32",                      "VEX.LIG.F3.0F.WIG 58 /r"     , AVX),
  VADDPD_X_X_XM128     ("vaddpd",        "xmm, xmm, xmm/m128",                     "VEX.128.66.0F.WIG 58 /r"     , AVX),
  VADDPD_Y_Y_YM256     ("vaddpd",        "ymm, ymm, ymm/m256",                     "VEX.256.66.0F.WIG 58 /r"     , AVX),
  VMULSD_X_X_XM64      ("vmulsd",        "xmm, xmm, xmm/m64",                      "VEX.LIG.F2.0F.WIG 59 /r"     , AVX),
  VMULSS_X_X_XM32      ("vmulss",        "xmm, xmm, xmm/m32",                      "VEX.LIG.F3.0F.WIG 59 /r"     , AVX),
  VMULPD_X_X_XM128     ("vmulpd",        "xmm, xmm, xmm/m128",                     "VEX.128.66.0F.WIG 59 /r"     , AVX),
  VMULPD_Y_Y_YM256     ("vmulpd",        "ymm, ymm, ymm/m256",                     "VEX.256.66.0F.WIG 59 /r"     , AVX),
  VSUBSD_X_X_XM64      ("vsubsd",        "xmm, xmm, xmm/m64",                      "VEX.LIG.F2.0F.WIG 5C /r"     , AVX),
  VSUBSS_X_X_XM32      ("vsubss",        "xmm, xmm, xmm/m32",                      "VEX.LIG.F3.0F.WIG 5C /r"     , AVX),
  VSUBPD_X_X_XM128     ("vsubpd",        "xmm, xmm, xmm/m128",                     "VEX.128.66.0F.WIG 5C /r"     , AVX),
  VSUBPD_Y_Y_YM256     ("vsubpd",        "ymm, ymm, ymm/m256",                     "VEX.256.66.0F.WIG 5C /r"     , AVX),
  VMINSD_X_X_XM64      ("vminsd",        "xmm, xmm, xmm/m64",                      "VEX.LIG.F2.0F.WIG 5D /r"     , AVX),
  VMINSS_X_X_XM32      ("vminss",        "xmm, xmm, xmm/m32",                      "VEX.LIG.F3.0F.WIG 5D /r"     , AVX),
  VMINPD_X_X_XM128     ("vminpd",        "xmm, xmm, xmm/m128",                     "VEX.128.66.0F.WIG 5D /r"     , AVX),
  VMINPD_Y_Y_YM256     ("vminpd",        "ymm, ymm, ymm/m256",                     "VEX.256.66.0F.WIG 5D /r"     , AVX),
  VDIVSD_X_X_XM64      ("vdivsd",        "xmm, xmm, xmm/m64",                      "VEX.LIG.F2.0F.WIG 5E /r"     , AVX),
  VDIVSS_X_X_XM32      ("vdivss",        "xmm, xmm, xmm/m32",                      "VEX.LIG.F3.0F.WIG 5E /r"     , AVX),
  VDIVPD_X_X_XM128     ("vdivpd",        "xmm, xmm, xmm/m128",                     "VEX.128.66.0F.WIG 5E /r"     , AVX),
  VDIVPD_Y_Y_YM256     ("vdivpd",        "ymm, ymm, ymm/m256",                     "VEX.256.66.0F.WIG 5E /r"     , AVX),
  VMAXSD_X_X_XM64      ("vmaxsd",        "xmm, xmm, xmm/m64",                      "VEX.LIG.F2.0F.WIG 5F /r"     , AVX),
  VMAXSS_X_X_XM32      ("vmaxss",        "xmm, xmm, xmm/m32",                      "VEX.LIG.F3.0F.WIG 5F /r"     , AVX),
  VMAXPD_X_X_XM128     ("vmaxpd",        "xmm, xmm, xmm/m128",                     "VEX.128.66.0F.WIG 5F /r"     , AVX),
  VMAXPD_Y_Y_YM256     ("vmaxpd",        "ymm, ymm, ymm/m256",                     "VEX.256.66.0F.WIG 5F /r"     , AVX),
  VSQRTSD_X_X_XM64     ("vsqrtsd",       "xmm, xmm, xmm/m64",                      "VEX.LIG.F2.0F.WIG 51 /r"     , AVX),
  VSQRTSS_X_X_XM32     ("vsqrtss",       "xmm, xmm, xmm/m32",                      "VEX.LIG.F3.0F.WIG 51 /r"     , AVX),
  VSQRTPD_X_XM128      ("vsqrtpd",       "xmm, xmm/m128",                          "VEX.128.66.0F.WIG 51 /r"     , AVX),
  VSQRTPD_Y_YM256      ("vsqrtpd",       "ymm, ymm/m256",                          "VEX.256.66.0F.WIG 51 /r"     , AVX),
  VUCOMISD_X_XM64      ("vucomisd",      "xmm, xmm/m64",                           "VEX.LIG.66.0F.WIG 2E /r"     , AVX),
  VUCOMISS_X_XM32      ("vucomiss",      "xmm, xmm/m32",                           "VEX.LIG.0F.WIG 2E /r"        , AVX),
  VCOMISD_X_XM64       ("vcomisd",       "xmm, xmm/m64",                           "VEX.LIG.66.0F.WIG 2F /r"     , AVX),
  VCOMISS_X_XM32       ("vcomiss",       "xmm, xmm/m32",                           "VEX.LIG.0F.WIG 2F /r"        , AVX),
  VCMPEQSD_X_X_XM64    ("vcmpeqsd",      "xmm, xmm, xmm/m64",                      "VEX.LIG.F2.0F.WIG C2 /r 00"  , AVX),
  VCMPLTSD_X_X_XM64    ("vcmpltsd",      "xmm, xmm, xmm/m64",                      "VEX.LIG.F2.0F.WIG C2 /r 01"  , AVX),
  VCMPLESD_X_X_XM64    ("vcmplesd",      "xmm, xmm, xmm/m64",                      "VEX.LIG.F2.0F.WIG C2 /r 02"  , AVX),
  VCMPUNORDSD_X_X_XM64 ("vcmpunordsd",   "xmm, xmm, xmm/m64",                      "VEX.LIG.F2.0F.WIG C2 /r 03"  , AVX),
  VCMPNEQSD_X_X_XM64   ("vcmpneqsd",     "xmm, xmm, xmm/m64",                      "VEX.LIG.F2.0F.WIG C2 /r 04"  , AVX),
  VCMPNLTSD_X_X_XM64   ("vcmpnltsd",     "xmm, xmm, xmm/m64",                      "VEX.LIG.F2.0F.WIG C2 /r 05"  , AVX),
  VCMPNLESD_X_X_XM64   ("vcmpnlesd",     "xmm, xmm, xmm/m64",                      "VEX.LIG.F2.0F.WIG C2 /r 06"  , AVX),
  VCMPORDSD_X_X_XM64   ("vcmpordsd",     "xmm, xmm, xmm/m64",                      "VEX.LIG.F2.0F.WIG C2 /r 07"  , AVX),
  VCVTSI2SD_X_X_RM64   ("vcvtsi2sd",     "xmm, xmm, r/m64",                        "VEX.LIG.F2.0F.W1 2A /r"      , AVX),
  VCVTTSD2SI_R64_XM64  ("vcvttsd2si",    "r64, xmm/m64",                           "VEX.LIG.F2.0F.W1 2C /r"      , AVX),
  VCVTSD2SI_R64_XM64   ("vcvtsd2si",     "r64, xmm/m64",                           "VEX.LIG.F2.0F.W1 2D /r"      , AVX),
  VCVTSI2SD_X_X_RM32   ("vcvtsi2sd",     "xmm, xmm, r/m32",                        "VEX.LIG.F2.0F.W0 2A /r"      , AVX),
  VCVTTSD2SI_R32_XM64  ("vcvttsd2si",    "r32, xmm/m64",                           "VEX.LIG.F2.0F.W0 2C /r"      , AVX),
  VCVTSD2SI_R32_XM64   ("vcvtsd2si",     "r32, xmm/m64",                           "VEX.LIG.F2.0F.W0 2D /r"      , AVX),
  VCVTSI2SS_X_X_RM64   ("vcvtsi2ss",     "xmm, xmm, r/m64",                        "VEX.LIG.F3.0F.W1 2A /r"      , AVX),
  VCVTTSS2SI_R64_XM32  ("vcvttss2si",    "r64, xmm/m32",                           "VEX.LIG.F3.0F.W1 2C /r"      , AVX),
  VCVTSS2SI_R64_XM32   ("vcvtss2si",     "r64, xmm/m32",                           "VEX.LIG.F3.0F.W1 2D /r"      , AVX),
  VCVTSI2SS_X_X_RM32   ("vcvtsi2ss",     "xmm, xmm, r/m32",                        "VEX.LIG.F3.0F.W0 2A /r"      , AVX),
  VCVTTSS2SI_R32_XM32  ("vcvttss2si",    "r32, xmm/m32",                           "VEX.LIG.F3.0F.W0 2C /r"      , AVX),
  VCVTSS2SI_R32_XM32   ("vcvtss2si",     "r32, xmm/m32",                           "VEX.LIG.F3.0F.W0 2D /r"      , AVX),
  VCVTSD2SS_X_X_XM64   ("vcvtsd2ss",     "xmm, xmm, xmm/m64",                      "VEX.LIG.F2.0F.WIG 5A /r"     , AVX),
  VCVTSS2SD_X_X_XM32   ("vcvtss2sd",     "xmm, xmm, xmm/m32",                      "VEX.LIG.F3.0F.WIG 5A /r"     , AVX),
  VANDPD_X_X_XM128     ("vandpd",        "xmm, xmm, xmm/m128",                     "VEX.128.66.0F.WIG 54 /r"     , AVX),
  VANDNPD_X_X_XM128    ("vandnpd",       "xmm, xmm, xmm/m128",                     "VEX.128.66.0F.WIG 55 /r"     , AVX),
  VORPD_X_X_XM128      ("vorpd",         "xmm, xmm, xmm/m128",                     "VEX.128.66.0F.WIG 56 /r"     , AVX),
  VXORPD_X_X_XM128     ("vxorpd",        "xmm, xmm, xmm/m128",                     "VEX.128.66.0F.WIG 57 /r"     , AVX),
  VUNPCKLPD_X_X_XM128  ("vunpcklpd",     "xmm, xmm, xmm/m128",                     "VEX.128.66.0F.WIG 14 /r"     , AVX),
  VMOVMSKPD_R32_X      ("vmovmskpd",     "r32, xmm",                               "VEX.128.66.0F.WIG 50 /r"     , AVX),
  VANDPD_Y_Y_YM256     ("vandpd",        "ymm, ymm, ymm/m256",                     "VEX.256.66.0F.WIG 54 /r"     , AVX),
  VANDNPD_Y_Y_YM256    ("vandnpd",       "ymm, ymm, ymm/m256",                     "VEX.256.66.0F.WIG 55 /r"     , AVX),
  VORPD_Y_Y_YM256      ("vorpd",         "ymm, ymm, ymm/m256",                     "VEX.256.66.0F.WIG 56 /r"     , AVX),
  VXORPD_Y_Y_YM256     ("vxorpd",        "ymm, ymm, ymm/m256",                     "VEX.256.66.0F.WIG 57 /r"     , AVX),
  VUNPCKLPD_Y_Y_YM256  ("vunpcklpd",     "ymm, ymm, ymm/m256",                     "VEX.256.66.0F.WIG 14 /r"     , AVX),
  VMOVMSKPD_R32_Y      ("vmovmskpd",     "r32, ymm",                               "VEX.256.66.0F.WIG 50 /r"     , AVX),
  VROUNDSD_X_X_XM64_I8 ("vroundsd",      "xmm, xmm, xmm/m64, uimm8",               "VEX.LIG.66.0F3A.WIG 0B /r ib", AVX),
  VBROADCASTSD_Y_M64   ("vbroadcastsd",  "ymm, m64",                               "VEX.256.66.0F38.W0 19 /r"    , AVX),
  VZEROUPPER           ("vzeroupper",    "",                                       "VEX.128.0F.WIG 77"           , AVX),

  // AVX: packed integers
  VMOVDQA_X_XM128      ("vmovdqa",       "xmm, xmm/m128",                          "VEX.128.66.0F.WIG 6F /r"     , AVX),
  VMOVDQA_XM128_X      ("vmovdqa",       "xmm/m128, xmm",                          "VEX.128.66.0F.WIG 7F /r"     , AVX),
  VMOVDQU_X_XM128      ("vmovdqu",       "xmm, xmm/m128",                          "VEX.128.F3.0F.WIG 6F /r"     , AVX),
  VMOVDQU_XM128_X      ("vmovdqu",       "xmm/m128, xmm",                          "VEX.128.F3.0F.WIG 7F /r"     , AVX),
  VPAND_X_X_XM128      ("vpand",         "xmm, xmm, xmm/m128",                     "VEX.128.66.0F.WIG DB /r"     , AVX),
  VPANDN_X_X_XM128     ("vpandn",        "xmm, xmm, xmm/m128",                     "VEX.128.66.0F.WIG DF /r"     , AVX),
  VPOR_X_X_XM128       ("vpor",          "xmm, xmm, xmm/m128",                     "VEX.128.66.0F.WIG EB /r"     , AVX),
  VPXOR_X_X_XM128      ("vpxor",         "xmm, xmm, xmm/m128",                     "VEX.128.66.0F.WIG EF /r"     , AVX),
  VPCMPEQB_X_X_XM128   ("vpcmpeqb",      "xmm, xmm, xmm/m128",                     "VEX.128.66.0F.WIG 74 /r"     , AVX),
  VPCMPEQW_X_X_XM128   ("vpcmpeqw",      "xmm, xmm, xmm/m128",                     "VEX.128.66.0F.WIG 75 /r"     , AVX),
  VPCMPEQD_X_X_XM128   ("vpcmpeqd",      "xmm, xmm, xmm/m128",                     "VEX.128.66.0F.WIG 76 /r"     , AVX),
  VPCMPGTB_X_X_XM128   ("vpcmpgtb",      "xmm, xmm, xmm/m128",                     "VEX.128.66.0F.WIG 64 /r"     , AVX),
  VPCMPGTD_X_X_XM128   ("vpcmpgtd",      "xmm, xmm, xmm/m128",                     "VEX.128.66.0F.WIG 66 /r"     , AVX),
  VPADDB_X_X_XM128     ("vpaddb",        "xmm, xmm, xmm/m128",                     "VEX.128.66.0F.WIG FC /r"     , AVX),
  VPADDD_X_X_XM128     ("vpaddd",        "xmm, xmm, xmm/m128",                     "VEX.128.66.0F.WIG FE /r"     , AVX),
  VPADDQ_X_X_XM128     ("vpaddq",        "xmm, xmm, xmm/m128",                     "VEX.128.66.0F.WIG D4 /r"     , AVX),
  VPSUBB_X_X_XM128     ("vpsubb",        "xmm, xmm, xmm/m128",                     "VEX.128.66.0F.WIG F8 /r"     , AVX),
  VPSUBD_X_X_XM128     ("vpsubd",        "xmm, xmm, xmm/m128",                     "VEX.128.66.0F.WIG FA /r"     , AVX),
  VPSUBQ_X_X_XM128     ("vpsubq",        "xmm, xmm, xmm/m128",                     "VEX.128.66.0F.WIG FB /r"     , AVX),
  VPMULUDQ_X_X_XM128   ("vpmuludq",      "xmm, xmm, xmm/m128",                     "VEX.128.66.0F.WIG F4 /r"     , AVX),
  VPMINUB_X_X_XM128    ("vpminub",       "xmm, xmm, xmm/m128",                     "VEX.128.66.0F.WIG DA /r"     , AVX),
  VPMAXUB_X_X_XM128    ("vpmaxub",       "xmm, xmm, xmm/m128",                     "VEX.128.66.0F.WIG DE /r"     , AVX),
  VPACKUSWB_X_X_XM128  ("vpackuswb",     "xmm, xmm, xmm/m128",                     "VEX.128.66.0F.WIG 67 /r"     , AVX),
  VPUNPCKLBW_X_X_XM128 ("vpunpcklbw",    "xmm, xmm, xmm/m128",                     "VEX.128.66.0F.WIG 60 /r"     , AVX),
  VPUNPCKLWD_X_X_XM128 ("vpunpcklwd",    "xmm, xmm, xmm/m128",                     "VEX.128.66.0F.WIG 61 /r"     , AVX),
  VPUNPCKLDQ_X_X_XM128 ("vpunpckldq",    "xmm, xmm, xmm/m128",                     "VEX.128.66.0F.WIG 62 /r"     , AVX),
  VPUNPCKLQDQ_X_X_XM128("vpunpcklqdq",   "xmm, xmm, xmm/m128",                     "VEX.128.66.0F.WIG 6C /r"     , AVX),
  VPUNPCKHQDQ_X_X_XM128("vpunpckhqdq",   "xmm, xmm, xmm/m128",                     "VEX.128.66.0F.WIG 6D /r"     , AVX),
  VPSLLQ_X_X_XM128     ("vpsllq",        "xmm, xmm, xmm/m128",                     "VEX.128.66.0F.WIG F3 /r"     , AVX),
  VPSRLQ_X_X_XM128     ("vpsrlq",        "xmm, xmm, xmm/m128",                     "VEX.128.66.0F.WIG D3 /r"     , AVX),
  VPCMPEQQ_X_X_XM128   ("vpcmpeqq",      "xmm, xmm, xmm/m128",                     "VEX.128.66.0F38.WIG 29 /r"   , AVX),
  VPCMPGTQ_X_X_XM128   ("vpcmpgtq",      "xmm, xmm, xmm/m128",                     "VEX.128.66.0F38.WIG 37 /r"   , AVX),
  VPTEST_X_XM128       ("vptest",        "xmm, xmm/m128",                          "VEX.128.66.0F38.WIG 17 /r"   , AVX),
  VPSLLQ_X_X_I8        ("vpsllq",        "xmm, xmm, uimm8",                        "VEX.128.66.0F.WIG 73 /6 ib"  , AVX),
  VPSRLQ_X_X_I8        ("vpsrlq",        "xmm, xmm, uimm8",                        "VEX.128.66.0F.WIG 73 /2 ib"  , AVX),
  VPSLLDQ_X_X_I8       ("vpslldq",       "xmm, xmm, uimm8",                        "VEX.128.66.0F.WIG 73 /7 ib"  , AVX),
  VPSRLDQ_X_X_I8       ("vpsrldq",       "xmm, xmm, uimm8",                        "VEX.128.66.0F.WIG 73 /3 ib"  , AVX),
  VPSLLD_X_X_I8        ("vpslld",        "xmm, xmm, uimm8",                        "VEX.128.66.0F.WIG 72 /6 ib"  , AVX),
  VPSRLD_X_X_I8        ("vpsrld",        "xmm, xmm, uimm8",                        "VEX.128.66.0F.WIG 72 /2 ib"  , AVX),
  VPSRAD_X_X_I8        ("vpsrad",        "xmm, xmm, uimm8",                        "VEX.128.66.0F.WIG 72 /4 ib"  , AVX),
  VPSHUFD_X_XM128_I8   ("vpshufd",       "xmm, xmm/m128, uimm8",                   "VEX.128.66.0F.WIG 70 /r ib"  , AVX),
  VPMOVMSKB_R32_X      ("vpmovmskb",     "r32, xmm",                               "VEX.128.66.0F.WIG D7 /r"     , AVX),
  VPBROADCASTB_X_XM8   ("vpbroadcastb",  "xmm, xmm/m8",                            "VEX.128.66.0F38.W0 78 /r"    , AVX2),
  VPBROADCASTQ_X_XM64  ("vpbroadcastq",  "xmm, xmm/m64",                           "VEX.128.66.0F38.W0 59 /r"    , AVX2),
  VMOVDQA_Y_YM256      ("vmovdqa",       "ymm, ymm/m256",                          "VEX.256.66.0F.WIG 6F /r"     , AVX),
  VMOVDQA_YM256_Y      ("vmovdqa",       "ymm/m256, ymm",                          "VEX.256.66.0F.WIG 7F /r"     , AVX),
  VMOVDQU_Y_YM256      ("vmovdqu",       "ymm, ymm/m256",                          "VEX.256.F3.0F.WIG 6F /r"     , AVX),
  VMOVDQU_YM256_Y      ("vmovdqu",       "ymm/m256, ymm",                          "VEX.256.F3.0F.WIG 7F /r"     , AVX),
  VPAND_Y_Y_YM256      ("vpand",         "ymm, ymm, ymm/m256",                     "VEX.256.66.0F.WIG DB /r"     , AVX2),
  VPANDN_Y_Y_YM256     ("vpandn",        "ymm, ymm, ymm/m256",                     "VEX.256.66.0F.WIG DF /r"     , AVX2),
  VPOR_Y_Y_YM256       ("vpor",          "ymm, ymm, ymm/m256",                     "VEX.256.66.0F.WIG EB /r"     , AVX2),
  VPXOR_Y_Y_YM256      ("vpxor",         "ymm, ymm, ymm/m256",                     "VEX.256.66.0F.WIG EF /r"     , AVX2),
  VPCMPEQB_Y_Y_YM256   ("vpcmpeqb",      "ymm, ymm, ymm/m256",                     "VEX.256.66.0F.WIG 74 /r"     , AVX2),
  VPCMPEQW_Y_Y_YM256   ("vpcmpeqw",      "ymm, ymm, ymm/m256",                     "VEX.256.66.0F.WIG 75 /r"     , AVX2),
  VPCMPEQD_Y_Y_YM256   ("vpcmpeqd",      "ymm, ymm, ymm/m256",                     "VEX.256.66.0F.WIG 76 /r"     , AVX2),
  VPCMPGTB_Y_Y_YM256   ("vpcmpgtb",      "ymm, ymm, ymm/m256",                     "VEX.256.66.0F.WIG 64 /r"     , AVX2),
  VPCMPGTD_Y_Y_YM256   ("vpcmpgtd",      "ymm, ymm, ymm/m256",                     "VEX.256.66.0F.WIG 66 /r"     , AVX2),
  VPADDB_Y_Y_YM256     ("vpaddb",        "ymm, ymm, ymm/m256",                     "VEX.256.66.0F.WIG FC /r"     , AVX2),
  VPADDD_Y_Y_YM256     ("vpaddd",        "ymm, ymm, ymm/m256",                     "VEX.256.66.0F.WIG FE /r"     , AVX2),
  VPADDQ_Y_Y_YM256     ("vpaddq",        "ymm, ymm, ymm/m256",                     "VEX.256.66.0F.WIG D4 /r"     , AVX2),
  VPSUBB_Y_Y_YM256     ("vpsubb",        "ymm, ymm, ymm/m256",                     "VEX.256.66.0F.WIG F8 /r"     , AVX2),
  VPSUBD_Y_Y_YM256     ("vpsubd",        "ymm, ymm, ymm/m256",                     "VEX.256.66.0F.WIG FA /r"     , AVX2),
  VPSUBQ_Y_Y_YM256     ("vpsubq",        "ymm, ymm, ymm/m256",                     "VEX.256.66.0F.WIG FB /r"     , AVX2),
  VPMULUDQ_Y_Y_YM256   ("vpmuludq",      "ymm, ymm, ymm/m256",                     "VEX.256.66.0F.WIG F4 /r"     , AVX2),
  VPMINUB_Y_Y_YM256    ("vpminub",       "ymm, ymm, ymm/m256",                     "VEX.256.66.0F.WIG DA /r"     , AVX2),
  VPMAXUB_Y_Y_YM256    ("vpmaxub",       "ymm, ymm, ymm/m256",                     "VEX.256.66.0F.WIG DE /r"     , AVX2),
  VPACKUSWB_Y_Y_YM256  ("vpackuswb",     "ymm, ymm, ymm/m256",                     "VEX.256.66.0F.WIG 67 /r"     , AVX2),
  VPUNPCKLBW_Y_Y_YM256 ("vpunpcklbw",    "ymm, ymm, ymm/m256",                     "VEX.256.66.0F.WIG 60 /r"     , AVX2),
  VPUNPCKLWD_Y_Y_YM256 ("vpunpcklwd",    "ymm, ymm, ymm/m256",                     "VEX.256.66.0F.WIG 61 /r"     , AVX2),
  VPUNPCKLDQ_Y_Y_YM256 ("vpunpckldq",    "ymm, ymm, ymm/m256",                     "VEX.256.66.0F.WIG 62 /r"     , AVX2),
  VPUNPCKLQDQ_Y_Y_YM256("vpunpcklqdq",   "ymm, ymm, ymm/m256",                     "VEX.256.66.0F.WIG 6C /r"     , AVX2),
  VPUNPCKHQDQ_Y_Y_YM256("vpunpckhqdq",   "ymm, ymm, ymm/m256",                     "VEX.256.66.0F.WIG 6D /r"     , AVX2),
  VPSLLQ_Y_Y_XM128     ("vpsllq",        "ymm, ymm, xmm/m128",                     "VEX.256.66.0F.WIG F3 /r"     , AVX2),
  VPSRLQ_Y_Y_XM128     ("vpsrlq",        "ymm, ymm, xmm/m128",                     "VEX.256.66.0F.WIG D3 /r"     , AVX2),
  VPCMPEQQ_Y_Y_YM256   ("vpcmpeqq",      "ymm, ymm, ymm/m256",                     "VEX.256.66.0F38.WIG 29 /r"   , AVX2),
  VPCMPGTQ_Y_Y_YM256   ("vpcmpgtq",      "ymm, ymm, ymm/m256",                     "VEX.256.66.0F38.WIG 37 /r"   , AVX2),
  VPTEST_Y_YM256       ("vptest",        "ymm, ymm/m256",                          "VEX.256.66.0F38.WIG 17 /r"   , AVX),
  VPSLLQ_Y_Y_I8        ("vpsllq",        "ymm, ymm, uimm8",                        "VEX.256.66.0F.WIG 73 /6 ib"  , AVX2),
  VPSRLQ_Y_Y_I8        ("vpsrlq",        "ymm, ymm, uimm8",                        "VEX.256.66.0F.WIG 73 /2 ib"  , AVX2),
  VPSLLDQ_Y_Y_I8       ("vpslldq",       "ymm, ymm, uimm8",                        "VEX.256.66.0F.WIG 73 /7 ib"  , AVX2),
  VPSRLDQ_Y_Y_I8       ("vpsrldq",       "ymm, ymm, uimm8",                        "VEX.256.66.0F.WIG 73 /3 ib"  , AVX2),
  VPSLLD_Y_Y_I8        ("vpslld",        "ymm, ymm, uimm8",                        "VEX.256.66.0F.WIG 72 /6 ib"  , AVX2),
  VPSRLD_Y_Y_I8        ("vpsrld",        "ymm, ymm, uimm8",                        "VEX.256.66.0F.WIG 72 /2 ib"  , AVX2),
  VPSRAD_Y_Y_I8        ("vpsrad",        "ymm, ymm, uimm8",                        "VEX.256.66.0F.WIG 72 /4 ib"  , AVX2),
  VPSHUFD_Y_YM256_I8   ("vpshufd",       "ymm, ymm/m256, uimm8",                   "VEX.256.66.0F.WIG 70 /r ib"  , AVX2),
  VPMOVMSKB_R32_Y      ("vpmovmskb",     "r32, ymm",                               "VEX.256.66.0F.WIG D7 /r"     , AVX2),
  VPBROADCASTB_Y_XM8   ("vpbroadcastb",  "ymm, xmm/m8",                            "VEX.256.66.0F38.W0 78 /r"    , AVX2),
  VPBROADCASTQ_Y_XM64  ("vpbroadcastq",  "ymm, xmm/m64",                           "VEX.256.66.0F38.W0 59 /r"    , AVX2),

  // FMA: a fused product and sum; the digits say which operands are multiplied (213: second by first, third is added)
  VFMADD132SD_X_X_XM64 ("vfmadd132sd",   "xmm, xmm, xmm/m64",                      "VEX.LIG.66.0F38.W1 99 /r"    , FMA),
  VFMADD213SD_X_X_XM64 ("vfmadd213sd",   "xmm, xmm, xmm/m64",                      "VEX.LIG.66.0F38.W1 A9 /r"    , FMA),
  VFMADD231SD_X_X_XM64 ("vfmadd231sd",   "xmm, xmm, xmm/m64",                      "VEX.LIG.66.0F38.W1 B9 /r"    , FMA),
  VFMSUB132SD_X_X_XM64 ("vfmsub132sd",   "xmm, xmm, xmm/m64",                      "VEX.LIG.66.0F38.W1 9B /r"    , FMA),
  VFMSUB213SD_X_X_XM64 ("vfmsub213sd",   "xmm, xmm, xmm/m64",                      "VEX.LIG.66.0F38.W1 AB /r"    , FMA),
  VFMSUB231SD_X_X_XM64 ("vfmsub231sd",   "xmm, xmm, xmm/m64",                      "VEX.LIG.66.0F38.W1 BB /r"    , FMA),
  VFNMADD132SD_X_X_XM64("vfnmadd132sd",  "xmm, xmm, xmm/m64",                      "VEX.LIG.66.0F38.W1 9D /r"    , FMA),
  VFNMADD213SD_X_X_XM64("vfnmadd213sd",  "xmm, xmm, xmm/m64",                      "VEX.LIG.66.0F38.W1 AD /r"    , FMA),
  VFNMADD231SD_X_X_XM64("vfnmadd231sd",  "xmm, xmm, xmm/m64",                      "VEX.LIG.66.0F38.W1 BD /r"    , FMA),
  VFNMSUB132SD_X_X_XM64("vfnmsub132sd",  "xmm, xmm, xmm/m64",                      "VEX.LIG.66.0F38.W1 9F /r"    , FMA),
  VFNMSUB213SD_X_X_XM64("vfnmsub213sd",  "xmm, xmm, xmm/m64",                      "VEX.LIG.66.0F38.W1 AF /r"    , FMA),
  VFNMSUB231SD_X_X_XM64("vfnmsub231sd",  "xmm, xmm, xmm/m64",                      "VEX.LIG.66.0F38.W1 BF /r"    , FMA),
  VFMADD132SS_X_X_XM32 ("vfmadd132ss",   "xmm, xmm, xmm/m32",                      "VEX.LIG.66.0F38.W0 99 /r"    , FMA),
  VFMADD213SS_X_X_XM32 ("vfmadd213ss",   "xmm, xmm, xmm/m32",                      "VEX.LIG.66.0F38.W0 A9 /r"    , FMA),
  VFMADD231SS_X_X_XM32 ("vfmadd231ss",   "xmm, xmm, xmm/m32",                      "VEX.LIG.66.0F38.W0 B9 /r"    , FMA),
  VFMSUB132SS_X_X_XM32 ("vfmsub132ss",   "xmm, xmm, xmm/m32",                      "VEX.LIG.66.0F38.W0 9B /r"    , FMA),
  VFMSUB213SS_X_X_XM32 ("vfmsub213ss",   "xmm, xmm, xmm/m32",                      "VEX.LIG.66.0F38.W0 AB /r"    , FMA),
  VFMSUB231SS_X_X_XM32 ("vfmsub231ss",   "xmm, xmm, xmm/m32",                      "VEX.LIG.66.0F38.W0 BB /r"    , FMA),
  VFNMADD132SS_X_X_XM32("vfnmadd132ss",  "xmm, xmm, xmm/m32",                      "VEX.LIG.66.0F38.W0 9D /r"    , FMA),
  VFNMADD213SS_X_X_XM32("vfnmadd213ss",  "xmm, xmm, xmm/m32",                      "VEX.LIG.66.0F38.W0 AD /r"    , FMA),
  VFNMADD231SS_X_X_XM32("vfnmadd231ss",  "xmm, xmm, xmm/m32",                      "VEX.LIG.66.0F38.W0 BD /r"    , FMA),
  VFNMSUB132SS_X_X_XM32("vfnmsub132ss",  "xmm, xmm, xmm/m32",                      "VEX.LIG.66.0F38.W0 9F /r"    , FMA),
  VFNMSUB213SS_X_X_XM32("vfnmsub213ss",  "xmm, xmm, xmm/m32",                      "VEX.LIG.66.0F38.W0 AF /r"    , FMA),
  VFNMSUB231SS_X_X_XM32("vfnmsub231ss",  "xmm, xmm, xmm/m32",                      "VEX.LIG.66.0F38.W0 BF /r"    , FMA);
  // @formatter:on

  /** In {@link #accepts}, of places that the form does not have. */
  static final int ABSENT = 0x80;

  /** In {@link #accepts}, of forms whose opcode holds a condition. */
  static final int CONDITION = 0x40;

  private static final int MAX_OPERANDS = 4;

  private final String mnemonic;
  private final List<OperandKind> operands;
  private final Encoding encoding;
  private final Feature feature;

  // What the encoder needs, taken out of the columns once.

  /** A byte for each place that takes an operand, the first lowest: what {@link OperandKind} says it accepts, or ABSENT. */
  final int accepts;

  /** The feature's bit in {@link CpuFeatures#mask}. */
  final int featureBit;

  final int prefix;
  final boolean isVex;

  /** Bit 3 of the REX prefix, or bit 7 of VEX's third byte. */
  final int wide;

  /** VEX's map of opcodes, and the length and prefix fields of its last byte. */
  final int vexMap;

  final int vexTail;

  /** The bytes of escape and opcode, the first lowest; of VEX forms the opcode only. */
  final int opcode;

  /** Bits by which a condition or register is shifted that is added to the last of them. */
  final int plusShift;

  /** Their number, and one more if there is a prefix other than REX. */
  final int headBytes;

  /** The register field of ModRM if it is part of the opcode, otherwise 0. */
  final int digit;

  /** Place of the operand that goes to a field, or {@link #NOWHERE}. */
  final int regPlace;

  final int rmPlace;
  final int vvvvPlace;
  final int opcodePlace;
  final int immediatePlace;

  /** Whether the operand in ModRM's reg, and in r/m if it is a register, has 8 bits: some of those need a REX prefix. */
  final boolean regIsByte;

  final boolean rmIsByte;

  /** Of immediate or distance, and the fixed last byte. */
  final int immediateBytes;

  /** The fixed last byte, negative if there is none. */
  final int lastByte;

  /** Least and greatest number that the immediate can hold: the signed ones, and unsigned ones if nothing is extended. */
  final long leastImmediate;

  final long greatestImmediate;

  static final int NOWHERE = -1;

  Form(String mnemonic, String operands, String encoding) {
    this(mnemonic, operands, encoding, Feature.BASE);
  }

  Form(String mnemonic, String operands, String encoding, Feature feature) {
    this.mnemonic = mnemonic;
    this.operands = parseOperands(operands);
    this.encoding = Encoding.parse(encoding);
    this.feature = feature;
    featureBit = 1 << feature.ordinal();
    prefix = this.encoding.prefix();
    isVex = this.encoding.vex() != 0;
    wide = this.encoding.wide() ? isVex ? 0x80 : 8 : 0;
    int map = this.encoding.map();
    int code = this.encoding.opcode();
    opcode = isVex || map == 0 ? code : map == 1 ? 0x0F | code << 8 : 0x0F | (map == 2 ? 0x38 : 0x3A) << 8 | code << 16;
    plusShift = isVex || map == 0 ? 0 : map == 1 ? 8 : 16;
    headBytes = plusShift / 8 + (prefix == 0 ? 1 : 2);
    vexMap = map;
    vexTail = (this.encoding.vex() & Encoding.VEX_256) << 1 | (prefix == 0x66 ? 1 : prefix == 0xF3 ? 2 : prefix == 0xF2 ? 3 : 0);
    immediateBytes = this.encoding.immediateBytes();
    int slash = this.encoding.digit() & ~Encoding.PLUS_CONDITION;
    digit = slash < 8 ? slash : 0;

    int taken = 0;
    int rm = NOWHERE;
    int last = NOWHERE;
    int immediate = NOWHERE;
    for (int i = 0; i < MAX_OPERANDS; i++) {
      OperandKind kind = i < this.operands.size() ? this.operands.get(i) : OperandKind.CL;
      taken |= (kind.isFixed() ? ABSENT : kind.accepts) << 8 * i;
      if (kind.takesAddress()) {
        rm = i;
      } else if (kind.registerBits > 0) {
        last = i;
      } else if (kind.immediateBytes > 0) {
        immediate = i;
      }
    }
    accepts = taken | (isConditional() ? CONDITION : 0);
    immediatePlace = immediate;
    lastByte = this.encoding.lastByte();
    OperandKind number = immediate == NOWHERE ? OperandKind.I64 : this.operands.get(immediate);
    boolean extended = this.operands.isEmpty() || this.operands.getFirst().registerBits != 8 * number.immediateBytes;
    int bits = 8 * number.immediateBytes;
    boolean unsigned = number == OperandKind.U8 || number == OperandKind.U16;
    leastImmediate = unsigned ? 0 : -1L << bits - 1;
    greatestImmediate = bits == 64 ? Long.MAX_VALUE : unsigned || !extended ? (1L << bits) - 1 : (1L << bits - 1) - 1;
    if (slash == Encoding.PLUS_REGISTER || slash == Encoding.NO_MODRM) {
      opcodePlace = last;
      rmPlace = NOWHERE;
      regPlace = NOWHERE;
      vvvvPlace = NOWHERE;
    } else {
      opcodePlace = NOWHERE;
      rmPlace = rm == NOWHERE ? last : rm;
      int first = otherRegister(0);
      regPlace = slash == Encoding.SLASH_R ? first : NOWHERE;
      vvvvPlace = slash == Encoding.SLASH_R ? otherRegister(first + 1) : first;
    }
    regIsByte = regPlace != NOWHERE && this.operands.get(regPlace).registerBits == 8;
    rmIsByte = rmPlace != NOWHERE && this.operands.get(rmPlace).registerBits == 8;
  }

  /** The first register at or behind a place that is not in r/m, or NOWHERE. */
  private int otherRegister(int from) {
    for (int i = from; i < operands.size(); i++) {
      if (i != rmPlace && operands.get(i).registerBits > 0) {
        return i;
      }
    }
    return NOWHERE;
  }

  private static List<OperandKind> parseOperands(String text) {
    if (text.isEmpty()) {
      return List.of();
    }
    OperandKind[] kinds = new OperandKind[MAX_OPERANDS];
    int count = 0;
    for (int start = 0, end; start < text.length(); start = end + 2) {
      end = text.indexOf(',', start);
      end = end < 0 ? text.length() : end;
      kinds[count++] = OperandKind.of(text.substring(start, end));
    }
    return List.of(Arrays.copyOf(kinds, count));
  }

  /** The instruction's name; a condition is to be added. */
  public String mnemonic() {
    return mnemonic;
  }

  /** What stands in each place, implied operands too, but not the condition. */
  public List<OperandKind> operands() {
    return operands;
  }

  /** What the processor must have. */
  public Feature feature() {
    return feature;
  }

  /** Whether the first operand is a condition. */
  public boolean isConditional() {
    return (encoding.digit() & Encoding.PLUS_CONDITION) != 0;
  }

  /** Whether it may have a lock prefix when its first operand is in memory. */
  public boolean isLockable() {
    return encoding.lockable();
  }

  Encoding encoding() {
    return encoding;
  }
}
