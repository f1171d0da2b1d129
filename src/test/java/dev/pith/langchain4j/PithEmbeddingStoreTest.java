package dev.pith.langchain4j;

import static dev.langchain4j.store.embedding.filter.MetadataFilterBuilder.metadataKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.rag.content.retriever.EmbeddingStoreContentRetriever;
import dev.langchain4j.rag.query.Query;
import dev.langchain4j.store.embedding.CosineSimilarity;
import dev.langchain4j.store.embedding.EmbeddingMatch;
import dev.langchain4j.store.embedding.EmbeddingSearchRequest;
import dev.langchain4j.store.embedding.EmbeddingStoreIngestor;
import dev.langchain4j.store.embedding.RelevanceScore;
import dev.langchain4j.store.embedding.filter.Filter;
import dev.pith.Pith;
import dev.pith.corpus.Document;
import dev.pith.fixtures.EncoderFolders;
import dev.pith.fixtures.TinyTokenizers;
import dev.pith.index.IndexException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What LangChain4j puts into an index it gets out again. */
class PithEmbeddingStoreTest {
  private static final List<TextSegment> SEGMENTS = segments();
  private static final List<String> IDS =
      IntStream.range(0, SEGMENTS.size()).mapToObj(i -> "s" + i).toList();

  @TempDir private static Path made;
  private static Path encoder = Path.of("");
  private static PithEmbeddingModel model;

  @TempDir private Path folder;
  private PithEmbeddingStore store;

  @BeforeAll
  static void openModel() throws IOException {
    encoder = EncoderFolders.write(made.resolve("tiny"), 4);
    model = PithEmbeddingModel.open(encoder);
  }

  @AfterAll
  static void closeModel() {
    model.close();
  }

  @BeforeEach
  void open() {
    store = PithEmbeddingStore.open(folder.resolve("index"), model);
  }

  @AfterEach
  void close() {
    store.close();
  }

  /** Distinct texts, numbered by a field. */
  private static List<TextSegment> segments() {
    List<String> texts = TinyTokenizers.texts(5, 400).stream().distinct().limit(40).toList();
    return IntStream.range(0, texts.size())
        .mapToObj(
            i ->
                TextSegment.from(
                    texts.get(i),
                    Metadata.from(Map.of("number", i, "parity", i % 2 == 0 ? "even" : "odd"))))
        .toList();
  }

  private void addAll() {
    store.addAll(IDS, model.embedAll(SEGMENTS).content(), SEGMENTS);
  }

  private static EmbeddingSearchRequest.EmbeddingSearchRequestBuilder question(String text) {
    return EmbeddingSearchRequest.builder().query(text).queryEmbedding(model.embed(text).content());
  }

  private List<EmbeddingMatch<TextSegment>> found(String text, int most) {
    return store.search(question(text).maxResults(most).build()).matches();
  }

  private Set<String> idsThatPass(Filter filter) {
    return store
        .search(question("ba do").maxResults(SEGMENTS.size()).filter(filter).build())
        .matches()
        .stream()
        .map(EmbeddingMatch::embeddingId)
        .collect(Collectors.toSet());
  }

  @Test
  void everySegmentIsFoundByItsText() {
    addAll();

    for (int i = 0; i < SEGMENTS.size(); i++) {
      EmbeddingMatch<TextSegment> best = found(SEGMENTS.get(i).text(), 1).getFirst();
      assertThat(best.score()).isCloseTo(1, within(1e-5));
      assertThat(best.embedded().text()).isEqualTo(SEGMENTS.get(i).text());
      assertThat(best.embeddingId()).isEqualTo("s" + i);
      assertThat(best.embedded().metadata().getInteger("number")).isEqualTo(i);
      assertThat(best.embedded().metadata().getString("parity"))
          .isEqualTo(i % 2 == 0 ? "even" : "odd");
    }
  }

  @Test
  void scoresAreWhatLangChain4jMakesOfTheVectors() {
    List<Embedding> vectors = model.embedAll(SEGMENTS).content();
    addAll();

    for (String text : TinyTokenizers.texts(9, 20)) {
      Embedding asked = model.embed(text).content();
      List<Double> expected =
          vectors.stream()
              .map(vector -> CosineSimilarity.between(asked, vector))
              .map(RelevanceScore::fromCosineSimilarity)
              .sorted(Comparator.reverseOrder())
              .toList();
      double least = expected.get(5) - 1e-4;
      List<Double> scores =
          store.search(question(text).maxResults(10).minScore(least).build()).matches().stream()
              .map(EmbeddingMatch::score)
              .toList();
      long enough = expected.stream().limit(10).filter(score -> score >= least).count();

      assertThat(scores).hasSize((int) enough).hasSizeGreaterThanOrEqualTo(6);
      for (int i = 0; i < scores.size(); i++) {
        assertThat(scores.get(i)).isCloseTo(expected.get(i), within(1e-5));
      }
    }
  }

