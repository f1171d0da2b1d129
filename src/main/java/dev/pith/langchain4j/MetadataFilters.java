package dev.pith.langchain4j;

import dev.langchain4j.store.embedding.filter.comparison.IsEqualTo;
import dev.langchain4j.store.embedding.filter.comparison.IsGreaterThanOrEqualTo;
import dev.langchain4j.store.embedding.filter.comparison.IsIn;
import dev.langchain4j.store.embedding.filter.comparison.IsLessThanOrEqualTo;
import dev.langchain4j.store.embedding.filter.logical.And;
import dev.pith.search.Filter;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * LangChain4j's filters as an index takes them: equal to a value, one of some, numbers from and up
 * to a value, and several of these together.
 */
final class MetadataFilters {
  private MetadataFilters() {}

  /**
   * All that a document has to pass.
   *
   * @throws UnsupportedOperationException for any other filter
   */
  static List<Filter> of(dev.langchain4j.store.embedding.filter.@Nullable Filter filter) {
    return switch (filter) {
      case null -> List.of();
      case And both ->
          Stream.of(both.left(), both.right()).flatMap(one -> of(one).stream()).toList();
      case IsEqualTo equal -> anyOf(equal.key(), List.of(equal.comparisonValue()));
      case IsIn any -> anyOf(any.key(), any.comparisonValues());
      case IsGreaterThanOrEqualTo from ->
          List.of(new Filter.Range(from.key(), number(from.comparisonValue()), null));
      case IsLessThanOrEqualTo to ->
          List.of(new Filter.Range(to.key(), null, number(to.comparisonValue())));
      default -> throw unsupported(filter.toString());
    };
  }

  private static List<Filter> anyOf(String field, Collection<?> values) {
    return List.of(new Filter.AnyOf(field, values.stream().map(MetadataFilters::written).toList()));
  }

  private static String number(Object value) {
    if (value instanceof Number) {
      return written(value);
    }
    throw unsupported("a range of words");
  }

  /** Numbers are compared as float64, as which they are stored. */
  private static String written(Object value) {
    return value instanceof Number number
        ? Double.toString(number.doubleValue())
        : value.toString();
  }

  private static UnsupportedOperationException unsupported(String filter) {
    return new UnsupportedOperationException(
        "Pith filters by isEqualTo, isIn, by numbers isGreaterThanOrEqualTo and isLessThanOrEqualTo,"
            + " and by and of those; not by "
            + filter);
  }
}
