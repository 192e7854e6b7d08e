package dev.lathe.vm.asm;

import static dev.lathe.vm.asm.Form.*;

/** Shifts, bits and exchanges, a method for each use of a form; named as in {@link IntegerInstructions}. */
abstract sealed class BitInstructions extends IntegerInstructions permits VectorInstructions {
  BitInstructions(CpuFeatures cpu) {
    super(cpu);
  }

  // @formatter:off
  // Shifts and rotations, by a number or by cl
  public final void rol(Register a, int count) { shift(a, count, ROL_RM64_ONE, ROL_RM64_I8); }
  public final void rolByCl(Register a) { emit(ROL_RM64_CL, a); }
  public final void ror(Register a, int count) { shift(a, count, ROR_RM64_ONE, ROR_RM64_I8); }
  public final void rorByCl(Register a) { emit(ROR_RM64_CL, a); }
  public final void rcl(Register a, int count) { shift(a, count, RCL_RM64_ONE, RCL_RM64_I8); }
  public final void rclByCl(Register a) { emit(RCL_RM64_CL, a); }
  public final void rcr(Register a, int count) { shift(a, count, RCR_RM64_ONE, RCR_RM64_I8); }
  public final void rcrByCl(Register a) { emit(RCR_RM64_CL, a); }
  public final void shl(Register a, int count) { shift(a, count, SHL_RM64_ONE, SHL_RM64_I8); }
  public final void shlByCl(Register a) { emit(SHL_RM64_CL, a); }
  public final void shr(Register a, int count) { shift(a, count, SHR_RM64_ONE, SHR_RM64_I8); }
  public final void shrByCl(Register a) { emit(SHR_RM64_CL, a); }
  public final void sar(Register a, int count) { shift(a, count, SAR_RM64_ONE, SAR_RM64_I8); }
  public final void sarByCl(Register a) { emit(SAR_RM64_CL, a); }
  public final void shld(Register a, Register b, int count) { emit(SHLD_RM64_R64_I8, a, b, count); }
  public final void shldByCl(Register a, Register b) { emit(SHLD_RM64_R64_CL, a, b); }
  public final void shrd(Register a, Register b, int count) { emit(SHRD_RM64_R64_I8, a, b, count); }
  public final void shrdByCl(Register a, Register b) { emit(SHRD_RM64_R64_CL, a, b); }
  public final void rol32(Register a, int count) { shift(a, count, ROL_RM32_ONE, ROL_RM32_I8); }
  public final void rol32ByCl(Register a) { emit(ROL_RM32_CL, a); }
  public final void ror32(Register a, int count) { shift(a, count, ROR_RM32_ONE, ROR_RM32_I8); }
  public final void ror32ByCl(Register a) { emit(ROR_RM32_CL, a); }
  public final void rcl32(Register a, int count) { shift(a, count, RCL_RM32_ONE, RCL_RM32_I8); }
  public final void rcl32ByCl(Register a) { emit(RCL_RM32_CL, a); }
  public final void rcr32(Register a, int count) { shift(a, count, RCR_RM32_ONE, RCR_RM32_I8); }
  public final void rcr32ByCl(Register a) { emit(RCR_RM32_CL, a); }
  public final void shl32(Register a, int count) { shift(a, count, SHL_RM32_ONE, SHL_RM32_I8); }
  public final void shl32ByCl(Register a) { emit(SHL_RM32_CL, a); }
  public final void shr32(Register a, int count) { shift(a, count, SHR_RM32_ONE, SHR_RM32_I8); }
  public final void shr32ByCl(Register a) { emit(SHR_RM32_CL, a); }
  public final void sar32(Register a, int count) { shift(a, count, SAR_RM32_ONE, SAR_RM32_I8); }
  public final void sar32ByCl(Register a) { emit(SAR_RM32_CL, a); }
  public final void shld32(Register a, Register b, int count) { emit(SHLD_RM32_R32_I8, a, b, count); }
  public final void shld32ByCl(Register a, Register b) { emit(SHLD_RM32_R32_CL, a, b); }
  public final void shrd32(Register a, Register b, int count) { emit(SHRD_RM32_R32_I8, a, b, count); }
  public final void shrd32ByCl(Register a, Register b) { emit(SHRD_RM32_R32_CL, a, b); }

