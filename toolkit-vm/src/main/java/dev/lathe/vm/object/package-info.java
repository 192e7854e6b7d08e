/**
 * Guest objects: where their parts lie, and what can be done with strings, shapes and tables. Classes named {@code …Object} are
 * static accessors on addresses; whoever calls them knows the kind. Every store of a pointer into an object goes through
 * {@link dev.lathe.vm.memory.Heap#barrier}.
 */
package dev.lathe.vm.object;
