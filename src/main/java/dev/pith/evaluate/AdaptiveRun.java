package dev.pith.evaluate;

import dev.pith.corpus.Query;
import dev.pith.search.AdaptiveSearch;
import dev.pith.search.Hit;
import dev.pith.search.SearchQuery;
import dev.pith.search.SearchResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Asks a collection's queries of the reference and of the adaptive encoder, in turns of {@value
 * #TURN} queries: each finds the processor's caches as its own answers leave them.
 *
 * @param engine calibrated; holds the task's documents
 * @param seed of the orders and the bootstraps
 */
public record AdaptiveRun(AdaptiveSearch engine, QualityTask task, long seed, Progress progress) {
  private static final int TURN = 25;
  private static final int ROUNDS = 4;
  private static final int CUT = 10;
  private static final int BOOTSTRAP_ROUNDS = 2_000;

  /** One encoder's answers, and what they took. */
  private static final class Asked {
    private final String encoder;
    private final double[] nanos;
    private final double[] ndcg;
    private final Map<String, Integer> answeredBy = new HashMap<>();

    Asked(String encoder, int queries) {
      this.encoder = encoder;
      this.nanos = new double[queries];
      this.ndcg = new double[queries];
    }
  }

  /** Measures; the first of {@value #ROUNDS} rounds warms up, and gives the answers' quality. */
  public AdaptiveResult run() {
    int queries = task.queries().size();
    Asked reference = new Asked(engine.encoders().getFirst(), queries);
    Asked adaptive = new Asked(AdaptiveSearch.NAME, queries);
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < ROUNDS; round++) {
      for (int from = 0; from < queries; from += TURN) {
        int to = Math.min(queries, from + TURN);
        List<Asked> order = new ArrayList<>(List.of(reference, adaptive));
        for (int place : Shuffle.order(order.size(), random)) {
          ask(order.get(place), from, to, round == 0);
        }
        progress.report(
            task.data() + ": adaptive", (long) round * queries + to, (long) ROUNDS * queries);
      }
    }
    return new AdaptiveResult(
        task.data(),
        queries,
        mean(reference.ndcg),
        mean(adaptive.ndcg),
        PairedComparison.of(reference.ndcg, adaptive.ndcg, seed),
        mean(adaptive.nanos) / mean(reference.nanos),
        Bootstrap.ofIndices(
            queries,
            new SplittableRandom(seed),
            BOOTSTRAP_ROUNDS,
            drawn -> sum(adaptive.nanos, drawn) / sum(reference.nanos, drawn)),
        adaptive.answeredBy);
  }

  private void ask(Asked asked, int from, int to, boolean isFirstRound) {
    for (int i = from; i < to; i++) {
      Query query = task.queries().get(i);
      SearchResult result = engine.search(SearchQuery.vector(asked.encoder, query.text(), CUT));
      if (isFirstRound) {
        List<String> ids = result.hits().stream().map(Hit::id).toList();
        asked.ndcg[i] = RankingMetrics.ndcg(ids, task.judgements().of(query.id()), CUT);
        asked.answeredBy.merge(result.answeredBy(), 1, Integer::sum);
      } else {
        asked.nanos[i] += result.times().tokenizeNanos() + result.times().encodeNanos();
      }
    }
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static double sum(double[] values, int[] drawn) {
    double sum = 0;
    for (int i : drawn) {
      sum += values[i];
    }
    return sum;
  }
}
