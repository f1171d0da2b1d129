package dev.pith.server;

import dev.pith.search.AdaptiveState;
import dev.pith.search.Ladder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the API tells of adaptive queries.
 *
 * @param calibrated whether it has been learnt when answers are sure; until then the reference
 *     answers
 * @param steps the encoders in the order in which they are asked, the reference last
 */
record AdaptiveFacts(boolean calibrated, List<StepFacts> steps) {
  static AdaptiveFacts of(AdaptiveState state) {
    return new AdaptiveFacts(
        state.calibrated(), state.steps().stream().map(StepFacts::of).toList());
  }

  /**
   * One encoder that is asked; what depends on a rule is null for the last, whose answer always is
   * taken.
   *
   * @param leastSpread its answer is taken when the tenth document's cosine is that much above the
   *     hundredth's
   * @param expectedShare of questions drawn from the documents, the share whose answer would be
   *     taken
   * @param expectedAgreement the share of the reference's first ten that those hold
   * @param answered queries that it has answered since the calibration
   */
  record StepFacts(
      String encoder,
      @Nullable Float leastSpread,
      @Nullable Double expectedShare,
      @Nullable Double expectedAgreement,
      long answered) {
    static StepFacts of(AdaptiveState.Step step) {
      Ladder.Rung rung = step.rung();
      return new StepFacts(
          step.encoder(),
          rung == null ? null : rung.leastSpread(),
          rung == null ? null : rung.share(),
          rung == null ? null : rung.agreement(),
          step.answered());
    }
  }
}
