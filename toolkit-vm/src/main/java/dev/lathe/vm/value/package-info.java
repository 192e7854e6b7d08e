/** Values as 64 bits. Nothing here knows objects beyond their addresses. */
package dev.lathe.vm.value;
