/**
 * What a running machine consists of, and what libraries are written against: states, calls of Java functions, errors,
 * loading of prototypes.
 */
package dev.lathe.vm.runtime;
