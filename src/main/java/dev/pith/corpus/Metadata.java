package dev.pith.corpus;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a collection says of a document beside its text.
 *
 * @param words values by field, each field with at least one; dates are words in ISO 8601, which
 *     are in order when their letters are
 * @param numbers one value by field
 */
public record Metadata(Map<String, List<String>> words, Map<String, Double> numbers) {
  public static final Metadata NONE = new Metadata(Map.of(), Map.of());

  public Metadata {
    Map<String, List<String>> copies = new TreeMap<>();
    words.forEach((field, values) -> copies.put(field, List.copyOf(values)));
    words = Map.copyOf(copies);
    numbers = Map.copyOf(numbers);
  }

  /** All fields in order, each with a list of strings or a {@code Double}. */
  public SortedMap<String, Object> values() {
    SortedMap<String, Object> values = new TreeMap<>(words);
    values.putAll(numbers);
    return values;
  }
}
