/**
 * What the tests of all modules share: reference programs, corpora, golden files, and how much of everything a run takes.
 *
 * <p>Invariant: what is absent on a machine means a skipped test, and a failed one with {@code -Dlathe.ci=true}; what fails says
 * so in characters that every report can hold; nothing here knows a language, callers name programs and folders.
 */
package dev.lathe.testing;
