package dev.pith.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnglishTermsTest {
  private static final int ALL = Integer.MAX_VALUE;

  @Test
  void wordsWithTheSameStemAreFoundWhereTheyStand() {
    String text = "The STAR's light: stars, starry — but no starling.";

    List<String> found =
        EnglishTerms.places(text, Set.of("star")).stream()
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
    List<String> terms = EnglishTerms.of(text, ALL);
    List<WordPlace> places = EnglishTerms.places(text, new HashSet<>(terms));

    assertThat(places).hasSameSizeAs(terms);
    int end = 0;
    for (WordPlace place : places) {
      assertThat(place.start()).isGreaterThanOrEqualTo(end).isLessThan(place.end());
      end = place.end();
    }
    assertThat(end).isLessThanOrEqualTo(text.length());
  }
}
