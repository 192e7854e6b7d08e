/**
 * From tokens to a tree: the service that a front end implements, and what drives its generated parser.
 *
 * <p>Invariant: a front end's builder only runs in a parse without errors, so it never sees a missing child; every error
 * ends as a diagnostic, none as an exception.
 */
package dev.lathe.parser;
