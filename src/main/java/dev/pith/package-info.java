/**
 * How does a program of someone else search, index and compress in a few lines?
 *
 * <p>{@link dev.pith.Pith} is all there is. What crosses it are values of the packages below, and
 * what it does is what the commands do, by the same classes; nothing of Pith uses it.
 */
@NullMarked
package dev.pith;

import org.jspecify.annotations.NullMarked;
