package dev.lathe.vm.asm;

import static dev.lathe.vm.asm.Form.*;

/**
 * AVX and FMA, a method for each use of a form; named as in {@link IntegerInstructions}. Code that has used 256 bits ends with
 * {@link #vzeroupper}, or SSE behind it is slow.
 */
abstract sealed class AvxInstructions extends VectorInstructions permits Assembler {
  AvxInstructions(CpuFeatures cpu) {
    super(cpu);
  }

  // @formatter:off
  // Moves
  public final void vmovsd(Vector to, Vector upper, Vector from) { emit(VMOVSD_X_X_X, to, upper, from); }
  public final void vmovsd(Vector to, Register base, int displacement) { emitAt(VMOVSD_X_M64, to, base, displacement); }
  public final void vmovsd(Vector to, Address from) { emit(VMOVSD_X_M64, to, from); }
  public final void vmovsd(Register base, int displacement, Vector from) { emitAt(VMOVSD_M64_X, from, base, displacement); }
  public final void vmovsd(Address to, Vector from) { emit(VMOVSD_M64_X, to, from); }
  public final void vmovss(Vector to, Vector upper, Vector from) { emit(VMOVSS_X_X_X, to, upper, from); }
  public final void vmovss(Vector to, Register base, int displacement) { emitAt(VMOVSS_X_M32, to, base, displacement); }
  public final void vmovss(Vector to, Address from) { emit(VMOVSS_X_M32, to, from); }
  public final void vmovss(Register base, int displacement, Vector from) { emitAt(VMOVSS_M32_X, from, base, displacement); }
  public final void vmovss(Address to, Vector from) { emit(VMOVSS_M32_X, to, from); }
  public final void vmovapd(Vector to, Vector from) { emit(VMOVAPD_X_XM128, to, from); }
  public final void vmovapd(Vector to, Register base, int displacement) { emitAt(VMOVAPD_X_XM128, to, base, displacement); }
  public final void vmovapd(Vector to, Address from) { emit(VMOVAPD_X_XM128, to, from); }
  public final void vmovapd(Register base, int displacement, Vector from) { emitAt(VMOVAPD_XM128_X, from, base, displacement); }
  public final void vmovapd(Address to, Vector from) { emit(VMOVAPD_XM128_X, to, from); }
  public final void vmovaps(Vector to, Vector from) { emit(VMOVAPS_X_XM128, to, from); }
  public final void vmovaps(Vector to, Register base, int displacement) { emitAt(VMOVAPS_X_XM128, to, base, displacement); }
  public final void vmovaps(Vector to, Address from) { emit(VMOVAPS_X_XM128, to, from); }
  public final void vmovaps(Register base, int displacement, Vector from) { emitAt(VMOVAPS_XM128_X, from, base, displacement); }
  public final void vmovaps(Address to, Vector from) { emit(VMOVAPS_XM128_X, to, from); }
  public final void vmovupd(Vector to, Vector from) { emit(VMOVUPD_X_XM128, to, from); }
  public final void vmovupd(Vector to, Register base, int displacement) { emitAt(VMOVUPD_X_XM128, to, base, displacement); }
  public final void vmovupd(Vector to, Address from) { emit(VMOVUPD_X_XM128, to, from); }
  public final void vmovupd(Register base, int displacement, Vector from) { emitAt(VMOVUPD_XM128_X, from, base, displacement); }
  public final void vmovupd(Address to, Vector from) { emit(VMOVUPD_XM128_X, to, from); }
  public final void vmovups(Vector to, Vector from) { emit(VMOVUPS_X_XM128, to, from); }
  public final void vmovups(Vector to, Register base, int displacement) { emitAt(VMOVUPS_X_XM128, to, base, displacement); }
  public final void vmovups(Vector to, Address from) { emit(VMOVUPS_X_XM128, to, from); }
  public final void vmovups(Register base, int displacement, Vector from) { emitAt(VMOVUPS_XM128_X, from, base, displacement); }
  public final void vmovups(Address to, Vector from) { emit(VMOVUPS_XM128_X, to, from); }
  public final void vmovdqa(Vector to, Vector from) { emit(VMOVDQA_X_XM128, to, from); }
  public final void vmovdqa(Vector to, Register base, int displacement) { emitAt(VMOVDQA_X_XM128, to, base, displacement); }
  public final void vmovdqa(Vector to, Address from) { emit(VMOVDQA_X_XM128, to, from); }
  public final void vmovdqa(Register base, int displacement, Vector from) { emitAt(VMOVDQA_XM128_X, from, base, displacement); }
  public final void vmovdqa(Address to, Vector from) { emit(VMOVDQA_XM128_X, to, from); }
  public final void vmovdqu(Vector to, Vector from) { emit(VMOVDQU_X_XM128, to, from); }
  public final void vmovdqu(Vector to, Register base, int displacement) { emitAt(VMOVDQU_X_XM128, to, base, displacement); }
  public final void vmovdqu(Vector to, Address from) { emit(VMOVDQU_X_XM128, to, from); }
  public final void vmovdqu(Register base, int displacement, Vector from) { emitAt(VMOVDQU_XM128_X, from, base, displacement); }
  public final void vmovdqu(Address to, Vector from) { emit(VMOVDQU_XM128_X, to, from); }
  public final void vmovdqu256(Vector to, Register base, int displacement) { emitAt(VMOVDQU_Y_YM256, to, base, displacement); }
  public final void vmovdqu256(Vector to, Address from) { emit(VMOVDQU_Y_YM256, to, from); }
  public final void vmovdqu256(Register base, int displacement, Vector from) { emitAt(VMOVDQU_YM256_Y, from, base, displacement); }
  public final void vmovdqu256(Address to, Vector from) { emit(VMOVDQU_YM256_Y, to, from); }
  public final void vmovq(Vector to, Register from) { emit(VMOVQ_X_RM64, to, from); }
  public final void vmovq(Register to, Vector from) { emit(VMOVQ_RM64_X, to, from); }
  public final void vmovd(Vector to, Register from) { emit(VMOVD_X_RM32, to, from); }
  public final void vmovd(Register to, Vector from) { emit(VMOVD_RM32_X, to, from); }
  public final void vmovq(Vector to, Register base, int displacement) { emitAt(VMOVQ_X_XM64, to, base, displacement); }
  public final void vmovq(Vector to, Address from) { emit(VMOVQ_X_XM64, to, from); }
  public final void vmovq(Register base, int displacement, Vector from) { emitAt(VMOVQ_XM64_X, from, base, displacement); }
  public final void vmovq(Address to, Vector from) { emit(VMOVQ_XM64_X, to, from); }
  public final void vzeroupper() { emit(VZEROUPPER); }

