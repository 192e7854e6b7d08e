package dev.lathe.vm.asm;

import static dev.lathe.vm.asm.Form.*;

/** SSE: floating point and packed integers, a method for each use of a form; named as in {@link IntegerInstructions}. */
abstract sealed class VectorInstructions extends BitInstructions permits AvxInstructions {
  VectorInstructions(CpuFeatures cpu) {
    super(cpu);
  }

  // @formatter:off
  // Moves. movsd and movss between registers leave the upper part alone: movapd does not wait for it
  public final void movsd(Vector to, Vector from) { emit(MOVSD_X_XM64, to, from); }
  public final void movsd(Vector to, Register base, int displacement) { emitAt(MOVSD_X_XM64, to, base, displacement); }
  public final void movsd(Vector to, Address from) { emit(MOVSD_X_XM64, to, from); }
  public final void movsd(Register base, int displacement, Vector from) { emitAt(MOVSD_XM64_X, from, base, displacement); }
  public final void movsd(Address to, Vector from) { emit(MOVSD_XM64_X, to, from); }
  public final void movss(Vector to, Vector from) { emit(MOVSS_X_XM32, to, from); }
  public final void movss(Vector to, Register base, int displacement) { emitAt(MOVSS_X_XM32, to, base, displacement); }
  public final void movss(Vector to, Address from) { emit(MOVSS_X_XM32, to, from); }
  public final void movss(Register base, int displacement, Vector from) { emitAt(MOVSS_XM32_X, from, base, displacement); }
  public final void movss(Address to, Vector from) { emit(MOVSS_XM32_X, to, from); }
  public final void movapd(Vector to, Vector from) { emit(MOVAPD_X_XM128, to, from); }
  public final void movapd(Vector to, Register base, int displacement) { emitAt(MOVAPD_X_XM128, to, base, displacement); }
  public final void movapd(Vector to, Address from) { emit(MOVAPD_X_XM128, to, from); }
  public final void movapd(Register base, int displacement, Vector from) { emitAt(MOVAPD_XM128_X, from, base, displacement); }
  public final void movapd(Address to, Vector from) { emit(MOVAPD_XM128_X, to, from); }
  public final void movaps(Vector to, Vector from) { emit(MOVAPS_X_XM128, to, from); }
  public final void movaps(Vector to, Register base, int displacement) { emitAt(MOVAPS_X_XM128, to, base, displacement); }
  public final void movaps(Vector to, Address from) { emit(MOVAPS_X_XM128, to, from); }
  public final void movaps(Register base, int displacement, Vector from) { emitAt(MOVAPS_XM128_X, from, base, displacement); }
  public final void movaps(Address to, Vector from) { emit(MOVAPS_XM128_X, to, from); }
  public final void movupd(Vector to, Vector from) { emit(MOVUPD_X_XM128, to, from); }
  public final void movupd(Vector to, Register base, int displacement) { emitAt(MOVUPD_X_XM128, to, base, displacement); }
  public final void movupd(Vector to, Address from) { emit(MOVUPD_X_XM128, to, from); }
  public final void movupd(Register base, int displacement, Vector from) { emitAt(MOVUPD_XM128_X, from, base, displacement); }
  public final void movupd(Address to, Vector from) { emit(MOVUPD_XM128_X, to, from); }
  public final void movups(Vector to, Vector from) { emit(MOVUPS_X_XM128, to, from); }
  public final void movups(Vector to, Register base, int displacement) { emitAt(MOVUPS_X_XM128, to, base, displacement); }
  public final void movups(Vector to, Address from) { emit(MOVUPS_X_XM128, to, from); }
  public final void movups(Register base, int displacement, Vector from) { emitAt(MOVUPS_XM128_X, from, base, displacement); }
  public final void movups(Address to, Vector from) { emit(MOVUPS_XM128_X, to, from); }
  public final void movdqa(Vector to, Vector from) { emit(MOVDQA_X_XM128, to, from); }
  public final void movdqa(Vector to, Register base, int displacement) { emitAt(MOVDQA_X_XM128, to, base, displacement); }
  public final void movdqa(Vector to, Address from) { emit(MOVDQA_X_XM128, to, from); }
  public final void movdqa(Register base, int displacement, Vector from) { emitAt(MOVDQA_XM128_X, from, base, displacement); }
  public final void movdqa(Address to, Vector from) { emit(MOVDQA_XM128_X, to, from); }
  public final void movdqu(Vector to, Vector from) { emit(MOVDQU_X_XM128, to, from); }
  public final void movdqu(Vector to, Register base, int displacement) { emitAt(MOVDQU_X_XM128, to, base, displacement); }
  public final void movdqu(Vector to, Address from) { emit(MOVDQU_X_XM128, to, from); }
  public final void movdqu(Register base, int displacement, Vector from) { emitAt(MOVDQU_XM128_X, from, base, displacement); }
  public final void movdqu(Address to, Vector from) { emit(MOVDQU_XM128_X, to, from); }
  public final void movq(Vector to, Vector from) { emit(MOVQ_X_XM64, to, from); }
  public final void movq(Vector to, Register from) { emit(MOVQ_X_RM64, to, from); }
  public final void movq(Register to, Vector from) { emit(MOVQ_RM64_X, to, from); }
  public final void movd(Vector to, Register from) { emit(MOVD_X_RM32, to, from); }
  public final void movd(Register to, Vector from) { emit(MOVD_RM32_X, to, from); }
  public final void movq(Vector to, Register base, int displacement) { emitAt(MOVQ_X_XM64, to, base, displacement); }
  public final void movq(Vector to, Address from) { emit(MOVQ_X_XM64, to, from); }
  public final void movq(Register base, int displacement, Vector from) { emitAt(MOVQ_XM64_X, from, base, displacement); }
  public final void movq(Address to, Vector from) { emit(MOVQ_XM64_X, to, from); }
  public final void movd(Vector to, Register base, int displacement) { emitAt(MOVD_X_RM32, to, base, displacement); }
  public final void movd(Vector to, Address from) { emit(MOVD_X_RM32, to, from); }
  public final void movd(Register base, int displacement, Vector from) { emitAt(MOVD_RM32_X, from, base, displacement); }
  public final void movd(Address to, Vector from) { emit(MOVD_RM32_X, to, from); }
  public final void movhpd(Vector to, Register base, int displacement) { emitAt(MOVHPD_X_M64, to, base, displacement); }
  public final void movhpd(Vector to, Address from) { emit(MOVHPD_X_M64, to, from); }
  public final void movhpd(Register base, int displacement, Vector from) { emitAt(MOVHPD_M64_X, from, base, displacement); }
  public final void movhpd(Address to, Vector from) { emit(MOVHPD_M64_X, to, from); }
  public final void movlpd(Vector to, Register base, int displacement) { emitAt(MOVLPD_X_M64, to, base, displacement); }
  public final void movlpd(Vector to, Address from) { emit(MOVLPD_X_M64, to, from); }
  public final void movmskpd(Register to, Vector from) { emit(MOVMSKPD_R32_X, to, from); }
  public final void movmskps(Register to, Vector from) { emit(MOVMSKPS_R32_X, to, from); }

