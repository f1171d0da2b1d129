/**
 * How does an encoder get smaller, and what did each step cost?
 *
 * <p>Every pass is a pure function from model to model; a recipe is a list of passes.
 */
@NullMarked
package dev.pith.compress;

import org.jspecify.annotations.NullMarked;
