package dev.pith.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pith.corpus.BeirFolder;
import dev.pith.corpus.Document;
import dev.pith.corpus.DocumentSource;
import dev.pith.corpus.Entry;
import dev.pith.corpus.WordNet;
import dev.pith.encode.Encoder;
import dev.pith.encode.OnnxEncoder;
import dev.pith.evaluate.QualityTask;
import dev.pith.evaluate.SearchQuality;
import dev.pith.evaluate.SearchQualityRun;
import dev.pith.evaluate.WayQuality;
import dev.pith.fixtures.AtHand;
import dev.pith.index.DocumentIndex;
import dev.pith.index.DocumentWriter;
import dev.pith.index.IndexBuild;
import dev.pith.index.Pairing;
import dev.pith.index.Progress;
import dev.pith.model.EncoderDirectory;
import dev.pith.search.LuceneSearchEngine;
import dev.pith.search.SearchEngine;
import dev.pith.search.SearchQuery;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real collection on three nodes, one of which is killed while it is filled: the descriptions of
 * Debian's packages, where they and an encoder that was made small are at hand, otherwise 8,000
 * entries of WordNet, or as many as {@code pith.cluster.entries} says.
 */
@Tag("cluster")
class ClusterCollectionTest {
  private static final String PACKAGES = "debian-packages";
  private static final int ENTRIES = Integer.getInteger("pith.cluster.entries", 8_000);
  private static final double MOST_APART = 0.005;

  /** Graphs of both are to find nearly all: what differs otherwise is how much each misses. */
  private static final int CANDIDATES = 1_000;

  private static final IndexName NAME = new IndexName("collection");

  @TempDir static Path folder;

  private static final Queue<String> faults = new ConcurrentLinkedQueue<>();
  private static final AtomicLong acknowledged = new AtomicLong();
  private static final AtomicInteger answersWithoutTheNode = new AtomicInteger();
  private static OpenSearchCluster cluster;
  private static ClusterConnection connection;
  private static Encoder encoder;
  private static QualityTask task;
  private static Progress reached;
  private static List<Entry> refused;

  @BeforeAll
  @Timeout(value = 25, unit = TimeUnit.MINUTES)
  static void fillWhileANodeIsKilled() {
    cluster = OpenSearchCluster.running();
    connection = cluster.connection();
    encoder = new RememberingEncoder(encoder());
    task = QualityTask.of(collection(), QualityTask.TEST_SPLIT);
    ClusterIndex index =
        ClusterIndex.openOrCreate(
            connection, NAME, List.of(encoder), VectorLayout.DEFAULT, ClusterShape.DEFAULT);
    List<Entry> others = new ArrayList<>();
    AtomicBoolean ended = new AtomicBoolean();
    Thread searching = Thread.ofPlatform().start(() -> searchUntil(ended));
    int half = task.documents().size() / 2;
    // The node that is killed is the one that the client asks.
    reached =
        new ClusterIngest(
                index,
                List.of(encoder),
                progress -> {
                  acknowledged.set(progress.done());
                  if (progress.done() >= half && cluster.node(0).isAlive()) {
                    cluster.node(0).kill();
                  }
                },
                others::add)
            .run(DocumentSource.of("collection", task.documents()), ClusterIngest.Existing.REPLACE);
    ended.set(true);
    join(searching);
    refused = others;
  }

  private static Encoder encoder() {
    EncoderDirectory directory =
        EncoderDirectory.describe(Path.of("models").resolve(made().orElse("all-minilm-l6-v2")));
    return OnnxEncoder.open(directory.manifest().name(), directory);
  }

  /** An encoder that embeds tens of thousands of documents in minutes. */
  private static Optional<String> made() {
    return Stream.of("static", "compact")
        .filter(name -> Files.exists(Path.of("models", name, "model.onnx")))
        .findFirst();
  }

  private static BeirFolder collection() {
    return AtHand.foundData(PACKAGES)
        .filter(data -> made().isPresent())
        .map(data -> BeirFolder.open(data.resolve(PACKAGES)))
        .orElseGet(
            () -> WordNet.writeBeirFolder(folder.resolve("wordnet"), OptionalInt.of(ENTRIES), 1));
  }

