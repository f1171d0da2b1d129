package dev.pith.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pith.corpus.Document;
import dev.pith.fixtures.Texts;
import dev.pith.index.Pairing;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How every engine searches by words, alone and with vectors, wherever the documents are. */
public abstract class WordSearchContract extends EngineContract {
  private static final Highlights NOTHING_MARKED = new Highlights(List.of(), List.of());

  @Test
  void wordsAreFoundInAnyFormAndNothingInAQueryIsSyntax() {
    try (EngineHolding holding = holding(Trades.DOCUMENTS, FULL);
        SearchEngine engine = holding.open(Pairing.SYMMETRIC)) {
      assertThat(lexical(engine, "STAR")).containsExactly("c", "a");
      assertThat(lexical(engine, "baking a cake")).containsExactly("b");
      for (String query : List.of("zeppelin", "", " \t\n", "the of and", "?!", "\"", "\ud800")) {
        assertThat(lexical(engine, query)).as(query).isEmpty();
      }
      for (String query :
          List.of("text: stars", "\"stars", "(stars", "stars^9999", "[stars TO", "stars\\")) {
        assertThat(lexical(engine, query)).as(query).contains("a", "c");
      }
    }
  }

  @Test
  void aWordThatIsNowhereIsTakenForTheOneMostLikeIt() {
    Map<String, String> meant =
        Map.of(
            "sttars", "star",
            "satrs", "star",
            "astronommers", "astronom",
            "scientsit", "scientist",
            "bred", "bread");
    try (EngineHolding holding = holding(Trades.DOCUMENTS, FULL);
        SearchEngine engine = holding.open(Pairing.SYMMETRIC)) {
      meant.forEach(
          (misspelt, stem) -> {
            Map<String, Integer> words = engine.searchedWords(misspelt);
            assertThat(words).as(misspelt).containsExactly(Map.entry(stem, 1));
            Hit best = engine.search(SearchQuery.lexical(misspelt, 10)).hits().getFirst();
            assertThat(engine.wordScores(words, best.id())).containsOnlyKeys(stem);
            assertThat(Highlights.of(words.keySet(), best)).isNotEqualTo(NOTHING_MARKED);
          });
      for (String strange : List.of("cat", "xtars", "st4rs", "sciezzzst", "zeppelin", "brd")) {
        assertThat(lexical(engine, strange)).as(strange).isEmpty();
      }
      assertThat(lexical(engine, "stars that zeppelin")).containsExactly("c", "a");
      String many = "sttars abcdf abcdg abcdh abcdj bcdfa bcdfb bcdfd bcdfg bcdfh";
      assertThat(lexical(engine, many)).isEmpty();
    }
  }

  private static List<String> lexical(SearchEngine engine, String query) {
    return ids(engine.search(SearchQuery.lexical(query, 10)).hits());
  }

  @Test
  void queriesOfAnyLengthAreAnsweredAndWhatIsCutIsTold() {
    StringBuilder different = new StringBuilder("stars");
    IntStream.range(0, 5_000).forEach(i -> different.append(" y").append(i));
    try (EngineHolding holding = holding(Trades.DOCUMENTS, FULL);
        SearchEngine engine = holding.open(Pairing.SYMMETRIC)) {
      SearchResult result = engine.search(SearchQuery.lexical(different.toString(), 10));

      assertThat(ids(result.hits())).containsExactly("c", "a");
      assertThat(result.truncated()).isTrue();
      assertThat(result.tokens()).isEqualTo(QueryTerms.MOST_TERMS);
      assertThat(result.encoder()).isEqualTo(SearchResult.NO_ENCODER);
    }
  }

  /** What a word is worth does not depend on where a document happens to be. */
  @Test
  void wordsAddUpToTheScoreAndAreWorthTheSameEverywhere() {
    try (EngineHolding holding = holding(Texts.documents(new Random(SEED), 1_500), FULL);
        SearchEngine engine = holding.open(Pairing.SYMMETRIC)) {
      String query = "w1 w2 w2 w3";
      Map<String, Integer> words = engine.searchedWords(query);
      List<Hit> hits = engine.search(SearchQuery.lexical(query, 20)).hits();

      assertThat(words).containsExactlyInAnyOrderEntriesOf(Map.of("w1", 1, "w2", 2, "w3", 1));
      assertThat(hits).hasSize(20);
      for (Hit hit : hits) {
        Map<String, Float> scores = engine.wordScores(words, hit.id());
        assertThat(words.keySet()).containsAll(scores.keySet());
        assertThat(scores.values().stream().mapToDouble(score -> score).sum())
            .isCloseTo(hit.score(), within(1e-4));
      }
      assertThat(engine.wordScores(words, "no such document")).isEmpty();
      assertThat(engine.wordScores(Map.of(), hits.getFirst().id())).isEmpty();
    }
  }

