package dev.pith.evaluate;

import dev.pith.corpus.Document;
import dev.pith.evaluate.LostQuery.Listed;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Finds the queries that lost most, because an average hides them. */
final class LostQueries {
  private static final int TITLE_LENGTH = 120;

  private final QualityTask task;
  private final Map<String, Document> documents;

  LostQueries(QualityTask task) {
    this.task = task;
    this.documents =
        task.documents().stream().collect(Collectors.toMap(Document::id, Function.identity()));
  }

  /** One encoder's answers to all queries of the task, and what they scored. */
  record Answers(List<List<ScoredDocument>> rankings, List<QueryScores> scores) {}

  /**
   * Those that lost anything of nDCG@10, most first, at most {@value LostQuery#TOLD}; of equals the
   * earlier in the task.
   */
  List<LostQuery> of(Answers reference, Answers candidate) {
    return IntStream.range(0, task.queries().size())
        .filter(i -> ndcg(candidate, i) < ndcg(reference, i))
        .boxed()
        .sorted(Comparator.comparingDouble(i -> ndcg(candidate, i) - ndcg(reference, i)))
        .limit(LostQuery.TOLD)
        .map(i -> lost(reference, candidate, i))
        .toList();
  }

  private static double ndcg(Answers answers, int query) {
    return answers.scores().get(query).ndcgAt10();
  }

  private LostQuery lost(Answers reference, Answers candidate, int query) {
    QueryScores scores = candidate.scores().get(query);
    Map<String, Integer> gains = task.judgements().of(scores.queryId());
    return new LostQuery(
        scores.queryId(),
        scores.text(),
        ndcg(reference, query),
        scores.ndcgAt10(),
        listed(reference.rankings().get(query), gains),
        listed(candidate.rankings().get(query), gains));
  }

  private List<Listed> listed(List<ScoredDocument> ranking, Map<String, Integer> gains) {
    return ranking.stream()
        .limit(LostQuery.LISTED)
        .map(d -> new Listed(d.id(), title(d.id()), gains.getOrDefault(d.id(), 0)))
        .toList();
  }

  private String title(String id) {
    Document document = documents.get(id);
    if (document == null) {
      return "";
    }
    String title = document.title().isBlank() ? document.text() : document.title();
    return title.codePointCount(0, title.length()) <= TITLE_LENGTH
        ? title
        : title.substring(0, title.offsetByCodePoints(0, TITLE_LENGTH - 1)) + "\u2026";
  }
}
