package dev.pith.evaluate;

import dev.pith.corpus.Query;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Scores rankings of a task's queries by its judgements. */
record QueryScoring(QualityTask task) {
  private static final int CUT = 10;

  /**
   * One row a query, in the order of the task.
   *
   * @param rankings best first, one list a query
   * @param reference rankings that the agreement is with
   */
  List<QueryScores> score(
      List<List<ScoredDocument>> rankings, List<List<ScoredDocument>> reference) {
    return IntStream.range(0, rankings.size())
        .mapToObj(i -> score(task.queries().get(i), rankings.get(i), reference.get(i)))
        .toList();
  }

  private QueryScores score(
      Query query, List<ScoredDocument> documents, List<ScoredDocument> reference) {
    Map<String, Integer> gains = task.judgements().of(query.id());
    List<String> ranking = documents.stream().map(ScoredDocument::id).toList();
    return new QueryScores(
        query.id(),
        query.text(),
        RankingMetrics.ndcg(ranking, gains, CUT),
        RankingMetrics.reciprocalRank(ranking, gains, CUT),
        RankingMetrics.recall(ranking, gains, QualityRun.DEPTH),
        RankingMetrics.averagePrecision(ranking, gains),
        RankAgreement.of(documents, reference));
  }
}