  /**
   * Title and text are one field in all but the number of documents with a word: of the two that of
   * the field in which more have it counts.
   *
   * @see <a href="https://doi.org/10.1561/1500000019">Robertson and Zaragoza 2009</a>, section 3.5
   */
  @Test
  void aScoreIsBm25OfTitleAndTextTogether() {
    Random random = new Random(SEED);
    List<Document> documents =
        IntStream.range(0, 400)
            .mapToObj(i -> new Document("d" + i, words(random, 4), words(random, 30)))
            .toList();
    try (EngineHolding holding = holding(documents, FULL);
        SearchEngine engine = holding.open(Pairing.SYMMETRIC)) {
      Map<String, Integer> query = Map.of("w1", 1, "w2", 2, "w3", 1);
      List<Hit> hits = engine.search(SearchQuery.lexical("w2 w1 w3 w2", 400)).hits();

      assertThat(hits).hasSizeGreaterThan(40);
      for (Hit hit : hits) {
        Map<String, Float> scores = engine.wordScores(query, hit.id());
        query.forEach(
            (term, count) ->
                assertThat((double) scores.getOrDefault(term, 0f))
                    .as("%s in %s", term, hit.id())
                    .isCloseTo(count * bm25(documents, term, hit), within(1e-4)));
      }
    }
  }

  /** 1 to {@code most} of 300 words, whose lengths an index knows exactly. */
  private static String words(Random random, int most) {
    return Texts.words(random, 1 + random.nextInt(most));
  }

  private static double bm25(List<Document> documents, String term, Hit hit) {
    double averageLength =
        documents.stream()
            .mapToInt(d -> length(d.title()) + length(d.text()))
            .average()
            .orElseThrow();
    double inTitle = documents.stream().filter(d -> frequency(term, d.title()) > 0).count();
    double inText = documents.stream().filter(d -> frequency(term, d.text()) > 0).count();
    double having = Math.max(inTitle, inText);
    double worth = Math.log(1 + (documents.size() - having + 0.5) / (having + 0.5));
    double frequency = frequency(term, hit.title()) + frequency(term, hit.text());
    double length = length(hit.title()) + length(hit.text());
    return worth * frequency / (frequency + 1.2 * (1 - 0.75 + 0.75 * length / averageLength));
  }

  private static int length(String words) {
    return words.split(" ", -1).length;
  }

  private static long frequency(String term, String words) {
    return Stream.of(words.split(" ", -1)).filter(term::equals).count();
  }

  @ParameterizedTest
  @EnumSource
  void hybridIsTheFusionOfBothAndOfVectorsAloneWhereNoWordFits(FusionMethod method) {
    try (EngineHolding holding = holding(Trades.DOCUMENTS, FULL);
        SearchEngine engine = holding.open(Pairing.SYMMETRIC, FULL)) {
      String query = "who looks at the stars";
      List<Hit> vectors = engine.search(SearchQuery.vector("full", query, 10)).hits();
      List<Hit> words = engine.search(SearchQuery.lexical(query, 10)).hits();
      List<RankedDocument> fused = method.fusion().fuse(List.of(ranked(words), ranked(vectors)));

      SearchResult hybrid = engine.search(SearchQuery.hybrid("full", query, 3, method));

      assertThat(hybrid.encoder()).isEqualTo("full");
      assertThat(ids(hybrid.hits()))
          .isEqualTo(fused.stream().limit(3).map(RankedDocument::id).toList());
      for (Hit hit : hybrid.hits()) {
        assertThat(hit.evidence()).isEqualTo(new Evidence(place(vectors, hit), place(words, hit)));
        assertThat(hit.text()).isEqualTo(engine.document(hit.id()).orElseThrow().text());
      }
      assertThat((double) hybrid.hits().getFirst().score())
          .isCloseTo(fused.getFirst().score(), within(1e-6));
      assertThat(ids(engine.search(SearchQuery.hybrid("full", "zeppelin", 9, method)).hits()))
          .isEqualTo(ids(engine.search(SearchQuery.vector("full", "zeppelin", 9)).hits()));
    }
  }

  private static List<RankedDocument> ranked(List<Hit> hits) {
    return hits.stream().map(hit -> new RankedDocument(hit.id(), hit.score())).toList();
  }

  private static Evidence.@Nullable Found place(List<Hit> hits, Hit of) {
    return hits.stream()
        .filter(hit -> hit.id().equals(of.id()))
        .map(hit -> new Evidence.Found(hit.rank(), hit.score()))
        .findFirst()
        .orElse(null);
  }
}
