package dev.lathe.bcgen.dump;

/**
 * The symbols by which native programs hand compiled modules to a language's runtime: an optional part of a language.
 *
 * @param prefix what stands before the module's name
 */
public record ModuleSymbols(String prefix) {}
