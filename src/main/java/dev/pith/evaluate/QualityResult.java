package dev.pith.evaluate;

import java.util.List;

/**
 * How good encoders are on one collection.
 *
 * @param data the collection's name
 * @param split which of its judgements
 * @param documents how many were ranked
 * @param queries how many the means run over
 * @param seed of the randomization tests and bootstraps
 * @param encoders the reference first
 */
public record QualityResult(
    String data,
    String split,
    int documents,
    int queries,
    long seed,
    List<EncoderQuality> encoders) {
  public QualityResult {
    encoders = List.copyOf(encoders);
  }
}
