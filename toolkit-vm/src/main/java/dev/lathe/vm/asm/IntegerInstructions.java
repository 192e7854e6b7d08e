package dev.lathe.vm.asm;

import static dev.lathe.vm.asm.Form.*;

/**
 * Moves and arithmetic on general-purpose registers, a method for each use of a form. Methods have the instruction's name, and 32,
 * 16 or 8 behind it if it works on fewer than 64 bits; operands come in the order in which they are written. {@code base,
 * displacement} is the place in memory {@code [base + displacement]}.
 */
abstract sealed class IntegerInstructions extends Emitter permits BitInstructions {
  IntegerInstructions(CpuFeatures cpu) {
    super(cpu);
  }

  // @formatter:off
  // Moves. Those of 16 and 8 bits leave the rest of the register alone; numbers are extended to 64 bits by their sign.
  public final void mov(Register to, Register from) { emit(MOV_RM64_R64, to, from); }
  public final void mov(Register to, Register base, int displacement) { emitAt(MOV_R64_RM64, to, base, displacement); }
  public final void mov(Register to, Address from) { emit(MOV_R64_RM64, to, from); }
  public final void mov(Register base, int displacement, Register from) { emitAt(MOV_RM64_R64, from, base, displacement); }
  public final void mov(Address to, Register from) { emit(MOV_RM64_R64, to, from); }
  public final void mov(Register base, int displacement, int number) { emitAt(MOV_RM64_I32, base, displacement, number); }
  public final void mov(Address to, int number) { emit(MOV_RM64_I32, to, number); }
  public final void mov32(Register to, Register from) { emit(MOV_RM32_R32, to, from); }
  public final void mov32(Register to, Register base, int displacement) { emitAt(MOV_R32_RM32, to, base, displacement); }
  public final void mov32(Register to, Address from) { emit(MOV_R32_RM32, to, from); }
  public final void mov32(Register base, int displacement, Register from) { emitAt(MOV_RM32_R32, from, base, displacement); }
  public final void mov32(Address to, Register from) { emit(MOV_RM32_R32, to, from); }
  public final void mov32(Register base, int displacement, int number) { emitAt(MOV_RM32_I32, base, displacement, number); }
  public final void mov32(Address to, int number) { emit(MOV_RM32_I32, to, number); }
  public final void mov16(Register to, Register from) { emit(MOV_RM16_R16, to, from); }
  public final void mov16(Register to, Register base, int displacement) { emitAt(MOV_R16_RM16, to, base, displacement); }
  public final void mov16(Register to, Address from) { emit(MOV_R16_RM16, to, from); }
  public final void mov16(Register base, int displacement, Register from) { emitAt(MOV_RM16_R16, from, base, displacement); }
  public final void mov16(Address to, Register from) { emit(MOV_RM16_R16, to, from); }
  public final void mov16(Register base, int displacement, int number) { emitAt(MOV_RM16_I16, base, displacement, number); }
  public final void mov16(Address to, int number) { emit(MOV_RM16_I16, to, number); }
  public final void mov8(Register to, Register from) { emit(MOV_RM8_R8, to, from); }
  public final void mov8(Register to, Register base, int displacement) { emitAt(MOV_R8_RM8, to, base, displacement); }
  public final void mov8(Register to, Address from) { emit(MOV_R8_RM8, to, from); }
  public final void mov8(Register base, int displacement, Register from) { emitAt(MOV_RM8_R8, from, base, displacement); }
  public final void mov8(Address to, Register from) { emit(MOV_RM8_R8, to, from); }
  public final void mov8(Register base, int displacement, int number) { emitAt(MOV_RM8_I8, base, displacement, number); }
  public final void mov8(Address to, int number) { emit(MOV_RM8_I8, to, number); }

