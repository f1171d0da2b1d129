package dev.pith.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pith.corpus.Document;
import dev.pith.encode.Encoder;
import dev.pith.encode.Role;
import dev.pith.fixtures.BagOfWordsEncoder;
import dev.pith.fixtures.ForwardingEncoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentWriterTest {
  private static final Encoder FULL = new BagOfWordsEncoder("full", 16, 1);
  private static final Encoder COMPACT = new BagOfWordsEncoder("compact", 8, 2);

  @TempDir Path folder;
  private Path path;

  @BeforeEach
  void name() {
    path = folder.resolve("index");
  }

  @Test
  void anIndexSurvivesReopeningWithItsDocumentsAndFields() {
    try (DocumentWriter writer = DocumentWriter.create(path, List.of(FULL, COMPACT))) {
      writer.add(List.of(document("1", "one"), document("2", "")));
    }
    try (DocumentWriter writer = DocumentWriter.open(path, List.of(COMPACT, FULL))) {
      writer.add(List.of(document("3", "three")));
    }
    try (DocumentIndex index = DocumentIndex.open(path)) {
      assertThat(index.documentCount()).isEqualTo(3);
      assertThat(index.contains("2")).isTrue();
      assertThat(index.contains("4")).isFalse();
      assertThat(index.fields())
          .containsExactly(
              new VectorField("full", FULL.fingerprint(), 16),
              new VectorField("compact", COMPACT.fingerprint(), 8));
    }
  }

  @Test
  void aNewIndexCanBeReadBeforeItHasDocuments() {
    try (DocumentWriter writer = DocumentWriter.create(path, List.of(FULL));
        DocumentIndex index = DocumentIndex.open(writer.path())) {
      assertThat(index.documentCount()).isZero();
    }
  }

  @Test
  void everyAcknowledgedBatchIsInACopyOfTheFilesTakenAtThatMoment() throws IOException {
    try (DocumentWriter writer = DocumentWriter.create(path, List.of(FULL))) {
      for (int batch = 1; batch <= 30; batch++) {
        writer.add(List.of(document("a" + batch, "a"), document("b" + batch, "b")));

        try (DocumentIndex index = DocumentIndex.open(copy("copy" + batch))) {
          assertThat(index.documentCount()).isEqualTo(2L * batch);
        }
      }
    }
  }

  @Test
  void theSameIdReplacesAcrossBatchesAndWithinOne() {
    try (DocumentWriter writer = DocumentWriter.create(path, List.of(FULL))) {
      writer.add(List.of(document("1", "old"), document("2", "other")));
      writer.add(List.of(document("1", "newer"), document("1", "newest")));
    }
    try (DocumentIndex index = DocumentIndex.open(path)) {
      assertThat(index.documentCount()).isEqualTo(2);
      assertThat(index.<String>read(searcher -> text(searcher, "1"))).isEqualTo("newest");
    }
  }

  @Test
  void anEncoderThatDidNotMakeTheIndexIsRefusedByName() {
    DocumentWriter.create(path, List.of(FULL)).close();
    Encoder imposter = new BagOfWordsEncoder("full", 16, 3);

    assertThatThrownBy(() -> DocumentWriter.open(path, List.of(COMPACT)))
        .isInstanceOf(IndexException.class)
        .hasMessage(
            "index %s holds vectors of 'full' (sha 000000000000…); encoder 'compact' "
                    .formatted(path)
                + "(sha 000000000000…) did not make them: use full, "
                + "or build a new index with --encoder compact");
    assertThatThrownBy(() -> DocumentWriter.open(path, List.of(imposter)))
        .isInstanceOf(IndexException.class)
        .hasMessageContaining("did not make them");
    try (DocumentIndex index = DocumentIndex.open(path)) {
      assertThatThrownBy(() -> index.field(COMPACT, Pairing.SYMMETRIC))
          .isInstanceOf(IndexException.class);
      assertThat(index.field(new BagOfWordsEncoder("renamed", 16, 1), Pairing.SYMMETRIC))
          .isEqualTo(index.fields().getFirst());
    }
  }

  @Test
  void allEncodersOfAnIndexAreNeededAndEachOnce() {
    DocumentWriter.create(path, List.of(FULL, COMPACT)).close();

    assertThatThrownBy(() -> DocumentWriter.open(path, List.of(FULL)))
        .isInstanceOf(IndexException.class)
        .hasMessageContaining("also holds vectors of 'compact'");
    assertThatThrownBy(() -> DocumentWriter.create(folder.resolve("new"), List.of(FULL, FULL)))
        .isInstanceOf(IndexException.class)
        .hasMessageContaining("'full' (sha 000000000000…) is named twice");
    assertThatThrownBy(() -> DocumentWriter.create(folder.resolve("new"), List.of()))
        .isInstanceOf(IndexException.class);
    Encoder wide = new BagOfWordsEncoder("wide", 1_025, 1);
    assertThatThrownBy(() -> DocumentWriter.create(folder.resolve("new"), List.of(wide)))
        .isInstanceOf(IndexException.class)
        .hasMessageContaining("has 1025 dimensions, an index takes up to 1024");
  }

  @Test
  void aSecondWriterIsRefusedWhileTheFirstIsOpen() {
    DocumentWriter first = DocumentWriter.create(path, List.of(FULL));
    assertThatThrownBy(() -> DocumentWriter.open(path, List.of(FULL)))
        .isInstanceOf(IndexException.class)
        .hasMessageContaining("is being written by another process");
    first.close();
    first.close();

    DocumentWriter.open(path, List.of(FULL)).close();
    assertThatThrownBy(() -> first.add(List.of(document("1", "late"))))
        .isInstanceOf(IndexException.class)
        .hasMessageContaining("is closed");
  }

  @Test
  void aNewIndexNeverTakesTheFolderOfSomethingElse() throws IOException {
    Files.createDirectory(path);
    Files.writeString(path.resolve("thesis.txt"), "years of work");
    assertThatThrownBy(() -> DocumentWriter.create(path, List.of(FULL)))
        .isInstanceOf(IndexException.class)
        .hasMessageContaining("is not empty");
    assertThat(path.resolve("thesis.txt")).hasContent("years of work");
    assertThatThrownBy(() -> DocumentWriter.create(path.resolve("thesis.txt"), List.of(FULL)))
        .isInstanceOf(IndexException.class)
        .hasMessageContaining("is a file");
  }

  static Stream<UnaryOperator<List<float[]>>> faults() {
    return Stream.of(
        vectors -> vectors.subList(1, vectors.size()),
        vectors -> vectors.stream().map(vector -> new float[vector.length + 1]).toList(),
        vectors -> vectors.stream().map(vector -> new float[vector.length]).toList(),
        vectors -> List.of(vectors.getFirst(), filled(Float.NaN)),
        vectors -> List.of(vectors.getFirst(), filled(Float.POSITIVE_INFINITY)),
        vectors -> List.of(vectors.getFirst(), filled(0.26f)));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aVectorThatIsNotOneIsRefusedWithItsWholeBatch(UnaryOperator<List<float[]>> fault) {
    try (DocumentWriter writer =
        DocumentWriter.create(path, List.of(COMPACT, new Faulty(FULL, fault)))) {
      assertThatThrownBy(() -> writer.add(List.of(document("1", "a"), document("2", "b"))))
          .isInstanceOf(IndexException.class)
          .hasMessageContaining("encoder 'full' made")
          .hasMessageContaining("nothing of this batch was stored");
    }
    try (DocumentIndex index = DocumentIndex.open(path)) {
      assertThat(index.documentCount()).isZero();
    }
  }

  @Test
  void anInterruptedCallerDoesNotHarmTheIndex() {
    try (DocumentWriter writer = DocumentWriter.create(path, List.of(FULL))) {
      Thread.currentThread().interrupt();
      writer.add(List.of(document("1", "a")));
      assertThat(Thread.interrupted()).isTrue();
      writer.add(List.of(document("2", "b")));
    }
    try (DocumentIndex index = DocumentIndex.open(path)) {
      assertThat(index.documentCount()).isEqualTo(2);
    }
  }

  @Test
  void anIdMustBeSomethingToFindADocumentBy() {
    try (DocumentWriter writer = DocumentWriter.create(path, List.of(FULL))) {
      for (String id : List.of("", " ", "é".repeat(1_025))) {
        assertThatThrownBy(() -> writer.add(List.of(document(id, "a"))))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("a document id must not be blank");
      }
    }
  }

  private Path copy(String name) throws IOException {
    Path copy = Files.createDirectory(folder.resolve(name));
    try (Stream<Path> files = Files.list(path)) {
      for (Path file : files.toList()) {
        try {
          Files.copy(file, copy.resolve(file.getFileName()));
        } catch (NoSuchFileException merged) {
          // A merge just dropped a file that the commit no longer names.
        }
      }
    }
    return copy;
  }

  private static String text(IndexSearcher searcher, String id) throws IOException {
    int doc = searcher.search(new TermQuery(Fields.idTerm(id)), 1).scoreDocs[0].doc;
    StoredFields stored = searcher.storedFields();
    return Objects.requireNonNull(stored.document(doc).get(Fields.TEXT));
  }

  private static float[] filled(float value) {
    float[] vector = new float[FULL.dimension()];
    Arrays.fill(vector, value);
    return vector;
  }

  private static Document document(String id, String text) {
    return new Document(id, "", text);
  }

  /** An encoder whose vectors are spoiled on the way out. */
  private record Faulty(Encoder encoder, UnaryOperator<List<float[]>> fault)
      implements ForwardingEncoder {
    @Override
    public List<float[]> encodeAll(Role role, List<String> texts) {
      return fault.apply(encoder.encodeAll(role, texts));
    }
  }
}
