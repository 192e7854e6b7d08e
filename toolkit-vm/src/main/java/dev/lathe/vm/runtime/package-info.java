/**
 * What a running machine consists of, and what libraries are written against: states, calls of Java functions, errors,
 * loading of prototypes; and what a language's command line is: its host, the user in front of it, conversations.
 */
package dev.lathe.vm.runtime;
