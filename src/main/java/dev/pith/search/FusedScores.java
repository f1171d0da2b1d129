package dev.pith.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What each list gives to each document, while a fusion collects it. */
final class FusedScores {
  private final Map<String, List<Double>> parts = new LinkedHashMap<>();

  void add(String id, double part) {
    parts.computeIfAbsent(id, none -> new ArrayList<>()).add(part);
  }

  /** The sums times {@code scale}, best first. */
  List<RankedDocument> ranked(double scale) {
    return parts.entrySet().stream()
        .map(entry -> new RankedDocument(entry.getKey(), scale * sum(entry.getValue())))
        .sorted(RankedDocument.BEST_FIRST)
        .toList();
  }

  /** In an order of their own: a floating-point sum must not tell which list came first. */
  private static double sum(List<Double> parts) {
    return parts.stream().sorted().reduce(0.0, Double::sum);
  }
}