  // Floating point, the result in the first operand
  public final void addsd(Vector a, Vector b) { emit(ADDSD_X_XM64, a, b); }
  public final void addsd(Vector a, Register base, int displacement) { emitAt(ADDSD_X_XM64, a, base, displacement); }
  public final void addsd(Vector a, Address b) { emit(ADDSD_X_XM64, a, b); }
  public final void addss(Vector a, Vector b) { emit(ADDSS_X_XM32, a, b); }
  public final void addss(Vector a, Register base, int displacement) { emitAt(ADDSS_X_XM32, a, base, displacement); }
  public final void addss(Vector a, Address b) { emit(ADDSS_X_XM32, a, b); }
  public final void addpd(Vector a, Vector b) { emit(ADDPD_X_XM128, a, b); }
  public final void addpd(Vector a, Register base, int displacement) { emitAt(ADDPD_X_XM128, a, base, displacement); }
  public final void addpd(Vector a, Address b) { emit(ADDPD_X_XM128, a, b); }
  public final void addps(Vector a, Vector b) { emit(ADDPS_X_XM128, a, b); }
  public final void addps(Vector a, Register base, int displacement) { emitAt(ADDPS_X_XM128, a, base, displacement); }
  public final void addps(Vector a, Address b) { emit(ADDPS_X_XM128, a, b); }
  public final void subsd(Vector a, Vector b) { emit(SUBSD_X_XM64, a, b); }
  public final void subsd(Vector a, Register base, int displacement) { emitAt(SUBSD_X_XM64, a, base, displacement); }
  public final void subsd(Vector a, Address b) { emit(SUBSD_X_XM64, a, b); }
  public final void subss(Vector a, Vector b) { emit(SUBSS_X_XM32, a, b); }
  public final void subss(Vector a, Register base, int displacement) { emitAt(SUBSS_X_XM32, a, base, displacement); }
  public final void subss(Vector a, Address b) { emit(SUBSS_X_XM32, a, b); }
  public final void subpd(Vector a, Vector b) { emit(SUBPD_X_XM128, a, b); }
  public final void subpd(Vector a, Register base, int displacement) { emitAt(SUBPD_X_XM128, a, base, displacement); }
  public final void subpd(Vector a, Address b) { emit(SUBPD_X_XM128, a, b); }
  public final void subps(Vector a, Vector b) { emit(SUBPS_X_XM128, a, b); }
  public final void subps(Vector a, Register base, int displacement) { emitAt(SUBPS_X_XM128, a, base, displacement); }
  public final void subps(Vector a, Address b) { emit(SUBPS_X_XM128, a, b); }
  public final void mulsd(Vector a, Vector b) { emit(MULSD_X_XM64, a, b); }
  public final void mulsd(Vector a, Register base, int displacement) { emitAt(MULSD_X_XM64, a, base, displacement); }
  public final void mulsd(Vector a, Address b) { emit(MULSD_X_XM64, a, b); }
  public final void mulss(Vector a, Vector b) { emit(MULSS_X_XM32, a, b); }
  public final void mulss(Vector a, Register base, int displacement) { emitAt(MULSS_X_XM32, a, base, displacement); }
  public final void mulss(Vector a, Address b) { emit(MULSS_X_XM32, a, b); }
  public final void mulpd(Vector a, Vector b) { emit(MULPD_X_XM128, a, b); }
  public final void mulpd(Vector a, Register base, int displacement) { emitAt(MULPD_X_XM128, a, base, displacement); }
  public final void mulpd(Vector a, Address b) { emit(MULPD_X_XM128, a, b); }
  public final void mulps(Vector a, Vector b) { emit(MULPS_X_XM128, a, b); }
  public final void mulps(Vector a, Register base, int displacement) { emitAt(MULPS_X_XM128, a, base, displacement); }
  public final void mulps(Vector a, Address b) { emit(MULPS_X_XM128, a, b); }
  public final void divsd(Vector a, Vector b) { emit(DIVSD_X_XM64, a, b); }
  public final void divsd(Vector a, Register base, int displacement) { emitAt(DIVSD_X_XM64, a, base, displacement); }
  public final void divsd(Vector a, Address b) { emit(DIVSD_X_XM64, a, b); }
  public final void divss(Vector a, Vector b) { emit(DIVSS_X_XM32, a, b); }
  public final void divss(Vector a, Register base, int displacement) { emitAt(DIVSS_X_XM32, a, base, displacement); }
  public final void divss(Vector a, Address b) { emit(DIVSS_X_XM32, a, b); }
  public final void divpd(Vector a, Vector b) { emit(DIVPD_X_XM128, a, b); }
  public final void divpd(Vector a, Register base, int displacement) { emitAt(DIVPD_X_XM128, a, base, displacement); }
  public final void divpd(Vector a, Address b) { emit(DIVPD_X_XM128, a, b); }
  public final void divps(Vector a, Vector b) { emit(DIVPS_X_XM128, a, b); }
  public final void divps(Vector a, Register base, int displacement) { emitAt(DIVPS_X_XM128, a, base, displacement); }
  public final void divps(Vector a, Address b) { emit(DIVPS_X_XM128, a, b); }
  public final void minsd(Vector a, Vector b) { emit(MINSD_X_XM64, a, b); }
  public final void minsd(Vector a, Register base, int displacement) { emitAt(MINSD_X_XM64, a, base, displacement); }
  public final void minsd(Vector a, Address b) { emit(MINSD_X_XM64, a, b); }
  public final void minss(Vector a, Vector b) { emit(MINSS_X_XM32, a, b); }
  public final void minss(Vector a, Register base, int displacement) { emitAt(MINSS_X_XM32, a, base, displacement); }
  public final void minss(Vector a, Address b) { emit(MINSS_X_XM32, a, b); }
  public final void minpd(Vector a, Vector b) { emit(MINPD_X_XM128, a, b); }
  public final void minpd(Vector a, Register base, int displacement) { emitAt(MINPD_X_XM128, a, base, displacement); }
  public final void minpd(Vector a, Address b) { emit(MINPD_X_XM128, a, b); }
  public final void minps(Vector a, Vector b) { emit(MINPS_X_XM128, a, b); }
  public final void minps(Vector a, Register base, int displacement) { emitAt(MINPS_X_XM128, a, base, displacement); }
  public final void minps(Vector a, Address b) { emit(MINPS_X_XM128, a, b); }
  public final void maxsd(Vector a, Vector b) { emit(MAXSD_X_XM64, a, b); }
  public final void maxsd(Vector a, Register base, int displacement) { emitAt(MAXSD_X_XM64, a, base, displacement); }
  public final void maxsd(Vector a, Address b) { emit(MAXSD_X_XM64, a, b); }
  public final void maxss(Vector a, Vector b) { emit(MAXSS_X_XM32, a, b); }
  public final void maxss(Vector a, Register base, int displacement) { emitAt(MAXSS_X_XM32, a, base, displacement); }
  public final void maxss(Vector a, Address b) { emit(MAXSS_X_XM32, a, b); }
  public final void maxpd(Vector a, Vector b) { emit(MAXPD_X_XM128, a, b); }
  public final void maxpd(Vector a, Register base, int displacement) { emitAt(MAXPD_X_XM128, a, base, displacement); }
  public final void maxpd(Vector a, Address b) { emit(MAXPD_X_XM128, a, b); }
  public final void maxps(Vector a, Vector b) { emit(MAXPS_X_XM128, a, b); }
  public final void maxps(Vector a, Register base, int displacement) { emitAt(MAXPS_X_XM128, a, base, displacement); }
  public final void maxps(Vector a, Address b) { emit(MAXPS_X_XM128, a, b); }
  public final void sqrtsd(Vector a, Vector b) { emit(SQRTSD_X_XM64, a, b); }
  public final void sqrtsd(Vector a, Register base, int displacement) { emitAt(SQRTSD_X_XM64, a, base, displacement); }
  public final void sqrtsd(Vector a, Address b) { emit(SQRTSD_X_XM64, a, b); }
  public final void sqrtss(Vector a, Vector b) { emit(SQRTSS_X_XM32, a, b); }
  public final void sqrtss(Vector a, Register base, int displacement) { emitAt(SQRTSS_X_XM32, a, base, displacement); }
  public final void sqrtss(Vector a, Address b) { emit(SQRTSS_X_XM32, a, b); }
  public final void sqrtpd(Vector a, Vector b) { emit(SQRTPD_X_XM128, a, b); }
  public final void sqrtpd(Vector a, Register base, int displacement) { emitAt(SQRTPD_X_XM128, a, base, displacement); }
  public final void sqrtpd(Vector a, Address b) { emit(SQRTPD_X_XM128, a, b); }
  public final void sqrtps(Vector a, Vector b) { emit(SQRTPS_X_XM128, a, b); }
  public final void sqrtps(Vector a, Register base, int displacement) { emitAt(SQRTPS_X_XM128, a, base, displacement); }
  public final void sqrtps(Vector a, Address b) { emit(SQRTPS_X_XM128, a, b); }
  public final void ucomisd(Vector a, Vector b) { emit(UCOMISD_X_XM64, a, b); }
  public final void ucomisd(Vector a, Register base, int displacement) { emitAt(UCOMISD_X_XM64, a, base, displacement); }
  public final void ucomisd(Vector a, Address b) { emit(UCOMISD_X_XM64, a, b); }
  public final void comisd(Vector a, Vector b) { emit(COMISD_X_XM64, a, b); }
  public final void comisd(Vector a, Register base, int displacement) { emitAt(COMISD_X_XM64, a, base, displacement); }
  public final void comisd(Vector a, Address b) { emit(COMISD_X_XM64, a, b); }
  public final void ucomiss(Vector a, Vector b) { emit(UCOMISS_X_XM32, a, b); }
  public final void ucomiss(Vector a, Register base, int displacement) { emitAt(UCOMISS_X_XM32, a, base, displacement); }
  public final void ucomiss(Vector a, Address b) { emit(UCOMISS_X_XM32, a, b); }
  public final void comiss(Vector a, Vector b) { emit(COMISS_X_XM32, a, b); }
  public final void comiss(Vector a, Register base, int displacement) { emitAt(COMISS_X_XM32, a, base, displacement); }
  public final void comiss(Vector a, Address b) { emit(COMISS_X_XM32, a, b); }
  public final void andpd(Vector a, Vector b) { emit(ANDPD_X_XM128, a, b); }
  public final void andpd(Vector a, Register base, int displacement) { emitAt(ANDPD_X_XM128, a, base, displacement); }
  public final void andpd(Vector a, Address b) { emit(ANDPD_X_XM128, a, b); }
  public final void andps(Vector a, Vector b) { emit(ANDPS_X_XM128, a, b); }
  public final void andps(Vector a, Register base, int displacement) { emitAt(ANDPS_X_XM128, a, base, displacement); }
  public final void andps(Vector a, Address b) { emit(ANDPS_X_XM128, a, b); }
  public final void andnpd(Vector a, Vector b) { emit(ANDNPD_X_XM128, a, b); }
  public final void andnpd(Vector a, Register base, int displacement) { emitAt(ANDNPD_X_XM128, a, base, displacement); }
  public final void andnpd(Vector a, Address b) { emit(ANDNPD_X_XM128, a, b); }
  public final void andnps(Vector a, Vector b) { emit(ANDNPS_X_XM128, a, b); }
  public final void andnps(Vector a, Register base, int displacement) { emitAt(ANDNPS_X_XM128, a, base, displacement); }
  public final void andnps(Vector a, Address b) { emit(ANDNPS_X_XM128, a, b); }
  public final void orpd(Vector a, Vector b) { emit(ORPD_X_XM128, a, b); }
  public final void orpd(Vector a, Register base, int displacement) { emitAt(ORPD_X_XM128, a, base, displacement); }
  public final void orpd(Vector a, Address b) { emit(ORPD_X_XM128, a, b); }
  public final void orps(Vector a, Vector b) { emit(ORPS_X_XM128, a, b); }
  public final void orps(Vector a, Register base, int displacement) { emitAt(ORPS_X_XM128, a, base, displacement); }
  public final void orps(Vector a, Address b) { emit(ORPS_X_XM128, a, b); }
  public final void xorpd(Vector a, Vector b) { emit(XORPD_X_XM128, a, b); }
  public final void xorpd(Vector a, Register base, int displacement) { emitAt(XORPD_X_XM128, a, base, displacement); }
  public final void xorpd(Vector a, Address b) { emit(XORPD_X_XM128, a, b); }
  public final void xorps(Vector a, Vector b) { emit(XORPS_X_XM128, a, b); }
  public final void xorps(Vector a, Register base, int displacement) { emitAt(XORPS_X_XM128, a, base, displacement); }
  public final void xorps(Vector a, Address b) { emit(XORPS_X_XM128, a, b); }
  public final void cmpeqsd(Vector a, Vector b) { emit(CMPEQSD_X_XM64, a, b); }
  public final void cmpltsd(Vector a, Vector b) { emit(CMPLTSD_X_XM64, a, b); }
  public final void cmplesd(Vector a, Vector b) { emit(CMPLESD_X_XM64, a, b); }
  public final void cmpunordsd(Vector a, Vector b) { emit(CMPUNORDSD_X_XM64, a, b); }
  public final void cmpneqsd(Vector a, Vector b) { emit(CMPNEQSD_X_XM64, a, b); }
  public final void cmpnltsd(Vector a, Vector b) { emit(CMPNLTSD_X_XM64, a, b); }
  public final void cmpnlesd(Vector a, Vector b) { emit(CMPNLESD_X_XM64, a, b); }
  public final void cmpordsd(Vector a, Vector b) { emit(CMPORDSD_X_XM64, a, b); }
  public final void unpcklpd(Vector a, Vector b) { emit(UNPCKLPD_X_XM128, a, b); }
  public final void unpckhpd(Vector a, Vector b) { emit(UNPCKHPD_X_XM128, a, b); }
  public final void shufpd(Vector a, Vector b, int choice) { emit(SHUFPD_X_XM128_I8, a, b, choice); }
  public final void roundsd(Vector to, Vector from, int mode) { emit(ROUNDSD_X_XM64_I8, to, from, mode); }
  public final void roundss(Vector to, Vector from, int mode) { emit(ROUNDSS_X_XM32_I8, to, from, mode); }

