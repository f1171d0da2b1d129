/**
 * Does the server keep its promises when it is overloaded, slowed down, ended, switched, damaged,
 * or simply used for long?
 *
 * <p>Each {@link dev.pith.soak.Property} starts {@code pith serve} in a process of its own, over a
 * real index and real encoders, and does to it what the promise is about. The build does so at
 * {@link dev.pith.soak.Scale#BUILD}, {@code pith soak} at {@link dev.pith.soak.Scale#SOAK}.
 *
 * <p>Decision: the build asserts what no noise of a machine can break, such as that nothing is
 * lost; times and rates are told there too, but held as bounds in a soak only.
 */
@NullMarked
package dev.pith.soak;

import org.jspecify.annotations.NullMarked;
