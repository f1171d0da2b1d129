package dev.pith.report;

import dev.pith.evaluate.EncoderLatency;
import dev.pith.evaluate.EncoderQuality;
import dev.pith.evaluate.LatencyResult;
import dev.pith.evaluate.QualityResult;
import dev.pith.evaluate.Recommendation;
import dev.pith.evaluate.Setting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that was measured about some encoders, and all it takes to measure it again.
 *
 * @param createdAt when the report was made
 * @param command the command line that makes it again
 * @param querySet the queries that were timed
 * @param corpus what was searched, for a person to read; empty when nothing was
 * @param models one for each encoder that was measured, the reference first
 * @param latency of the encoders alone
 * @param search of whole searches, when they were timed
 * @param quality on a test collection, when there was one
 * @param epsilon how much less nDCG@10 than the reference's is no worse, 0 or more
 */
public record LatencyReport(
    Instant createdAt,
    String command,
    QuerySetFacts querySet,
    String corpus,
    List<ModelFacts> models,
    LatencyResult latency,
    Optional<LatencyResult> search,
    Optional<QualityResult> quality,
    double epsilon) {
  /** What is no worse, unless somebody chooses otherwise. */
  public static final double EPSILON = 0.01;

  public LatencyReport {
    models = List.copyOf(models);
    Recommendation.requireEpsilon(epsilon);
    Set<String> known = models.stream().map(ModelFacts::name).collect(Collectors.toSet());
    if (known.size() != models.size()) {
      throw new IllegalArgumentException("two models of a report have one name");
    }
    Stream.concat(Stream.of(latency), search.stream())
        .flatMap(result -> result.encoders().stream().map(EncoderLatency::name))
        .forEach(name -> requireKnown(known, name));
    quality.stream()
        .flatMap(result -> result.encoders().stream().map(EncoderQuality::name))
        .forEach(name -> requireKnown(known, name));
  }

  private static void requireKnown(Set<String> known, String name) {
    if (!known.contains(name)) {
      throw new IllegalArgumentException("the report does not tell which model " + name + " is");
    }
  }

  /** The encoder that all others are compared with. */
  public EncoderLatency reference() {
    return latency.encoders().getFirst();
  }

  ModelFacts model(String name) {
    return models.stream().filter(model -> model.name().equals(name)).findFirst().orElseThrow();
  }

  Series series(String name) {
    return new Series(models.indexOf(model(name)), name);
  }

  Optional<EncoderQuality> qualityOf(String name) {
    return quality.stream()
        .flatMap(result -> result.encoders().stream())
        .filter(encoder -> encoder.name().equals(name))
        .findFirst();
  }

  /** Every encoder whose time and quality were measured, the reference first. */
  List<Setting> settings() {
    List<Setting> settings = new ArrayList<>();
    for (EncoderLatency encoder : latency.encoders()) {
      qualityOf(encoder.name()).ifPresent(measured -> settings.add(setting(encoder, measured)));
    }
    return settings;
  }

  private Setting setting(EncoderLatency encoder, EncoderQuality measured) {
    return new Setting(
        encoder.name(),
        measured.ndcgAt10(),
        measured.versusReference(),
        encoder.total().p50Millis(),
        encoder.speedup(),
        model(encoder.name()).sizeBytes());
  }

  /** Absent without quality of the reference, which is needed to compare with. */
  Optional<Recommendation> recommendation() {
    return qualityOf(reference().name()).map(any -> Recommendation.of(settings(), epsilon));
  }
}
