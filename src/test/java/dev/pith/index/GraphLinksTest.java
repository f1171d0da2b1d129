package dev.pith.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pith.corpus.Document;
import dev.pith.encode.Encoder;
import dev.pith.fixtures.BagOfWordsEncoder;
import dev.pith.fixtures.Eventually;
import dev.pith.fixtures.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.lucene.codecs.KnnVectorsReader;
import org.apache.lucene.codecs.hnsw.HnswGraphProvider;
import org.apache.lucene.codecs.perfield.PerFieldKnnVectorsFormat;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.hnsw.HnswGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The links of an index are those of its shape, whatever becomes of it. */
class GraphLinksTest {
  private static final Encoder FULL = new BagOfWordsEncoder("full", 32, 1);
  private static final Encoder COMPACT = new BagOfWordsEncoder("compact", 16, 2);
  private static final List<Encoder> ENCODERS = List.of(FULL, COMPACT);
  private static final List<Document> DOCUMENTS = Texts.documents(new Random(5), 1_500);
  private static final GraphShape FEW = new GraphShape(4, 20);

  @TempDir Path folder;
  private Path path = Path.of("");

  private void build(GraphShape graph, VectorPrecision precision) {
    path = folder.resolve("index");
    try (DocumentWriter writer =
        DocumentWriter.create(path, ENCODERS, precision, OptionalInt.empty(), graph)) {
      writer.add(DOCUMENTS.subList(0, 700));
      writer.add(DOCUMENTS.subList(700, 1_300));
      writer.settle();
    }
  }

  @ParameterizedTest
  @EnumSource(VectorPrecision.class)
  void aVectorHasNoMoreLinksThanTheShapeAllows(VectorPrecision precision) {
    build(FEW, precision);
    assertLinkedAs(path, FEW);
    path = folder.resolve("usual");
    try (DocumentWriter writer = DocumentWriter.create(path, ENCODERS, precision)) {
      writer.add(DOCUMENTS);
      writer.settle();
    }
    assertLinkedAs(path, GraphShape.DEFAULT);
    assertThat(mostLinks(path)).isGreaterThan(2 * FEW.neighbours());
  }

  @Test
  void documentsThatComeAndGoKeepTheShape() {
    build(FEW, VectorPrecision.FLOAT32);
    try (DocumentRemover remover = DocumentRemover.open(path)) {
      remover.remove(DOCUMENTS.subList(100, 300).stream().map(Document::id).toList());
    }
    try (DocumentWriter writer = DocumentWriter.open(path, ENCODERS)) {
      writer.add(DOCUMENTS.subList(0, 900));
      writer.add(DOCUMENTS.subList(900, 1_500));
      writer.settle();
    }
    assertLinkedAs(path, FEW);
  }

