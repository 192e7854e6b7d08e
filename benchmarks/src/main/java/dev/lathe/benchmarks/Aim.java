package dev.lathe.benchmarks;

/**
 * A figure of the design that this checkout is to reach.
 *
 * @param figure its name among {@link Results}
 * @param bound what it may be at most
 * @param unit of the bound
 */
record Aim(String figure, double bound, String unit) {}
