package dev.pith.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the metadata of a document must be like. Documents without the field do not pass. */
public sealed interface Filter {
  /** The name of a field of metadata. */
  String field();

  /**
   * One of these values.
   *
   * @param values words as they are written; one that is a number also means a field with that
   *     number
   */
  record AnyOf(String field, List<String> values) implements Filter {
    public AnyOf {
      values = List.copyOf(values);
    }
  }

  /**
   * Something between two values, both included.
   *
   * @param from no lower end when null
   * @param to no upper end when null; when both that are given are numbers, numbers are compared,
   *     otherwise words, letter by letter, which for ISO 8601 is by time
   */
  record Range(String field, @Nullable String from, @Nullable String to) implements Filter {}
}
