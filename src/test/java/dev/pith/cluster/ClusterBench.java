package dev.pith.cluster;

import dev.pith.corpus.Document;
import dev.pith.corpus.DocumentSource;
import dev.pith.encode.Encoder;
import dev.pith.encode.Role;
import dev.pith.evaluate.Figure;
import dev.pith.evaluate.Interval;
import dev.pith.evaluate.Progress;
import dev.pith.evaluate.Quantiles;
import dev.pith.evaluate.Speedup;
import dev.pith.index.Pairing;
import dev.pith.search.QueryTerms;
import dev.pith.search.SearchQuery;
import dev.pith.search.SearchResult;
import dev.pith.search.StageTimes;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * What Pith adds to the time of a cluster: beside a {@link BareClient} that sends the same requests
 * to the same node, in turns. Indexes of its own are made, and deleted.
 *
 * @param encoder gives vectors; its time counts for neither
 * @param documents all are written in each round
 * @param questions all are asked in each round
 */
public record ClusterBench(
    ClusterConnection connection,
    Encoder encoder,
    List<Document> documents,
    List<String> questions,
    int rounds,
    Progress progress) {
  private static final long SEED = 1;
  private static final int HITS = 10;
  private static final int CANDIDATES = 100;
  private static final String JSON = "application/json";
  private static final String LINES = "application/x-ndjson";
  private static final IndexName OURS = new IndexName("pith-bench");
  private static final IndexName BARE = new IndexName("pith-bench-bare");

  /** Bulk first, because questions are asked of what it leaves. */
  public List<Figure> figures() {
    Encoder remembering = new RememberingEncoder(encoder);
    try (BareClient client = new BareClient(node())) {
      List<Figure> figures = new ArrayList<>(bulk(remembering, client));
      ClusterIndex index = written(remembering);
      figures.addAll(answers(index, client, false));
      figures.addAll(answers(index, client, true));
      return figures;
    } finally {
      drop(OURS);
      drop(BARE);
    }
  }

  private URI node() {
    return connection.address().nodes().getFirst();
  }

  private void drop(IndexName name) {
    new Generations(connection, name)
        .all()
        .forEach(index -> connection.ask(ClusterRequest.delete("/" + index.generation())));
  }

  private List<Figure> bulk(Encoder remembering, BareClient client) {
    // Embeds, and warms both sides up.
    written(remembering);
    List<byte[]> bodies = bodies(remembering);
    writeBare(remembering, client, bodies);
    double[] ours = new double[rounds];
    double[] bare = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      if (round % 2 == 0) {
        ours[round] = seconds(() -> written(remembering));
        bare[round] = seconds(() -> writeBare(remembering, client, bodies));
      } else {
        bare[round] = seconds(() -> writeBare(remembering, client, bodies));
        ours[round] = seconds(() -> written(remembering));
      }
      progress.report("bulk", round + 1, rounds);
    }
    double[] shares = new double[rounds];
    Arrays.setAll(shares, round -> bare[round] / ours[round]);
    return List.of(
        spread("bulk-share", shares, "ratio"),
        spread("bulk", perSecond(ours), "per second"),
        spread("bulk-bare", perSecond(bare), "per second"));
  }

  private double[] perSecond(double[] seconds) {
    return Arrays.stream(seconds).map(one -> documents.size() / one).toArray();
  }

  private ClusterIndex written(Encoder remembering) {
    ClusterIndex index = empty(OURS, remembering);
    new ClusterIngest(
            index,
            List.of(remembering),
            reached -> {},
            other -> {
              throw new ClusterException("not written: " + other);
            })
        .run(DocumentSource.of("bench", documents), ClusterIngest.Existing.REPLACE);
    return index;
  }

  private ClusterIndex empty(IndexName name, Encoder remembering) {
    drop(name);
    return ClusterIndex.openOrCreate(
        connection, name, List.of(remembering), VectorLayout.DEFAULT, ClusterShape.DEFAULT);
  }

  /** Requests as large as Pith's. */
  private List<byte[]> bodies(Encoder remembering) {
    BulkLimits limits = BulkLimits.DEFAULT;
    DocumentWrites writes =
        new DocumentWrites(empty(BARE, remembering).schema(), List.of(remembering));
    List<byte[]> bodies = new ArrayList<>();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    int inBody = 0;
    for (BulkEntry entry : writes.of(documents)) {
      if (inBody == limits.requestDocuments()
          || body.size() + entry.lines().length > limits.requestBytes()) {
        bodies.add(body.toByteArray());
        body.reset();
        inBody = 0;
      }
      body.writeBytes(entry.lines());
      inBody++;
    }
    bodies.add(body.toByteArray());
    return bodies;
  }

  private void writeBare(Encoder remembering, BareClient client, List<byte[]> bodies) {
    ClusterIndex index = empty(BARE, remembering);
    Semaphore free = new Semaphore(BulkLimits.DEFAULT.requests());
    try (ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor()) {
      for (byte[] body : bodies) {
        free.acquireUninterruptibly();
        requests.execute(
            () -> {
              client.send(index.path("_bulk"), LINES, body);
              free.release();
            });
      }
    }
    client.send(index.path("_refresh"), JSON, new byte[0]);
  }

  private List<Figure> answers(ClusterIndex index, BareClient client, boolean byVectors) {
    String id = byVectors ? "vectors" : "words";
    GenerationEngine engine =
        new GenerationEngine(index, List.of(encoder), Pairing.SYMMETRIC, CANDIDATES);
    List<byte[]> bodies = questions.stream().map(text -> body(index, text, byVectors)).toList();
    String path =
        index.path("_search?allow_partial_search_results=false")
            + (byVectors ? "" : WordSearch.GLOBAL_FREQUENCIES);
    long[][] ours = new long[rounds + 1][questions.size()];
    long[][] bare = new long[rounds + 1][questions.size()];
    Random random = new Random(SEED);
    for (int round = 0; round <= rounds; round++) {
      for (int i = 0; i < questions.size(); i++) {
        boolean isFirst = random.nextBoolean();
        if (isFirst) {
          ours[round][i] = oursNanos(engine, questions.get(i), byVectors);
        }
        long start = System.nanoTime();
        client.send(path, JSON, bodies.get(i));
        bare[round][i] = System.nanoTime() - start;
        if (!isFirst) {
          ours[round][i] = oursNanos(engine, questions.get(i), byVectors);
        }
      }
      progress.report(id, round, rounds);
    }
    // The first round warms up.
    return compared(
        id, Arrays.copyOfRange(ours, 1, rounds + 1), Arrays.copyOfRange(bare, 1, rounds + 1));
  }

  private static List<Figure> compared(String id, long[][] ours, long[][] bare) {
    Speedup ratio = Speedup.of(ours, bare, SEED);
    long samples = (long) ours.length * ours[0].length;
    return List.of(
        new Figure(
            id + "-answer-ratio", ratio.ratio(), "ratio", Optional.of(ratio.interval()), samples),
        median(id + "-answer", ours, samples),
        median(id + "-answer-bare", bare, samples));
  }

  private static Figure median(String id, long[][] nanos, long samples) {
    double[] millis =
        Arrays.stream(nanos).flatMapToLong(Arrays::stream).mapToDouble(n -> n / 1e6).toArray();
    return new Figure(id, Quantiles.median(millis), "millis", Optional.empty(), samples);
  }

  /** All but what the encoder takes. */
  private long oursNanos(GenerationEngine engine, String text, boolean byVectors) {
    SearchQuery query =
        byVectors
            ? SearchQuery.vector(encoder.name(), text, HITS)
            : SearchQuery.lexical(text, HITS);
    long start = System.nanoTime();
    SearchResult result = engine.search(query);
    StageTimes times = result.times();
    return System.nanoTime() - start - times.tokenizeNanos() - times.encodeNanos();
  }

  private byte[] body(ClusterIndex index, String text, boolean byVectors) {
    if (!byVectors) {
      return bytes(SearchBodies.lexical(QueryTerms.of(text), List.of(), HITS, true).toString());
    }
    String field = index.field(encoder, Pairing.SYMMETRIC).luceneName();
    float[] vector = encoder.encode(Role.QUERY, text).vector();
    return bytes(
        VectorBodies.nearest(
                new VectorQuestion(field, false, vector, List.of()), HITS, CANDIDATES, false, true)
            .toString());
  }

  private static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }

  private static double seconds(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e9;
  }

  /** The median of a few, between the least and the most. */
  private static Figure spread(String id, double[] values, String unit) {
    double[] rising = values.clone();
    Arrays.sort(rising);
    return new Figure(
        id,
        Quantiles.median(values),
        unit,
        Optional.of(new Interval(rising[0], rising[rising.length - 1])),
        values.length);
  }
}