  // Conversions; 32 and none behind the name are the bits of the integer
  public final void cvtsi2sd(Vector to, Register from) { emit(CVTSI2SD_X_RM64, to, from); }
  public final void cvtsi2sd(Vector to, Register base, int displacement) { emitAt(CVTSI2SD_X_RM64, to, base, displacement); }
  public final void cvtsi2sd(Vector to, Address from) { emit(CVTSI2SD_X_RM64, to, from); }
  public final void cvttsd2si(Register to, Vector from) { emit(CVTTSD2SI_R64_XM64, to, from); }
  public final void cvttsd2si(Register to, Register base, int displacement) { emitAt(CVTTSD2SI_R64_XM64, to, base, displacement); }
  public final void cvtsd2si(Register to, Vector from) { emit(CVTSD2SI_R64_XM64, to, from); }
  public final void cvtsd2si(Register to, Register base, int displacement) { emitAt(CVTSD2SI_R64_XM64, to, base, displacement); }
  public final void cvtsi2sd32(Vector to, Register from) { emit(CVTSI2SD_X_RM32, to, from); }
  public final void cvtsi2sd32(Vector to, Register base, int displacement) { emitAt(CVTSI2SD_X_RM32, to, base, displacement); }
  public final void cvtsi2sd32(Vector to, Address from) { emit(CVTSI2SD_X_RM32, to, from); }
  public final void cvttsd2si32(Register to, Vector from) { emit(CVTTSD2SI_R32_XM64, to, from); }
  public final void cvttsd2si32(Register to, Register base, int displacement) { emitAt(CVTTSD2SI_R32_XM64, to, base, displacement); }
  public final void cvtsd2si32(Register to, Vector from) { emit(CVTSD2SI_R32_XM64, to, from); }
  public final void cvtsd2si32(Register to, Register base, int displacement) { emitAt(CVTSD2SI_R32_XM64, to, base, displacement); }
  public final void cvtsi2ss(Vector to, Register from) { emit(CVTSI2SS_X_RM64, to, from); }
  public final void cvtsi2ss(Vector to, Register base, int displacement) { emitAt(CVTSI2SS_X_RM64, to, base, displacement); }
  public final void cvtsi2ss(Vector to, Address from) { emit(CVTSI2SS_X_RM64, to, from); }
  public final void cvttss2si(Register to, Vector from) { emit(CVTTSS2SI_R64_XM32, to, from); }
  public final void cvttss2si(Register to, Register base, int displacement) { emitAt(CVTTSS2SI_R64_XM32, to, base, displacement); }
  public final void cvtss2si(Register to, Vector from) { emit(CVTSS2SI_R64_XM32, to, from); }
  public final void cvtss2si(Register to, Register base, int displacement) { emitAt(CVTSS2SI_R64_XM32, to, base, displacement); }
  public final void cvtsi2ss32(Vector to, Register from) { emit(CVTSI2SS_X_RM32, to, from); }
  public final void cvtsi2ss32(Vector to, Register base, int displacement) { emitAt(CVTSI2SS_X_RM32, to, base, displacement); }
  public final void cvtsi2ss32(Vector to, Address from) { emit(CVTSI2SS_X_RM32, to, from); }
  public final void cvttss2si32(Register to, Vector from) { emit(CVTTSS2SI_R32_XM32, to, from); }
  public final void cvttss2si32(Register to, Register base, int displacement) { emitAt(CVTTSS2SI_R32_XM32, to, base, displacement); }
  public final void cvtss2si32(Register to, Vector from) { emit(CVTSS2SI_R32_XM32, to, from); }
  public final void cvtss2si32(Register to, Register base, int displacement) { emitAt(CVTSS2SI_R32_XM32, to, base, displacement); }
  public final void cvtsd2ss(Vector a, Vector b) { emit(CVTSD2SS_X_XM64, a, b); }
  public final void cvtsd2ss(Vector a, Register base, int displacement) { emitAt(CVTSD2SS_X_XM64, a, base, displacement); }
  public final void cvtsd2ss(Vector a, Address b) { emit(CVTSD2SS_X_XM64, a, b); }
  public final void cvtss2sd(Vector a, Vector b) { emit(CVTSS2SD_X_XM32, a, b); }
  public final void cvtss2sd(Vector a, Register base, int displacement) { emitAt(CVTSS2SD_X_XM32, a, base, displacement); }
  public final void cvtss2sd(Vector a, Address b) { emit(CVTSS2SD_X_XM32, a, b); }
  public final void cvtdq2pd(Vector to, Vector from) { emit(CVTDQ2PD_X_XM64, to, from); }

