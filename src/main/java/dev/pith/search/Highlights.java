package dev.pith.search;

import dev.pith.index.EnglishTerms;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Where a hit has words of the query, whatever it was found by: words with the same stem, stop
 * words left out.
 *
 * @param title places in the title, first to last
 * @param text places in the text
 */
public record Highlights(List<Place> title, List<Place> text) {
  public Highlights {
    title = List.copyOf(title);
    text = List.copyOf(text);
  }

  /**
   * Where a word stands.
   *
   * @param start its first char
   * @param end behind its last one
   */
  public record Place(int start, int end) {}

  /**
   * Finds the places.
   *
   * @param stems as {@link SearchEngine#searchedWords} gives them
   */
  public static Highlights of(Set<String> stems, Hit hit) {
    return new Highlights(places(hit.title(), stems), places(hit.text(), stems));
  }

  private static List<Place> places(String text, Set<String> stems) {
    List<Place> places = new ArrayList<>();
    EnglishTerms.read(
        text,
        (term, start, end) -> {
          if (stems.contains(term)) {
            places.add(new Place(start, end));
          }
          return true;
        });
    return places;
  }
}
