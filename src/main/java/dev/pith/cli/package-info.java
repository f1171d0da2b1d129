/**
 * What does a person type, and which objects does that wire together?
 *
 * <p>One command for each verb; the only place that prints and the only place that knows every
 * package.
 */
@NullMarked
package dev.pith.cli;

import org.jspecify.annotations.NullMarked;