  // Constants, extension, addresses, stack
  public final void mov32(Register to, int number) { emit(MOV_R32_I32, to, number); }
  public final void movabs(Register to, long number) { emit(MOVABS_R64_I64, to, number); }
  public final void movzx8(Register to, Register from) { emit(MOVZX_R32_RM8, to, from); }
  public final void movzx8(Register to, Register base, int displacement) { emitAt(MOVZX_R32_RM8, to, base, displacement); }
  public final void movzx8(Register to, Address from) { emit(MOVZX_R32_RM8, to, from); }
  public final void movzx16(Register to, Register from) { emit(MOVZX_R32_RM16, to, from); }
  public final void movzx16(Register to, Register base, int displacement) { emitAt(MOVZX_R32_RM16, to, base, displacement); }
  public final void movzx16(Register to, Address from) { emit(MOVZX_R32_RM16, to, from); }
  public final void movsx8(Register to, Register from) { emit(MOVSX_R64_RM8, to, from); }
  public final void movsx8(Register to, Register base, int displacement) { emitAt(MOVSX_R64_RM8, to, base, displacement); }
  public final void movsx8(Register to, Address from) { emit(MOVSX_R64_RM8, to, from); }
  public final void movsx8To32(Register to, Register from) { emit(MOVSX_R32_RM8, to, from); }
  public final void movsx8To32(Register to, Register base, int displacement) { emitAt(MOVSX_R32_RM8, to, base, displacement); }
  public final void movsx8To32(Register to, Address from) { emit(MOVSX_R32_RM8, to, from); }
  public final void movsx16(Register to, Register from) { emit(MOVSX_R64_RM16, to, from); }
  public final void movsx16(Register to, Register base, int displacement) { emitAt(MOVSX_R64_RM16, to, base, displacement); }
  public final void movsx16(Register to, Address from) { emit(MOVSX_R64_RM16, to, from); }
  public final void movsx16To32(Register to, Register from) { emit(MOVSX_R32_RM16, to, from); }
  public final void movsx16To32(Register to, Register base, int displacement) { emitAt(MOVSX_R32_RM16, to, base, displacement); }
  public final void movsx16To32(Register to, Address from) { emit(MOVSX_R32_RM16, to, from); }
  public final void movsxd(Register to, Register from) { emit(MOVSXD_R64_RM32, to, from); }
  public final void movsxd(Register to, Register base, int displacement) { emitAt(MOVSXD_R64_RM32, to, base, displacement); }
  public final void movsxd(Register to, Address from) { emit(MOVSXD_R64_RM32, to, from); }
  public final void lea(Register to, Register base, int displacement) { emitAt(LEA_R64_M, to, base, displacement); }
  public final void lea(Register to, Address of) { emit(LEA_R64_M, to, of); }
  public final void lea32(Register to, Register base, int displacement) { emitAt(LEA_R32_M, to, base, displacement); }
  public final void lea32(Register to, Address of) { emit(LEA_R32_M, to, of); }
  public final void push(Register a) { emit(PUSH_R64, a); }
  public final void push(Address a) { emit(PUSH_RM64, a); }
  public final void push(int number) { emit(number == (byte) number ? PUSH_I8 : PUSH_I32, number); }
  public final void pop(Register a) { emit(POP_R64, a); }
  public final void pop(Address a) { emit(POP_RM64, a); }
  public final void bswap(Register a) { emit(BSWAP_R64, a); }
  public final void bswap32(Register a) { emit(BSWAP_R32, a); }
  public final void repMovsq() { emit(REP_MOVSQ); }
  public final void repMovsb() { emit(REP_MOVSB); }
  public final void repStosq() { emit(REP_STOSQ); }
  public final void repStosb() { emit(REP_STOSB); }

  // By condition. set writes 8 bits, 0 or 1.
  public final void cmov(Condition condition, Register to, Register from) { emit(CMOVCC_R64_RM64, condition, to, from); }
  public final void cmov(Condition condition, Register to, Register base, int displacement) { emitAt(CMOVCC_R64_RM64, condition, to, base, displacement); }
  public final void cmov(Condition condition, Register to, Address from) { emit(CMOVCC_R64_RM64, condition, to, from); }
  public final void cmov32(Condition condition, Register to, Register from) { emit(CMOVCC_R32_RM32, condition, to, from); }
  public final void cmov32(Condition condition, Register to, Register base, int displacement) { emitAt(CMOVCC_R32_RM32, condition, to, base, displacement); }
  public final void cmov32(Condition condition, Register to, Address from) { emit(CMOVCC_R32_RM32, condition, to, from); }
  public final void set(Condition condition, Register to) { emit(SETCC_RM8, condition, to); }
  public final void set(Condition condition, Address to) { emit(SETCC_RM8, condition, to); }

