package dev.pith.evaluate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What one report says in numbers.
 *
 * @param figures with distinct ids
 * @param queryScores by a figure's id, the score of each query by the query's id, for figures that
 *     are means over queries
 */
public record ReportedFigures(List<Figure> figures, Map<String, Map<String, Double>> queryScores) {
  private static final long SEED = 1;

  public ReportedFigures {
    figures = List.copyOf(figures);
    queryScores =
        queryScores.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, entry -> Map.copyOf(entry.getValue())));
    if (figures.stream().map(Figure::id).distinct().count() != figures.size()) {
      throw new IllegalArgumentException("two figures of a report have one id");
    }
  }

  /** The same number of the same unit. */
  Optional<Figure> alike(Figure figure) {
    return figures.stream()
        .filter(one -> one.id().equals(figure.id()) && one.unit().equals(figure.unit()))
        .findFirst();
  }

  /** The queries behind a figure one by one; absent unless both reports asked the same ones. */
  Optional<PairedComparison> paired(ReportedFigures after, String id) {
    Map<String, Double> before = queryScores.getOrDefault(id, Map.of());
    Map<String, Double> later = after.queryScores.getOrDefault(id, Map.of());
    if (before.isEmpty() || !before.keySet().equals(later.keySet())) {
      return Optional.empty();
    }
    List<String> queries = before.keySet().stream().sorted().toList();
    return Optional.of(PairedComparison.of(column(queries, before), column(queries, later), SEED));
  }

  private static double[] column(List<String> queries, Map<String, Double> scores) {
    return queries.stream().mapToDouble(query -> scores.getOrDefault(query, 0.0)).toArray();
  }
}
