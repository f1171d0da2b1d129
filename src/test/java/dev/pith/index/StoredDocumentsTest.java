package dev.pith.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.corpus.Document;
import dev.pith.corpus.Metadata;
import dev.pith.encode.Encoder;
import dev.pith.fixtures.BagOfWordsEncoder;
import dev.pith.fixtures.Texts;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All documents of a commit come as they were added, whatever is written meanwhile. */
class StoredDocumentsTest {
  private static final List<Encoder> ENCODERS = List.of(new BagOfWordsEncoder("full", 16, 1));

  @TempDir Path folder;
  private final Map<String, Document> model = new HashMap<>();

  private void put(Path path, Random random, int count) {
    List<Document> batch =
        random
            .ints(0, 40)
            .distinct()
            .limit(count)
            .mapToObj(i -> document("d" + i, random))
            .toList();
    try (DocumentWriter writer = DocumentWriter.open(path, ENCODERS)) {
      writer.add(batch);
    }
    batch.forEach(document -> model.put(document.id(), document));
  }

  private static Document document(String id, Random random) {
    Metadata metadata =
        random.nextBoolean()
            ? Metadata.NONE
            : new Metadata(
                Map.of("tag", List.of("x", "w" + random.nextInt())),
                Map.of("year", random.nextDouble()));
    return new Document(id, Texts.words(random, 2), Texts.words(random, 60), metadata);
  }

  private static void remove(Path path, List<String> ids) {
    try (DocumentRemover remover = DocumentRemover.open(path)) {
      remover.remove(ids);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, false", "2, false", "3, true", "4, true"})
  void theyStayThoseOfTheirCommit(long seed, boolean passages) {
    Path path = folder.resolve("index");
    OptionalInt tokens = passages ? OptionalInt.of(40) : OptionalInt.empty();
    DocumentWriter.create(path, ENCODERS, VectorPrecision.FLOAT32, tokens).close();
    Random random = new Random(seed);
    for (int round = 0; round < 4; round++) {
      put(path, random, 12);
      String gone = model.keySet().iterator().next();
      remove(path, List.of(gone));
      model.remove(gone);
    }
    try (DocumentIndex index = DocumentIndex.open(path);
        StoredDocuments documents = index.documents()) {
      Map<String, Document> before = Map.copyOf(model);
      put(path, random, 20);
      remove(path, List.copyOf(before.keySet()));
      index.refresh();

      assertThat(documents.documentCount()).isEqualTo(before.size());
      for (int times = 0; times < 2; times++) {
        try (Stream<Document> all = documents.documents()) {
          assertThat(all).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(before.values());
        }
      }
      assertThat(before.keySet()).allMatch(documents::contains);
      assertThat(documents.contains("none")).isFalse();
    }
  }
}
