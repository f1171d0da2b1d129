package dev.pith.server;

import dev.pith.search.Ladder;
import dev.pith.search.Step;
import org.jspecify.annotations.Nullable;

/**
 * What the page and the API tell of one encoder that adaptive queries try.
 *
 * @param encoder its name
 * @param leastSpread its answer is taken when the tenth document's cosine is that much above the
 *     hundredth's; null for the last, whose answer always is
 * @param expectedShare of questions drawn from the documents, the share whose answer would be
 *     taken; null for the last
 * @param expectedAgreement the share of the reference's first ten that those hold; null for the
 *     last
 * @param answered queries that it has answered since it was calibrated
 * @param calibrated whether it has been learnt when answers are sure; until then the reference
 *     answers
 */
record StepFacts(
    String encoder,
    @Nullable Float leastSpread,
    @Nullable Double expectedShare,
    @Nullable Double expectedAgreement,
    long answered,
    boolean calibrated) {
  static StepFacts of(Step step) {
    Ladder.Rung rung = step.rung();
    return new StepFacts(
        step.encoder(),
        rung == null ? null : rung.leastSpread(),
        rung == null ? null : rung.share(),
        rung == null ? null : rung.agreement(),
        step.answered(),
        step.calibrated());
  }
}
