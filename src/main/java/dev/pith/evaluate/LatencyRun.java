package dev.pith.evaluate;

import dev.pith.encode.Embedding;
import dev.pith.encode.Encoder;
import dev.pith.encode.Role;
import java.util.List;

/**
 * Times encoders alone: one text at a time on the calling thread, tokenizing and the model's run,
 * as {@link Embedding} reports them.
 */
public final class LatencyRun {
  private static final List<Stage> STAGES = List.of(Stage.TOKENIZE, Stage.ENCODE);

  private final Interleaving interleaving;

  /**
   * Prepares a run; nothing is encoded yet.
   *
   * @param queries texts as users write them; at least one
   */
  public LatencyRun(List<String> queries, LatencyPlan plan, Progress progress) {
    this.interleaving = new Interleaving(STAGES, queries, plan, progress);
  }

  /**
   * Measures them against each other; the noise is told by the same reference asked twice.
   *
   * <p>A reference that is asked twice in a row finds its weights in the cache, which makes it look
   * a little faster than it is. Give {@link #run(List, Encoder)} a second copy to avoid that.
   *
   * @param encoders the reference first; at least one
   */
  public LatencyResult run(List<? extends Encoder> encoders) {
    return run(encoders, encoders.getFirst());
  }

  /**
   * Measures them against each other.
   *
   * @param encoders the reference first; at least one
   * @param referenceAgain the reference's model, opened a second time
   */
  public LatencyResult run(List<? extends Encoder> encoders, Encoder referenceAgain) {
    return interleaving.run(
        encoders.stream().map(LatencyRun::contestant).toList(), contestant(referenceAgain));
  }

  private static Contestant contestant(Encoder encoder) {
    return new Contestant() {
      @Override
      public String name() {
        return encoder.name();
      }

      @Override
      public Sample measure(String query) {
        Embedding embedding = encoder.encode(Role.QUERY, query);
        return new Sample(
            embedding.tokens(), new long[] {embedding.tokenizeNanos(), embedding.encodeNanos()});
      }
    };
  }
}
