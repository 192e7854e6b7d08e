/**
 * Memory off the Java heap. {@link dev.lathe.vm.memory.Memory} is the only class that touches raw addresses;
 * {@link dev.lathe.vm.memory.Heap} hands out the memory that guest objects live in and counts it.
 */
package dev.lathe.vm.memory;
