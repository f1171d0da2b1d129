/**
 * How does an encoder become a smaller one in its folder, from the recipe to the proof of how near
 * the two are?
 *
 * <p>The one place that joins what must not know each other: passes that write graphs, the runtime
 * that runs them, the trainer, the texts that are shown to all of them, and the measurement at the
 * end. It prints nothing and asks nobody, so that a command and a program of someone else make the
 * same encoder by the same steps.
 */
@NullMarked
package dev.pith.making;

import org.jspecify.annotations.NullMarked;
