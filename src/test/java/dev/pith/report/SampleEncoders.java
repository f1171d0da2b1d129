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
import dev.pith.fixtures.FakeEncoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/**
 * Times and quality of made-up encoders over a made-up collection.
 *
 * @param timed the queries that were
 */
record SampleEncoders(
    Instant measuredAt, QuerySetFacts timed, LatencyResult latency, QualityResult quality) {
  private static final List<String> QUERIES =
      IntStream.range(0, 150).mapToObj(i -> "query " + i + " wants " + i % 13).toList();
  private static final Instant MEASURED_AT = Instant.parse("2026-11-25T10:00:00Z");

  /** A reference, a fast encoder, one that is no faster, and one that is slow but small. */
  static SampleEncoders full() {
    List<FakeEncoder> encoders =
        List.of(
            encoder("full", 64, 8.2e6, 0),
            encoder("compact", 64, 2.3e6, 0.35),
            encoder("full-twin", 64, 8.2e6, 0),
            encoder("tiny", 64, 0.16e6, 1.1));
    return of(encoders, "questions.txt", quality(encoders, "tiny", "query "));
  }

  /** Every text that comes from outside is {@code text}. */
  static SampleEncoders saying(String text) {
    List<FakeEncoder> encoders =
        List.of(encoder("full " + text, 16, 8.2e6, 0), encoder(text, 16, 2.3e6, 1.5));
    return of(encoders, text, quality(encoders, text, text));
  }

  private static SampleEncoders of(
      List<FakeEncoder> encoders, String queries, QualityResult quality) {
    return new SampleEncoders(
        MEASURED_AT, QuerySetFacts.of(queries, QUERIES), latency(encoders), quality);
  }

  private static LatencyResult latency(List<FakeEncoder> encoders) {
    return new LatencyRun(QUERIES, LatencyPlan.STANDARD, Progress.SILENT).run(encoders);
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
