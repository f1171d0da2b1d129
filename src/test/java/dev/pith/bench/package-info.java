/**
 * How fast are Pith's encoders beside what a Java program would use instead?
 *
 * <p>Run by {@code pith bench encode}; never part of the tests.
 */
@NullMarked
package dev.pith.bench;

import org.jspecify.annotations.NullMarked;