  // Arithmetic of 64 bits, the result in the first operand
  public final void add(Register a, Register b) { emit(ADD_RM64_R64, a, b); }
  public final void add(Register a, int number) { emit(number == (byte) number ? ADD_RM64_I8 : ADD_RM64_I32, a, number); }
  public final void add(Register a, Register base, int displacement) { emitAt(ADD_R64_RM64, a, base, displacement); }
  public final void add(Register a, Address b) { emit(ADD_R64_RM64, a, b); }
  public final void add(Register base, int displacement, Register b) { emitAt(ADD_RM64_R64, b, base, displacement); }
  public final void add(Address a, Register b) { emit(ADD_RM64_R64, a, b); }
  public final void add(Register base, int displacement, int number) { emitAt(number == (byte) number ? ADD_RM64_I8 : ADD_RM64_I32, base, displacement, number); }
  public final void add(Address a, int number) { emit(number == (byte) number ? ADD_RM64_I8 : ADD_RM64_I32, a, number); }
  public final void or(Register a, Register b) { emit(OR_RM64_R64, a, b); }
  public final void or(Register a, int number) { emit(number == (byte) number ? OR_RM64_I8 : OR_RM64_I32, a, number); }
  public final void or(Register a, Register base, int displacement) { emitAt(OR_R64_RM64, a, base, displacement); }
  public final void or(Register a, Address b) { emit(OR_R64_RM64, a, b); }
  public final void or(Register base, int displacement, Register b) { emitAt(OR_RM64_R64, b, base, displacement); }
  public final void or(Address a, Register b) { emit(OR_RM64_R64, a, b); }
  public final void or(Register base, int displacement, int number) { emitAt(number == (byte) number ? OR_RM64_I8 : OR_RM64_I32, base, displacement, number); }
  public final void or(Address a, int number) { emit(number == (byte) number ? OR_RM64_I8 : OR_RM64_I32, a, number); }
  public final void adc(Register a, Register b) { emit(ADC_RM64_R64, a, b); }
  public final void adc(Register a, int number) { emit(number == (byte) number ? ADC_RM64_I8 : ADC_RM64_I32, a, number); }
  public final void adc(Register a, Register base, int displacement) { emitAt(ADC_R64_RM64, a, base, displacement); }
  public final void adc(Register a, Address b) { emit(ADC_R64_RM64, a, b); }
  public final void adc(Register base, int displacement, Register b) { emitAt(ADC_RM64_R64, b, base, displacement); }
  public final void adc(Address a, Register b) { emit(ADC_RM64_R64, a, b); }
  public final void adc(Register base, int displacement, int number) { emitAt(number == (byte) number ? ADC_RM64_I8 : ADC_RM64_I32, base, displacement, number); }
  public final void adc(Address a, int number) { emit(number == (byte) number ? ADC_RM64_I8 : ADC_RM64_I32, a, number); }
  public final void sbb(Register a, Register b) { emit(SBB_RM64_R64, a, b); }
  public final void sbb(Register a, int number) { emit(number == (byte) number ? SBB_RM64_I8 : SBB_RM64_I32, a, number); }
  public final void sbb(Register a, Register base, int displacement) { emitAt(SBB_R64_RM64, a, base, displacement); }
  public final void sbb(Register a, Address b) { emit(SBB_R64_RM64, a, b); }
  public final void sbb(Register base, int displacement, Register b) { emitAt(SBB_RM64_R64, b, base, displacement); }
  public final void sbb(Address a, Register b) { emit(SBB_RM64_R64, a, b); }
  public final void sbb(Register base, int displacement, int number) { emitAt(number == (byte) number ? SBB_RM64_I8 : SBB_RM64_I32, base, displacement, number); }
  public final void sbb(Address a, int number) { emit(number == (byte) number ? SBB_RM64_I8 : SBB_RM64_I32, a, number); }
  public final void and(Register a, Register b) { emit(AND_RM64_R64, a, b); }
  public final void and(Register a, int number) { emit(number == (byte) number ? AND_RM64_I8 : AND_RM64_I32, a, number); }
  public final void and(Register a, Register base, int displacement) { emitAt(AND_R64_RM64, a, base, displacement); }
  public final void and(Register a, Address b) { emit(AND_R64_RM64, a, b); }
  public final void and(Register base, int displacement, Register b) { emitAt(AND_RM64_R64, b, base, displacement); }
  public final void and(Address a, Register b) { emit(AND_RM64_R64, a, b); }
  public final void and(Register base, int displacement, int number) { emitAt(number == (byte) number ? AND_RM64_I8 : AND_RM64_I32, base, displacement, number); }
  public final void and(Address a, int number) { emit(number == (byte) number ? AND_RM64_I8 : AND_RM64_I32, a, number); }
  public final void sub(Register a, Register b) { emit(SUB_RM64_R64, a, b); }
  public final void sub(Register a, int number) { emit(number == (byte) number ? SUB_RM64_I8 : SUB_RM64_I32, a, number); }
  public final void sub(Register a, Register base, int displacement) { emitAt(SUB_R64_RM64, a, base, displacement); }
  public final void sub(Register a, Address b) { emit(SUB_R64_RM64, a, b); }
  public final void sub(Register base, int displacement, Register b) { emitAt(SUB_RM64_R64, b, base, displacement); }
  public final void sub(Address a, Register b) { emit(SUB_RM64_R64, a, b); }
  public final void sub(Register base, int displacement, int number) { emitAt(number == (byte) number ? SUB_RM64_I8 : SUB_RM64_I32, base, displacement, number); }
  public final void sub(Address a, int number) { emit(number == (byte) number ? SUB_RM64_I8 : SUB_RM64_I32, a, number); }
  public final void xor(Register a, Register b) { emit(XOR_RM64_R64, a, b); }
  public final void xor(Register a, int number) { emit(number == (byte) number ? XOR_RM64_I8 : XOR_RM64_I32, a, number); }
  public final void xor(Register a, Register base, int displacement) { emitAt(XOR_R64_RM64, a, base, displacement); }
  public final void xor(Register a, Address b) { emit(XOR_R64_RM64, a, b); }
  public final void xor(Register base, int displacement, Register b) { emitAt(XOR_RM64_R64, b, base, displacement); }
  public final void xor(Address a, Register b) { emit(XOR_RM64_R64, a, b); }
  public final void xor(Register base, int displacement, int number) { emitAt(number == (byte) number ? XOR_RM64_I8 : XOR_RM64_I32, base, displacement, number); }
  public final void xor(Address a, int number) { emit(number == (byte) number ? XOR_RM64_I8 : XOR_RM64_I32, a, number); }
  public final void cmp(Register a, Register b) { emit(CMP_RM64_R64, a, b); }
  public final void cmp(Register a, int number) { emit(number == (byte) number ? CMP_RM64_I8 : CMP_RM64_I32, a, number); }
  public final void cmp(Register a, Register base, int displacement) { emitAt(CMP_R64_RM64, a, base, displacement); }
  public final void cmp(Register a, Address b) { emit(CMP_R64_RM64, a, b); }
  public final void cmp(Register base, int displacement, Register b) { emitAt(CMP_RM64_R64, b, base, displacement); }
  public final void cmp(Address a, Register b) { emit(CMP_RM64_R64, a, b); }
  public final void cmp(Register base, int displacement, int number) { emitAt(number == (byte) number ? CMP_RM64_I8 : CMP_RM64_I32, base, displacement, number); }
  public final void cmp(Address a, int number) { emit(number == (byte) number ? CMP_RM64_I8 : CMP_RM64_I32, a, number); }
  public final void test(Register a, Register b) { emit(TEST_RM64_R64, a, b); }
  public final void test(Register a, int number) { emit(TEST_RM64_I32, a, number); }
  public final void test(Register base, int displacement, Register b) { emitAt(TEST_RM64_R64, b, base, displacement); }
  public final void test(Address a, Register b) { emit(TEST_RM64_R64, a, b); }
  public final void test(Register base, int displacement, int number) { emitAt(TEST_RM64_I32, base, displacement, number); }
  public final void test(Address a, int number) { emit(TEST_RM64_I32, a, number); }

