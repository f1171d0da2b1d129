package dev.pith.report;

import dev.pith.corpus.Document;
import dev.pith.corpus.Judgements;
import dev.pith.corpus.Query;
import dev.pith.evaluate.Cell;
import dev.pith.evaluate.CellEngine;
import dev.pith.evaluate.CellLatencyRun;
import dev.pith.evaluate.CellQuality;
import dev.pith.evaluate.CellQualityRun;
import dev.pith.evaluate.ClockRange;
import dev.pith.evaluate.Disturbance;
import dev.pith.evaluate.Interval;
import dev.pith.evaluate.LatencyDistribution;
import dev.pith.evaluate.LatencyPlan;
import dev.pith.evaluate.LatencyResult;
import dev.pith.evaluate.Progress;
import dev.pith.evaluate.QualityTask;
import dev.pith.evaluate.RecallResult;
import dev.pith.evaluate.Recommendation;
import dev.pith.load.LoadPlan;
import dev.pith.load.LoadResult;
import dev.pith.load.SustainedRate;
import dev.pith.load.Throughput;
import dev.pith.search.Hit;
import dev.pith.search.SearchEngine;
import dev.pith.search.SearchMode;
import dev.pith.search.SearchQuery;
import dev.pith.search.SearchResult;
import dev.pith.search.StageTimes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;

/** Reports of made-up cells over a made-up collection. */
final class SampleCells {
  private static final int QUERIES = 150;
  private static final int DOCUMENTS = 40;
  private static final int HITS = 10;
  private static final int CANDIDATES = 130;
  private static final Disturbance CALM = watched(3, 3_100.5);

  private SampleCells() {}

  /** Of 820 ticks so many were stolen. */
  private static Disturbance watched(long stolenTicks, double highestMhz) {
    return new Disturbance(
        4_100_000_000L,
        7,
        31,
        820,
        stolenTicks,
        12.5,
        Optional.of(new ClockRange(highestMhz - 504.25, highestMhz)));
  }

  /**
   * An engine that finds each query's document unless the query's number is below {@code missed}.
   *
   * @param encodeNanos median; varies by a fifth
   */
  private record Engine(String name, long encodeNanos, int missed, Random random)
      implements SearchEngine {
    @Override
    public List<String> encoders() {
      return List.of(name);
    }

    @Override
    public String documentsBy(String encoder) {
      return encoder;
    }

    @Override
    public long documents() {
      return DOCUMENTS;
    }

    @Override
    public SearchResult search(SearchQuery query) {
      int number = Integer.parseInt(query.text().substring(query.text().lastIndexOf(' ') + 1));
      List<Hit> hits = new ArrayList<>();
      for (int i = 0; i < Math.min(query.k(), 20); i++) {
        int document = (number + i + (number < missed ? 1 : 0)) % DOCUMENTS;
        hits.add(new Hit(i + 1, "d" + document, "", "text", 0.9f - 0.01f * i));
      }
      long encode = Math.round(encodeNanos * Math.exp(0.2 * Math.abs(random.nextGaussian())));
      return new SearchResult(
          query.encoder(),
          hits,
          new StageTimes(90_000, encode, 400_000, 150_000, 9_000, 60_000, 70_000),
          7,
          false);
    }

    @Override
    public void close() {}
  }

  /** A reference, an encoder as good at two precisions and with words, and one that is worse. */
  static CellReport full() {
    return of(
        List.of(
            cell("full", 32, SearchMode.VECTOR, 8_200_000, 0),
            cell("compact", 32, SearchMode.VECTOR, 2_300_000, 2),
            cell("compact", 1, SearchMode.HYBRID, 2_300_000, 1),
            cell("tiny", 8, SearchMode.VECTOR, 160_000, 60),
            new CellEngine(Cell.LEXICAL, new Engine("full", 0, 40, new Random(9)))),
        "report --data tiny --encoder full=models/full",
        Optional.of("0".repeat(40)));
  }

  /** A reference, and a faster encoder that is worse. */
  static CellReport losing() {
    return of(
        List.of(
            cell("full", 32, SearchMode.VECTOR, 8_200_000, 0),
            cell("tiny", 8, SearchMode.VECTOR, 160_000, 60)),
        "report",
        Optional.empty());
  }

  /** One cell, while other guests of the host had half of the time. */
  static CellReport disturbed() {
    CellReport report =
        of(List.of(cell("full", 32, SearchMode.VECTOR, 8_200_000, 0)), "report", Optional.empty());
    CellResult only = report.cells().getFirst();
    return report(
        report,
        new CellResult(
            only.cell(),
            only.singleStream(),
            beside(only.offline(), watched(410, 3_100.5)),
            only.server(),
            only.http(),
            only.quality(),
            only.recall(),
            only.cost()));
  }

  /** One cell whose clock fell before the offline scenario, and whose graph is asked for a few. */
  static CellReport slow() {
    CellReport calm = least();
    CellResult only = calm.cells().getFirst();
    CellResult slow =
        new CellResult(
            only.cell(),
            only.singleStream(),
            beside(only.offline(), watched(3, 2_600)),
            rate(100),
            only.http(),
            only.quality(),
            only.recall(),
            only.cost());
    return report(calm, slow, 20);
  }

  /** The same without energy. */
  private static Throughput beside(Throughput calm, Disturbance disturbance) {
    return new Throughput(
        calm.perSecond(),
        calm.interval(),
        calm.passes(),
        calm.questions(),
        calm.cpuMillis(),
        OptionalDouble.empty(),
        disturbance);
  }

  private static CellReport report(CellReport like, CellResult only) {
    return report(like, only, like.candidates());
  }