  // Packed integers
  public final void pand(Vector a, Vector b) { emit(PAND_X_XM128, a, b); }
  public final void pand(Vector a, Address b) { emit(PAND_X_XM128, a, b); }
  public final void pandn(Vector a, Vector b) { emit(PANDN_X_XM128, a, b); }
  public final void pandn(Vector a, Address b) { emit(PANDN_X_XM128, a, b); }
  public final void por(Vector a, Vector b) { emit(POR_X_XM128, a, b); }
  public final void por(Vector a, Address b) { emit(POR_X_XM128, a, b); }
  public final void pxor(Vector a, Vector b) { emit(PXOR_X_XM128, a, b); }
  public final void pxor(Vector a, Address b) { emit(PXOR_X_XM128, a, b); }
  public final void pcmpeqb(Vector a, Vector b) { emit(PCMPEQB_X_XM128, a, b); }
  public final void pcmpeqb(Vector a, Address b) { emit(PCMPEQB_X_XM128, a, b); }
  public final void pcmpeqw(Vector a, Vector b) { emit(PCMPEQW_X_XM128, a, b); }
  public final void pcmpeqw(Vector a, Address b) { emit(PCMPEQW_X_XM128, a, b); }
  public final void pcmpeqd(Vector a, Vector b) { emit(PCMPEQD_X_XM128, a, b); }
  public final void pcmpeqd(Vector a, Address b) { emit(PCMPEQD_X_XM128, a, b); }
  public final void pcmpgtb(Vector a, Vector b) { emit(PCMPGTB_X_XM128, a, b); }
  public final void pcmpgtb(Vector a, Address b) { emit(PCMPGTB_X_XM128, a, b); }
  public final void pcmpgtd(Vector a, Vector b) { emit(PCMPGTD_X_XM128, a, b); }
  public final void pcmpgtd(Vector a, Address b) { emit(PCMPGTD_X_XM128, a, b); }
  public final void paddb(Vector a, Vector b) { emit(PADDB_X_XM128, a, b); }
  public final void paddb(Vector a, Address b) { emit(PADDB_X_XM128, a, b); }
  public final void paddd(Vector a, Vector b) { emit(PADDD_X_XM128, a, b); }
  public final void paddd(Vector a, Address b) { emit(PADDD_X_XM128, a, b); }
  public final void paddq(Vector a, Vector b) { emit(PADDQ_X_XM128, a, b); }
  public final void paddq(Vector a, Address b) { emit(PADDQ_X_XM128, a, b); }
  public final void psubb(Vector a, Vector b) { emit(PSUBB_X_XM128, a, b); }
  public final void psubb(Vector a, Address b) { emit(PSUBB_X_XM128, a, b); }
  public final void psubd(Vector a, Vector b) { emit(PSUBD_X_XM128, a, b); }
  public final void psubd(Vector a, Address b) { emit(PSUBD_X_XM128, a, b); }
  public final void psubq(Vector a, Vector b) { emit(PSUBQ_X_XM128, a, b); }
  public final void psubq(Vector a, Address b) { emit(PSUBQ_X_XM128, a, b); }
  public final void pmuludq(Vector a, Vector b) { emit(PMULUDQ_X_XM128, a, b); }
  public final void pmuludq(Vector a, Address b) { emit(PMULUDQ_X_XM128, a, b); }
  public final void pminub(Vector a, Vector b) { emit(PMINUB_X_XM128, a, b); }
  public final void pminub(Vector a, Address b) { emit(PMINUB_X_XM128, a, b); }
  public final void pmaxub(Vector a, Vector b) { emit(PMAXUB_X_XM128, a, b); }
  public final void pmaxub(Vector a, Address b) { emit(PMAXUB_X_XM128, a, b); }
  public final void packuswb(Vector a, Vector b) { emit(PACKUSWB_X_XM128, a, b); }
  public final void packuswb(Vector a, Address b) { emit(PACKUSWB_X_XM128, a, b); }
  public final void punpcklbw(Vector a, Vector b) { emit(PUNPCKLBW_X_XM128, a, b); }
  public final void punpcklbw(Vector a, Address b) { emit(PUNPCKLBW_X_XM128, a, b); }
  public final void punpcklwd(Vector a, Vector b) { emit(PUNPCKLWD_X_XM128, a, b); }
  public final void punpcklwd(Vector a, Address b) { emit(PUNPCKLWD_X_XM128, a, b); }
  public final void punpckldq(Vector a, Vector b) { emit(PUNPCKLDQ_X_XM128, a, b); }
  public final void punpckldq(Vector a, Address b) { emit(PUNPCKLDQ_X_XM128, a, b); }
  public final void punpcklqdq(Vector a, Vector b) { emit(PUNPCKLQDQ_X_XM128, a, b); }
  public final void punpcklqdq(Vector a, Address b) { emit(PUNPCKLQDQ_X_XM128, a, b); }
  public final void punpckhqdq(Vector a, Vector b) { emit(PUNPCKHQDQ_X_XM128, a, b); }
  public final void punpckhqdq(Vector a, Address b) { emit(PUNPCKHQDQ_X_XM128, a, b); }
  public final void psllq(Vector a, Vector count) { emit(PSLLQ_X_XM128, a, count); }
  public final void psrlq(Vector a, Vector count) { emit(PSRLQ_X_XM128, a, count); }
  public final void pcmpeqq(Vector a, Vector b) { emit(PCMPEQQ_X_XM128, a, b); }
  public final void pcmpgtq(Vector a, Vector b) { emit(PCMPGTQ_X_XM128, a, b); }
  public final void ptest(Vector a, Vector b) { emit(PTEST_X_XM128, a, b); }
  public final void psllq(Vector a, int count) { emit(PSLLQ_X_I8, a, count); }
  public final void psrlq(Vector a, int count) { emit(PSRLQ_X_I8, a, count); }
  public final void pslldq(Vector a, int count) { emit(PSLLDQ_X_I8, a, count); }
  public final void psrldq(Vector a, int count) { emit(PSRLDQ_X_I8, a, count); }
  public final void pslld(Vector a, int count) { emit(PSLLD_X_I8, a, count); }
  public final void psrld(Vector a, int count) { emit(PSRLD_X_I8, a, count); }
  public final void psrad(Vector a, int count) { emit(PSRAD_X_I8, a, count); }
  public final void pshufd(Vector to, Vector from, int choice) { emit(PSHUFD_X_XM128_I8, to, from, choice); }
  public final void pshuflw(Vector to, Vector from, int choice) { emit(PSHUFLW_X_XM128_I8, to, from, choice); }
  public final void pmovmskb(Register to, Vector from) { emit(PMOVMSKB_R32_X, to, from); }
  // @formatter:on
}
