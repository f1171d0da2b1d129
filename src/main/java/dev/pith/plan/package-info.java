/**
 * How many machines does an index of this size and traffic need, and how wrong is that?
 *
 * <p>Arithmetic alone: figures that were measured on one machine, and formulas that say what
 * becomes of them among more documents. Whoever plans sees each formula with its numbers, and what
 * the same formulas say of indexes that are there, beside what those take.
 *
 * <p>Decision (2026-11): where rounding up would make more work need less (a shard more, so smaller
 * shards, so faster ones, so fewer copies), the formula takes the largest shard that is allowed. A
 * plan never falls when documents, dimensions or questions rise. Cost: some copies too many where
 * memory keeps shards smaller than that.
 */
@NullMarked
package dev.pith.plan;

import org.jspecify.annotations.NullMarked;
