package dev.pith.evaluate;

import dev.pith.evaluate.LostQueries.Answers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
    LostQueries lost = new LostQueries(task);
    Answers reference = null;
    for (CellEngine cell : cells) {
      List<List<ScoredDocument>> rankings = rank(cell);
      List<QueryScores> scores =
          new QueryScoring(task)
              .score(rankings, reference == null ? rankings : reference.rankings());
      Answers answers = new Answers(rankings, scores);
      qualities.add(
          reference == null
              ? new CellQuality(cell.cell(), scores, Optional.empty(), rankings, List.of())
              : new CellQuality(
                  cell.cell(),
                  scores,
                  Optional.of(compare(reference.scores(), scores)),
                  rankings,
                  lost.of(reference, answers)));
      reference = reference == null ? answers : reference;
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