  /** As long as documents come in, with and without the node; every answer must be whole. */
  private static void searchUntil(AtomicBoolean ended) {
    try (SearchEngine engine =
        ClusterSearchEngine.open(connection, NAME, List.of(), Pairing.SYMMETRIC, CANDIDATES)) {
      Document known = task.documents().getFirst();
      while (!ended.get()) {
        boolean isDue = acknowledged.get() >= task.documents().size() / 4;
        boolean isThere =
            engine.search(SearchQuery.lexical(known.passage(), 10)).hits().stream()
                .anyMatch(hit -> hit.id().equals(known.id()));
        if (isDue && !isThere) {
          faults.add("the first document is not found");
        }
        if (!cluster.node(0).isAlive()) {
          answersWithoutTheNode.incrementAndGet();
        }
      }
    } catch (RuntimeException failure) {
      faults.add(failure.toString());
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError("nobody interrupts it", e);
    }
  }

  @AfterAll
  static void restore() {
    if (encoder != null) {
      ((RememberingEncoder) encoder).encoder().close();
    }
    if (cluster != null && !cluster.node(0).isAlive()) {
      cluster.node(0).restart();
      cluster.awaitAllNodes();
    }
    if (connection != null) {
      new Generations(connection, NAME)
          .all()
          .forEach(index -> connection.ask(ClusterRequest.delete("/" + index.generation())));
      connection.close();
    }
  }

  @Test
  void nothingThatWasAcknowledgedIsLostAndAnswersAreWhole() {
    assertThat(refused).isEmpty();
    assertThat(reached.done()).isEqualTo(task.documents().size());
    ClusterIndex index = ClusterIndex.open(connection, NAME);
    assertThat(index.documentCount()).isEqualTo(task.documents().size());
    List<String> ids = task.documents().stream().map(Document::id).toList();
    for (int from = 0; from < ids.size(); from += 1_000) {
      List<String> some = ids.subList(from, Math.min(ids.size(), from + 1_000));
      assertThat(index.acknowledgedIds(some)).containsExactlyInAnyOrderElementsOf(some);
    }
    assertThat(faults).isEmpty();
    assertThat(answersWithoutTheNode).hasPositiveValue();
  }

  @Test
  @Timeout(value = 25, unit = TimeUnit.MINUTES)
  void knownItemsAreFoundAsWellAsInAnEmbeddedIndexWithAndWithoutTheNode() {
    Map<String, Double> expected;
    try (DocumentIndex index = embedded();
        SearchEngine engine =
            new LuceneSearchEngine(index, List.of(encoder), Pairing.SYMMETRIC, CANDIDATES)) {
      expected = ndcg(engine);
    }
    Map<String, Double> withoutTheNode = onCluster();
    cluster.node(0).restart();
    cluster.awaitAllNodes();
    Map<String, Double> withTheNode = onCluster();

    // The figures are what this is for.
    System.getLogger(ClusterCollectionTest.class.getName())
        .log(
            System.Logger.Level.WARNING,
            "{0}, {1}: nDCG@10 embedded {2}, by two nodes {3}, by three {4}",
            task.data(),
            encoder.name(),
            expected,
            withoutTheNode,
            withTheNode);
    assertThat(expected.keySet()).hasSizeGreaterThanOrEqualTo(4);
    assertClose(withoutTheNode, expected);
    assertClose(withTheNode, expected);
  }

  private static void assertClose(Map<String, Double> actual, Map<String, Double> expected) {
    assertThat(actual.keySet()).isEqualTo(expected.keySet());
    expected.forEach(
        (way, ndcg) -> assertThat(actual.get(way)).as(way).isCloseTo(ndcg, within(MOST_APART)));
  }

  private static Map<String, Double> onCluster() {
    try (SearchEngine engine =
        ClusterSearchEngine.open(
            connection, NAME, List.of(encoder), Pairing.SYMMETRIC, CANDIDATES)) {
      return ndcg(engine);
    }
  }

  private static DocumentIndex embedded() {
    Path path = folder.resolve("embedded");
    try (DocumentWriter writer = DocumentWriter.create(path, List.of(encoder))) {
      new IndexBuild(writer, progress -> {}).run(DocumentSource.of("collection", task.documents()));
    }
    return DocumentIndex.open(path);
  }

  private static Map<String, Double> ndcg(SearchEngine engine) {
    SearchQuality quality = new SearchQualityRun(engine, task, 1, (step, done, of) -> {}).run();
    return quality.ways().stream()
        .collect(
            Collectors.toMap(
                WayQuality::way, WayQuality::ndcgAt10, (a, b) -> a, LinkedHashMap::new));
  }
}
