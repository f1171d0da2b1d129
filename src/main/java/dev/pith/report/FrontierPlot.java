package dev.pith.report;

import dev.pith.evaluate.EncoderLatency;
import dev.pith.evaluate.EncoderQuality;
import dev.pith.evaluate.QualityResult;
import dev.pith.tune.Goal;
import dev.pith.tune.Measured;
import dev.pith.tune.Tuning;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What each encoder keeps of quality, against its time; a dot's area is its bytes. */
final class FrontierPlot implements Plot {
  private static final double LEFT = 60;
  private static final double TOP = 40;
  private static final double HEIGHT = 330;

  private final TuneReport report;
  private final Tuning tuning;
  private final List<TuneDot> dots;
  private final Frame frame = new Frame(LEFT, TOP, Svg.WIDTH - 16, TOP + HEIGHT);
  private final LogScale time;
  private final LinearScale kept;

  FrontierPlot(TuneReport report) {
    this.report = report;
    this.tuning = report.tuning();
    this.dots = TuneDot.of(tuning);
    this.time = timeScale();
    this.kept = keptScale();
  }

  @Override
  public Element drawing() {
    Element drawing =
        Svg.drawing(
                "frontier",
                frame.bottom() + 46,
                "Quality against latency",
                "Share of the full encoder's quality that each encoder keeps, over its median time for a question; a larger dot is a larger model; higher and further left is better.")
            .add(
                frame.horizontalAxis(time, "median milliseconds for one question, logarithmic"),
                frame.verticalAxis(kept, "% of the full encoder's quality"),
                sizes());
    bound().ifPresent(line -> drawing.add(Svg.path(line, "bound")));
    drawing.add(frontier());
    dots.forEach(dot -> drawing.add(Svg.path(interval(dot), "whisker again")));
    dots.stream()
        .sorted(Comparator.comparingLong(TuneDot::bytes).reversed())
        .forEach(dot -> drawing.add(dot.drawing(place(dot), radius(dot))));
    return drawing.addAll(labels());
  }

  private Svg.Point place(TuneDot dot) {
    return new Svg.Point(time.at(shown(dot)), kept.at(100 * dot.kept().value()));
  }

  private static double shown(TuneDot dot) {
    return Math.max(1e-6, dot.millis());
  }

  private double radius(TuneDot dot) {
    return dot.radius(tuning.full().bytes());
  }

  /** What an area means. */
  private Element sizes() {
    long full = tuning.full().bytes();
    double radius = TuneDot.radius(full, full);
    double small = TuneDot.radius(full / 4, full);
    double y = TOP / 2 - 4;
    double x = frame.right() - 190;
    return Element.of("g")
        .add(
            Element.of("circle").with("cx", x).with("cy", y).with("r", small).with("class", "size"),
            Svg.text(x + small + 5, y + 4, Figures.roundMegabytes(full / 4), "tick"),
            Element.of("circle")
                .with("cx", x + 100)
                .with("cy", y)
                .with("r", radius)
                .with("class", "size"),
            Svg.text(x + 105 + radius, y + 4, Figures.roundMegabytes(full), "tick"));
  }

  /** The line that had to be kept to, from end to end; bytes have none. */
  private Optional<List<Svg.Point>> bound() {
    return switch (tuning.goal()) {
      case Goal.MinQuality goal -> {
        double y = kept.at(100 * goal.share());
        yield Optional.of(List.of(new Svg.Point(frame.left(), y), new Svg.Point(frame.right(), y)));
      }
      case Goal.MaxLatency goal -> {
        double x = time.at(Math.max(1e-6, goal.share() * shown(dots.getFirst())));
        yield Optional.of(List.of(new Svg.Point(x, frame.top()), new Svg.Point(x, frame.bottom())));
      }
      case Goal.MaxBytes goal -> Optional.empty();
    };
  }

  /** Joins those that no other beats in both quality and time, fastest first. */
  private Element frontier() {
    List<Svg.Point> best = new ArrayList<>();
    double reached = Double.NEGATIVE_INFINITY;
    for (TuneDot dot : dots.stream().sorted(Comparator.comparingDouble(TuneDot::millis)).toList()) {
      if (dot.kept().value() > reached) {
        best.add(place(dot));
        reached = dot.kept().value();
      }
    }
    return Svg.path(best, "frontier");
  }

  private List<Svg.Point> interval(TuneDot dot) {
    double x = time.at(shown(dot));
    return List.of(
        new Svg.Point(x, kept.at(100 * dot.kept().interval().high())),
        new Svg.Point(x, kept.at(100 * dot.kept().interval().low())));
  }

