package dev.pith.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pith.corpus.Document;
import dev.pith.encode.Encoder;
import dev.pith.fixtures.BagOfWordsEncoder;
import dev.pith.fixtures.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrownIndexTest {
  private static final List<Encoder> BOTH =
      List.of(new BagOfWordsEncoder("full", 32, 1), new BagOfWordsEncoder("compact", 16, 2));
  private static final int DOCUMENTS = 200;
  private static final int REMOVED = 3;

  @TempDir Path folder;

  @BeforeEach
  void build() {
    try (DocumentWriter writer = DocumentWriter.create(folder.resolve("from"), BOTH)) {
      writer.add(Texts.documents(new Random(5), 80));
      writer.add(
          IntStream.range(80, DOCUMENTS)
              .mapToObj(i -> new Document("d" + i, "", "w%d w%d".formatted(i, i * i)))
              .toList());
    }
    try (DocumentRemover remover = DocumentRemover.open(folder.resolve("from"))) {
      assertThat(remover.remove(List.of("d0", "d50", "d199"))).isEqualTo(REMOVED);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 150, 197, 198, 1_000})
  void itHasAsManyDocumentsAsWereAskedForAndIsWhole(long documents) {
    Path grown = grown("grown", documents, 1);

    try (DocumentIndex index = DocumentIndex.open(grown)) {
      assertThat(index.documentCount()).isEqualTo(documents);
      assertThat(index.contains(Long.toString(documents - 1))).isTrue();
    }
    assertThat(IndexCheck.of(grown, List.of(), 1).broken()).isEmpty();
  }

  @Test
  void theFirstVectorsAreThoseOfTheDocumentsAndTheOthersLieAroundThem() {
    int there = DOCUMENTS - REMOVED;
    List<float[]> real = vectors(grown("same", there, 1));
    List<float[]> grown = vectors(grown("more", 3L * there, 1));

    assertThat(grown.subList(0, there)).containsExactlyElementsOf(real);
    double own = 0;
    double stranger = 0;
    for (int i = there; i < 3 * there; i++) {
      float[] drawn = grown.get(i);
      assertThat(cosine(drawn, drawn)).isBetween(1 - 1e-5, 1 + 1e-5);
      assertThat(cosine(drawn, real.get(i % there))).isLessThan(0.9999);
      own += cosine(drawn, real.get(i % there));
      stranger += cosine(drawn, real.get((i + there / 2) % there));
    }
    assertThat(own / (2 * there)).isGreaterThan(stranger / (2 * there) + 0.3);
  }

  @Test
  void theSameSeedDrawsTheSameVectors() {
    List<float[]> one = vectors(grown("a", 500, 1));
    assertThat(vectors(grown("b", 500, 1))).containsExactlyElementsOf(one);
    assertThat(vectors(grown("c", 500, 2)).getLast()).isNotEqualTo(one.getLast());
  }

  @Test
  void withoutDocumentsThereIsNothingToGrow() {
    try (DocumentWriter writer = DocumentWriter.create(folder.resolve("empty"), BOTH)) {
      assertThat(writer.path()).exists();
    }
    assertThatThrownBy(
            () ->
                GrownIndex.write(
                    folder.resolve("empty"), folder.resolve("none"), 10, 1, written -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("without documents");
  }

  private Path grown(String name, long documents, long seed) {
    Path to = folder.resolve(name);
    List<Long> told = new ArrayList<>();
    GrownIndex.write(folder.resolve("from"), to, documents, seed, told::add);
    assertThat(told).isSorted().endsWith(documents);
    assertThat(Files.isDirectory(to)).isTrue();
    return to;
  }

  /** Of the first encoder, in order. */
  private static List<float[]> vectors(Path path) {
    try (DocumentIndex index = DocumentIndex.open(path)) {
      String field = index.schema().fields().getFirst().luceneName();
      return index.read(
          searcher -> {
            List<float[]> vectors = new ArrayList<>();
            for (LeafReaderContext leaf : searcher.getLeafContexts()) {
              FloatVectorValues values = leaf.reader().getFloatVectorValues(field);
              for (int i = 0; i < values.size(); i++) {
                vectors.add(values.vectorValue(i).clone());
              }
            }
            return vectors;
          });
    }
  }

  private static double cosine(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
