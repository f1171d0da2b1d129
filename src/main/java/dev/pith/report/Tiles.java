package dev.pith.report;

import dev.pith.evaluate.EncoderLatency;
import dev.pith.evaluate.EncoderQuality;
import dev.pith.evaluate.Speedup;

/** The four figures of the encoder that a report is about: speed, time, quality, size. */
final class Tiles {
  private final LatencyReport report;
  private final EncoderLatency candidate;

  Tiles(LatencyReport report, EncoderLatency candidate) {
    this.report = report;
    this.candidate = candidate;
  }

  Element element() {
    Element tiles = Element.of("div").with("class", "tiles").add(speed(), time());
    report.qualityOf(candidate.name()).ifPresent(quality -> tiles.add(quality(quality)));
    return tiles.add(size());
  }

  private Element speed() {
    Speedup speedup = candidate.speedup();
    String value =
        Headline.differs(candidate) ? Figures.ratio(speedup.ratio()) + "\u00d7" : "no difference";
    return tile(
        "Speed",
        value,
        "95 %% interval %s to %s, noise \u00b1%s"
            .formatted(
                Figures.ratio(speedup.low()),
                Figures.ratio(speedup.high()),
                Figures.percent(report.latency().noise().floor())));
  }

  private Element time() {
    return tile(
        "Median query",
        Figures.millis(candidate.total().p50Millis()) + " ms",
        "instead of %s ms".formatted(Figures.millis(report.reference().total().p50Millis())));
  }

  private Element quality(EncoderQuality quality) {
    double reference =
        report.qualityOf(report.reference().name()).map(EncoderQuality::ndcgAt10).orElseThrow();
    String value =
        quality.relativeNdcgAt10().isPresent()
            ? Figures.percent(quality.relativeNdcgAt10().getAsDouble())
            : Figures.score(quality.ndcgAt10());
    String test =
        quality.versusReference().map(c -> ", p = " + Figures.pValue(c.pValue())).orElse("");
    return tile(
        "nDCG@10 kept",
        value,
        "%s instead of %s%s"
            .formatted(
                Figures.score(quality.ndcgAt10()),
                Figures.score(reference),
                test.replace("= <", "<")));
  }

  private Element size() {
    return tile(
        "Model",
        Figures.megabytes(report.model(candidate.name()).sizeBytes()),
        "instead of " + Figures.megabytes(report.model(report.reference().name()).sizeBytes()));
  }

  static Element tile(String name, String value, String detail) {
    return Element.of("div")
        .with("class", "tile")
        .add(
            Element.of("p", name).with("class", "tile-name"),
            Element.of("p", value).with("class", "tile-value"),
            Element.of("p", detail).with("class", "tile-detail"));
  }
}
