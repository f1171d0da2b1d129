/**
 * What do inputs that nobody thought of do?
 *
 * <p>Each {@code *Target} class is one door through which strangers' bytes come in, and the law of
 * it; {@link dev.pith.fuzz.FuzzTargets} names them all. Jazzer drives a target in a JVM of its own
 * with inputs that reach new code ({@link dev.pith.fuzz.FuzzRun}), for some seconds in each build
 * and for millions of inputs by {@code pith soak}. What it finds becomes a test with a name beside
 * the code at fault.
 */
@NullMarked
package dev.pith.fuzz;

import org.jspecify.annotations.NullMarked;