  // Floating point; the upper half of the result is that of the first source
  public final void vaddsd(Vector to, Vector a, Vector b) { emit(VADDSD_X_X_XM64, to, a, b); }
  public final void vaddsd(Vector to, Vector a, Register base, int displacement) { emitAt(VADDSD_X_X_XM64, to, a, base, displacement); }
  public final void vaddsd(Vector to, Vector a, Address b) { emit(VADDSD_X_X_XM64, to, a, b); }
  public final void vaddss(Vector to, Vector a, Vector b) { emit(VADDSS_X_X_XM32, to, a, b); }
  public final void vaddss(Vector to, Vector a, Register base, int displacement) { emitAt(VADDSS_X_X_XM32, to, a, base, displacement); }
  public final void vaddss(Vector to, Vector a, Address b) { emit(VADDSS_X_X_XM32, to, a, b); }
  public final void vsubsd(Vector to, Vector a, Vector b) { emit(VSUBSD_X_X_XM64, to, a, b); }
  public final void vsubsd(Vector to, Vector a, Register base, int displacement) { emitAt(VSUBSD_X_X_XM64, to, a, base, displacement); }
  public final void vsubsd(Vector to, Vector a, Address b) { emit(VSUBSD_X_X_XM64, to, a, b); }
  public final void vsubss(Vector to, Vector a, Vector b) { emit(VSUBSS_X_X_XM32, to, a, b); }
  public final void vsubss(Vector to, Vector a, Register base, int displacement) { emitAt(VSUBSS_X_X_XM32, to, a, base, displacement); }
  public final void vsubss(Vector to, Vector a, Address b) { emit(VSUBSS_X_X_XM32, to, a, b); }
  public final void vmulsd(Vector to, Vector a, Vector b) { emit(VMULSD_X_X_XM64, to, a, b); }
  public final void vmulsd(Vector to, Vector a, Register base, int displacement) { emitAt(VMULSD_X_X_XM64, to, a, base, displacement); }
  public final void vmulsd(Vector to, Vector a, Address b) { emit(VMULSD_X_X_XM64, to, a, b); }
  public final void vmulss(Vector to, Vector a, Vector b) { emit(VMULSS_X_X_XM32, to, a, b); }
  public final void vmulss(Vector to, Vector a, Register base, int displacement) { emitAt(VMULSS_X_X_XM32, to, a, base, displacement); }
  public final void vmulss(Vector to, Vector a, Address b) { emit(VMULSS_X_X_XM32, to, a, b); }
  public final void vdivsd(Vector to, Vector a, Vector b) { emit(VDIVSD_X_X_XM64, to, a, b); }
  public final void vdivsd(Vector to, Vector a, Register base, int displacement) { emitAt(VDIVSD_X_X_XM64, to, a, base, displacement); }
  public final void vdivsd(Vector to, Vector a, Address b) { emit(VDIVSD_X_X_XM64, to, a, b); }
  public final void vdivss(Vector to, Vector a, Vector b) { emit(VDIVSS_X_X_XM32, to, a, b); }
  public final void vdivss(Vector to, Vector a, Register base, int displacement) { emitAt(VDIVSS_X_X_XM32, to, a, base, displacement); }
  public final void vdivss(Vector to, Vector a, Address b) { emit(VDIVSS_X_X_XM32, to, a, b); }
  public final void vminsd(Vector to, Vector a, Vector b) { emit(VMINSD_X_X_XM64, to, a, b); }
  public final void vminsd(Vector to, Vector a, Register base, int displacement) { emitAt(VMINSD_X_X_XM64, to, a, base, displacement); }
  public final void vminsd(Vector to, Vector a, Address b) { emit(VMINSD_X_X_XM64, to, a, b); }
  public final void vminss(Vector to, Vector a, Vector b) { emit(VMINSS_X_X_XM32, to, a, b); }
  public final void vminss(Vector to, Vector a, Register base, int displacement) { emitAt(VMINSS_X_X_XM32, to, a, base, displacement); }
  public final void vminss(Vector to, Vector a, Address b) { emit(VMINSS_X_X_XM32, to, a, b); }
  public final void vmaxsd(Vector to, Vector a, Vector b) { emit(VMAXSD_X_X_XM64, to, a, b); }
  public final void vmaxsd(Vector to, Vector a, Register base, int displacement) { emitAt(VMAXSD_X_X_XM64, to, a, base, displacement); }
  public final void vmaxsd(Vector to, Vector a, Address b) { emit(VMAXSD_X_X_XM64, to, a, b); }
  public final void vmaxss(Vector to, Vector a, Vector b) { emit(VMAXSS_X_X_XM32, to, a, b); }
  public final void vmaxss(Vector to, Vector a, Register base, int displacement) { emitAt(VMAXSS_X_X_XM32, to, a, base, displacement); }
  public final void vmaxss(Vector to, Vector a, Address b) { emit(VMAXSS_X_X_XM32, to, a, b); }
  public final void vsqrtsd(Vector to, Vector a, Vector b) { emit(VSQRTSD_X_X_XM64, to, a, b); }
  public final void vsqrtsd(Vector to, Vector a, Register base, int displacement) { emitAt(VSQRTSD_X_X_XM64, to, a, base, displacement); }
  public final void vsqrtsd(Vector to, Vector a, Address b) { emit(VSQRTSD_X_X_XM64, to, a, b); }
  public final void vsqrtss(Vector to, Vector a, Vector b) { emit(VSQRTSS_X_X_XM32, to, a, b); }
  public final void vsqrtss(Vector to, Vector a, Register base, int displacement) { emitAt(VSQRTSS_X_X_XM32, to, a, base, displacement); }
  public final void vsqrtss(Vector to, Vector a, Address b) { emit(VSQRTSS_X_X_XM32, to, a, b); }
  public final void vandpd(Vector to, Vector a, Vector b) { emit(VANDPD_X_X_XM128, to, a, b); }
  public final void vandpd(Vector to, Vector a, Register base, int displacement) { emitAt(VANDPD_X_X_XM128, to, a, base, displacement); }
  public final void vandpd(Vector to, Vector a, Address b) { emit(VANDPD_X_X_XM128, to, a, b); }
  public final void vandnpd(Vector to, Vector a, Vector b) { emit(VANDNPD_X_X_XM128, to, a, b); }
  public final void vandnpd(Vector to, Vector a, Register base, int displacement) { emitAt(VANDNPD_X_X_XM128, to, a, base, displacement); }
  public final void vandnpd(Vector to, Vector a, Address b) { emit(VANDNPD_X_X_XM128, to, a, b); }
  public final void vorpd(Vector to, Vector a, Vector b) { emit(VORPD_X_X_XM128, to, a, b); }
  public final void vorpd(Vector to, Vector a, Register base, int displacement) { emitAt(VORPD_X_X_XM128, to, a, base, displacement); }
  public final void vorpd(Vector to, Vector a, Address b) { emit(VORPD_X_X_XM128, to, a, b); }
  public final void vxorpd(Vector to, Vector a, Vector b) { emit(VXORPD_X_X_XM128, to, a, b); }
  public final void vxorpd(Vector to, Vector a, Register base, int displacement) { emitAt(VXORPD_X_X_XM128, to, a, base, displacement); }
  public final void vxorpd(Vector to, Vector a, Address b) { emit(VXORPD_X_X_XM128, to, a, b); }
  public final void vucomisd(Vector a, Vector b) { emit(VUCOMISD_X_XM64, a, b); }
  public final void vucomisd(Vector a, Register base, int displacement) { emitAt(VUCOMISD_X_XM64, a, base, displacement); }
  public final void vucomisd(Vector a, Address b) { emit(VUCOMISD_X_XM64, a, b); }
  public final void vcomisd(Vector a, Vector b) { emit(VCOMISD_X_XM64, a, b); }
  public final void vcomisd(Vector a, Register base, int displacement) { emitAt(VCOMISD_X_XM64, a, base, displacement); }
  public final void vcomisd(Vector a, Address b) { emit(VCOMISD_X_XM64, a, b); }
  public final void vucomiss(Vector a, Vector b) { emit(VUCOMISS_X_XM32, a, b); }
  public final void vucomiss(Vector a, Register base, int displacement) { emitAt(VUCOMISS_X_XM32, a, base, displacement); }
  public final void vucomiss(Vector a, Address b) { emit(VUCOMISS_X_XM32, a, b); }
  public final void vcomiss(Vector a, Vector b) { emit(VCOMISS_X_XM32, a, b); }
  public final void vcomiss(Vector a, Register base, int displacement) { emitAt(VCOMISS_X_XM32, a, base, displacement); }
  public final void vcomiss(Vector a, Address b) { emit(VCOMISS_X_XM32, a, b); }
  public final void vcmpeqsd(Vector to, Vector a, Vector b) { emit(VCMPEQSD_X_X_XM64, to, a, b); }
  public final void vcmpltsd(Vector to, Vector a, Vector b) { emit(VCMPLTSD_X_X_XM64, to, a, b); }
  public final void vcmplesd(Vector to, Vector a, Vector b) { emit(VCMPLESD_X_X_XM64, to, a, b); }
  public final void vcmpunordsd(Vector to, Vector a, Vector b) { emit(VCMPUNORDSD_X_X_XM64, to, a, b); }
  public final void vcmpneqsd(Vector to, Vector a, Vector b) { emit(VCMPNEQSD_X_X_XM64, to, a, b); }
  public final void vcmpnltsd(Vector to, Vector a, Vector b) { emit(VCMPNLTSD_X_X_XM64, to, a, b); }
  public final void vcmpnlesd(Vector to, Vector a, Vector b) { emit(VCMPNLESD_X_X_XM64, to, a, b); }
  public final void vcmpordsd(Vector to, Vector a, Vector b) { emit(VCMPORDSD_X_X_XM64, to, a, b); }
  public final void vcvtsi2sd(Vector to, Vector upper, Register from) { emit(VCVTSI2SD_X_X_RM64, to, upper, from); }
  public final void vcvttsd2si(Register to, Vector from) { emit(VCVTTSD2SI_R64_XM64, to, from); }
  public final void vcvtsd2si(Register to, Vector from) { emit(VCVTSD2SI_R64_XM64, to, from); }
  public final void vcvtsi2sd32(Vector to, Vector upper, Register from) { emit(VCVTSI2SD_X_X_RM32, to, upper, from); }
  public final void vcvttsd2si32(Register to, Vector from) { emit(VCVTTSD2SI_R32_XM64, to, from); }
  public final void vcvtsd2si32(Register to, Vector from) { emit(VCVTSD2SI_R32_XM64, to, from); }
  public final void vcvtsi2ss(Vector to, Vector upper, Register from) { emit(VCVTSI2SS_X_X_RM64, to, upper, from); }
  public final void vcvttss2si(Register to, Vector from) { emit(VCVTTSS2SI_R64_XM32, to, from); }
  public final void vcvtss2si(Register to, Vector from) { emit(VCVTSS2SI_R64_XM32, to, from); }
  public final void vcvtsi2ss32(Vector to, Vector upper, Register from) { emit(VCVTSI2SS_X_X_RM32, to, upper, from); }
  public final void vcvttss2si32(Register to, Vector from) { emit(VCVTTSS2SI_R32_XM32, to, from); }
  public final void vcvtss2si32(Register to, Vector from) { emit(VCVTSS2SI_R32_XM32, to, from); }
  public final void vcvtsd2ss(Vector to, Vector a, Vector b) { emit(VCVTSD2SS_X_X_XM64, to, a, b); }
  public final void vcvtsd2ss(Vector to, Vector a, Register base, int displacement) { emitAt(VCVTSD2SS_X_X_XM64, to, a, base, displacement); }
  public final void vcvtsd2ss(Vector to, Vector a, Address b) { emit(VCVTSD2SS_X_X_XM64, to, a, b); }
  public final void vcvtss2sd(Vector to, Vector a, Vector b) { emit(VCVTSS2SD_X_X_XM32, to, a, b); }
  public final void vcvtss2sd(Vector to, Vector a, Register base, int displacement) { emitAt(VCVTSS2SD_X_X_XM32, to, a, base, displacement); }
  public final void vcvtss2sd(Vector to, Vector a, Address b) { emit(VCVTSS2SD_X_X_XM32, to, a, b); }
  public final void vunpcklpd(Vector to, Vector a, Vector b) { emit(VUNPCKLPD_X_X_XM128, to, a, b); }
  public final void vunpcklpd(Vector to, Vector a, Register base, int displacement) { emitAt(VUNPCKLPD_X_X_XM128, to, a, base, displacement); }
  public final void vunpcklpd(Vector to, Vector a, Address b) { emit(VUNPCKLPD_X_X_XM128, to, a, b); }
  public final void vroundsd(Vector to, Vector upper, Vector from, int mode) { emit(VROUNDSD_X_X_XM64_I8, to, upper, from, mode); }
  public final void vmovmskpd(Register to, Vector from) { emit(VMOVMSKPD_R32_X, to, from); }

