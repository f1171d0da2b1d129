package dev.pith.langchain4j;

import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.segment.TextSegment;
import dev.pith.corpus.Document;
import dev.pith.search.Hit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Segments as an index keeps them, and back. */
final class SegmentDocuments {
  private static final int MAX_VALUE_CHARS = 8_000;
  private static final long EXACT_UP_TO = 1L << 53;

  private SegmentDocuments() {}

  /**
   * A segment without a title.
   *
   * @throws IllegalArgumentException when a value of its metadata would not come back as it is
   */
  static Document document(String id, TextSegment segment) {
    Map<String, List<String>> words = new HashMap<>();
    Map<String, Double> numbers = new HashMap<>();
    segment
        .metadata()
        .toMap()
        .forEach(
            (field, value) -> {
              if (value instanceof Number number) {
                numbers.put(field, exact(field, number));
              } else {
                words.put(field, List.of(brief(field, value.toString())));
              }
            });
    return new Document(id, "", segment.text(), new dev.pith.corpus.Metadata(words, numbers));
  }

  private static double exact(String field, Number number) {
    double value = number.doubleValue();
    boolean exact =
        number instanceof Long whole
            ? -EXACT_UP_TO <= whole && whole <= EXACT_UP_TO
            : Double.isFinite(value);
    if (!exact) {
      throw new IllegalArgumentException(
          "metadata %s is %s, which no float64 holds: give it as a text".formatted(field, number));
    }
    // Only one zero, so that filters find both.
    return value + 0.0;
  }

  private static String brief(String field, String word) {
    if (word.isEmpty() || word.length() > MAX_VALUE_CHARS) {
      throw new IllegalArgumentException(
          "metadata %s has %d characters: give it 1 to %d"
              .formatted(field, word.length(), MAX_VALUE_CHARS));
    }
    return word;
  }

  /**
   * What was found, with its title in front where it has one; several values of a field are one,
   * with commas. Null for a document without any text, which is no segment.
   */
  static @Nullable TextSegment segment(Hit hit) {
    String text = new Document(hit.id(), hit.title(), hit.text()).passage();
    if (text.isBlank()) {
      return null;
    }
    Metadata metadata = new Metadata();
    hit.metadata()
        .forEach(
            (field, value) -> {
              if (value instanceof Double number) {
                metadata.put(field, number);
              } else if (value instanceof List<?> words) {
                metadata.put(
                    field, String.join(", ", words.stream().map(Object::toString).toList()));
              }
            });
    return TextSegment.from(text, metadata);
  }
}
