/**
 * Measurements beside the peers, one command a topic. {@link dev.lathe.benchmarks.FrontHalf} prints lines a second of lexing,
 * parsing and printing, and the start-up of the commands; {@link dev.lathe.benchmarks.Bytecode} the figures of the compiler;
 * {@link dev.lathe.benchmarks.Lua} runs whole programs. Invariant: a figure and its peer's come from one run, over the same files
 * or programs.
 */
package dev.lathe.benchmarks;
