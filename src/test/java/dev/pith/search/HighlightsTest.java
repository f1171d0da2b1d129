package dev.pith.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.index.EnglishTerms;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HighlightsTest {
  @Test
  void wordsWithTheSameStemAreFoundWhereTheyStand() {
    String text = "The STAR's light: stars, starry — but no starling.";

    List<String> found =
        highlighted(text, Set.of("star")).stream()
            .map(place -> text.substring(place.start(), place.end()))
            .toList();

    assertThat(found).containsExactly("STAR's", "stars");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a the of",
        "Ein Straßenbahnwagen, naïve café",
        "日本語の文 and emoji 🌟 stars",
        "x\ud800y z"
      })
  void everyTermHasAPlaceAndPlacesDoNotOverlap(String text) {
    List<String> terms = new ArrayList<>();
    EnglishTerms.read(text, (term, start, end) -> terms.add(term));
    List<Highlights.Place> places = highlighted(text, new HashSet<>(terms));

    assertThat(places).hasSameSizeAs(terms);
    int end = 0;
    for (Highlights.Place place : places) {
      assertThat(place.start()).isGreaterThanOrEqualTo(end).isLessThan(place.end());
      end = place.end();
    }
    assertThat(end).isLessThanOrEqualTo(text.length());
  }

  private static List<Highlights.Place> highlighted(String text, Set<String> stems) {
    return Highlights.of(stems, new Hit(1, "d", "", text, 1)).text();
  }
}
