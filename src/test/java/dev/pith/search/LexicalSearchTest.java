package dev.pith.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.pith.corpus.Document;
import dev.pith.encode.Encoder;
import dev.pith.fixtures.BagOfWordsEncoder;
import dev.pith.index.DocumentIndex;
import dev.pith.index.DocumentWriter;
import dev.pith.index.Pairing;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Search by words alone, and beside vectors. */
class LexicalSearchTest {
  private static final Encoder ENCODER = new BagOfWordsEncoder("bag", 64, 1);
  private static final List<Document> TRADES =
      List.of(
          new Document("a", "astronomer", "a scientist who studies the stars"),
          new Document("b", "baker", "someone who bakes bread, cakes and more bread"),
          new Document("c", "stargazer", "looks at stars at night"),
          new Document("d", "", "c++ AND (programmers) OR \"quotes\""));

  @TempDir Path folder;

  /** Worked out here, with k1 = 1.2 and b = 0.75; how rare a term is tells the commoner field. */
  @Test
  void scoresAreBm25OfThePassage() {
    List<Document> documents = new ArrayList<>();
    Random random = new Random(3);
    for (int i = 0; i < 200; i++) {
      documents.add(
          new Document("d" + i, words(random, random.nextInt(4)), words(random, 1 + i % 9)));
    }
    List<String> query = List.of("w1", "w2", "w2", "w7");
    Map<String, Double> expected = bm25(documents, query);

    List<Hit> hits = lexical(documents, String.join(" ", query), 1_000);

    assertThat(hits).hasSize(expected.size()).isNotEmpty();
    for (Hit hit : hits) {
      double wanted = expected.getOrDefault(hit.id(), Double.NaN);
      assertThat((double) hit.score()).as(hit.id()).isCloseTo(wanted, within(1e-4 * wanted));
    }
    assertThat(hits.stream().map(Hit::score)).isSortedAccordingTo((a, b) -> Float.compare(b, a));
  }

  private static Map<String, Double> bm25(List<Document> documents, List<String> query) {
    double averageLength =
        documents.stream().mapToInt(d -> terms(d).size()).average().orElseThrow();
    Map<String, Double> scores = new HashMap<>();
    for (String term : query) {
      long having =
          Math.max(
              having(documents, term, Document::title), having(documents, term, Document::text));
      double idf = Math.log(1 + (documents.size() - having + 0.5) / (having + 0.5));
      for (Document document : documents) {
        double count = terms(document).stream().filter(term::equals).count();
        if (count > 0) {
          double norm = 1.2 * (0.25 + 0.75 * terms(document).size() / averageLength);
          scores.merge(document.id(), idf * count / (count + norm), Double::sum);
        }
      }
    }
    return scores;
  }

  private static long having(
      List<Document> documents, String term, Function<Document, String> part) {
    return documents.stream()
        .filter(document -> List.of(part.apply(document).split(" ")).contains(term))
        .count();
  }

  private static List<String> terms(Document document) {
    return List.of(document.passage().strip().split(" "));
  }

  private static String words(Random random, int count) {
    return String.join(
        " ", IntStream.range(0, count).mapToObj(i -> "w" + random.nextInt(30)).toList());
  }

  @Test
  void wordsAreFoundInAnyFormAndWordsThatNobodyUsesFindNothing() {
    assertThat(ids(lexical(TRADES, "STAR", 10))).containsExactly("c", "a");
    assertThat(ids(lexical(TRADES, "baking a cake", 10))).containsExactly("b");
    assertThat(ids(lexical(TRADES, "zeppelin", 10))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " \t\n",
        "the of and",
        "?!",
        "\"",
        "\\",
        "+-&&||!(){}[]^~*?:/",
        "\ud800",
        "\u0000",
      })
  void aQueryWithoutWordsFindsNothingAndIsNoError(String query) {
    assertThat(lexical(TRADES, query, 10)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text: stars",
        "stars AND NOT baker",
        "\"stars",
        "(stars",
        "stars~2",
        "+stars -scientist",
        "stars^9999",
        "[stars TO",
        "/stars/",
        "stars\\",
      })
  void nothingInAQueryIsSyntax(String query) {
    assertThat(ids(lexical(TRADES, query, 10))).contains("a", "c");
  }

  @ParameterizedTest
  @CsvSource({
    "sttars, star",
    "starrs, star",
    "satrs, star",
    "astronommers, astronom",
    "scientsit, scientist",
    "bred, bread",
  })
  void aWordThatIsNowhereIsTakenForTheOneMostLikeIt(String misspelt, String stem) {
    build(TRADES);
    try (DocumentIndex index = DocumentIndex.open(folder);
        LuceneSearchEngine engine = new LuceneSearchEngine(index, List.of(), Pairing.SYMMETRIC)) {
      Hit best = engine.search(SearchQuery.lexical(misspelt, 10)).hits().getFirst();

      Map<String, Integer> words = engine.searchedWords(misspelt);
      assertThat(words).containsExactly(Map.entry(stem, 1));
      assertThat(engine.wordScores(words, best.id())).containsOnlyKeys(stem);
      Highlights highlights = Highlights.of(words.keySet(), best);
      assertThat(highlights.title().size() + highlights.text().size()).isPositive();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"cat", "xtars", "st4rs", "sciezzzst", "zeppelin", "brd"})
  void whatIsTooShortOrTooFarOrNoWordStaysAsItIs(String word) {
    assertThat(lexical(TRADES, word, 10)).isEmpty();
  }

  @Test
  void wordsThatSomeDocumentHasStayAsTheyAre() {
    List<Document> documents =
        List.of(new Document("a", "", "boat boat boat"), new Document("b", "", "goat boats"));

    assertThat(ids(lexical(documents, "goat", 10))).containsExactly("b");
  }

