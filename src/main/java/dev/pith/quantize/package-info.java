/**
 * Which integer stands for this number, and how far off may it be?
 *
 * <p>Pure arithmetic on arrays: the affine law, what shares its scale, and the ranges of values
 * that are only seen in passing. Nothing here knows a graph or an encoder.
 *
 * <p>Decision (2026-11): a package of its own below {@code compress}, because its laws hold, and
 * are tested, without any pass. Cost: one more arrow.
 */
@NullMarked
package dev.pith.quantize;

import org.jspecify.annotations.NullMarked;