  // Arithmetic of 32 bits, the result in the first operand
  public final void add32(Register a, Register b) { emit(ADD_RM32_R32, a, b); }
  public final void add32(Register a, int number) { emit(number == (byte) number ? ADD_RM32_I8 : ADD_RM32_I32, a, number); }
  public final void add32(Register a, Register base, int displacement) { emitAt(ADD_R32_RM32, a, base, displacement); }
  public final void add32(Register a, Address b) { emit(ADD_R32_RM32, a, b); }
  public final void add32(Register base, int displacement, Register b) { emitAt(ADD_RM32_R32, b, base, displacement); }
  public final void add32(Address a, Register b) { emit(ADD_RM32_R32, a, b); }
  public final void add32(Register base, int displacement, int number) { emitAt(number == (byte) number ? ADD_RM32_I8 : ADD_RM32_I32, base, displacement, number); }
  public final void add32(Address a, int number) { emit(number == (byte) number ? ADD_RM32_I8 : ADD_RM32_I32, a, number); }
  public final void or32(Register a, Register b) { emit(OR_RM32_R32, a, b); }
  public final void or32(Register a, int number) { emit(number == (byte) number ? OR_RM32_I8 : OR_RM32_I32, a, number); }
  public final void or32(Register a, Register base, int displacement) { emitAt(OR_R32_RM32, a, base, displacement); }
  public final void or32(Register a, Address b) { emit(OR_R32_RM32, a, b); }
  public final void or32(Register base, int displacement, Register b) { emitAt(OR_RM32_R32, b, base, displacement); }
  public final void or32(Address a, Register b) { emit(OR_RM32_R32, a, b); }
  public final void or32(Register base, int displacement, int number) { emitAt(number == (byte) number ? OR_RM32_I8 : OR_RM32_I32, base, displacement, number); }
  public final void or32(Address a, int number) { emit(number == (byte) number ? OR_RM32_I8 : OR_RM32_I32, a, number); }
  public final void adc32(Register a, Register b) { emit(ADC_RM32_R32, a, b); }
  public final void adc32(Register a, int number) { emit(number == (byte) number ? ADC_RM32_I8 : ADC_RM32_I32, a, number); }
  public final void adc32(Register a, Register base, int displacement) { emitAt(ADC_R32_RM32, a, base, displacement); }
  public final void adc32(Register a, Address b) { emit(ADC_R32_RM32, a, b); }
  public final void adc32(Register base, int displacement, Register b) { emitAt(ADC_RM32_R32, b, base, displacement); }
  public final void adc32(Address a, Register b) { emit(ADC_RM32_R32, a, b); }
  public final void adc32(Register base, int displacement, int number) { emitAt(number == (byte) number ? ADC_RM32_I8 : ADC_RM32_I32, base, displacement, number); }
  public final void adc32(Address a, int number) { emit(number == (byte) number ? ADC_RM32_I8 : ADC_RM32_I32, a, number); }
  public final void sbb32(Register a, Register b) { emit(SBB_RM32_R32, a, b); }
  public final void sbb32(Register a, int number) { emit(number == (byte) number ? SBB_RM32_I8 : SBB_RM32_I32, a, number); }
  public final void sbb32(Register a, Register base, int displacement) { emitAt(SBB_R32_RM32, a, base, displacement); }
  public final void sbb32(Register a, Address b) { emit(SBB_R32_RM32, a, b); }
  public final void sbb32(Register base, int displacement, Register b) { emitAt(SBB_RM32_R32, b, base, displacement); }
  public final void sbb32(Address a, Register b) { emit(SBB_RM32_R32, a, b); }
  public final void sbb32(Register base, int displacement, int number) { emitAt(number == (byte) number ? SBB_RM32_I8 : SBB_RM32_I32, base, displacement, number); }
  public final void sbb32(Address a, int number) { emit(number == (byte) number ? SBB_RM32_I8 : SBB_RM32_I32, a, number); }
  public final void and32(Register a, Register b) { emit(AND_RM32_R32, a, b); }
  public final void and32(Register a, int number) { emit(number == (byte) number ? AND_RM32_I8 : AND_RM32_I32, a, number); }
  public final void and32(Register a, Register base, int displacement) { emitAt(AND_R32_RM32, a, base, displacement); }
  public final void and32(Register a, Address b) { emit(AND_R32_RM32, a, b); }
  public final void and32(Register base, int displacement, Register b) { emitAt(AND_RM32_R32, b, base, displacement); }
  public final void and32(Address a, Register b) { emit(AND_RM32_R32, a, b); }
  public final void and32(Register base, int displacement, int number) { emitAt(number == (byte) number ? AND_RM32_I8 : AND_RM32_I32, base, displacement, number); }
  public final void and32(Address a, int number) { emit(number == (byte) number ? AND_RM32_I8 : AND_RM32_I32, a, number); }
  public final void sub32(Register a, Register b) { emit(SUB_RM32_R32, a, b); }
  public final void sub32(Register a, int number) { emit(number == (byte) number ? SUB_RM32_I8 : SUB_RM32_I32, a, number); }
  public final void sub32(Register a, Register base, int displacement) { emitAt(SUB_R32_RM32, a, base, displacement); }
  public final void sub32(Register a, Address b) { emit(SUB_R32_RM32, a, b); }
  public final void sub32(Register base, int displacement, Register b) { emitAt(SUB_RM32_R32, b, base, displacement); }
  public final void sub32(Address a, Register b) { emit(SUB_RM32_R32, a, b); }
  public final void sub32(Register base, int displacement, int number) { emitAt(number == (byte) number ? SUB_RM32_I8 : SUB_RM32_I32, base, displacement, number); }
  public final void sub32(Address a, int number) { emit(number == (byte) number ? SUB_RM32_I8 : SUB_RM32_I32, a, number); }
  public final void xor32(Register a, Register b) { emit(XOR_RM32_R32, a, b); }
  public final void xor32(Register a, int number) { emit(number == (byte) number ? XOR_RM32_I8 : XOR_RM32_I32, a, number); }
  public final void xor32(Register a, Register base, int displacement) { emitAt(XOR_R32_RM32, a, base, displacement); }
  public final void xor32(Register a, Address b) { emit(XOR_R32_RM32, a, b); }
  public final void xor32(Register base, int displacement, Register b) { emitAt(XOR_RM32_R32, b, base, displacement); }
  public final void xor32(Address a, Register b) { emit(XOR_RM32_R32, a, b); }
  public final void xor32(Register base, int displacement, int number) { emitAt(number == (byte) number ? XOR_RM32_I8 : XOR_RM32_I32, base, displacement, number); }
  public final void xor32(Address a, int number) { emit(number == (byte) number ? XOR_RM32_I8 : XOR_RM32_I32, a, number); }
  public final void cmp32(Register a, Register b) { emit(CMP_RM32_R32, a, b); }
  public final void cmp32(Register a, int number) { emit(number == (byte) number ? CMP_RM32_I8 : CMP_RM32_I32, a, number); }
  public final void cmp32(Register a, Register base, int displacement) { emitAt(CMP_R32_RM32, a, base, displacement); }
  public final void cmp32(Register a, Address b) { emit(CMP_R32_RM32, a, b); }
  public final void cmp32(Register base, int displacement, Register b) { emitAt(CMP_RM32_R32, b, base, displacement); }
  public final void cmp32(Address a, Register b) { emit(CMP_RM32_R32, a, b); }
  public final void cmp32(Register base, int displacement, int number) { emitAt(number == (byte) number ? CMP_RM32_I8 : CMP_RM32_I32, base, displacement, number); }
  public final void cmp32(Address a, int number) { emit(number == (byte) number ? CMP_RM32_I8 : CMP_RM32_I32, a, number); }
  public final void test32(Register a, Register b) { emit(TEST_RM32_R32, a, b); }
  public final void test32(Register a, int number) { emit(TEST_RM32_I32, a, number); }
  public final void test32(Register base, int displacement, Register b) { emitAt(TEST_RM32_R32, b, base, displacement); }
  public final void test32(Address a, Register b) { emit(TEST_RM32_R32, a, b); }
  public final void test32(Register base, int displacement, int number) { emitAt(TEST_RM32_I32, base, displacement, number); }
  public final void test32(Address a, int number) { emit(TEST_RM32_I32, a, number); }

