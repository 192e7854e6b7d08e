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
 * <p>To add a language:
 *
 * <ol>
 *   <li>Declare how expressions bind as an enum, loosest first, and the places of the grammar as {@link
 *       dev.lathe.bcgen.source.Position}s over it: what a condition takes, an argument, a callee.
 *   <li>Give every node class that the front end makes one row: {@code expression} with a level, {@code trailer} for what goes
 *       on behind an object, {@code pattern}, {@code layout} for the rest; {@code binary}, {@code logical} and {@code unary} for
 *       operators. A node without a row, and a form that a layout meets with {@code refused}, cannot be printed.
 *   <li>A row prints <i>all</i> tokens of its node in source order. Comments find their places by counting them, so a token
 *       that is printed but not there, or the reverse, moves comments: print brackets by {@code brackets}, {@code list} and
 *       {@code token}, never inside a {@code text}.
 *   <li>Mark where lines may end: {@code line} inside {@code group}, {@code list} in brackets, {@code value} for what may move to
 *       the next line or get parentheses, {@code clause} in front of a keyword behind a block.
 *   <li>Say what characters must not touch ({@code apart}), how literals are spelt whose spelling is open, what is a name, how
 *       many blank lines stand where.
 *   <li>Test it by {@code RoundTrip} over real programs in both modes, and by made trees: every expression in every place
 *       without parentheses.
 * </ol>
 *
 * <p>Invariant: what is printed reads back as the tree that was printed, but for spans, grouping parentheses and layout;
 * every comment is printed once, between the significant tokens between which it stood.
 */
package dev.lathe.bcgen.source;
