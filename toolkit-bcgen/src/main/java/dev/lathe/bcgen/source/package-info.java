/**
 * From the common tree to source text.
 *
 * <p>Owns the tables that say how a language is written ({@link dev.lathe.bcgen.source.SourceStyle}, made of
 * {@link dev.lathe.bcgen.source.Layout}s), and the one engine that reads them
 * ({@link dev.lathe.bcgen.source.SourceGenerator}).
 *
 * <pre>
 *   Module ─Printer─▶ tokens, breaks, groups, comments ─┬─ Doc          ─▶ text  (pretty: what fits on a line)
 *            │  ▲                                       └─ PinnedLines  ─▶ text  (keep-lines: where the source has it)
 *   SourceStyle  TriviaQueue
 * </pre>
 *
 * <p>Invariant: what is printed reads back as the tree that was printed, but for spans, grouping parentheses and layout;
 * every comment is printed once, between the significant tokens between which it stood.
 */
package dev.lathe.bcgen.source;
