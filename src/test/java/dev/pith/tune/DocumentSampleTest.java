package dev.pith.tune;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.corpus.Document;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentSampleTest {
  private static final List<Document> CORPUS =
      IntStream.range(0, 100)
          .mapToObj(i -> new Document("%02d".formatted(i), "", "text " + i))
          .toList();

  @Test
  void aCorpusThatFitsIsTakenWholeAndInOrder() {
    assertThat(DocumentSample.of(CORPUS.stream(), 100, 1))
        .isEqualTo(new DocumentSample(CORPUS, 100));
    assertThat(DocumentSample.of(Stream.of(), 100, 1)).isEqualTo(new DocumentSample(List.of(), 0));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void aSampleHasItsSizeAndTheOrderOfTheCorpus(long seed) {
    DocumentSample sample = DocumentSample.of(CORPUS.stream(), 30, seed);

    assertThat(sample.of()).isEqualTo(100);
    assertThat(sample.documents()).hasSize(30).isSubsetOf(CORPUS).doesNotHaveDuplicates();
    assertThat(sample.documents()).extracting(Document::id).isSorted();
    assertThat(sample).isEqualTo(DocumentSample.of(CORPUS.stream(), 30, seed));
  }

  @Test
  void everyDocumentIsAsLikelyAsAnyOther() {
    int[] times = new int[100];
    for (long seed = 0; seed < 2_000; seed++) {
      DocumentSample.of(CORPUS.stream(), 10, seed)
          .documents()
          .forEach(document -> times[Integer.parseInt(document.id())]++);
    }

    // 200 expected with a deviation of 13.4; five of them on either side.
    assertThat(Arrays.stream(times)).allMatch(count -> 133 <= count && count <= 267);
  }

  @Test
  void documentsWithoutTextAreNotCounted() {
    Stream<Document> corpus = Stream.of(new Document("empty", " ", ""), CORPUS.getFirst());

    assertThat(DocumentSample.of(corpus, 5, 1))
        .isEqualTo(new DocumentSample(List.of(CORPUS.getFirst()), 1));
  }
}
