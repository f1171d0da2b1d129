package dev.pith.report;

import dev.pith.corpus.Document;
import dev.pith.corpus.Judgements;
import dev.pith.corpus.Query;
import dev.pith.evaluate.LatencyPlan;
import dev.pith.evaluate.LatencyResult;
import dev.pith.evaluate.LatencyRun;
import dev.pith.evaluate.Progress;
import dev.pith.evaluate.QualityResult;
import dev.pith.evaluate.QualityRun;
import dev.pith.evaluate.QualityTask;
import dev.pith.evaluate.SearchLatencyRun;
import dev.pith.fixtures.FakeEncoder;
import dev.pith.fixtures.FakeSearchEngine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/** Reports of made-up encoders over a made-up collection. */
final class SampleReports {
  private static final List<String> QUERIES =
      IntStream.range(0, 150).mapToObj(i -> "query " + i + " wants " + i % 13).toList();
  private static final Instant CREATED_AT = Instant.parse("2026-11-25T10:00:00Z");

  private SampleReports() {}

  /** A reference, a fast encoder, one that is no faster, and one that is slow but small. */
  static LatencyReport full() {
    List<FakeEncoder> encoders =
        List.of(
            encoder("full", 64, 8.2e6, 0),
            encoder("compact", 64, 2.3e6, 0.35),
            encoder("full-twin", 64, 8.2e6, 0),
            encoder("tiny", 64, 0.16e6, 1.1));
    return new LatencyReport(
        CREATED_AT,
        "pith report --queries questions.txt --data tiny full compact full-twin tiny",
        QuerySetFacts.of("questions.txt", QUERIES),
        "tiny: 60 made-up documents",
        List.of(
            model("full", 90_387_606),
            new ModelFacts(
                "compact",
                18_930_112,
                "c".repeat(64),
                List.of("cut the vocabulary to 21,000 tokens", "int8 weights per channel")),
            model("full-twin", 90_387_606),
            model("tiny", 4_200_000)),
        latency(encoders),
        Optional.of(search(encoders)),
        Optional.of(quality(encoders, "tiny", "query ")),
        LatencyReport.EPSILON);
  }

  /** One encoder, nothing searched, no quality. */
  static LatencyReport referenceOnly() {
    return ofEncoders(List.of(encoder("full", 8, 8.2e6, 0)));
  }

  /** Two encoders that differ only as told. */
  static LatencyReport twoTaking(double referenceNanos, double otherNanos) {
    return ofEncoders(
        List.of(encoder("full", 8, referenceNanos, 0), encoder("compact", 8, otherNanos, 0)));
  }

  /** Every text that comes from outside is {@code text}. */
  static LatencyReport saying(String text) {
    List<FakeEncoder> encoders =
        List.of(encoder("full " + text, 16, 8.2e6, 0), encoder(text, 16, 2.3e6, 1.5));
    return new LatencyReport(
        CREATED_AT,
        "pith report " + text,
        QuerySetFacts.of(text, QUERIES),
        text,
        encoders.stream()
            .map(e -> new ModelFacts(e.name(), 1_000_000, text, List.of(text)))
            .toList(),
        latency(encoders),
        Optional.empty(),
        Optional.of(quality(encoders, text, text)),
        LatencyReport.EPSILON);
  }

  private static LatencyReport ofEncoders(List<FakeEncoder> encoders) {
    return new LatencyReport(
        CREATED_AT,
        "pith report",
        QuerySetFacts.of("questions.txt", QUERIES),
        "",
        encoders.stream().map(e -> model(e.name(), 1_000_000)).toList(),
        latency(encoders),
        Optional.empty(),
        Optional.empty(),
        LatencyReport.EPSILON);
  }

  private static ModelFacts model(String name, long sizeBytes) {
    return new ModelFacts(name, sizeBytes, "f".repeat(64), List.of());
  }

  private static LatencyResult latency(List<FakeEncoder> encoders) {
    return new LatencyRun(QUERIES, LatencyPlan.STANDARD, Progress.SILENT).run(encoders);
  }

  private static LatencyResult search(List<FakeEncoder> encoders) {
    List<String> names = encoders.stream().map(FakeEncoder::name).toList();
    List<Long> nanos = encoders.stream().map(e -> e.encodeNanos().getAsLong()).toList();
    return new SearchLatencyRun(QUERIES, 10, LatencyPlan.STANDARD, Progress.SILENT)
        .run(new FakeSearchEngine(names, nanos));
  }

  private static QualityResult quality(List<FakeEncoder> encoders, String data, String prefix) {
    List<Document> documents = new ArrayList<>();
    List<Query> queries = new ArrayList<>();
    Map<String, Map<String, Integer>> gains = new HashMap<>();
    for (int i = 0; i < 60; i++) {
      documents.add(new Document("d" + i, "", "about %d and %d too".formatted(i, i * 7 % 60)));
      queries.add(new Query("q" + i, prefix + " asks about " + i));
      gains.put("q" + i, Map.of("d" + i, 1));
    }
    QualityTask task = new QualityTask(data, "test", documents, queries, new Judgements(gains));
    return new QualityRun(task, 1, Progress.SILENT).run(encoders);
  }

  /** Times vary from query to query by a fifth; vectors stray from the others by {@code error}. */
  private static FakeEncoder encoder(String name, int dimension, double medianNanos, double error) {
    Random random = new Random(name.hashCode());
    LongSupplier nanos =
        () -> Math.round(medianNanos * Math.exp(0.2 * Math.abs(random.nextGaussian())));
    FakeEncoder clean = FakeEncoder.ofWords(name, dimension, 1);
    return new FakeEncoder(
        name,
        dimension,
        text -> {
          float[] vector = clean.vectors().apply(text).clone();
          Random stray = new Random(text.hashCode());
          for (int i = 0; i < vector.length; i++) {
            vector[i] += (float) (error * stray.nextGaussian());
          }
          return vector;
        },
        nanos);
  }
}
