/**
 * What the operating system offers and Java does not, through its C library. Loading JNA takes 70 ms of CPU: nothing here happens
 * before it is asked for, and whoever asks tries Java's own means first.
 */
package dev.lathe.vm.host;