  static Stream<Filter> filters() {
    return Stream.of(
        metadataKey("parity").isEqualTo("odd"),
        metadataKey("parity").isIn("odd", "even"),
        metadataKey("parity").isEqualTo("neither"),
        metadataKey("number").isEqualTo(7),
        metadataKey("number").isIn(3, 5, 99),
        metadataKey("number").isGreaterThanOrEqualTo(30),
        metadataKey("number").isLessThanOrEqualTo(4),
        metadataKey("number").isBetween(10, 20),
        metadataKey("number")
            .isGreaterThanOrEqualTo(10)
            .and(metadataKey("number").isLessThanOrEqualTo(20))
            .and(metadataKey("parity").isEqualTo("even")));
  }

  @ParameterizedTest
  @MethodSource("filters")
  void whatPassesAFilterIsWhatLangChain4jSaysPasses(Filter filter) {
    addAll();
    Set<String> expected =
        IntStream.range(0, SEGMENTS.size())
            .filter(i -> filter.test(SEGMENTS.get(i).metadata()))
            .mapToObj(IDS::get)
            .collect(Collectors.toSet());

    assertThat(idsThatPass(filter)).isEqualTo(expected);
  }

  static Stream<Filter> otherFilters() {
    return Stream.of(
        metadataKey("number").isNotEqualTo(7),
        metadataKey("number").isGreaterThan(7),
        metadataKey("number").isLessThan(7),
        metadataKey("parity").isNotIn("odd"),
        metadataKey("parity").containsString("o"),
        metadataKey("parity").isGreaterThanOrEqualTo("even"),
        Filter.not(metadataKey("number").isEqualTo(7)),
        metadataKey("number").isEqualTo(7).or(metadataKey("parity").isEqualTo("odd")),
        metadataKey("number").isEqualTo(7).and(metadataKey("number").isLessThan(7)));
  }

  @ParameterizedTest
  @MethodSource("otherFilters")
  void anotherFilterIsRefusedInASentence(Filter filter) {
    assertThatThrownBy(() -> idsThatPass(filter))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageStartingWith("Pith filters by ");
  }

  @Test
  void whatIsRemovedIsFoundNoMoreAndWhatIsAddedAgainIsReplaced() {
    addAll();
    String text = SEGMENTS.get(7).text();

    store.remove("s7");
    store.removeAll(List.of("s8", "s9", "nothing"));
    assertThat(idsThatPass(metadataKey("number").isIn(6, 7, 8, 9, 10))).containsOnly("s6", "s10");

    store.addAll(
        List.of("s6"),
        List.of(model.embed(text).content()),
        List.of(TextSegment.from(text, Metadata.from("number", "six"))));
    EmbeddingMatch<TextSegment> best = found(text, 1).getFirst();
    assertThat(best.embeddingId()).isEqualTo("s6");
    assertThat(best.embedded().metadata().toMap()).isEqualTo(Map.of("number", "six"));
    assertThat(found(text, 100)).hasSize(SEGMENTS.size() - 3);
  }

  @Test
  void anIdThatIsMadeIsTold() {
    Embedding vector = model.embed(SEGMENTS.getFirst()).content();
    String one = store.add(vector, SEGMENTS.getFirst());
    List<String> more =
        store.addAll(List.of(vector, vector), List.of(SEGMENTS.get(1), SEGMENTS.get(1)));

    assertThat(found("ba", 10))
        .extracting(EmbeddingMatch::embeddingId)
        .containsExactlyInAnyOrder(one, more.get(0), more.get(1));
  }

  @Test
  void itStaysWhenItIsClosedAndPithFindsTheSame() {
    addAll();
    store.close();

    store = PithEmbeddingStore.open(folder.resolve("index"), model);
    assertThat(found("ba do", 100)).hasSize(SEGMENTS.size());
    try (Pith pith = Pith.open(folder.resolve("index"), encoder)) {
      assertThat(found("ba do", 5))
          .extracting(EmbeddingMatch::embeddingId)
          .containsExactlyElementsOf(
              pith.search("ba do", 5).hits().stream().map(hit -> hit.id()).toList());
    }
  }