  private List<Element> labels() {
    LabelPlaces places = new LabelPlaces(frame);
    dots.forEach(dot -> places.keepFree(LabelPlaces.Box.around(place(dot), radius(dot))));
    dots.forEach(dot -> places.keepFree(LabelPlaces.Box.along(interval(dot))));
    bound().ifPresent(line -> places.keepFree(LabelPlaces.Box.along(line)));
    List<Element> labels = new ArrayList<>();
    for (TuneDot dot : dots) {
      Svg.Point center = place(dot);
      LabelPlaces.Box box = places.place(dot.label(), center, radius(dot));
      Svg.Point end = box.nearest(center);
      if (Math.hypot(end.x() - center.x(), end.y() - center.y()) > radius(dot) + 10) {
        labels.add(Svg.line(center.x(), center.y(), end.x(), end.y(), "leader"));
      }
      labels.add(Svg.text(box.writing().x(), box.writing().y(), dot.label(), "label"));
    }
    return labels;
  }

  private LogScale timeScale() {
    List<Double> all = new ArrayList<>(dots.stream().map(FrontierPlot::shown).toList());
    if (tuning.goal() instanceof Goal.MaxLatency goal) {
      all.add(Math.max(1e-6, goal.share() * shown(dots.getFirst())));
    }
    double low = all.stream().min(Double::compare).orElse(1.0);
    double high = all.stream().max(Double::compare).orElse(1.0);
    double margin = Math.max(1.3, Math.pow(high / low, 0.12));
    return new LogScale(low / margin, high * margin, frame.left(), frame.right());
  }

  private LinearScale keptScale() {
    List<Double> all = new ArrayList<>();
    for (TuneDot dot : dots) {
      all.addAll(List.of(dot.kept().interval().low(), dot.kept().interval().high()));
      all.add(dot.kept().value());
    }
    if (tuning.goal() instanceof Goal.MinQuality goal) {
      all.add(goal.share());
    }
    double low = 100 * all.stream().min(Double::compare).orElse(0.0);
    double high = 100 * all.stream().max(Double::compare).orElse(1.0);
    double margin = Math.max(1, 0.12 * (high - low));
    return new LinearScale(low - margin, high + margin, frame.bottom(), frame.top());
  }

  @Override
  public Element table() {
    List<String> columns =
        new ArrayList<>(
            List.of(
                "Encoder",
                "Size",
                "kept",
                "95 % interval",
                "agreement@10",
                "median ms",
                "speed-up",
                "95 % interval"));
    report.check().ifPresent(check -> columns.add("nDCG@10 kept on " + check.data()));
    Table table =
        new Table("All encoders that were measured", columns.toArray(String[]::new))
            .withNotes("Standing");
    for (TuneDot dot : dots) {
      Table.Row row = table.row(dot.label(), dot.sign()).bytes(dot.bytes());
      tuning.measured().stream()
          .filter(one -> one.name().equals(dot.name()))
          .findFirst()
          .ifPresentOrElse(one -> figures(row, one), () -> reference(row));
      report.check().ifPresent(check -> row.number(checked(dot, check), Figures::percent));
      row.note(dot.standing().words());
    }
    return table.element();
  }

  private static void figures(Table.Row row, Measured one) {
    EncoderLatency latency = one.latency();
    row.number(one.quality().kept().value(), share -> Figures.decimals(100 * share, 2) + " %")
        .interval(
            one.quality().kept().interval().low(),
            one.quality().kept().interval().high(),
            share -> Figures.decimals(100 * share, 1))
        .number(one.quality().agreement(), Figures::percent)
        .number(latency.total().p50Millis(), Figures::millis)
        .number(latency.speedup().ratio(), Figures::ratio)
        .interval(latency.speedup().low(), latency.speedup().high(), Figures::ratio);
  }

  private void reference(Table.Row row) {
    row.absent("the reference")
        .absent("the reference")
        .absent("the reference")
        .number(tuning.full().latency().total().p50Millis(), Figures::millis)
        .absent("the reference")
        .absent("the reference");
  }

  private static OptionalDouble checked(TuneDot dot, QualityResult check) {
    return check.encoders().stream()
        .filter(encoder -> encoder.name().equals(dot.name()))
        .map(EncoderQuality::relativeNdcgAt10)
        .findFirst()
        .orElse(OptionalDouble.empty());
  }
}