  private static CellReport report(CellReport like, CellResult only, int candidates) {
    return new CellReport(
        like.reproduce(),
        like.data(),
        like.split(),
        like.documents(),
        like.questions(),
        like.models(),
        like.singleStream(),
        like.load(),
        candidates,
        List.of(only),
        like.epsilon());
  }

  /** One cell whose bound never held, on a machine that tells little. */
  static CellReport least() {
    CellReport report =
        of(List.of(cell("full", 32, SearchMode.VECTOR, 8_200_000, 0)), "report", Optional.empty());
    CellResult only = report.cells().getFirst();
    LoadResult lost = new LoadResult(10, 700, 0, 0, 8, 0, false, true, Optional.empty());
    return report(
        report,
        new CellResult(
            only.cell(),
            only.singleStream(),
            beside(only.offline(), Disturbance.NONE),
            new SustainedRate(
                Optional.empty(), OptionalDouble.of(10), List.of(lost), Disturbance.NONE),
            Optional.empty(),
            only.quality(),
            Optional.empty(),
            new CellCost(1, 2, 3, OptionalLong.empty(), OptionalDouble.empty(), 0)));
  }

  /** Every text that comes from outside is {@code text}. */
  static CellReport saying(String text) {
    return of(
        List.of(
            new CellEngine(
                new Cell(text, text, 8, SearchMode.VECTOR),
                new Engine(text, 1_000_000, 0, new Random(1))),
            cell("compact", 8, SearchMode.VECTOR, 900_000, 0)),
        text,
        Optional.of(text));
  }

  private static CellEngine cell(
      String encoder, int bits, SearchMode mode, long encodeNanos, int missed) {
    return new CellEngine(
        new Cell(encoder, encoder, bits, mode),
        new Engine(encoder, encodeNanos, missed, new Random(encoder.hashCode() + bits)));
  }

  private static CellReport of(List<CellEngine> cells, String command, Optional<String> commit) {
    QualityTask task = task(command);
    List<String> questions = task.queries().stream().map(Query::text).toList();
    LatencyResult singleStream =
        new CellLatencyRun(
                questions,
                HITS,
                LatencyPlan.STANDARD,
                (engine, query, result) -> new byte[] {'{', '}'},
                Progress.SILENT)
            .run(cells);
    List<CellQuality> qualities = new CellQualityRun(task, 1, Progress.SILENT).run(cells);
    List<CellResult> results = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      Cell cell = cells.get(i).cell();
      double perSecond = 100 + 57.5 * i;
      results.add(
          new CellResult(
              cell,
              singleStream.encoders().get(i),
              new Throughput(
                  perSecond * 1.5,
                  new Interval(perSecond, perSecond * 2),
                  5,
                  750,
                  6.5,
                  OptionalDouble.of(0.125 + i),
                  CALM),
              rate(perSecond),
              i == 1 ? Optional.of(rate(perSecond * 0.8)) : Optional.empty(),
              qualities.get(i),
              cell.mode() == SearchMode.VECTOR
                  ? Optional.of(new RecallResult(0.98, new Interval(0.97, 0.99), 0.4, QUERIES))
                  : Optional.empty(),
              new CellCost(
                  90_387_606L / (i + 1),
                  21_000_000 + i,
                  8_000_001L / (i + 2),
                  OptionalLong.of(310_000_000L + i),
                  OptionalDouble.of(912.5 + i),
                  3)));
    }
    return new CellReport(
        new Reproduction(
            Instant.parse("2026-11-29T10:00:00Z"),
            "./pith " + command,
            commit.orElse(""),
            Map.of("lucene-core", "10.6.0"),
            1,
            "a".repeat(64)),
        task.data(),
        "test",
        DOCUMENTS,
        QuerySetFacts.of(task.data(), questions),
        cells.stream()
            .map(cell -> cell.cell().encoder())
            .distinct()
            .map(name -> new ModelFacts(name, 1_000_000, "b".repeat(64), List.of("int8 " + name)))
            .toList(),
        singleStream,
        LoadPlan.of(2, 100, 1),
        CANDIDATES,
        results,
        Recommendation.EPSILON);
  }

  private static SustainedRate rate(double perSecond) {
    LatencyDistribution times = LatencyDistribution.ofNanos(nanos(perSecond));
    LoadResult held =
        new LoadResult(
            perSecond,
            700,
            699,
            3,
            1,
            0,
            true,
            false,
            Optional.of(new LoadResult.Times(times, times, times)));
    LoadResult lost =
        new LoadResult(perSecond * 1.1, 700, 300, 9, 0, 0, false, true, Optional.empty());
    return new SustainedRate(
        Optional.of(held), OptionalDouble.of(perSecond * 1.1), List.of(lost, held), CALM);
  }

  private static long[] nanos(double perSecond) {
    return IntStream.range(1, 700).mapToLong(i -> Math.round(i * 1e9 / perSecond / 50)).toArray();
  }

  private static QualityTask task(String name) {
    List<Document> documents = new ArrayList<>();
    List<Query> queries = new ArrayList<>();
    Map<String, Map<String, Integer>> gains = new HashMap<>();
    for (int i = 0; i < DOCUMENTS; i++) {
      documents.add(new Document("d" + i, "", "about " + i));
    }
    for (int i = 0; i < QUERIES; i++) {
      queries.add(new Query("q" + i, name + " " + i));
      gains.put("q" + i, Map.of("d" + i % DOCUMENTS, 1));
    }
    return new QualityTask(name, "test", documents, queries, new Judgements(gains));
  }
}