  // FMA: the digits say which operands are multiplied, the last is added
  public final void vfmadd132sd(Vector to, Vector a, Vector b) { emit(VFMADD132SD_X_X_XM64, to, a, b); }
  public final void vfmadd132sd(Vector to, Vector a, Register base, int displacement) { emitAt(VFMADD132SD_X_X_XM64, to, a, base, displacement); }
  public final void vfmadd132sd(Vector to, Vector a, Address b) { emit(VFMADD132SD_X_X_XM64, to, a, b); }
  public final void vfmadd213sd(Vector to, Vector a, Vector b) { emit(VFMADD213SD_X_X_XM64, to, a, b); }
  public final void vfmadd213sd(Vector to, Vector a, Register base, int displacement) { emitAt(VFMADD213SD_X_X_XM64, to, a, base, displacement); }
  public final void vfmadd213sd(Vector to, Vector a, Address b) { emit(VFMADD213SD_X_X_XM64, to, a, b); }
  public final void vfmadd231sd(Vector to, Vector a, Vector b) { emit(VFMADD231SD_X_X_XM64, to, a, b); }
  public final void vfmadd231sd(Vector to, Vector a, Register base, int displacement) { emitAt(VFMADD231SD_X_X_XM64, to, a, base, displacement); }
  public final void vfmadd231sd(Vector to, Vector a, Address b) { emit(VFMADD231SD_X_X_XM64, to, a, b); }
  public final void vfmsub132sd(Vector to, Vector a, Vector b) { emit(VFMSUB132SD_X_X_XM64, to, a, b); }
  public final void vfmsub132sd(Vector to, Vector a, Register base, int displacement) { emitAt(VFMSUB132SD_X_X_XM64, to, a, base, displacement); }
  public final void vfmsub132sd(Vector to, Vector a, Address b) { emit(VFMSUB132SD_X_X_XM64, to, a, b); }
  public final void vfmsub213sd(Vector to, Vector a, Vector b) { emit(VFMSUB213SD_X_X_XM64, to, a, b); }
  public final void vfmsub213sd(Vector to, Vector a, Register base, int displacement) { emitAt(VFMSUB213SD_X_X_XM64, to, a, base, displacement); }
  public final void vfmsub213sd(Vector to, Vector a, Address b) { emit(VFMSUB213SD_X_X_XM64, to, a, b); }
  public final void vfmsub231sd(Vector to, Vector a, Vector b) { emit(VFMSUB231SD_X_X_XM64, to, a, b); }
  public final void vfmsub231sd(Vector to, Vector a, Register base, int displacement) { emitAt(VFMSUB231SD_X_X_XM64, to, a, base, displacement); }
  public final void vfmsub231sd(Vector to, Vector a, Address b) { emit(VFMSUB231SD_X_X_XM64, to, a, b); }
  public final void vfnmadd132sd(Vector to, Vector a, Vector b) { emit(VFNMADD132SD_X_X_XM64, to, a, b); }
  public final void vfnmadd132sd(Vector to, Vector a, Register base, int displacement) { emitAt(VFNMADD132SD_X_X_XM64, to, a, base, displacement); }
  public final void vfnmadd132sd(Vector to, Vector a, Address b) { emit(VFNMADD132SD_X_X_XM64, to, a, b); }
  public final void vfnmadd213sd(Vector to, Vector a, Vector b) { emit(VFNMADD213SD_X_X_XM64, to, a, b); }
  public final void vfnmadd213sd(Vector to, Vector a, Register base, int displacement) { emitAt(VFNMADD213SD_X_X_XM64, to, a, base, displacement); }
  public final void vfnmadd213sd(Vector to, Vector a, Address b) { emit(VFNMADD213SD_X_X_XM64, to, a, b); }
  public final void vfnmadd231sd(Vector to, Vector a, Vector b) { emit(VFNMADD231SD_X_X_XM64, to, a, b); }
  public final void vfnmadd231sd(Vector to, Vector a, Register base, int displacement) { emitAt(VFNMADD231SD_X_X_XM64, to, a, base, displacement); }
  public final void vfnmadd231sd(Vector to, Vector a, Address b) { emit(VFNMADD231SD_X_X_XM64, to, a, b); }
  public final void vfnmsub132sd(Vector to, Vector a, Vector b) { emit(VFNMSUB132SD_X_X_XM64, to, a, b); }
  public final void vfnmsub132sd(Vector to, Vector a, Register base, int displacement) { emitAt(VFNMSUB132SD_X_X_XM64, to, a, base, displacement); }
  public final void vfnmsub132sd(Vector to, Vector a, Address b) { emit(VFNMSUB132SD_X_X_XM64, to, a, b); }
  public final void vfnmsub213sd(Vector to, Vector a, Vector b) { emit(VFNMSUB213SD_X_X_XM64, to, a, b); }
  public final void vfnmsub213sd(Vector to, Vector a, Register base, int displacement) { emitAt(VFNMSUB213SD_X_X_XM64, to, a, base, displacement); }
  public final void vfnmsub213sd(Vector to, Vector a, Address b) { emit(VFNMSUB213SD_X_X_XM64, to, a, b); }
  public final void vfnmsub231sd(Vector to, Vector a, Vector b) { emit(VFNMSUB231SD_X_X_XM64, to, a, b); }
  public final void vfnmsub231sd(Vector to, Vector a, Register base, int displacement) { emitAt(VFNMSUB231SD_X_X_XM64, to, a, base, displacement); }
  public final void vfnmsub231sd(Vector to, Vector a, Address b) { emit(VFNMSUB231SD_X_X_XM64, to, a, b); }
  public final void vfmadd132ss(Vector to, Vector a, Vector b) { emit(VFMADD132SS_X_X_XM32, to, a, b); }
  public final void vfmadd132ss(Vector to, Vector a, Register base, int displacement) { emitAt(VFMADD132SS_X_X_XM32, to, a, base, displacement); }
  public final void vfmadd132ss(Vector to, Vector a, Address b) { emit(VFMADD132SS_X_X_XM32, to, a, b); }
  public final void vfmadd213ss(Vector to, Vector a, Vector b) { emit(VFMADD213SS_X_X_XM32, to, a, b); }
  public final void vfmadd213ss(Vector to, Vector a, Register base, int displacement) { emitAt(VFMADD213SS_X_X_XM32, to, a, base, displacement); }
  public final void vfmadd213ss(Vector to, Vector a, Address b) { emit(VFMADD213SS_X_X_XM32, to, a, b); }
  public final void vfmadd231ss(Vector to, Vector a, Vector b) { emit(VFMADD231SS_X_X_XM32, to, a, b); }
  public final void vfmadd231ss(Vector to, Vector a, Register base, int displacement) { emitAt(VFMADD231SS_X_X_XM32, to, a, base, displacement); }
  public final void vfmadd231ss(Vector to, Vector a, Address b) { emit(VFMADD231SS_X_X_XM32, to, a, b); }
  public final void vfmsub132ss(Vector to, Vector a, Vector b) { emit(VFMSUB132SS_X_X_XM32, to, a, b); }
  public final void vfmsub132ss(Vector to, Vector a, Register base, int displacement) { emitAt(VFMSUB132SS_X_X_XM32, to, a, base, displacement); }
  public final void vfmsub132ss(Vector to, Vector a, Address b) { emit(VFMSUB132SS_X_X_XM32, to, a, b); }
  public final void vfmsub213ss(Vector to, Vector a, Vector b) { emit(VFMSUB213SS_X_X_XM32, to, a, b); }
  public final void vfmsub213ss(Vector to, Vector a, Register base, int displacement) { emitAt(VFMSUB213SS_X_X_XM32, to, a, base, displacement); }
  public final void vfmsub213ss(Vector to, Vector a, Address b) { emit(VFMSUB213SS_X_X_XM32, to, a, b); }
  public final void vfmsub231ss(Vector to, Vector a, Vector b) { emit(VFMSUB231SS_X_X_XM32, to, a, b); }
  public final void vfmsub231ss(Vector to, Vector a, Register base, int displacement) { emitAt(VFMSUB231SS_X_X_XM32, to, a, base, displacement); }
  public final void vfmsub231ss(Vector to, Vector a, Address b) { emit(VFMSUB231SS_X_X_XM32, to, a, b); }
  public final void vfnmadd132ss(Vector to, Vector a, Vector b) { emit(VFNMADD132SS_X_X_XM32, to, a, b); }
  public final void vfnmadd132ss(Vector to, Vector a, Register base, int displacement) { emitAt(VFNMADD132SS_X_X_XM32, to, a, base, displacement); }
  public final void vfnmadd132ss(Vector to, Vector a, Address b) { emit(VFNMADD132SS_X_X_XM32, to, a, b); }
  public final void vfnmadd213ss(Vector to, Vector a, Vector b) { emit(VFNMADD213SS_X_X_XM32, to, a, b); }
  public final void vfnmadd213ss(Vector to, Vector a, Register base, int displacement) { emitAt(VFNMADD213SS_X_X_XM32, to, a, base, displacement); }
  public final void vfnmadd213ss(Vector to, Vector a, Address b) { emit(VFNMADD213SS_X_X_XM32, to, a, b); }
  public final void vfnmadd231ss(Vector to, Vector a, Vector b) { emit(VFNMADD231SS_X_X_XM32, to, a, b); }
  public final void vfnmadd231ss(Vector to, Vector a, Register base, int displacement) { emitAt(VFNMADD231SS_X_X_XM32, to, a, base, displacement); }
  public final void vfnmadd231ss(Vector to, Vector a, Address b) { emit(VFNMADD231SS_X_X_XM32, to, a, b); }
  public final void vfnmsub132ss(Vector to, Vector a, Vector b) { emit(VFNMSUB132SS_X_X_XM32, to, a, b); }
  public final void vfnmsub132ss(Vector to, Vector a, Register base, int displacement) { emitAt(VFNMSUB132SS_X_X_XM32, to, a, base, displacement); }
  public final void vfnmsub132ss(Vector to, Vector a, Address b) { emit(VFNMSUB132SS_X_X_XM32, to, a, b); }
  public final void vfnmsub213ss(Vector to, Vector a, Vector b) { emit(VFNMSUB213SS_X_X_XM32, to, a, b); }
  public final void vfnmsub213ss(Vector to, Vector a, Register base, int displacement) { emitAt(VFNMSUB213SS_X_X_XM32, to, a, base, displacement); }
  public final void vfnmsub213ss(Vector to, Vector a, Address b) { emit(VFNMSUB213SS_X_X_XM32, to, a, b); }
  public final void vfnmsub231ss(Vector to, Vector a, Vector b) { emit(VFNMSUB231SS_X_X_XM32, to, a, b); }
  public final void vfnmsub231ss(Vector to, Vector a, Register base, int displacement) { emitAt(VFNMSUB231SS_X_X_XM32, to, a, base, displacement); }
  public final void vfnmsub231ss(Vector to, Vector a, Address b) { emit(VFNMSUB231SS_X_X_XM32, to, a, b); }

