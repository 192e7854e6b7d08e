/**
 * The {@code lathe} command: {@link dev.lathe.cli.Main}, and a {@link dev.lathe.cli.Subcommand} for each thing it can do. Front ends
 * are found as services.
 *
 * <p>Invariant: results go to standard output, diagnostics to standard error; the exit status is 0, 1 for errors or differences,
 * 2 for wrong usage. Nothing here names a language.
 */
package dev.lathe.cli;