  @Test
  void copiesSnapshotsAndNewGenerationsKeepTheShape() {
    build(FEW, VectorPrecision.FLOAT32);
    IndexCopy.write(path, folder.resolve("small"), VectorPrecision.BITS_4);
    assertLinkedAs(folder.resolve("small"), FEW);
    IndexSnapshot.copy(path, folder.resolve("snapshot"));
    assertLinkedAs(folder.resolve("snapshot"), FEW);
    GrownIndex.write(path, folder.resolve("grown"), 1_400, 1, done -> {});
    assertLinkedAs(folder.resolve("grown"), FEW);
    try (DocumentIndex from = DocumentIndex.open(path);
        Reindex reindex =
            Reindex.start(from, List.of(COMPACT), VectorPrecision.BITS_8, () -> false)) {
      reindex.copy(progress -> {});
      reindex.verify();
      reindex.conclude();
    }
    assertLinkedAs(path, FEW);
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "BITS_1"})
  void aCopyCanBeLinkedInAnotherShape(VectorPrecision precision) {
    build(GraphShape.DEFAULT, VectorPrecision.FLOAT32);
    try (DocumentRemover remover = DocumentRemover.open(path)) {
      remover.remove(List.of("d7", "d900"));
    }
    Path few = folder.resolve("few");
    IndexCopy.write(path, few, precision, FEW);
    assertLinkedAs(few, FEW);
    Path back = folder.resolve("back");
    IndexCopy.write(few, back, precision, GraphShape.DEFAULT);
    assertLinkedAs(back, GraphShape.DEFAULT);
    assertThat(mostLinks(back)).isGreaterThan(2 * FEW.neighbours());
    for (Path copy : List.of(few, back)) {
      IndexCheck check = IndexCheck.of(copy, ENCODERS, 200);
      assertThat(check.broken()).isEmpty();
      assertThat(check.documents()).isEqualTo(1_298);
      assertThat(links(copy)).hasSizeGreaterThanOrEqualTo(2 * 1_298);
    }
  }

  @Test
  void anotherBeamAloneLinksAnewAndTheSameShapeDoesNot() {
    build(FEW, VectorPrecision.FLOAT32);
    IndexCopy.write(path, folder.resolve("same"), VectorPrecision.FLOAT32, FEW);
    assertThat(links(folder.resolve("same"))).isEqualTo(links(path));
    GraphShape wide = new GraphShape(FEW.neighbours(), 200);
    IndexCopy.write(path, folder.resolve("wide"), VectorPrecision.FLOAT32, wide);
    assertLinkedAs(folder.resolve("wide"), wide);
    assertThat(links(folder.resolve("wide"))).isNotEqualTo(links(path));
  }

  /** Graphs had 16 neighbours once, and the index says nothing of it. */
  @Test
  void anOlderIndexIsLinkedAnewWhereItsGraphsAreOthersThanTheUsual() throws IOException {
    build(FEW, VectorPrecision.FLOAT32);
    forgetShape();

    IndexCopy.write(path, folder.resolve("copy"), VectorPrecision.FLOAT32);
    try (DocumentWriter writer = DocumentWriter.open(path, ENCODERS)) {
      writer.add(
          Texts.documents(new Random(6), 1_200).stream()
              .map(document -> new Document("new-" + document.id(), "", document.text()))
              .toList());
      writer.settle();
    }

    for (Path linked : List.of(folder.resolve("copy"), path)) {
      assertLinkedAs(linked, GraphShape.DEFAULT);
      assertThat(mostLinks(linked)).isGreaterThan(2 * FEW.neighbours());
      assertThat(IndexCheck.of(linked, ENCODERS, 200).broken()).isEmpty();
    }
    assertThat(links(path)).hasSizeGreaterThanOrEqualTo(2 * (1_300 + 1_200));
  }

  private void forgetShape() throws IOException {
    try (Directory directory = FSDirectory.open(path);
        IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
      Map<String, String> userData =
          new HashMap<>(SegmentInfos.readLatestCommit(directory).getUserData());
      userData.keySet().removeIf(key -> key.startsWith("pith.graph."));
      writer.setLiveCommitData(userData.entrySet());
      writer.commit();
    }
  }

  @Test
  void aCopyInAnotherShapeIsNotWrittenOverAnything() {
    build(FEW, VectorPrecision.FLOAT32);
    assertThatThrownBy(
            () -> IndexCopy.write(path, path, VectorPrecision.FLOAT32, GraphShape.DEFAULT))
        .isInstanceOf(IndexException.class)
        .hasMessageContaining("nothing is overwritten");
    assertLinkedAs(path, FEW);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5, 20, 80})
  void aCopyThatIsInterruptedIsThereWholeOrNotAtAll(int millis) throws Exception {
    build(FEW, VectorPrecision.FLOAT32);
    Path copies = folder.resolve("copies");
    Path copy = copies.resolve("wide");
    GraphShape wide = new GraphShape(64, 800);
    Thread copying =
        Thread.ofPlatform()
            .uncaughtExceptionHandler((thread, interrupted) -> {})
            .start(() -> IndexCopy.write(path, copy, VectorPrecision.FLOAT32, wide));
    while (copying.isAlive() && !Files.exists(copies)) {
      Thread.onSpinWait();
    }
    Eventually.pause(Duration.ofMillis(millis));
    copying.interrupt();
    copying.join();

    try (Stream<Path> left = Files.list(copies)) {
      assertThat(left).isSubsetOf(copy);
    }
    if (Files.exists(copy)) {
      assertLinkedAs(copy, wide);
    }
  }

  /** The index says so, has a graph of each encoder, and no vector has too many links. */
  private static void assertLinkedAs(Path index, GraphShape graph) {
    try (DocumentIndex opened = DocumentIndex.open(index)) {
      assertThat(opened.graph()).isEqualTo(graph);
    }
    assertThat(links(index)).isNotEmpty();
    for (Links of : links(index)) {
      assertThat(of.to().size())
          .as("%s", of)
          .isLessThanOrEqualTo(of.level() == 0 ? 2 * graph.neighbours() : graph.neighbours());
    }
  }

  private static int mostLinks(Path index) {
    return links(index).stream().mapToInt(of -> of.to().size()).max().orElse(0);
  }

  /** What a vector is linked to. */
  private record Links(String field, int level, int vector, List<Integer> to) {}

  /** Of all vectors, on each level. */
  private static List<Links> links(Path index) {
    try (DocumentIndex opened = DocumentIndex.open(index)) {
      return opened.read(
          searcher -> {
            List<Links> links = new ArrayList<>();
            for (LeafReaderContext leaf : searcher.getLeafContexts()) {
              for (VectorField field : opened.fields()) {
                addLinks(graph(leaf, field.luceneName()), field.encoderName(), links);
              }
            }
            return links;
          });
    }
  }

  private static HnswGraph graph(LeafReaderContext leaf, String field) throws IOException {
    KnnVectorsReader vectors = ((CodecReader) leaf.reader()).getVectorReader();
    if (vectors instanceof PerFieldKnnVectorsFormat.FieldsReader fields) {
      vectors = fields.getFieldReader(field);
    }
    return ((HnswGraphProvider) vectors).getGraph(field);
  }

  private static void addLinks(HnswGraph graph, String field, List<Links> links)
      throws IOException {
    for (int level = 0; level < graph.numLevels(); level++) {
      HnswGraph.NodesIterator vectors = graph.getSortedNodes(level);
      while (vectors.hasNext()) {
        int vector = vectors.nextInt();
        graph.seek(level, vector);
        List<Integer> to = new ArrayList<>();
        for (int next = graph.nextNeighbor();
            next != DocIdSetIterator.NO_MORE_DOCS;
            next = graph.nextNeighbor()) {
          to.add(next);
        }
        links.add(new Links(field, level, vector, to));
      }
    }
  }
}