  @Test
  void ofManyUnknownWordsNoneIsGuessed() {
    String many = "sttars " + String.join(" ", List.of("abcdf", "abcdg", "abcdh", "abcdj"));

    assertThat(lexical(TRADES, many, 10)).isNotEmpty();
    assertThat(lexical(TRADES, many + " bcdfa bcdfb bcdfd bcdfg bcdfh", 10)).isEmpty();
  }

  @Test
  void queriesOfAnyLengthAreAnsweredAndWhatIsCutIsTold() {
    String most = "stars " + "x ".repeat(QueryTerms.MOST_TERMS - 1);
    assertThat(QueryTerms.of(most).truncated()).isFalse();
    assertThat(QueryTerms.of(most).size()).isEqualTo(QueryTerms.MOST_TERMS);
    StringBuilder different = new StringBuilder("stars");
    IntStream.range(0, 20_000).forEach(i -> different.append(" y").append(i));
    build(TRADES);
    try (DocumentIndex index = DocumentIndex.open(folder);
        LuceneSearchEngine engine = new LuceneSearchEngine(index, List.of(), Pairing.SYMMETRIC)) {
      SearchResult result = engine.search(SearchQuery.lexical(different.toString(), 10));

      assertThat(ids(result.hits())).containsExactly("c", "a");
      assertThat(result.truncated()).isTrue();
      assertThat(result.tokens()).isEqualTo(QueryTerms.MOST_TERMS);
      assertThat(ids(engine.search(SearchQuery.lexical("z".repeat(100_000), 9)).hits())).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void equalScoresComeInTheOrderOfTheIds(boolean ascending) {
    List<Document> same =
        IntStream.range(100, 200).mapToObj(i -> new Document("d" + i, "", "same")).toList();

    assertThat(ids(lexical(ascending ? same : same.reversed(), "same", 5)))
        .containsExactly("d100", "d101", "d102", "d103", "d104");
  }

  @Test
  void onlyTheStagesOfAModeTakeTime() {
    build(TRADES);
    try (DocumentIndex index = DocumentIndex.open(folder);
        LuceneSearchEngine engine =
            new LuceneSearchEngine(index, List.of(ENCODER), Pairing.SYMMETRIC)) {
      StageTimes words = engine.search(SearchQuery.lexical("stars", 3)).times();
      StageTimes vectors = engine.search(SearchQuery.vector("bag", "stars", 3)).times();
      StageTimes both =
          engine.search(SearchQuery.hybrid("bag", "stars", 3, FusionMethod.RRF)).times();

      assertThat(words.lexicalNanos()).isPositive();
      assertThat(words.tokenizeNanos() + words.encodeNanos() + words.searchNanos()).isZero();
      assertThat(words.fuseNanos() + vectors.fuseNanos() + vectors.lexicalNanos()).isZero();
      assertThat(both.encodeNanos()).isEqualTo(2_000);
      assertThat(List.of(both.searchNanos(), both.lexicalNanos(), both.fuseNanos()))
          .allSatisfy(nanos -> assertThat(nanos).isPositive());
      assertThat(both.totalNanos())
          .isEqualTo(
              both.tokenizeNanos()
                  + both.encodeNanos()
                  + both.searchNanos()
                  + both.lexicalNanos()
                  + both.fuseNanos()
                  + both.fetchNanos());
    }
  }

  @ParameterizedTest
  @EnumSource
  void hybridIsTheFusionOfBothAndOfVectorsAloneWhereNoWordFits(FusionMethod method) {
    build(TRADES);
    try (DocumentIndex index = DocumentIndex.open(folder);
        LuceneSearchEngine engine =
            new LuceneSearchEngine(index, List.of(ENCODER), Pairing.SYMMETRIC)) {
      String query = "who looks at the stars";
      List<RankedDocument> vectors = ranked(engine.search(SearchQuery.vector("bag", query, 10)));
      List<RankedDocument> words = ranked(engine.search(SearchQuery.lexical(query, 10)));
      List<RankedDocument> fused = method.fusion().fuse(List.of(words, vectors));

      SearchResult hybrid = engine.search(SearchQuery.hybrid("bag", query, 2, method));
      SearchResult without = engine.search(SearchQuery.hybrid("bag", "zeppelin", 10, method));

      assertThat(hybrid.encoder()).isEqualTo("bag");
      assertThat(ids(hybrid.hits()))
          .isEqualTo(fused.stream().limit(2).map(RankedDocument::id).toList());
      assertThat((double) hybrid.hits().getFirst().score())
          .isCloseTo(fused.getFirst().score(), within(1e-6));
      assertThat(ids(without.hits()))
          .isEqualTo(ids(engine.search(SearchQuery.vector("bag", "zeppelin", 10)).hits()));
      assertThatThrownBy(() -> SearchQuery.hybrid("bag", " ", 10, method))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("the query is blank");
    }
  }

  private static List<RankedDocument> ranked(SearchResult result) {
    return result.hits().stream().map(hit -> new RankedDocument(hit.id(), hit.score())).toList();
  }

  private List<Hit> lexical(List<Document> documents, String query, int k) {
    build(documents);
    try (DocumentIndex index = DocumentIndex.open(folder);
        LuceneSearchEngine engine = new LuceneSearchEngine(index, List.of(), Pairing.SYMMETRIC)) {
      return engine.search(SearchQuery.lexical(query, k)).hits();
    }
  }

  private void build(List<Document> documents) {
    folder = folder.resolve("next");
    try (DocumentWriter writer = DocumentWriter.create(folder, List.of(ENCODER))) {
      writer.add(documents);
    }
  }

  private static List<String> ids(List<Hit> hits) {
    return hits.stream().map(Hit::id).toList();
  }
}
