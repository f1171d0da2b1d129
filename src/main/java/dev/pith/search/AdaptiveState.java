package dev.pith.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an {@link AdaptiveSearch} does.
 *
 * @param calibrated whether it has been learnt when answers are sure; until then the reference
 *     answers
 * @param steps the encoders in the order in which they are asked, the reference last
 */
public record AdaptiveState(boolean calibrated, List<Step> steps) {
  public AdaptiveState {
    steps = List.copyOf(steps);
  }

  /**
   * One encoder that is asked.
   *
   * @param rung when its answer is taken; null for the last, whose answer always is
   * @param answered queries that it has answered since the calibration
   */
  public record Step(String encoder, Ladder.@Nullable Rung rung, long answered) {}
}
