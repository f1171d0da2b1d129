package dev.pith.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pith.corpus.Document;
import dev.pith.encode.Encoder;
import dev.pith.fixtures.BagOfWordsEncoder;
import dev.pith.fixtures.LongTexts;
import dev.pith.fixtures.ShortSightedEncoder;
import dev.pith.fixtures.WatchedEncoder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An index with passages is one of documents: each has its passages, all of them and no others. */
class PassageIndexTest {
  private static final Encoder FULL = new BagOfWordsEncoder("full", 16, 1);
  private static final Encoder COMPACT = new BagOfWordsEncoder("compact", 8, 2);
  private static final OptionalInt TOKENS = OptionalInt.of(40);

  @TempDir Path folder;
  private final Map<String, Document> model = new TreeMap<>();

  private DocumentWriter create(Path path) {
    return DocumentWriter.create(path, List.of(FULL, COMPACT), VectorPrecision.FLOAT32, TOKENS);
  }

  private void fill(Path path, int documents) {
    try (DocumentWriter writer = create(path)) {
      put(writer, LongTexts.documents(new Random(5), documents, 40));
    }
  }

  private void put(DocumentWriter writer, List<Document> documents) {
    writer.add(documents);
    documents.forEach(document -> model.put(document.id(), document));
  }

  /** The index has the passages of the model's documents, and says nothing of them elsewhere. */
  private void assertHolds(Path path, Encoder... encoders) {
    IndexCheck check = IndexCheck.of(path, List.of(encoders), 1_000);
    assertThat(check.broken()).isEmpty();
    assertThat(check.documents()).isEqualTo(model.size());
    PassageSplitter splitter = PassageSplitter.of(encoders[0], TOKENS.orElseThrow());
    int passages = 0;
    try (DocumentIndex index = DocumentIndex.open(path)) {
      assertThat(index.passageTokens()).isEqualTo(TOKENS);
      assertThat(index.documentCount()).isEqualTo(model.size());
      for (Document document : model.values()) {
        passages += splitter.split(document).size();
        assertThat(index.contains(document.id())).isTrue();
        assertThat(index.document(document.id())).hasValue(document);
      }
      int lucene = index.read(searcher -> searcher.getIndexReader().numDocs());
      assertThat(lucene).isEqualTo(model.size() + passages);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void anyChangesLeaveThePassagesOfWhatIsThereAndNoOthers(long seed) {
    Path path = folder.resolve("index");
    create(path).close();
    Random random = new Random(seed);
    for (int round = 0; round < 6; round++) {
      try (DocumentWriter writer = DocumentWriter.open(path, List.of(COMPACT, FULL))) {
        Map<String, Document> batch = new HashMap<>();
        for (int i = 0; i < 8; i++) {
          String id = "d" + random.nextInt(20);
          batch.put(id, LongTexts.document(id, random, random.nextBoolean() ? 60 : 2));
        }
        put(writer, List.copyOf(batch.values()));
      }
      try (DocumentRemover remover = DocumentRemover.open(path)) {
        List<String> ids = List.of("d" + random.nextInt(20), "d" + random.nextInt(20));
        long there = ids.stream().distinct().filter(model::containsKey).count();
        assertThat(remover.remove(ids)).isEqualTo((int) there);
        ids.forEach(model::remove);
      }
      assertHolds(path, FULL, COMPACT);
    }
  }

  @Test
  void aDocumentThatGetsShorterLeavesNoPassageBehind() {
    Path path = folder.resolve("index");
    fill(path, 3);
    Document shorter = new Document("d1", "now", "short.");
    try (DocumentWriter writer = DocumentWriter.open(path, List.of(FULL, COMPACT))) {
      put(writer, List.of(LongTexts.document("d1", new Random(1), 90)));
      put(writer, List.of(shorter));
      writer.settle();
    }
    assertHolds(path, FULL, COMPACT);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void changesFromManySidesAreMadeInPassages(long seed) {
    Path path = folder.resolve("index");
    fill(path, 5);
    Random random = new Random(seed);
    try (DocumentIndex index = DocumentIndex.open(path);
        ChangeQueue queue = ChangeQueue.open(index, List.of(FULL, COMPACT))) {
      for (int step = 0; step < 20; step++) {
        String id = "d" + random.nextInt(10);
        if (random.nextInt(3) == 0) {
          int there = model.remove(id) == null ? 0 : 1;
          assertThat(queue.remove(id)).isEqualTo(new Changes(0, 0, 0, there));
        } else {
          Document document = LongTexts.document(id, random, 30);
          model.put(id, document);
          queue.put(List.of(document));
          assertThat(queue.put(List.of(document))).isEqualTo(new Changes(0, 0, 1, 0));
        }
      }
    }
    assertHolds(path, FULL, COMPACT);
  }

  @Test
  void copiesOfAnyPrecisionOrGraphAndSnapshotsHaveTheSamePassages() {
    Path path = folder.resolve("index");
    fill(path, 30);
    try (DocumentRemover remover = DocumentRemover.open(path)) {
      remover.remove(List.of("d3"));
      model.remove("d3");
    }
    IndexCopy.write(path, folder.resolve("small"), VectorPrecision.BITS_1);
    assertHolds(folder.resolve("small"), FULL, COMPACT);
    GraphShape few = new GraphShape(4, 20);
    IndexCopy.write(path, folder.resolve("sparse"), VectorPrecision.FLOAT32, few);
    assertHolds(folder.resolve("sparse"), FULL, COMPACT);
    IndexSnapshot snapshot = IndexSnapshot.copy(path, folder.resolve("snapshot"));
    assertThat(snapshot.documents()).isEqualTo(model.size());
    assertHolds(folder.resolve("snapshot"), FULL, COMPACT);
  }

  @Test
  void aNewGenerationKeepsThePassagesAndFollowsChanges() {
    Path path = folder.resolve("index");
    fill(path, 80);
    Encoder other = new BagOfWordsEncoder("other", 12, 9);
    try (DocumentIndex from = DocumentIndex.open(path);
        Reindex reindex =
            Reindex.start(from, List.of(other), VectorPrecision.BITS_8, () -> false)) {
      List<Long> done = new ArrayList<>();
      reindex.copy(progress -> done.add(progress.total().orElse(0)));
      assertThat(done).contains(80L);
      try (DocumentWriter writer = DocumentWriter.open(path, List.of(FULL, COMPACT))) {
        put(writer, List.of(new Document("d7", "", "shorter"), new Document("new", "", "x")));
      }
      reindex.verify();
      reindex.conclude();
    }
    Reindex.deleteOld(path);
    assertHolds(path, other);
  }

  @Test
  void anEncoderThatReadsLessThanAPassageIsRefused() {
    Encoder shortSighted = new ShortSightedEncoder(FULL, 39);
    Path path = folder.resolve("index");
    assertThatThrownBy(
            () ->
                DocumentWriter.create(
                    path, List.of(COMPACT, shortSighted), VectorPrecision.FLOAT32, TOKENS))
        .isInstanceOf(IndexException.class)
        .hasMessageContaining("passages of 40 tokens", "'full'")
        .hasMessageContaining("it takes 16 to 39");
    fill(path, 2);
    try (DocumentIndex from = DocumentIndex.open(path)) {
      assertThatThrownBy(
              () ->
                  Reindex.start(from, List.of(shortSighted), VectorPrecision.FLOAT32, () -> false))
          .hasMessageContaining("it takes 16 to 39");
    }
    assertHolds(path, FULL, COMPACT);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 15})
  void passagesWithoutRoomAreRefused(int tokens) {
    assertThatThrownBy(
            () ->
                DocumentWriter.create(
                    folder.resolve("index"),
                    List.of(FULL),
                    VectorPrecision.FLOAT32,
                    OptionalInt.of(tokens)))
        .isInstanceOf(IndexException.class)
        .hasMessageContaining("it takes 16 to");
  }

  @Test
  void onlyWhatHasChangedIsEmbeddedAgain() {
    Path path = folder.resolve("index");
    fill(path, 4);
    WatchedEncoder watched = new WatchedEncoder(FULL, text -> {});
    try (DocumentIndex index = DocumentIndex.open(path);
        ChangeQueue queue = ChangeQueue.open(index, List.of(watched, COMPACT))) {
      List<Document> documents = new ArrayList<>(model.values());
      documents.set(2, new Document(documents.get(2).id(), "changed", "Two. Sentences."));
      assertThat(queue.put(documents)).isEqualTo(new Changes(0, 1, 3, 0));
    }
    assertThat(watched.embedded()).containsExactly("changed Two. Sentences.");
  }

  @Test
  void sampledTextsArePassages() {
    Path path = folder.resolve("index");
    fill(path, 30);
    List<String> all = new ArrayList<>();
    PassageSplitter splitter = PassageSplitter.of(FULL, TOKENS.orElseThrow());
    for (Document document : model.values()) {
      splitter.split(document).forEach(passage -> all.add(passage.textOf(document)));
    }
    try (DocumentIndex index = DocumentIndex.open(path)) {
      assertThat(index.samplePassages(100_000, 1)).containsExactlyInAnyOrderElementsOf(all);
      assertThat(index.samplePassages(20, 2))
          .hasSize(20)
          .isSubsetOf(all)
          .isEqualTo(index.samplePassages(20, 2));
    }
  }

  @Test
  void passagesThatLostTheirDocumentAreTold() throws IOException {
    Path path = folder.resolve("index");
    fill(path, 3);
    delete(path, Fields.idTerm("d1"));
    assertThat(IndexCheck.of(path, List.of(FULL), 10).broken())
        .singleElement()
        .asString()
        .contains("passages are not beside their document");
  }

  @Test
  void passagesThatWereCutFromADocumentAreMissed() throws IOException {
    Path path = folder.resolve("index");
    fill(path, 3);
    delete(path, Fields.passagesTerm("d1"));
    assertThat(IndexCheck.of(path, List.of(FULL), 10).broken())
        .contains("1 documents have no passage");
  }

  /** As a program would that knows nothing of blocks. What was deleted leaves no gap behind. */
  private static void delete(Path path, Term term) throws IOException {
    try (Directory directory = FSDirectory.open(path);
        IndexWriter writer =
            new IndexWriter(directory, new IndexWriterConfig(new StandardAnalyzer()))) {
      writer.deleteDocuments(term);
      writer.setLiveCommitData(SegmentInfos.readLatestCommit(directory).getUserData().entrySet());
      writer.forceMerge(1);
      writer.commit();
    }
  }

  /** Documents of one passage each are twice as many Lucene documents as there are vectors. */
  @Test
  void whatIsSettledIsNotMergedAgain() {
    Path path = folder.resolve("index");
    try (DocumentWriter writer = create(path)) {
      for (int batch = 0; batch < 3; batch++) {
        Random random = new Random(batch);
        List<Document> documents = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
          documents.add(LongTexts.document("d%d-%d".formatted(batch, i), random, 1));
        }
        put(writer, documents);
      }
      writer.settle();
      String settled = segments(path);
      writer.settle();
      assertThat(segments(path)).isEqualTo(settled);
    }
    assertHolds(path, FULL, COMPACT);
  }

  private static String segments(Path path) {
    try (DocumentIndex index = DocumentIndex.open(path)) {
      return index.read(searcher -> searcher.getIndexReader().leaves().toString());
    }
  }

  /** As every index was before there were passages. */
  @Test
  void anIndexWithoutPassagesSaysNothingOfThem() throws IOException {
    Path path = folder.resolve("index");
    DocumentWriter.create(path, List.of(FULL)).close();
    try (Directory directory = FSDirectory.open(path);
        DirectoryReader reader = DirectoryReader.open(directory)) {
      assertThat(reader.getIndexCommit().getUserData())
          .containsEntry("pith.format", "1")
          .doesNotContainKey("pith.passage.tokens");
    }
    try (DocumentIndex index = DocumentIndex.open(path)) {
      assertThat(index.passageTokens()).isEmpty();
    }
  }

  /** A program that knows no passages would take them for documents. */
  @Test
  void anIndexWithPassagesIsOfAnotherFormat() throws IOException {
    Path path = folder.resolve("index");
    fill(path, 1);
    try (Directory directory = FSDirectory.open(path);
        DirectoryReader reader = DirectoryReader.open(directory)) {
      assertThat(reader.getIndexCommit().getUserData())
          .containsEntry("pith.format", "2")
          .containsEntry("pith.passage.tokens", "40");
    }
  }

  @Test
  void anIndexGrownFromPassagesHasAVectorForEachDocument() {
    Path path = folder.resolve("index");
    fill(path, 10);
    Path grown = folder.resolve("grown");
    GrownIndex.write(path, grown, 500, 1, written -> {});
    assertThat(IndexCheck.of(grown, List.of(), 1).broken()).isEmpty();
    try (DocumentIndex index = DocumentIndex.open(grown)) {
      assertThat(index.documentCount()).isEqualTo(500);
    }
  }
}
