/**
 * Characters and constants as Python writes them. What it owns: which characters names are made of and which can be shown, and
 * what {@code repr} makes of constants. It depends on nothing of the language, so that both reading and running use it.
 */
package dev.lathe.lang.python.text;
