package dev.pith.evaluate;

import dev.pith.corpus.SentencePair;
import dev.pith.encode.Encoder;
import dev.pith.encode.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Compares the order in which an encoder's cosine puts pairs of sentences with the order that
 * people put them in.
 *
 * <p>Both sentences are encoded as documents: neither asks for the other.
 *
 * @see <a href="https://doi.org/10.18653/v1/S17-2001">Cer et al. 2017</a>, the STS Benchmark
 * @see <a href="https://aclanthology.org/C16-1009/">Reimers, Beyer, Gurevych 2016</a>, why ranks
 */
public final class SimilarityRun {
  private static final int BOOTSTRAP_ROUNDS = 1_000;

  private final String data;
  private final List<SentencePair> pairs;
  private final double[] scores;
  private final long seed;
  private final Progress progress;

  /**
   * Prepares a run; nothing is encoded yet.
   *
   * @param data what the pairs are called
   * @param pairs at least two
   * @param seed of the bootstraps
   */
  public SimilarityRun(String data, List<SentencePair> pairs, long seed, Progress progress) {
    this.data = data;
    this.pairs = List.copyOf(pairs);
    this.scores = pairs.stream().mapToDouble(SentencePair::similarity).toArray();
    this.seed = seed;
    this.progress = progress;
  }

  /**
   * Runs every encoder.
   *
   * @param encoders the reference first; at least one
   */
  public SimilarityResult run(List<? extends Encoder> encoders) {
    double[] reference = cosines(encoders.getFirst());
    List<EncoderSimilarity> results = new ArrayList<>();
    results.add(result(encoders.getFirst(), reference, Optional.empty()));
    for (Encoder encoder : encoders.subList(1, encoders.size())) {
      double[] cosines = cosines(encoder);
      results.add(result(encoder, cosines, Optional.of(difference(cosines, reference))));
    }
    return new SimilarityResult(data, pairs.size(), seed, results);
  }

  private EncoderSimilarity result(
      Encoder encoder, double[] cosines, Optional<Interval> difference) {
    return new EncoderSimilarity(
        encoder.name(),
        encoder.fingerprint(),
        encoder.sizeBytes(),
        encoder.dimension(),
        RankCorrelation.spearman(cosines, scores),
        difference);
  }

  private double[] cosines(Encoder encoder) {
    VectorMatrix first = vectors(encoder, pairs.stream().map(SentencePair::first).toList());
    VectorMatrix second = vectors(encoder, pairs.stream().map(SentencePair::second).toList());
    double[] cosines = new double[pairs.size()];
    Arrays.setAll(cosines, row -> first.cosine(row, second, row));
    return cosines;
  }

  private VectorMatrix vectors(Encoder encoder, List<String> sentences) {
    return EncodedTexts.of(
        encoder, Role.DOCUMENT, sentences, encoder.name() + ": sentences", progress);
  }

  private Interval difference(double[] cosines, double[] reference) {
    return Bootstrap.ofIndices(
        scores.length,
        new SplittableRandom(seed),
        BOOTSTRAP_ROUNDS,
        drawn -> {
          double[] people = at(scores, drawn);
          return RankCorrelation.spearman(at(cosines, drawn), people)
              - RankCorrelation.spearman(at(reference, drawn), people);
        });
  }

  private static double[] at(double[] values, int[] indices) {
    return Arrays.stream(indices).mapToDouble(i -> values[i]).toArray();
  }
}
