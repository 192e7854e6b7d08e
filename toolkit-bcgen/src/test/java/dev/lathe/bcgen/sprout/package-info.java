/**
 * Sprout, a small language with everything that a front end may bring along: what the toolkit must be able to do for a
 * language that it does not know. It is found like any other front end, by tests of other modules too.
 *
 * <p>Invariant: only public types of the toolkit are used, so whatever works here works for a front end of its own module.
 */
package dev.lathe.bcgen.sprout;
