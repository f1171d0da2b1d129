/**
 * What does a person type, and which objects does that wire together?
 *
 * <p>One command for each verb; the only place that prints and the only place that knows every
 * package.
 *
 * <p>Until a server's first answer most of the time goes into classes that run for the first time.
 * So only the command that is asked for is made, and {@link dev.pith.cli.Rehearsal} is the run from
 * which the launcher has the JVM write its cache of classes.
 *
 * <p>What would not help or cannot be had, in processor time on two busy cores of an AMD EPYC in
 * November 2026: classes that come linked out of the cache, because a JVM with an incubating module
 * archives no module graph, and that module compares the vectors; a graph of the full model that
 * ONNX Runtime optimized before (458 ms to open instead of 461); its weights left as they are
 * instead of packed for its kernels (428 ms).
 */
@NullMarked
package dev.pith.cli;

import org.jspecify.annotations.NullMarked;