  // Bits
  public final void bt(Register a, Register bit) { emit(BT_RM64_R64, a, bit); }
  public final void bt(Register a, int bit) { emit(BT_RM64_I8, a, bit); }
  public final void bt(Register base, int displacement, int bit) { emitAt(BT_RM64_I8, base, displacement, bit); }
  public final void bts(Register a, Register bit) { emit(BTS_RM64_R64, a, bit); }
  public final void bts(Register a, int bit) { emit(BTS_RM64_I8, a, bit); }
  public final void bts(Register base, int displacement, int bit) { emitAt(BTS_RM64_I8, base, displacement, bit); }
  public final void btr(Register a, Register bit) { emit(BTR_RM64_R64, a, bit); }
  public final void btr(Register a, int bit) { emit(BTR_RM64_I8, a, bit); }
  public final void btr(Register base, int displacement, int bit) { emitAt(BTR_RM64_I8, base, displacement, bit); }
  public final void btc(Register a, Register bit) { emit(BTC_RM64_R64, a, bit); }
  public final void btc(Register a, int bit) { emit(BTC_RM64_I8, a, bit); }
  public final void btc(Register base, int displacement, int bit) { emitAt(BTC_RM64_I8, base, displacement, bit); }
  public final void bsf(Register to, Register from) { emit(BSF_R64_RM64, to, from); }
  public final void bsf(Register to, Address from) { emit(BSF_R64_RM64, to, from); }
  public final void bsr(Register to, Register from) { emit(BSR_R64_RM64, to, from); }
  public final void bsr(Register to, Address from) { emit(BSR_R64_RM64, to, from); }
  public final void popcnt(Register to, Register from) { emit(POPCNT_R64_RM64, to, from); }
  public final void popcnt(Register to, Address from) { emit(POPCNT_R64_RM64, to, from); }
  public final void lzcnt(Register to, Register from) { emit(LZCNT_R64_RM64, to, from); }
  public final void lzcnt(Register to, Address from) { emit(LZCNT_R64_RM64, to, from); }
  public final void tzcnt(Register to, Register from) { emit(TZCNT_R64_RM64, to, from); }
  public final void tzcnt(Register to, Address from) { emit(TZCNT_R64_RM64, to, from); }
  public final void bt32(Register a, Register bit) { emit(BT_RM32_R32, a, bit); }
  public final void bt32(Register a, int bit) { emit(BT_RM32_I8, a, bit); }
  public final void bt32(Register base, int displacement, int bit) { emitAt(BT_RM32_I8, base, displacement, bit); }
  public final void bts32(Register a, Register bit) { emit(BTS_RM32_R32, a, bit); }
  public final void bts32(Register a, int bit) { emit(BTS_RM32_I8, a, bit); }
  public final void bts32(Register base, int displacement, int bit) { emitAt(BTS_RM32_I8, base, displacement, bit); }
  public final void btr32(Register a, Register bit) { emit(BTR_RM32_R32, a, bit); }
  public final void btr32(Register a, int bit) { emit(BTR_RM32_I8, a, bit); }
  public final void btr32(Register base, int displacement, int bit) { emitAt(BTR_RM32_I8, base, displacement, bit); }
  public final void btc32(Register a, Register bit) { emit(BTC_RM32_R32, a, bit); }
  public final void btc32(Register a, int bit) { emit(BTC_RM32_I8, a, bit); }
  public final void btc32(Register base, int displacement, int bit) { emitAt(BTC_RM32_I8, base, displacement, bit); }
  public final void bsf32(Register to, Register from) { emit(BSF_R32_RM32, to, from); }
  public final void bsf32(Register to, Address from) { emit(BSF_R32_RM32, to, from); }
  public final void bsr32(Register to, Register from) { emit(BSR_R32_RM32, to, from); }
  public final void bsr32(Register to, Address from) { emit(BSR_R32_RM32, to, from); }
  public final void popcnt32(Register to, Register from) { emit(POPCNT_R32_RM32, to, from); }
  public final void popcnt32(Register to, Address from) { emit(POPCNT_R32_RM32, to, from); }
  public final void lzcnt32(Register to, Register from) { emit(LZCNT_R32_RM32, to, from); }
  public final void lzcnt32(Register to, Address from) { emit(LZCNT_R32_RM32, to, from); }
  public final void tzcnt32(Register to, Register from) { emit(TZCNT_R32_RM32, to, from); }
  public final void tzcnt32(Register to, Address from) { emit(TZCNT_R32_RM32, to, from); }
  public final void crc32(Register sum, Register from) { emit(CRC32_R64_RM64, sum, from); }
  public final void crc32(Register sum, Register base, int displacement) { emitAt(CRC32_R64_RM64, sum, base, displacement); }
  public final void crc32Of32(Register sum, Register from) { emit(CRC32_R32_RM32, sum, from); }
  public final void crc32Of8(Register sum, Register from) { emit(CRC32_R32_RM8, sum, from); }