  @Test
  void anIndexOfPithsIsAStore() {
    Path index = folder.resolve("other");
    Pith.index(
        index,
        List.of(encoder),
        List.of(new Document("1", "mo tu", "ba do"), new Document("2", "", "")));
    try (PithEmbeddingStore other = PithEmbeddingStore.open(index, model)) {
      List<EmbeddingMatch<TextSegment>> matches =
          other.search(question("ba do").maxResults(5).build()).matches();

      assertThat(matches).extracting(EmbeddingMatch::embeddingId).containsExactly("1", "2");
      assertThat(matches.get(0).embedded().text()).isEqualTo("mo tu ba do");
      assertThat(matches.get(1).embedded()).isNull();
    }
  }

  @Test
  void anotherModelIsRefused() throws IOException {
    Path stranger = EncoderFolders.write(folder.resolve("stranger"), 5);
    try (PithEmbeddingModel other = PithEmbeddingModel.open(stranger)) {
      assertThatThrownBy(() -> PithEmbeddingStore.open(folder.resolve("index"), other))
          .isInstanceOf(IndexException.class);
    }
  }

  @Test
  void whatAnIndexCannotDoIsSaid() {
    Embedding vector = model.embed("ba").content();
    List<Runnable> calls =
        List.of(
            () -> store.add(vector),
            () -> store.add("a", vector),
            () -> store.addAll(List.of(vector)),
            () -> store.addAll(List.of("a"), List.of(vector), null),
            () -> store.removeAll(),
            () -> store.removeAll(metadataKey("a").isEqualTo("b")),
            () -> store.search(EmbeddingSearchRequest.builder().queryEmbedding(vector).build()));

    assertThat(calls)
        .allSatisfy(
            call ->
                assertThatThrownBy(call::run)
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageStartingWith("Pith "));
  }

  @Test
  void whatDoesNotFitIsRefusedAndNothingIsStored() {
    Embedding vector = model.embed("ba").content();
    TextSegment segment = TextSegment.from("ba");
    List<TextSegment> wrong =
        Stream.of(Long.MAX_VALUE, Long.MIN_VALUE, Double.NaN, "", "x".repeat(8_001))
            .map(value -> TextSegment.from("ba", Metadata.from(Map.of("field", value))))
            .toList();

    assertThat(wrong)
        .allSatisfy(
            one ->
                assertThatThrownBy(
                        () ->
                            store.addAll(
                                List.of("a", "b"), List.of(vector, vector), List.of(segment, one)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("field"));
    assertThatThrownBy(() -> store.addAll(List.of("a", "b"), List.of(vector), List.of(segment)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> store.add(Embedding.from(new float[] {1, 0}), segment))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 numbers");
    assertThat(found("ba", 10)).isEmpty();
  }

  @Test
  void valuesOfEveryKindComeBack() {
    UUID uuid = UUID.randomUUID();
    Metadata metadata =
        new Metadata()
            .put("int", -7)
            .put("long", 1L << 53)
            .put("float", 0.1f)
            .put("double", 0.1)
            .put("uuid", uuid)
            .put("text", "a, b");
    store.add(model.embed("ba").content(), TextSegment.from("ba", metadata));

    Metadata back = found("ba", 1).getFirst().embedded().metadata();
    assertThat(back.getInteger("int")).isEqualTo(-7);
    assertThat(back.getLong("long")).isEqualTo(1L << 53);
    assertThat(back.getFloat("float")).isEqualTo(0.1f);
    assertThat(back.getDouble("double")).isEqualTo(0.1);
    assertThat(back.getUUID("uuid")).isEqualTo(uuid);
    assertThat(back.getString("text")).isEqualTo("a, b");
    assertThat(idsThatPass(metadataKey("float").isEqualTo(0.1f))).hasSize(1);
    assertThat(idsThatPass(metadataKey("uuid").isEqualTo(uuid))).hasSize(1);
  }

  @Test
  void langChain4jIngestsAndRetrieves() {
    EmbeddingStoreIngestor.builder()
        .embeddingModel(model)
        .embeddingStore(store)
        .build()
        .ingest(
            SEGMENTS.stream()
                .map(one -> dev.langchain4j.data.document.Document.from(one.text()))
                .toList());
    EmbeddingStoreContentRetriever retriever =
        EmbeddingStoreContentRetriever.builder()
            .embeddingModel(model)
            .embeddingStore(store)
            .maxResults(1)
            .build();

    assertThat(SEGMENTS)
        .allSatisfy(
            one ->
                assertThat(retriever.retrieve(Query.from(one.text())).getFirst().textSegment())
                    .extracting(TextSegment::text)
                    .isEqualTo(one.text()));
  }
}
