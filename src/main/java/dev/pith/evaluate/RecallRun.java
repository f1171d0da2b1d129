package dev.pith.evaluate;

import dev.pith.search.Hit;
import dev.pith.search.SearchEngine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Compares engines that may miss documents with one that looks at all of them. A hit counts when it
 * scores as high as the last of the exact ones, so it does not matter which of several equal
 * documents is found.
 */
public final class RecallRun {
  /** Sums of products in another order differ in the last bits. */
  private static final float ROUNDING = 1e-6f;

  private static final double NANOS_PER_MILLI = 1e6;

  private final String encoder;
  private final int k;
  private final long seed;
  private final Progress progress;
  private final List<Exact> answers = new ArrayList<>();

  private record Exact(String query, int hits, float last) {}

  /**
   * Asks the exact engine.
   *
   * @param queries at least one; those that find nothing are left out
   * @param k how many hits, at least 1
   * @param seed of the bootstrap
   */
  public RecallRun(SearchEngine exact, List<String> queries, int k, long seed, Progress progress) {
    this.encoder = exact.encoders().getFirst();
    this.k = k;
    this.seed = seed;
    this.progress = progress;
    for (String query : queries) {
      List<Hit> hits = exact.search(encoder, query, k).hits();
      if (!hits.isEmpty()) {
        answers.add(new Exact(query, hits.size(), hits.getLast().score()));
      }
      progress.report("exact", answers.size(), queries.size());
    }
    if (answers.isEmpty()) {
      throw new IllegalArgumentException("no query finds anything: the index is empty");
    }
  }

  /**
   * Asks another engine, twice: what it finds is the same, but only the second time is measured.
   *
   * @param name of the engine, for the progress
   */
  public RecallResult measure(String name, SearchEngine engine) {
    measureWarm(name + ", warming up", engine);
    return measureWarm(name, engine);
  }

  /** The same once, of an engine that has answered many questions. */
  public RecallResult measureWarm(String name, SearchEngine engine) {
    double[] recalls = new double[answers.size()];
    double[] millis = new double[answers.size()];
    for (int i = 0; i < recalls.length; i++) {
      Exact answer = answers.get(i);
      var result = engine.search(encoder, answer.query(), k);
      recalls[i] = share(answer, result.hits());
      millis[i] = result.times().searchNanos() / NANOS_PER_MILLI;
      progress.report(name, i + 1L, recalls.length);
    }
    return new RecallResult(
        Arrays.stream(recalls).average().orElseThrow(),
        Bootstrap.ofMean(recalls, new SplittableRandom(seed), PairedComparison.ROUNDS),
        Quantiles.medianInPlace(millis),
        recalls.length);
  }

  private static double share(Exact answer, List<Hit> hits) {
    long found = hits.stream().filter(hit -> hit.score() >= answer.last() - ROUNDING).count();
    return (double) found / answer.hits();
  }
}
