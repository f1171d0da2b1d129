package dev.pith.report;

import dev.pith.evaluate.Figure;
import dev.pith.evaluate.FigureKind;
import java.util.ArrayList;
import java.util.List;

/** What a reader of a comparison must know before believing it. */
record ComparisonCautions(Comparison comparison) {
  private static final double BUSY = 1;

  List<String> all() {
    List<String> cautions = new ArrayList<>();
    machines(cautions);
    busy(cautions, comparison.before());
    busy(cautions, comparison.after());
    missing(cautions, comparison.before().name(), comparison.figures().onlyBefore());
    missing(cautions, comparison.after().name(), comparison.figures().onlyAfter());
    return cautions;
  }

  private void machines(List<String> cautions) {
    for (ReadReport report : List.of(comparison.before(), comparison.after())) {
      if (report.machine().isEmpty()) {
        cautions.add(
            "%s does not tell on which machine it was made; times may be of two machines."
                .formatted(report.name()));
        return;
      }
    }
    List<String> differences = ReportedMachine.differences(comparison.before(), comparison.after());
    if (!differences.isEmpty()) {
      cautions.add(
          "The machines differ (%s): a change in time is one of program and machine together."
              .formatted(String.join(", ", differences)));
    } else if (timed()) {
      cautions.add(
          "One run tells little of a machine's hours. Times and speeds are given %s from run to run beside their own intervals; repeat what matters."
              .formatted(Figures.percent(comparison.figures().rule().drift())));
    }
  }

  private boolean timed() {
    return comparison.figures().changes().stream()
        .anyMatch(change -> FigureKind.of(change.before()).isTimed());
  }

  private static void busy(List<String> cautions, ReadReport report) {
    if (report.load().orElse(0) > BUSY) {
      cautions.add(
          "The machine of %s was busy: %s processes for each core."
              .formatted(report.name(), Figures.decimals(report.load().getAsDouble(), 1)));
    }
  }

  private static void missing(List<String> cautions, String name, List<Figure> figures) {
    if (!figures.isEmpty()) {
      cautions.add(
          "Only %s has %s: %s."
              .formatted(
                  name,
                  figures.size() == 1 ? "this figure" : Figures.count(figures.size()) + " figures",
                  shortened(figures)));
    }
  }

  private static String shortened(List<Figure> figures) {
    String some = String.join(", ", figures.stream().limit(5).map(Figure::id).toList());
    return figures.size() > 5 ? some + ", \u2026" : some;
  }
}
