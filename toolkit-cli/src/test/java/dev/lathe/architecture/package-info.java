/**
 * Rules about the modules as a whole. They are tested here because this module alone sees all the others.
 *
 * <p>Invariant: nothing here is about what code does, only about what it refers to and what it is called.
 */
package dev.lathe.architecture;