  // Of 16 and 8 bits
  public final void cmp16(Register a, Register b) { emit(CMP_RM16_R16, a, b); }
  public final void cmp16(Register a, int number) { emit(number == (byte) number ? CMP_RM16_I8 : CMP_RM16_I16, a, number); }
  public final void cmp16(Register base, int displacement, Register b) { emitAt(CMP_RM16_R16, b, base, displacement); }
  public final void cmp16(Register base, int displacement, int number) { emitAt(number == (byte) number ? CMP_RM16_I8 : CMP_RM16_I16, base, displacement, number); }
  public final void cmp16(Address a, int number) { emit(number == (byte) number ? CMP_RM16_I8 : CMP_RM16_I16, a, number); }
  public final void test16(Register a, Register b) { emit(TEST_RM16_R16, a, b); }
  public final void test16(Register a, int number) { emit(TEST_RM16_I16, a, number); }
  public final void test16(Register base, int displacement, Register b) { emitAt(TEST_RM16_R16, b, base, displacement); }
  public final void test16(Register base, int displacement, int number) { emitAt(TEST_RM16_I16, base, displacement, number); }
  public final void test16(Address a, int number) { emit(TEST_RM16_I16, a, number); }
  public final void and16(Register a, Register b) { emit(AND_RM16_R16, a, b); }
  public final void and16(Register a, int number) { emit(number == (byte) number ? AND_RM16_I8 : AND_RM16_I16, a, number); }
  public final void and16(Register base, int displacement, Register b) { emitAt(AND_RM16_R16, b, base, displacement); }
  public final void and16(Register base, int displacement, int number) { emitAt(number == (byte) number ? AND_RM16_I8 : AND_RM16_I16, base, displacement, number); }
  public final void and16(Address a, int number) { emit(number == (byte) number ? AND_RM16_I8 : AND_RM16_I16, a, number); }
  public final void or16(Register a, Register b) { emit(OR_RM16_R16, a, b); }
  public final void or16(Register a, int number) { emit(number == (byte) number ? OR_RM16_I8 : OR_RM16_I16, a, number); }
  public final void or16(Register base, int displacement, Register b) { emitAt(OR_RM16_R16, b, base, displacement); }
  public final void or16(Register base, int displacement, int number) { emitAt(number == (byte) number ? OR_RM16_I8 : OR_RM16_I16, base, displacement, number); }
  public final void or16(Address a, int number) { emit(number == (byte) number ? OR_RM16_I8 : OR_RM16_I16, a, number); }
  public final void xor16(Register a, Register b) { emit(XOR_RM16_R16, a, b); }
  public final void xor16(Register a, int number) { emit(number == (byte) number ? XOR_RM16_I8 : XOR_RM16_I16, a, number); }
  public final void xor16(Register base, int displacement, Register b) { emitAt(XOR_RM16_R16, b, base, displacement); }
  public final void xor16(Register base, int displacement, int number) { emitAt(number == (byte) number ? XOR_RM16_I8 : XOR_RM16_I16, base, displacement, number); }
  public final void xor16(Address a, int number) { emit(number == (byte) number ? XOR_RM16_I8 : XOR_RM16_I16, a, number); }
  public final void cmp8(Register a, Register b) { emit(CMP_RM8_R8, a, b); }
  public final void cmp8(Register a, int number) { emit(CMP_RM8_I8, a, number); }
  public final void cmp8(Register base, int displacement, Register b) { emitAt(CMP_RM8_R8, b, base, displacement); }
  public final void cmp8(Register base, int displacement, int number) { emitAt(CMP_RM8_I8, base, displacement, number); }
  public final void cmp8(Address a, int number) { emit(CMP_RM8_I8, a, number); }
  public final void test8(Register a, Register b) { emit(TEST_RM8_R8, a, b); }
  public final void test8(Register a, int number) { emit(TEST_RM8_I8, a, number); }
  public final void test8(Register base, int displacement, Register b) { emitAt(TEST_RM8_R8, b, base, displacement); }
  public final void test8(Register base, int displacement, int number) { emitAt(TEST_RM8_I8, base, displacement, number); }
  public final void test8(Address a, int number) { emit(TEST_RM8_I8, a, number); }
  public final void and8(Register a, Register b) { emit(AND_RM8_R8, a, b); }
  public final void and8(Register a, int number) { emit(AND_RM8_I8, a, number); }
  public final void and8(Register base, int displacement, Register b) { emitAt(AND_RM8_R8, b, base, displacement); }
  public final void and8(Register base, int displacement, int number) { emitAt(AND_RM8_I8, base, displacement, number); }
  public final void and8(Address a, int number) { emit(AND_RM8_I8, a, number); }
  public final void or8(Register a, Register b) { emit(OR_RM8_R8, a, b); }
  public final void or8(Register a, int number) { emit(OR_RM8_I8, a, number); }
  public final void or8(Register base, int displacement, Register b) { emitAt(OR_RM8_R8, b, base, displacement); }
  public final void or8(Register base, int displacement, int number) { emitAt(OR_RM8_I8, base, displacement, number); }
  public final void or8(Address a, int number) { emit(OR_RM8_I8, a, number); }
  public final void xor8(Register a, Register b) { emit(XOR_RM8_R8, a, b); }
  public final void xor8(Register a, int number) { emit(XOR_RM8_I8, a, number); }
  public final void xor8(Register base, int displacement, Register b) { emitAt(XOR_RM8_R8, b, base, displacement); }
  public final void xor8(Register base, int displacement, int number) { emitAt(XOR_RM8_I8, base, displacement, number); }
  public final void xor8(Address a, int number) { emit(XOR_RM8_I8, a, number); }

