package dev.pith.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.corpus.Document;
import dev.pith.encode.Encoder;
import dev.pith.fixtures.BagOfWordsEncoder;
import dev.pith.fixtures.Texts;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SegmentReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an index looks like before and after it is settled. */
class SettlingTest {
  private static final List<Encoder> ENCODERS =
      List.of(new BagOfWordsEncoder("full", 64, 1), new BagOfWordsEncoder("other", 32, 2));

  private static final List<Document> DOCUMENTS = Texts.documents(new Random(3), 3_000);

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(VectorPrecision.class)
  void aBuiltIndexIsOneSegmentWithAGraphOfEachEncoder(VectorPrecision precision) {
    try (DocumentWriter writer = DocumentWriter.create(folder, ENCODERS, precision)) {
      addInBatches(writer, DOCUMENTS);
      assertThat(graphs()).containsOnly(0L);

      writer.settle();
    }

    assertThat(segments()).hasSize(1);
    assertThat(graphs()).hasSize(ENCODERS.size()).allMatch(bytes -> bytes > 0);
    assertThat(stored()).isEqualTo(ids(DOCUMENTS));
  }

  /** Lucene begins merges of its own while so many are added, and with the last commit. */
  @Test
  void soIsOneOfManyBatches() {
    try (DocumentWriter writer = DocumentWriter.create(folder, ENCODERS)) {
      for (int from = 0; from < DOCUMENTS.size(); from += 25) {
        writer.add(DOCUMENTS.subList(from, from + 25));
      }
      writer.settle();
    }

    assertThat(segments()).hasSize(1);
    assertThat(graphs()).allMatch(bytes -> bytes > 0);
    assertThat(stored()).isEqualTo(ids(DOCUMENTS));
  }

  @Test
  void aSettledIndexIsNotWrittenAgain() {
    try (DocumentWriter writer = DocumentWriter.create(folder, ENCODERS)) {
      addInBatches(writer, DOCUMENTS);
      writer.settle();
      Set<String> before = segments();
      writer.settle();
      assertThat(segments()).isEqualTo(before);
    }
  }

  @Test
  void aBuildThatWasKilledBeforeItsEndIsLinkedByTheNext() {
    try (DocumentWriter killed = DocumentWriter.create(folder, ENCODERS)) {
      addInBatches(killed, DOCUMENTS);
    }
    try (DocumentWriter next = DocumentWriter.open(folder, ENCODERS)) {
      next.settle();
    }

    assertThat(segments()).hasSize(1);
    assertThat(graphs()).allMatch(bytes -> bytes > 0);
  }

  @Test
  void aFewMoreDocumentsLeaveTheLargeSegmentAsItIs() {
    Set<String> before;
    try (DocumentWriter writer = DocumentWriter.create(folder, ENCODERS)) {
      addInBatches(writer, DOCUMENTS.subList(0, 2_800));
      writer.settle();
      before = segments();
      addInBatches(writer, DOCUMENTS.subList(2_800, 3_000));
      writer.settle();
    }

    assertThat(segments()).hasSize(2).containsAll(before);
    assertThat(stored()).isEqualTo(ids(DOCUMENTS));
  }

  @Test
  void whatWasDeletedStaysAwayThroughTheMerge() {
    try (DocumentWriter writer = DocumentWriter.create(folder, ENCODERS)) {
      addInBatches(writer, DOCUMENTS);
    }
    List<Document> gone = DOCUMENTS.subList(100, 1_100);
    try (DocumentRemover remover = DocumentRemover.open(folder)) {
      remover.remove(gone.stream().map(Document::id).toList());
    }
    try (DocumentWriter writer = DocumentWriter.open(folder, ENCODERS)) {
      writer.settle();
    }

    Set<String> left = ids(DOCUMENTS);
    left.removeAll(ids(gone));
    assertThat(stored()).isEqualTo(left);
    assertThat(graphs()).allMatch(bytes -> bytes > 0);
  }

  private static void addInBatches(DocumentWriter writer, List<Document> documents) {
    for (int from = 0; from < documents.size(); from += 300) {
      writer.add(documents.subList(from, Math.min(documents.size(), from + 300)));
    }
  }

  private Set<String> segments() {
    return read(
        searcher ->
            searcher.getLeafContexts().stream()
                .map(LeafReaderContext::reader)
                .map(SegmentReader.class::cast)
                .map(SegmentReader::getSegmentName)
                .collect(Collectors.toSet()));
  }

  /** The bytes of each graph of each segment. */
  private List<Long> graphs() {
    try (DocumentIndex index = DocumentIndex.open(folder)) {
      return index.read(
          searcher ->
              searcher.getLeafContexts().stream()
                  .flatMap(
                      leaf -> index.fields().stream().map(field -> IndexBytes.graph(leaf, field)))
                  .toList());
    }
  }

  private Set<String> stored() {
    return read(
        searcher -> {
          Set<String> found = new HashSet<>();
          for (LeafReaderContext leaf : searcher.getLeafContexts()) {
            SegmentReader segment = (SegmentReader) leaf.reader();
            for (int doc = 0; doc < segment.maxDoc(); doc++) {
              if (segment.getLiveDocs() == null || segment.getLiveDocs().get(doc)) {
                found.add(segment.storedFields().document(doc).get(Fields.ID));
              }
            }
          }
          return found;
        });
  }

  private <T> T read(DocumentIndex.Reading<T> reading) {
    try (DocumentIndex index = DocumentIndex.open(folder)) {
      return index.read(reading);
    }
  }

  private static Set<String> ids(List<Document> documents) {
    return documents.stream().map(Document::id).collect(Collectors.toSet());
  }
}
