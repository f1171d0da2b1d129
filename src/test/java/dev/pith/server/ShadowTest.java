package dev.pith.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pith.fixtures.Eventually;
import dev.pith.fixtures.Gate;
import dev.pith.search.Comparison;
import dev.pith.search.SearchMode;
import dev.pith.search.SearchQuery;
import dev.pith.search.SearchResult;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions that are asked again in the background. */
class ShadowTest {
  private static final String ONLY_COMPACT =
      "{\"query\":\"a person who studies the stars\",\"encoders\":[\"compact\"]}";
  private static final SearchQuery QUERY = SearchQuery.vector("compact", "stars", 10);

  private final InMemoryEngine engine = new InMemoryEngine(Glossary.DOCUMENTS);
  private final AtomicLong nanos = new AtomicLong(-1);
  private final LiveAgreement agreement = new LiveAgreement(nanos::get);

  private Shadow shadow(double share, BooleanSupplier idle) {
    return new Shadow(engine, share, agreement, idle, new Random(1));
  }

  private RunningServer server(double share) {
    return RunningServer.of(engine, RunningServer.options(engine).withShadow(share));
  }

  private static JsonNode agreements(RunningServer server) {
    return RunningServer.json(server.get("/api/status")).at("/traffic/agreements");
  }

  @Test
  void whatOnlyAnotherWasAskedIsComparedAsIfTheReferenceHadAnsweredToo() {
    try (RunningServer server = server(1)) {
      server.search(ONLY_COMPACT);
      Eventually.until(() -> agreements(server).size() == 1);
      assertThat(engine.asked).containsExactly("compact", "full");
      JsonNode told = agreements(server).get(0);

      JsonNode beside =
          RunningServer.json(server.search(ONLY_COMPACT.replace("[", "[\"full\",")))
              .at("/results/1");
      assertThat(told.get("encoder").textValue()).isEqualTo("compact");
      assertThat(told.get("compared").intValue()).isEqualTo(1);
      assertThat(told.get("overlapAt10")).isEqualTo(beside.get("overlapAt10"));
      assertThat(told.get("rankBiasedOverlap")).isEqualTo(beside.get("rankBiasedOverlap"));
      assertThat(agreements(server).at("/0/compared").intValue()).isEqualTo(2);
      assertThat(engine.asked).hasSize(4);
    }
  }

  @Test
  void withoutAShareNothingIsAskedAgain() {
    try (RunningServer server = server(0)) {
      for (int i = 0; i < 20; i++) {
        server.search(ONLY_COMPACT);
      }
      assertThat(agreements(server)).isEmpty();
    }
    assertThat(engine.asked).hasSize(20).containsOnly("compact");
  }

  @Test
  void theDrawDecidesWhichAreAsked() {
    SearchResult answered = engine.search(QUERY);
    // As a share of all that can be drawn, these are nearly 1, 0 and a quarter.
    Iterator<Long> draws = List.of(-1L, 0L, 1L << 62).iterator();
    try (Shadow half = new Shadow(engine, 0.5, agreement, () -> true, draws::next)) {
      for (int i = 0; i < 3; i++) {
        half.consider(QUERY, answered);
      }
      Eventually.until(() -> engine.asked.size() == 3);
    }
    assertThat(engine.asked).containsExactly("compact", "full", "full");
  }

  @Test
  void nothingIsAskedWhileSomebodySearches() {
    SearchResult answered = engine.search(QUERY);
    try (Shadow waiting = shadow(1, () -> false)) {
      waiting.consider(QUERY, answered);
    }
    assertThat(engine.asked).containsExactly("compact");
    assertThat(agreement.facts(List.of("compact"))).isEmpty();
  }

  @Test
  void whatFindsNoPlaceIsLeftOutAndNobodyWaits() {
    SearchResult answered = engine.search(QUERY);
    Gate gate = new Gate();
    BooleanSupplier gated =
        () -> {
          gate.pass();
          return true;
        };
    try (Shadow full = shadow(1, gated)) {
      full.consider(QUERY, answered);
      gate.awaitReached();
      for (int i = 0; i < 100; i++) {
        full.consider(QUERY, answered);
      }
      gate.open();
      Eventually.until(() -> engine.asked.size() == 1 + 17);
    }
    assertThat(engine.asked).hasSize(1 + 17);
  }

  @ParameterizedTest
  @EnumSource(value = SearchMode.class, names = "LEXICAL", mode = EnumSource.Mode.EXCLUDE)
  void theReferenceIsAskedAsTheOtherWas(SearchMode mode) {
    SearchQuery query = new SearchQuery("compact", "stars", 7, mode, SearchQuery.DEFAULT_FUSION);
    SearchResult answered = engine.search(query);
    try (Shadow all = shadow(1, () -> true)) {
      all.consider(query, answered);
      Eventually.until(() -> !agreement.facts(List.of("compact")).isEmpty());
    }
    double expected =
        Comparison.of(
                List.of(
                    engine.search(
                        new SearchQuery("full", "stars", 7, mode, SearchQuery.DEFAULT_FUSION)),
                    answered))
            .others()
            .getFirst()
            .rankBiasedOverlap();
    assertThat(agreement.facts(List.of("compact")).getFirst().rankBiasedOverlap())
        .isCloseTo(expected, within(1e-12));
  }

  @Test
  void questionsByWordsAndThoseOfTheReferenceAreNotAskedAgain() {
    try (Shadow all = shadow(1, () -> true)) {
      all.consider(
          SearchQuery.lexical("stars", 10), engine.search(SearchQuery.lexical("stars", 10)));
      SearchQuery reference = SearchQuery.vector("full", "stars", 10);
      all.consider(reference, engine.search(reference));
    }
    assertThat(engine.asked).containsExactly("lexical", "full");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
  void aShareThatIsNoneIsRefused(double share) {
    assertThatThrownBy(() -> RunningServer.options(engine).withShadow(share))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
