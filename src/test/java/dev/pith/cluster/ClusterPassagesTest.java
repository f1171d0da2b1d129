package dev.pith.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pith.corpus.Document;
import dev.pith.corpus.DocumentSource;
import dev.pith.corpus.Entry;
import dev.pith.corpus.SetAside;
import dev.pith.encode.Encoder;
import dev.pith.fixtures.BagOfWordsEncoder;
import dev.pith.fixtures.LongTexts;
import dev.pith.index.IndexException;
import dev.pith.index.Pairing;
import dev.pith.index.VectorField;
import dev.pith.index.VectorPrecision;
import dev.pith.search.Hit;
import dev.pith.search.SearchEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Documents in passages, put into a real cluster. */
@Tag("cluster")
class ClusterPassagesTest {
  private static final Encoder FIRST = new BagOfWordsEncoder("first", 8, 1);
  private static final Encoder SECOND = new BagOfWordsEncoder("second", 16, 2);
  private static final VectorLayout LAYOUT =
      new VectorLayout(VectorPrecision.FLOAT32, OptionalInt.of(40));
  private static final IndexName NAME = new IndexName("passages");

  /** As many as a cluster takes of one document. */
  private static final int MOST_PASSAGES = 10_000;

  private ClusterConnection connection;
  private ClusterIndex index;

  @BeforeEach
  void create() {
    connection = OpenSearchCluster.running().connection();
    index = open(LAYOUT);
  }

  private ClusterIndex open(VectorLayout layout) {
    return ClusterIndex.openOrCreate(
        connection, NAME, List.of(FIRST), layout, ClusterShape.DEFAULT);
  }

  @AfterEach
  void delete() {
    if (connection != null) {
      OpenSearchCluster.running().delete("passages-000001", "passages-000002");
      connection.close();
    }
  }

  private List<Entry> put(List<Document> documents) {
    List<Entry> others = new ArrayList<>();
    new ClusterIngest(index, List.of(FIRST), progress -> {}, others::add)
        .run(DocumentSource.of("documents", documents), ClusterIngest.Existing.KEEP);
    return others;
  }

  @Test
  void whatIsEmbeddedAgainIsCutAsBefore() {
    List<Document> documents = LongTexts.documents(new Random(3), 100, 20);
    assertThat(put(documents)).isEmpty();
    ClusterReindex.start(index, List.of(SECOND), VectorPrecision.BITS_7, ClusterShape.DEFAULT)
        .run(progress -> {});

    ClusterIndex now = ClusterIndex.open(connection, NAME);

    assertThat(now.generation()).isEqualTo("passages-000002");
    assertThat(now.layout()).isEqualTo(LAYOUT.with(VectorPrecision.BITS_7));
    assertThat(now.documentCount()).isEqualTo(documents.size());
    try (SearchEngine engine =
        ClusterSearchEngine.open(connection, NAME, List.of(SECOND), Pairing.SYMMETRIC, 100)) {
      List<Hit> hits = engine.search("second", "w1 w2", 10).hits();
      assertThat(hits).hasSize(10).allMatch(hit -> hit.passage() != null);
    }
  }

  @Test
  void anIndexStaysAsItIsWhateverIsAskedForLater() {
    assertThat(open(VectorLayout.DEFAULT).layout()).isEqualTo(LAYOUT);
  }

  @Test
  void vectorsOfWholeDocumentsAreRefused() {
    assertThatThrownBy(
            () ->
                ClusterIndex.openOrCreate(
                    connection,
                    NAME,
                    VectorField.of(FIRST),
                    VectorPrecision.FLOAT32,
                    ClusterShape.DEFAULT))
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("is of passages, these vectors are of whole documents");
  }

  @Test
  void passagesThatAnEncoderDoesNotReadAreRefusedBeforeAnIndexIsMade() {
    IndexName other = new IndexName("unread");
    for (int tokens : List.of(15, FIRST.maxTokens() + 1)) {
      VectorLayout unread = new VectorLayout(VectorPrecision.FLOAT32, OptionalInt.of(tokens));
      assertThatThrownBy(
              () ->
                  ClusterIndex.openOrCreate(
                      connection, other, List.of(FIRST), unread, ClusterShape.DEFAULT))
          .isInstanceOf(IndexException.class)
          .hasMessageContaining("passages of %d tokens", tokens);
    }
    assertThat(new Generations(connection, other).all()).isEmpty();
  }

  @Test
  void aDocumentOfMorePassagesThanAClusterTakesIsSetAsideAlone() {
    List<Document> documents = new ArrayList<>(LongTexts.documents(new Random(3), 20, 5));
    documents.add(new Document("long", "", "w1 ".repeat(40 * (MOST_PASSAGES + 1))));

    List<Entry> others = put(documents);

    assertThat(others)
        .singleElement()
        .isInstanceOfSatisfying(
            SetAside.class,
            aside -> assertThat(aside.sentence()).contains("document long", "nested"));
    assertThat(index.documentCount()).isEqualTo(20);
  }
}