  // BMI1 and BMI2: flags stay, but for andn, bextr, bzhi and those with one source
  public final void andn(Register to, Register a, Register b) { emit(ANDN_R64_R64_RM64, to, a, b); }
  public final void mulx(Register to, Register a, Register b) { emit(MULX_R64_R64_RM64, to, a, b); }
  public final void pdep(Register to, Register a, Register b) { emit(PDEP_R64_R64_RM64, to, a, b); }
  public final void pext(Register to, Register a, Register b) { emit(PEXT_R64_R64_RM64, to, a, b); }
  public final void bextr(Register to, Register a, Register b) { emit(BEXTR_R64_RM64_R64, to, a, b); }
  public final void bzhi(Register to, Register a, Register b) { emit(BZHI_R64_RM64_R64, to, a, b); }
  public final void shlx(Register to, Register a, Register b) { emit(SHLX_R64_RM64_R64, to, a, b); }
  public final void shrx(Register to, Register a, Register b) { emit(SHRX_R64_RM64_R64, to, a, b); }
  public final void sarx(Register to, Register a, Register b) { emit(SARX_R64_RM64_R64, to, a, b); }
  public final void blsr(Register to, Register a) { emit(BLSR_R64_RM64, to, a); }
  public final void blsi(Register to, Register a) { emit(BLSI_R64_RM64, to, a); }
  public final void blsmsk(Register to, Register a) { emit(BLSMSK_R64_RM64, to, a); }
  public final void rorx(Register to, Register a, int count) { emit(RORX_R64_RM64_I8, to, a, count); }
  public final void andn32(Register to, Register a, Register b) { emit(ANDN_R32_R32_RM32, to, a, b); }
  public final void mulx32(Register to, Register a, Register b) { emit(MULX_R32_R32_RM32, to, a, b); }
  public final void pdep32(Register to, Register a, Register b) { emit(PDEP_R32_R32_RM32, to, a, b); }
  public final void pext32(Register to, Register a, Register b) { emit(PEXT_R32_R32_RM32, to, a, b); }
  public final void bextr32(Register to, Register a, Register b) { emit(BEXTR_R32_RM32_R32, to, a, b); }
  public final void bzhi32(Register to, Register a, Register b) { emit(BZHI_R32_RM32_R32, to, a, b); }
  public final void shlx32(Register to, Register a, Register b) { emit(SHLX_R32_RM32_R32, to, a, b); }
  public final void shrx32(Register to, Register a, Register b) { emit(SHRX_R32_RM32_R32, to, a, b); }
  public final void sarx32(Register to, Register a, Register b) { emit(SARX_R32_RM32_R32, to, a, b); }
  public final void blsr32(Register to, Register a) { emit(BLSR_R32_RM32, to, a); }
  public final void blsi32(Register to, Register a) { emit(BLSI_R32_RM32, to, a); }
  public final void blsmsk32(Register to, Register a) { emit(BLSMSK_R32_RM32, to, a); }
  public final void rorx32(Register to, Register a, int count) { emit(RORX_R32_RM32_I8, to, a, count); }

  // Exchanges; xchg with memory is always atomic, the others after lock()
  public final void xchg(Register a, Register b) { emit(XCHG_RM64_R64, a, b); }
  public final void xchg(Register base, int displacement, Register b) { emitAt(XCHG_RM64_R64, b, base, displacement); }
  public final void xchg(Address a, Register b) { emit(XCHG_RM64_R64, a, b); }
  public final void xadd(Register a, Register b) { emit(XADD_RM64_R64, a, b); }
  public final void xadd(Register base, int displacement, Register b) { emitAt(XADD_RM64_R64, b, base, displacement); }
  public final void xadd(Address a, Register b) { emit(XADD_RM64_R64, a, b); }
  public final void cmpxchg(Register a, Register b) { emit(CMPXCHG_RM64_R64, a, b); }
  public final void cmpxchg(Register base, int displacement, Register b) { emitAt(CMPXCHG_RM64_R64, b, base, displacement); }
  public final void cmpxchg(Address a, Register b) { emit(CMPXCHG_RM64_R64, a, b); }
  public final void xchg32(Register a, Register b) { emit(XCHG_RM32_R32, a, b); }
  public final void xchg32(Register base, int displacement, Register b) { emitAt(XCHG_RM32_R32, b, base, displacement); }
  public final void xchg32(Address a, Register b) { emit(XCHG_RM32_R32, a, b); }
  public final void xadd32(Register a, Register b) { emit(XADD_RM32_R32, a, b); }
  public final void xadd32(Register base, int displacement, Register b) { emitAt(XADD_RM32_R32, b, base, displacement); }
  public final void xadd32(Address a, Register b) { emit(XADD_RM32_R32, a, b); }
  public final void cmpxchg32(Register a, Register b) { emit(CMPXCHG_RM32_R32, a, b); }
  public final void cmpxchg32(Register base, int displacement, Register b) { emitAt(CMPXCHG_RM32_R32, b, base, displacement); }
  public final void cmpxchg32(Address a, Register b) { emit(CMPXCHG_RM32_R32, a, b); }
  public final void cmpxchg16b(Address a) { emit(CMPXCHG16B_M128, a); }
  // @formatter:on

  /** A shift by one has a form without a number. */
  private void shift(Register a, int count, Form byOne, Form byNumber) {
    if (count == 1) {
      emit(byOne, a);
    } else {
      emit(byNumber, a, count);
    }
  }
}