  // Packed integers of 128 bits, and of 256 where the name says so
  public final void vpand(Vector to, Vector a, Vector b) { emit(VPAND_X_X_XM128, to, a, b); }
  public final void vpand(Vector to, Vector a, Address b) { emit(VPAND_X_X_XM128, to, a, b); }
  public final void vpand256(Vector to, Vector a, Vector b) { emit(VPAND_Y_Y_YM256, to, a, b); }
  public final void vpand256(Vector to, Vector a, Address b) { emit(VPAND_Y_Y_YM256, to, a, b); }
  public final void vpandn(Vector to, Vector a, Vector b) { emit(VPANDN_X_X_XM128, to, a, b); }
  public final void vpandn(Vector to, Vector a, Address b) { emit(VPANDN_X_X_XM128, to, a, b); }
  public final void vpandn256(Vector to, Vector a, Vector b) { emit(VPANDN_Y_Y_YM256, to, a, b); }
  public final void vpandn256(Vector to, Vector a, Address b) { emit(VPANDN_Y_Y_YM256, to, a, b); }
  public final void vpor(Vector to, Vector a, Vector b) { emit(VPOR_X_X_XM128, to, a, b); }
  public final void vpor(Vector to, Vector a, Address b) { emit(VPOR_X_X_XM128, to, a, b); }
  public final void vpor256(Vector to, Vector a, Vector b) { emit(VPOR_Y_Y_YM256, to, a, b); }
  public final void vpor256(Vector to, Vector a, Address b) { emit(VPOR_Y_Y_YM256, to, a, b); }
  public final void vpxor(Vector to, Vector a, Vector b) { emit(VPXOR_X_X_XM128, to, a, b); }
  public final void vpxor(Vector to, Vector a, Address b) { emit(VPXOR_X_X_XM128, to, a, b); }
  public final void vpxor256(Vector to, Vector a, Vector b) { emit(VPXOR_Y_Y_YM256, to, a, b); }
  public final void vpxor256(Vector to, Vector a, Address b) { emit(VPXOR_Y_Y_YM256, to, a, b); }
  public final void vpcmpeqb(Vector to, Vector a, Vector b) { emit(VPCMPEQB_X_X_XM128, to, a, b); }
  public final void vpcmpeqb(Vector to, Vector a, Address b) { emit(VPCMPEQB_X_X_XM128, to, a, b); }
  public final void vpcmpeqb256(Vector to, Vector a, Vector b) { emit(VPCMPEQB_Y_Y_YM256, to, a, b); }
  public final void vpcmpeqb256(Vector to, Vector a, Address b) { emit(VPCMPEQB_Y_Y_YM256, to, a, b); }
  public final void vpcmpeqd(Vector to, Vector a, Vector b) { emit(VPCMPEQD_X_X_XM128, to, a, b); }
  public final void vpcmpeqd(Vector to, Vector a, Address b) { emit(VPCMPEQD_X_X_XM128, to, a, b); }
  public final void vpcmpeqd256(Vector to, Vector a, Vector b) { emit(VPCMPEQD_Y_Y_YM256, to, a, b); }
  public final void vpcmpeqd256(Vector to, Vector a, Address b) { emit(VPCMPEQD_Y_Y_YM256, to, a, b); }
  public final void vpcmpgtb(Vector to, Vector a, Vector b) { emit(VPCMPGTB_X_X_XM128, to, a, b); }
  public final void vpcmpgtb(Vector to, Vector a, Address b) { emit(VPCMPGTB_X_X_XM128, to, a, b); }
  public final void vpcmpgtb256(Vector to, Vector a, Vector b) { emit(VPCMPGTB_Y_Y_YM256, to, a, b); }
  public final void vpcmpgtb256(Vector to, Vector a, Address b) { emit(VPCMPGTB_Y_Y_YM256, to, a, b); }
  public final void vpaddb(Vector to, Vector a, Vector b) { emit(VPADDB_X_X_XM128, to, a, b); }
  public final void vpaddb(Vector to, Vector a, Address b) { emit(VPADDB_X_X_XM128, to, a, b); }
  public final void vpaddb256(Vector to, Vector a, Vector b) { emit(VPADDB_Y_Y_YM256, to, a, b); }
  public final void vpaddb256(Vector to, Vector a, Address b) { emit(VPADDB_Y_Y_YM256, to, a, b); }
  public final void vpaddd(Vector to, Vector a, Vector b) { emit(VPADDD_X_X_XM128, to, a, b); }
  public final void vpaddd(Vector to, Vector a, Address b) { emit(VPADDD_X_X_XM128, to, a, b); }
  public final void vpaddd256(Vector to, Vector a, Vector b) { emit(VPADDD_Y_Y_YM256, to, a, b); }
  public final void vpaddd256(Vector to, Vector a, Address b) { emit(VPADDD_Y_Y_YM256, to, a, b); }
  public final void vpaddq(Vector to, Vector a, Vector b) { emit(VPADDQ_X_X_XM128, to, a, b); }
  public final void vpaddq(Vector to, Vector a, Address b) { emit(VPADDQ_X_X_XM128, to, a, b); }
  public final void vpaddq256(Vector to, Vector a, Vector b) { emit(VPADDQ_Y_Y_YM256, to, a, b); }
  public final void vpaddq256(Vector to, Vector a, Address b) { emit(VPADDQ_Y_Y_YM256, to, a, b); }
  public final void vpsubq(Vector to, Vector a, Vector b) { emit(VPSUBQ_X_X_XM128, to, a, b); }
  public final void vpsubq(Vector to, Vector a, Address b) { emit(VPSUBQ_X_X_XM128, to, a, b); }
  public final void vpsubq256(Vector to, Vector a, Vector b) { emit(VPSUBQ_Y_Y_YM256, to, a, b); }
  public final void vpsubq256(Vector to, Vector a, Address b) { emit(VPSUBQ_Y_Y_YM256, to, a, b); }
  public final void vpminub(Vector to, Vector a, Vector b) { emit(VPMINUB_X_X_XM128, to, a, b); }
  public final void vpminub(Vector to, Vector a, Address b) { emit(VPMINUB_X_X_XM128, to, a, b); }
  public final void vpminub256(Vector to, Vector a, Vector b) { emit(VPMINUB_Y_Y_YM256, to, a, b); }
  public final void vpminub256(Vector to, Vector a, Address b) { emit(VPMINUB_Y_Y_YM256, to, a, b); }
  public final void vpmovmskb(Register to, Vector from) { emit(VPMOVMSKB_R32_X, to, from); }
  public final void vpmovmskb256(Register to, Vector from) { emit(VPMOVMSKB_R32_Y, to, from); }
  public final void vptest(Vector a, Vector b) { emit(VPTEST_X_XM128, a, b); }
  public final void vptest256(Vector a, Vector b) { emit(VPTEST_Y_YM256, a, b); }
  public final void vpbroadcastb256(Vector to, Vector from) { emit(VPBROADCASTB_Y_XM8, to, from); }
  public final void vpbroadcastq256(Vector to, Vector from) { emit(VPBROADCASTQ_Y_XM64, to, from); }
  public final void vpsllq(Vector to, Vector a, int count) { emit(VPSLLQ_X_X_I8, to, a, count); }
  public final void vpsrlq(Vector to, Vector a, int count) { emit(VPSRLQ_X_X_I8, to, a, count); }
  // @formatter:on
}
