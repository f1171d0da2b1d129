package dev.pith.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pith.corpus.Document;
import dev.pith.corpus.DocumentSource;
import dev.pith.corpus.Entry;
import dev.pith.corpus.Metadata;
import dev.pith.corpus.SetAside;
import dev.pith.encode.Encoder;
import dev.pith.encode.Role;
import dev.pith.fixtures.BagOfWordsEncoder;
import dev.pith.fixtures.Texts;
import dev.pith.index.EncodedDocument;
import dev.pith.index.IndexException;
import dev.pith.index.Pairing;
import dev.pith.index.Progress;
import dev.pith.index.VectorField;
import dev.pith.index.VectorPrecision;
import dev.pith.search.Hit;
import dev.pith.search.Precision;
import dev.pith.search.SearchEngine;
import dev.pith.search.SearchQuery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a real cluster takes and what it does not, and which of its indexes are refused. */
@Tag("cluster")
class ClusterIndexTest {
  private static final Encoder FULL = new BagOfWordsEncoder("full", 32, 1);
  private static final IndexName NAME = new IndexName("taken");

  private ClusterConnection connection;

  @BeforeEach
  void connect() {
    connection = OpenSearchCluster.running().connection();
  }

  @AfterEach
  void delete() {
    if (connection != null) {
      OpenSearchCluster.running().delete("taken-000001", "taken-000002");
      connection.close();
    }
  }

  private ClusterIndex index(VectorPrecision precision, Encoder... encoders) {
    return ClusterIndex.openOrCreate(
        connection, NAME, List.of(encoders), VectorLayout.of(precision), ClusterShape.DEFAULT);
  }

  private static Progress put(
      ClusterIndex index,
      List<Document> documents,
      ClusterIngest.Existing existing,
      List<Entry> others) {
    return new ClusterIngest(index, List.of(FULL), progress -> {}, others::add)
        .run(DocumentSource.of("documents", documents), existing);
  }

  @Test
  void anIndexByAnotherEngineIsRefusedBeforeADocumentEndsItsNode() {
    ObjectNode settings =
        GenerationSettings.of(
            ClusterSchema.of(List.of(FULL), VectorLayout.DEFAULT), ClusterShape.DEFAULT);
    ObjectNode method =
        (ObjectNode)
            settings
                .path("mappings")
                .path("properties")
                .path("vector-" + FULL.fingerprint())
                .path("method");
    method.put("engine", "faiss");
    settings.putObject("aliases").putObject(NAME.alias());
    connection.ask(ClusterRequest.put("/taken-000001", settings));

    assertThatThrownBy(() -> index(VectorPrecision.FLOAT32, FULL))
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("by the engine faiss instead of lucene");
  }

  @Test
  void whatPithDidNotMakeIsRefusedAndStays() {
    ObjectNode settings = JsonNodeFactory.instance.objectNode();
    settings.putObject("aliases").putObject(NAME.alias());
    connection.ask(ClusterRequest.put("/taken-000001", settings));

    assertThatThrownBy(() -> index(VectorPrecision.FLOAT32, FULL))
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("was not made by this version of Pith");
    assertThat(connection.send(ClusterRequest.get("/taken-000001")).isOk()).isTrue();
  }

  @Test
  void anIndexThatIsNotThereIsToldSo() {
    assertThatThrownBy(() -> ClusterIndex.open(connection, NAME))
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("the cluster has no index 'taken'");
  }

  @Test
  void onlyTheEncodersThatMadeItMayAddToIt() {
    Encoder second = new BagOfWordsEncoder("second", 8, 2);
    index(VectorPrecision.FLOAT32, FULL, second);

    assertThat(index(VectorPrecision.FLOAT32, second, FULL).fields()).hasSize(2);
    assertThatThrownBy(() -> index(VectorPrecision.FLOAT32, new BagOfWordsEncoder("full", 32, 3)))
        .isInstanceOf(IndexException.class)
        .hasMessageContaining("did not make them");
    assertThatThrownBy(() -> index(VectorPrecision.FLOAT32, FULL))
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("also holds vectors of 'second'");
  }

  @Test
  void whatTheClusterRefusesIsToldDocumentByDocumentAndTheOthersAreThere() {
    ClusterIndex index = index(VectorPrecision.FLOAT32, FULL);
    List<Document> documents = new ArrayList<>(Texts.documents(new Random(1), 50));
    Metadata immense = new Metadata(Map.of("m", List.of("x".repeat(40_000))), Map.of());
    documents.add(new Document("immense", "", "w1", immense));
    documents.add(new Document("ü".repeat(300), "", "w1"));
    List<Entry> others = new ArrayList<>();

    Progress reached = put(index, documents, ClusterIngest.Existing.KEEP, others);

    assertThat(reached.done()).isEqualTo(50);
    assertThat(reached.complete()).isTrue();
    assertThat(index.documentCount()).isEqualTo(50);
    assertThat(others)
        .hasOnlyElementsOfType(SetAside.class)
        .extracting(entry -> ((SetAside) entry).sentence())
        .anySatisfy(told -> assertThat(told).contains("document immense", "immense term"))
        .anySatisfy(told -> assertThat(told).contains("an id of more than 512 bytes"))
        .hasSize(2);
  }

