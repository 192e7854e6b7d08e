/**
 * Tests of dumps: what is broken on purpose is refused in the rule's words, what is broken at random never surprises.
 *
 * <p>Invariant: nothing here needs a language or a reference program.
 */
package dev.lathe.bcgen.dump;
