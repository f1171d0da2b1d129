package dev.pith.report;

import dev.pith.evaluate.EncoderLatency;
import dev.pith.evaluate.EncoderQuality;
import dev.pith.evaluate.PairedComparison;
import dev.pith.evaluate.QualityResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/** Quality against time: up and to the left is better; the line joins what nothing else beats. */
final class QualityPlot implements Plot {
  private static final double LEFT = 60;
  private static final double TOP = 34;
  private static final double HEIGHT = 250;

  private final LatencyReport report;
  private final QualityResult quality;
  private final List<Dot> dots = new ArrayList<>();

  private record Dot(Series series, double millis, double ndcg, double low, double high) {}

  QualityPlot(LatencyReport report, QualityResult quality) {
    this.report = report;
    this.quality = quality;
    double reference = quality.encoders().getFirst().ndcgAt10();
    for (EncoderLatency latency : report.latency().encoders()) {
      report
          .qualityOf(latency.name())
          .ifPresent(encoder -> dots.add(dot(latency, encoder, reference)));
    }
  }

  private Dot dot(EncoderLatency latency, EncoderQuality encoder, double reference) {
    double ndcg = encoder.ndcgAt10();
    return new Dot(
        report.series(latency.name()),
        Math.max(1e-6, latency.total().p50Millis()),
        ndcg,
        encoder.versusReference().map(c -> reference + c.low()).orElse(ndcg),
        encoder.versusReference().map(c -> reference + c.high()).orElse(ndcg));
  }

  @Override
  public Element drawing() {
    Frame frame = new Frame(LEFT, TOP, Svg.WIDTH - 16, TOP + HEIGHT);
    LogScale time = timeScale(frame);
    LinearScale score = scoreScale(frame);
    Element drawing =
        Svg.drawing(
                "quality",
                frame.bottom() + 46,
                "Quality against latency",
                "nDCG@10 of each encoder over its median time; higher and further left is better.")
            .add(
                frame.horizontalAxis(time, "median milliseconds for one query, logarithmic"),
                frame.verticalAxis(score, "nDCG@10"),
                Svg.path(
                    frontier().stream()
                        .map(dot -> new Svg.Point(time.at(dot.millis()), score.at(dot.ndcg())))
                        .toList(),
                    "frontier"));
    List<Svg.Point> named = new ArrayList<>();
    for (Dot dot : dots) {
      Svg.Point place = new Svg.Point(time.at(dot.millis()), score.at(dot.ndcg()));
      long crowd = named.stream().filter(other -> isNear(place, other)).count();
      named.add(place);
      drawing.add(
          Svg.line(
              place.x(),
              score.at(dot.low()),
              place.x(),
              score.at(dot.high()),
              "whisker " + dot.series().style()),
          dot.series().marker(place.x(), place.y()),
          label(dot, place, crowd, frame));
    }
    return drawing;
  }

  private static boolean isNear(Svg.Point a, Svg.Point b) {
    return Math.abs(a.x() - b.x()) < 110 && Math.abs(a.y() - b.y()) < 16;
  }

  /** Above the dot, or below it and then lower for each that is there already. */
  private static Element label(Dot dot, Svg.Point place, long crowd, Frame frame) {
    boolean right = place.x() > (frame.left() + frame.right()) / 2;
    double y = crowd == 0 ? place.y() - 9 : place.y() + 4 + 16 * crowd;
    return Svg.text(
        right ? place.x() - 12 : place.x() + 12,
        y,
        dot.series().label(),
        right ? "label end" : "label");
  }

  /** Those that no other beats in both time and quality, fastest first. */
  private List<Dot> frontier() {
    List<Dot> best = new ArrayList<>();
    double reached = Double.NEGATIVE_INFINITY;
    for (Dot dot : dots.stream().sorted(Comparator.comparingDouble(Dot::millis)).toList()) {
      if (dot.ndcg() > reached) {
        best.add(dot);
        reached = dot.ndcg();
      }
    }
    return best;
  }

  private LogScale timeScale(Frame frame) {
    double low = dots.stream().mapToDouble(Dot::millis).min().orElse(1);
    double high = dots.stream().mapToDouble(Dot::millis).max().orElse(1);
    double margin = Math.max(1.3, Math.pow(high / low, 0.12));
    return new LogScale(low / margin, high * margin, frame.left(), frame.right());
  }

  private LinearScale scoreScale(Frame frame) {
    double low = dots.stream().mapToDouble(Dot::low).min().orElse(0);
    double high = dots.stream().mapToDouble(Dot::high).max().orElse(1);
    double margin = Math.max(0.01, (high - low) * 0.25);
    return new LinearScale(
        Math.max(0, low - margin), Math.min(1.02, high + margin), frame.bottom(), frame.top());
  }

  @Override
  public Element table() {
    Table table =
        new Table(
            "%s, split %s: %s documents, %s queries"
                .formatted(
                    quality.data(),
                    quality.split(),
                    Figures.count(quality.documents()),
                    Figures.count(quality.queries())),
            "Encoder",
            "nDCG@10",
            "kept",
            "difference",
            "95 % interval",
            "p",
            "better / equal / worse",
            "MRR@10",
            "recall@100",
            "asymmetric nDCG@10",
            "cosine",
            "overlap@10");
    for (EncoderQuality encoder : quality.encoders()) {
      Table.Row row =
          table
              .row(report.series(encoder.name()))
              .number(encoder.ndcgAt10(), Figures::score)
              .number(encoder.relativeNdcgAt10(), Figures::percent);
      encoder.versusReference().ifPresentOrElse(c -> comparison(row, c), () -> noComparison(row));
      row.number(encoder.mrrAt10(), Figures::score)
          .number(encoder.recallAt100(), Figures::score)
          .number(encoder.asymmetricNdcgAt10(), Figures::score)
          .number(encoder.meanCosine(), Figures::score)
          .number(OptionalDouble.of(encoder.meanOverlapAt10()), Figures::percent);
    }
    return table.element();
  }

  private static void comparison(Table.Row row, PairedComparison comparison) {
    row.number(comparison.meanDifference(), Figures::signed)
        .interval(comparison.low(), comparison.high(), Figures::signed)
        .number(comparison.pValue(), Figures::pValue)
        .text("%d / %d / %d".formatted(comparison.wins(), comparison.ties(), comparison.losses()));
  }

  private static void noComparison(Table.Row row) {
    for (int column = 0; column < 4; column++) {
      row.absent("the reference");
    }
  }
}
