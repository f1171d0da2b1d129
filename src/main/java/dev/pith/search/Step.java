package dev.pith.search;

import org.jspecify.annotations.Nullable;

/**
 * One step of {@link AdaptiveSearch}.
 *
 * @param encoder the encoder that is asked
 * @param rung when its answer is taken; null for the last, whose answer always is
 * @param answered queries that it has answered since it was calibrated
 * @param calibrated whether it has been learnt when answers are sure
 */
public record Step(String encoder, Ladder.@Nullable Rung rung, long answered, boolean calibrated) {}
