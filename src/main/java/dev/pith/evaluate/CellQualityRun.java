package dev.pith.evaluate;

import java.util.ArrayList;
import java.util.List;

/**
 * Asks cells a collection's judged queries, as a user would, and scores what they find.
 *
 * @param seed of the randomization tests and bootstraps
 */
public record CellQualityRun(QualityTask task, long seed, Progress progress) {
  /**
   * Asks all; the first is the reference.
   *
   * @param cells at least one, over the task's documents
   */
  public List<CellQuality> run(List<CellEngine> cells) {
    List<CellQuality> qualities = new ArrayList<>();
    List<List<ScoredDocument>> reference = List.of();
    for (CellEngine cell : cells) {
      List<List<ScoredDocument>> rankings = rank(cell);
      reference = qualities.isEmpty() ? rankings : reference;
      List<QueryScores> scores = new QueryScoring(task).score(rankings, reference);
      qualities.add(
          new CellQuality(
              cell.cell(),
              scores,
              qualities.stream().findFirst().map(first -> compare(first.queries(), scores)),
              rankings));
    }
    return qualities;
  }

  private List<List<ScoredDocument>> rank(CellEngine cell) {
    List<List<ScoredDocument>> rankings = new ArrayList<>();
    int all = task.queries().size();
    for (int i = 0; i < all; i++) {
      rankings.add(
          cell.ask(task.queries().get(i).text(), QualityRun.DEPTH).hits().stream()
              .map(hit -> new ScoredDocument(hit.id(), hit.score()))
              .sorted(ScoredDocument.BEST_FIRST)
              .toList());
      progress.report(cell.cell().id() + ": quality", i + 1L, all);
    }
    return rankings;
  }

  private PairedComparison compare(List<QueryScores> reference, List<QueryScores> scores) {
    return PairedComparison.of(
        QueryScores.column(reference, QueryScores::ndcgAt10),
        QueryScores.column(scores, QueryScores::ndcgAt10),
        seed);
  }
}