  // One operand; mul, div, idiv and imul with one use rdx:rax
  public final void inc(Register a) { emit(INC_RM64, a); }
  public final void inc(Register base, int displacement) { emitAt(INC_RM64, base, displacement); }
  public final void inc(Address a) { emit(INC_RM64, a); }
  public final void dec(Register a) { emit(DEC_RM64, a); }
  public final void dec(Register base, int displacement) { emitAt(DEC_RM64, base, displacement); }
  public final void dec(Address a) { emit(DEC_RM64, a); }
  public final void neg(Register a) { emit(NEG_RM64, a); }
  public final void neg(Register base, int displacement) { emitAt(NEG_RM64, base, displacement); }
  public final void neg(Address a) { emit(NEG_RM64, a); }
  public final void not(Register a) { emit(NOT_RM64, a); }
  public final void not(Register base, int displacement) { emitAt(NOT_RM64, base, displacement); }
  public final void not(Address a) { emit(NOT_RM64, a); }
  public final void mul(Register a) { emit(MUL_RM64, a); }
  public final void mul(Register base, int displacement) { emitAt(MUL_RM64, base, displacement); }
  public final void mul(Address a) { emit(MUL_RM64, a); }
  public final void div(Register a) { emit(DIV_RM64, a); }
  public final void div(Register base, int displacement) { emitAt(DIV_RM64, base, displacement); }
  public final void div(Address a) { emit(DIV_RM64, a); }
  public final void idiv(Register a) { emit(IDIV_RM64, a); }
  public final void idiv(Register base, int displacement) { emitAt(IDIV_RM64, base, displacement); }
  public final void idiv(Address a) { emit(IDIV_RM64, a); }
  public final void imul(Register a) { emit(IMUL_RM64, a); }
  public final void imul(Register a, Register b) { emit(IMUL_R64_RM64, a, b); }
  public final void imul(Register a, Address b) { emit(IMUL_R64_RM64, a, b); }
  public final void imul(Register to, Register a, int number) { emit(number == (byte) number ? IMUL_R64_RM64_I8 : IMUL_R64_RM64_I32, to, a, number); }
  public final void inc32(Register a) { emit(INC_RM32, a); }
  public final void inc32(Register base, int displacement) { emitAt(INC_RM32, base, displacement); }
  public final void inc32(Address a) { emit(INC_RM32, a); }
  public final void dec32(Register a) { emit(DEC_RM32, a); }
  public final void dec32(Register base, int displacement) { emitAt(DEC_RM32, base, displacement); }
  public final void dec32(Address a) { emit(DEC_RM32, a); }
  public final void neg32(Register a) { emit(NEG_RM32, a); }
  public final void neg32(Register base, int displacement) { emitAt(NEG_RM32, base, displacement); }
  public final void neg32(Address a) { emit(NEG_RM32, a); }
  public final void not32(Register a) { emit(NOT_RM32, a); }
  public final void not32(Register base, int displacement) { emitAt(NOT_RM32, base, displacement); }
  public final void not32(Address a) { emit(NOT_RM32, a); }
  public final void mul32(Register a) { emit(MUL_RM32, a); }
  public final void mul32(Register base, int displacement) { emitAt(MUL_RM32, base, displacement); }
  public final void mul32(Address a) { emit(MUL_RM32, a); }
  public final void div32(Register a) { emit(DIV_RM32, a); }
  public final void div32(Register base, int displacement) { emitAt(DIV_RM32, base, displacement); }
  public final void div32(Address a) { emit(DIV_RM32, a); }
  public final void idiv32(Register a) { emit(IDIV_RM32, a); }
  public final void idiv32(Register base, int displacement) { emitAt(IDIV_RM32, base, displacement); }
  public final void idiv32(Address a) { emit(IDIV_RM32, a); }
  public final void imul32(Register a) { emit(IMUL_RM32, a); }
  public final void imul32(Register a, Register b) { emit(IMUL_R32_RM32, a, b); }
  public final void imul32(Register a, Address b) { emit(IMUL_R32_RM32, a, b); }
  public final void imul32(Register to, Register a, int number) { emit(number == (byte) number ? IMUL_R32_RM32_I8 : IMUL_R32_RM32_I32, to, a, number); }
  public final void cqo() { emit(CQO); }
  public final void cdq() { emit(CDQ); }
  public final void cdqe() { emit(CDQE); }
  public final void cwde() { emit(CWDE); }
  // @formatter:on

  /** A number into a register by the shortest form that can; flags stay. */
  public final void mov(Register to, long number) {
    if (number >>> 32 == 0) {
      emit(MOV_R32_I32, to, (int) number);
    } else if (number == (int) number) {
      emit(MOV_RM64_I32, to, number);
    } else {
      emit(MOVABS_R64_I64, to, number);
    }
  }
}
