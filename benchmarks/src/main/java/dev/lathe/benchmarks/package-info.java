/**
 * Measurements beside the peers, one command a topic. {@link dev.lathe.benchmarks.FrontHalf} prints lines a second of lexing,
 * parsing and printing, and the start-up of the commands. Invariant: a figure and its peer's come from one run, over the same
 * files.
 */
package dev.lathe.benchmarks;
