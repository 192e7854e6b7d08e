/** The collector: incremental marking from registered roots, sweeping by lines. It runs at polls only. */
package dev.lathe.vm.gc;
