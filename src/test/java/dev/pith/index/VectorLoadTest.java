package dev.pith.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pith.corpus.Document;
import dev.pith.encode.Encoder;
import dev.pith.encode.Role;
import dev.pith.fixtures.BagOfWordsEncoder;
import dev.pith.search.LuceneSearchEngine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Vectors that were made elsewhere. */
class VectorLoadTest {
  private static final Encoder ENCODER = new BagOfWordsEncoder("bag", 16, 1);

  @TempDir private Path folder;
  private Path path = Path.of("");

  @BeforeEach
  void name() {
    path = folder.resolve("index");
  }

  private static List<EncodedDocument> documents(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> new Document(Integer.toString(i), "title " + i, "text of word" + i))
        .map(one -> new EncodedDocument(one, ENCODER.encode(Role.DOCUMENT, one.passage()).vector()))
        .toList();
  }

  private Progress load(List<EncodedDocument> documents) {
    try (VectorLoad load =
        VectorLoad.open(
            path, VectorField.of(ENCODER), VectorPrecision.BITS_8, GraphShape.DEFAULT)) {
      return load.load(documents.iterator(), documents.size(), progress -> {});
    }
  }

  @Test
  void whatIsLoadedIsFoundAsIfItHadBeenEmbeddedHere() {
    assertThat(load(documents(0, 60)).complete()).isTrue();

    try (DocumentIndex index = DocumentIndex.open(path);
        LuceneSearchEngine engine =
            new LuceneSearchEngine(index, List.of(ENCODER), Pairing.SYMMETRIC)) {
      assertThat(index.documentCount()).isEqualTo(60);
      assertThat(index.precision()).isEqualTo(VectorPrecision.BITS_8);
      assertThat(engine.search("bag", "title 7 text of word7", 1).hits().getFirst().id())
          .isEqualTo("7");
    }
    assertThat(IndexCheck.of(path, List.of(ENCODER), 60).broken()).isEmpty();
  }

  @Test
  void whatIsThereIsNotLoadedAgainAndTheIndexGoesOnBeingOneOfTheEncoder() {
    load(documents(0, 30));
    Progress again = load(documents(10, 40));
    assertThat(again.skipped()).isEqualTo(20);
    assertThat(again.done()).isEqualTo(30);

    try (DocumentWriter writer = DocumentWriter.open(path, List.of(ENCODER))) {
      writer.add(List.of(new Document("new", "", "one more")));
    }
    try (DocumentIndex index = DocumentIndex.open(path)) {
      assertThat(index.documentCount()).isEqualTo(41);
    }
  }

  @Test
  void vectorsOfAnotherEncoderAreRefusedByName() {
    DocumentWriter.create(path, List.of(new BagOfWordsEncoder("other", 16, 2))).close();
    assertThatThrownBy(() -> load(documents(0, 1)))
        .isInstanceOf(IndexException.class)
        .hasMessageContaining("holds vectors of ['other'")
        .hasMessageContaining("not of 'bag'");
  }

  @Test
  void anIndexOfSeveralEncodersOrOfPassagesIsRefused() {
    DocumentWriter.create(path, List.of(ENCODER, new BagOfWordsEncoder("other", 16, 2))).close();
    assertThatThrownBy(() -> load(documents(0, 1))).hasMessageContaining("alone");
    path = folder.resolve("passages");
    DocumentWriter.create(path, List.of(ENCODER), VectorPrecision.FLOAT32, OptionalInt.of(32))
        .close();
    assertThatThrownBy(() -> load(documents(0, 1))).hasMessageContaining("has passages");
  }

  @Test
  void aVectorThatIsNotOneIsRefusedWithItsWholeBatch() {
    List<EncodedDocument> documents = new ArrayList<>(documents(0, 3));
    documents.add(new EncodedDocument(new Document("odd", "", ""), new float[16]));
    assertThatThrownBy(() -> load(documents))
        .isInstanceOf(IndexException.class)
        .hasMessageContaining("document 'odd' has a vector of length 0.0 instead of 1");
    try (DocumentIndex index = DocumentIndex.open(path)) {
      assertThat(index.documentCount()).isZero();
    }
  }

  @Test
  void anInterruptedLoadKeepsWhatItHasStoredAndGoesOnLater() {
    List<EncodedDocument> many = documents(0, 5_000);
    Progress reached;
    try (VectorLoad load =
        VectorLoad.open(
            path, VectorField.of(ENCODER), VectorPrecision.BITS_8, GraphShape.DEFAULT)) {
      reached =
          load.load(many.iterator(), many.size(), progress -> Thread.currentThread().interrupt());
    }
    assertThat(Thread.interrupted()).isTrue();
    assertThat(reached.complete()).isFalse();
    assertThat(reached.done()).isPositive().isLessThan(5_000);

    Progress again = load(many);
    assertThat(again.complete()).isTrue();
    assertThat(again.skipped()).isEqualTo(reached.done());
    try (DocumentIndex index = DocumentIndex.open(path)) {
      assertThat(index.documentCount()).isEqualTo(5_000);
    }
  }
}
