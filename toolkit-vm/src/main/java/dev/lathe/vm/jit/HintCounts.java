package dev.lathe.vm.jit;

/**
 * What has become of the hints of a function.
 *
 * @param hints that its machine code was made with
 * @param misses how often one has failed, in all its pieces of machine code
 * @param pieces how often it became machine code
 */
public record HintCounts(Hints hints, long misses, int pieces) {}