  @Test
  void whatIsThereStaysUnlessItDiffersOrAllIsWanted() {
    ClusterIndex index = index(VectorPrecision.FLOAT32, FULL);
    List<Entry> others = new ArrayList<>();
    List<Document> documents = Texts.documents(new Random(1), 20);
    put(index, documents, ClusterIngest.Existing.KEEP, others);
    List<Document> changed = new ArrayList<>(documents);
    changed.set(3, new Document("d3", "", "another text"));

    Progress kept = put(index, changed, ClusterIngest.Existing.KEEP, others);
    assertThat(kept.skipped()).isEqualTo(20);
    assertThat(index.document("d3")).contains(documents.get(3));

    Progress updated = put(index, changed, ClusterIngest.Existing.UPDATE, others);
    assertThat(updated.skipped()).isEqualTo(19);
    assertThat(updated.done()).isEqualTo(20);
    assertThat(index.document("d3")).contains(changed.get(3));

    assertThat(put(index, changed, ClusterIngest.Existing.REPLACE, others).skipped()).isZero();
    assertThat(index.documentCount()).isEqualTo(20);
    assertThat(others).isEmpty();
  }

  @Test
  void vectorsThatWereMadeElsewhereAreThereOnceAndFoundAsIfTheyWereMadeHere() {
    List<Document> documents = Texts.documents(new Random(1), 700);
    ClusterIndex index =
        ClusterIndex.openOrCreate(
            connection, NAME, VectorField.of(FULL), VectorPrecision.FLOAT32, ClusterShape.DEFAULT);
    put(index, documents.subList(0, 100), ClusterIngest.Existing.KEEP, new ArrayList<>());
    List<Entry> others = new ArrayList<>();
    ClusterLoad load = new ClusterLoad(index, documents.size(), progress -> {}, others::add);

    Progress first = load.run(documents.stream().map(ClusterIndexTest::encoded).iterator());
    Progress again = load.run(documents.stream().map(ClusterIndexTest::encoded).iterator());

    assertThat(List.of(first.done(), first.skipped())).containsExactly(700L, 100L);
    assertThat(List.of(again.done(), again.skipped())).containsExactly(700L, 700L);
    assertThat(first.complete()).isTrue();
    assertThat(others).isEmpty();
    assertThat(index.documentCount()).isEqualTo(700);
    try (SearchEngine engine =
        ClusterSearchEngine.open(connection, NAME, List.of(FULL), Pairing.SYMMETRIC, 100)) {
      for (Document document : documents.subList(90, 110)) {
        SearchQuery asked = SearchQuery.vector("full", document.passage(), 1);
        assertThat(engine.search(asked.by(Precision.EXACT)).hits().getFirst().score())
            .as(document.id())
            .isCloseTo(1, within(1e-5f));
      }
    }
  }

  private static EncodedDocument encoded(Document document) {
    return new EncodedDocument(document, FULL.encode(Role.DOCUMENT, document.passage()).vector());
  }

  @Test
  void vectorsOfAnotherEncoderAndThoseThatAreNoneAreRefused() {
    ClusterIndex index = index(VectorPrecision.FLOAT32, FULL);
    Encoder other = new BagOfWordsEncoder("full", 32, 2);
    assertThatThrownBy(
            () ->
                ClusterIndex.openOrCreate(
                    connection,
                    NAME,
                    VectorField.of(other),
                    VectorPrecision.FLOAT32,
                    ClusterShape.DEFAULT))
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("name a new index");
    EncodedDocument none = new EncodedDocument(new Document("d", "", "text"), new float[32]);
    assertThatThrownBy(
            () ->
                new ClusterLoad(index, 1, progress -> {}, entry -> {})
                    .run(List.of(none).iterator()))
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("document 'd' has");
    assertThat(index.documentCount()).isZero();
  }

  @Test
  void whatIsTakenOutIsNotFoundAndWhatWasNotThereIsNotCounted() {
    ClusterIndex index = index(VectorPrecision.FLOAT32, FULL);
    put(index, Texts.documents(new Random(1), 20), ClusterIngest.Existing.KEEP, new ArrayList<>());

    assertThat(index.remove(List.of("d3", "d4", "d3", "none", "ü".repeat(300)))).isEqualTo(2);

    assertThat(index.documentCount()).isEqualTo(18);
    assertThat(index.document("d3")).isEmpty();
    assertThat(index.remove(List.of("d3"))).isZero();
  }

  @Test
  void quantizedVectorsFindNearlyTheSameAndScoreByFloat32() {
    ClusterIndex index = index(VectorPrecision.BITS_7, FULL);
    put(
        index,
        Texts.documents(new Random(1), 2_000),
        ClusterIngest.Existing.KEEP,
        new ArrayList<>());
    try (SearchEngine engine =
        ClusterSearchEngine.open(connection, NAME, List.of(FULL), Pairing.SYMMETRIC, 100)) {
      Random random = new Random(2);
      int found = 0;
      int queries = 30;
      for (int i = 0; i < queries; i++) {
        SearchQuery asked = SearchQuery.vector("full", Texts.words(random, 4), 10);
        Map<String, Float> exact = new HashMap<>();
        for (Hit hit : engine.search(asked.by(Precision.EXACT)).hits()) {
          exact.put(hit.id(), hit.score());
        }
        Set<String> both = new HashSet<>();
        for (Hit hit : engine.search(asked).hits()) {
          Float score = exact.get(hit.id());
          if (score != null) {
            both.add(hit.id());
            assertThat(hit.score()).isCloseTo(score, within(1e-5f));
          }
        }
        found += both.size();
      }
      assertThat(ClusterIndex.open(connection, NAME).layout())
          .isEqualTo(VectorLayout.of(VectorPrecision.BITS_7));
      assertThat(found / (10.0 * queries)).isGreaterThanOrEqualTo(0.9);
    }
  }
}
