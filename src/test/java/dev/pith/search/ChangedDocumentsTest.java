package dev.pith.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pith.corpus.BeirFolder;
import dev.pith.corpus.Document;
import dev.pith.encode.Encoder;
import dev.pith.fixtures.BagOfWordsEncoder;
import dev.pith.fixtures.Texts;
import dev.pith.fixtures.WatchedEncoder;
import dev.pith.index.DocumentIndex;
import dev.pith.index.DocumentRemover;
import dev.pith.index.DocumentWriter;
import dev.pith.index.IndexBuild;
import dev.pith.index.IndexException;
import dev.pith.index.Pairing;
import dev.pith.index.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents that change and go, in an index that stays. */
class ChangedDocumentsTest {
  private static final Encoder ENCODER = new BagOfWordsEncoder("full", 32, 1);
  private static final List<Document> DOCUMENTS = Texts.documents(new Random(5), 300);
  private static final List<SearchQuery> QUERIES =
      List.of(
          SearchQuery.vector("full", "w1 w2 w3 w4", 300),
          SearchQuery.lexical("w1 w2 w3 w4", 300),
          SearchQuery.hybrid("full", "w1 w2 w3 w4", 300, FusionMethod.SCORE));

  @TempDir Path folder;

  @Test
  void whatWasDeletedIsNotFoundAndTheRestIsAsIfItHadNeverBeenThere() {
    build(folder.resolve("a"), DOCUMENTS);
    build(folder.resolve("b"), DOCUMENTS.subList(100, 300));
    List<String> gone = DOCUMENTS.subList(0, 100).stream().map(Document::id).toList();
    try (DocumentRemover remover = DocumentRemover.open(folder.resolve("a"))) {
      assertThat(remover.remove(gone)).isEqualTo(100);
    }

    SearchQuery byVector = QUERIES.getFirst();
    assertThat(hits(folder.resolve("a"), byVector))
        .extracting(Hit::id)
        .isEqualTo(hits(folder.resolve("b"), byVector).stream().map(Hit::id).toList());
    for (SearchQuery query : QUERIES) {
      assertThat(hits(folder.resolve("a"), query))
          .extracting(Hit::id)
          .doesNotContainAnyElementsOf(gone);
    }
    try (DocumentIndex index = DocumentIndex.open(folder.resolve("a"))) {
      assertThat(index.documentCount()).isEqualTo(200);
      assertThat(index.document("d7")).isEmpty();
      assertThat(index.document("d107")).contains(DOCUMENTS.get(107));
    }
  }

  @Test
  void deletingAgainChangesNothingAndAddingBringsBack() {
    build(folder, DOCUMENTS);
    try (DocumentRemover remover = DocumentRemover.open(folder)) {
      assertThat(remover.remove(List.of("d1", "d1", "nobody"))).isEqualTo(1);
      assertThat(remover.remove(List.of("d1"))).isZero();
      assertThat(remover.remove(List.of())).isZero();
    }
    try (DocumentWriter writer = DocumentWriter.open(folder, List.of(ENCODER))) {
      writer.add(List.of(DOCUMENTS.get(1)));
    }
    try (DocumentIndex index = DocumentIndex.open(folder)) {
      assertThat(index.documentCount()).isEqualTo(300);
      assertThat(index.document("d1")).contains(DOCUMENTS.get(1));
    }
  }

  @Test
  void anIndexThatIsBeingWrittenOrIsNoneIsRefused() {
    assertThatThrownBy(() -> DocumentRemover.open(folder.resolve("none")))
        .isInstanceOf(IndexException.class)
        .hasMessageContaining("no index");
    build(folder.resolve("a"), DOCUMENTS);
    try (DocumentWriter writer = DocumentWriter.open(folder.resolve("a"), List.of(ENCODER))) {
      assertThat(writer.path()).exists();
      assertThatThrownBy(() -> DocumentRemover.open(folder.resolve("a")))
          .isInstanceOf(IndexException.class)
          .hasMessageContaining("being written");
    }
  }

  @Test
  void anUpdateEmbedsWhatIsNewOrChangedAndNothingElse() throws Exception {
    build(folder.resolve("a"), DOCUMENTS);
    List<Document> changed = new ArrayList<>(DOCUMENTS.subList(0, 290));
    changed.set(3, new Document("d3", "a new title", DOCUMENTS.get(3).text()));
    changed.set(4, new Document("d4", "", "another text"));
    changed.add(new Document("new", "", "w1 w2 w3"));
    WatchedEncoder counting = new WatchedEncoder(ENCODER, text -> {});
    BeirFolder corpus = corpus(changed);

    assertThat(update(corpus, counting).skipped()).isEqualTo(288);
    assertThat(counting.embedded())
        .containsExactlyInAnyOrder(changed.get(3).passage(), "another text", "w1 w2 w3");
    assertThat(update(corpus, counting).skipped()).isEqualTo(291);
    assertThat(counting.embedded()).hasSize(3);
    try (DocumentIndex index = DocumentIndex.open(folder.resolve("a"))) {
      assertThat(index.documentCount()).isEqualTo(301);
      assertThat(index.document("d4")).contains(changed.get(4));
      assertThat(index.document("d295")).contains(DOCUMENTS.get(295));
    }
  }

  private Progress update(BeirFolder corpus, Encoder encoder) {
    try (DocumentWriter writer = DocumentWriter.open(folder.resolve("a"), List.of(encoder))) {
      return new IndexBuild(writer, progress -> {}).update(corpus);
    }
  }

  private BeirFolder corpus(List<Document> documents) throws Exception {
    Path path = folder.resolve("corpus");
    StringBuilder lines = new StringBuilder();
    for (Document document : documents) {
      lines.append(
          "{\"_id\":\"%s\",\"title\":\"%s\",\"text\":\"%s\"}\n"
              .formatted(document.id(), document.title(), document.text()));
    }
    Files.createDirectories(path);
    Files.writeString(path.resolve("corpus.jsonl"), lines);
    return BeirFolder.open(path);
  }

  private static void build(Path path, List<Document> documents) {
    try (DocumentWriter writer = DocumentWriter.create(path, List.of(ENCODER))) {
      writer.add(documents);
    }
  }

  private static List<Hit> hits(Path path, SearchQuery query) {
    try (DocumentIndex index = DocumentIndex.open(path);
        LuceneSearchEngine engine =
            new LuceneSearchEngine(index, List.of(ENCODER), Pairing.SYMMETRIC)) {
      return engine.search(query).hits();
    }
  }
}
