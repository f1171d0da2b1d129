/**
 * How does a student learn its teacher's space?
 *
 * <p>A student is an encoder with fewer layers, heads or neurons than its teacher. It reads texts
 * without labels and is moved, step by step, until its vectors are the teacher's. Gradients come
 * from PyTorch, which is fetched only by those who need it; a finished student needs none of it.
 * The same derivatives tell passes which heads and neurons an encoder's vectors depend on.
 *
 * <p>Decision: plain arrays outside, the engine's arrays inside a step. What is kept from step to
 * step has one owner, and everything made in a step is freed with it: an engine's array belongs to
 * whatever owned its first operand, so one careless line leaks a batch of activations per step.
 */
@NullMarked
package dev.pith.distill;

import org.jspecify.annotations.NullMarked;
