package dev.pith.search;

import dev.pith.index.Fields;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.lucene.document.DoubleField;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Filters as Lucene takes them. */
final class FilterQuery {
  private FilterQuery() {}

  /** What passes every filter; null when there is none. */
  static @Nullable Query of(List<Filter> filters) {
    if (filters.isEmpty()) {
      return null;
    }
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    filters.forEach(filter -> all.add(of(filter), Occur.FILTER));
    return all.build();
  }

  private static Query of(Filter filter) {
    return switch (filter) {
      case Filter.AnyOf any -> anyOf(any);
      case Filter.Range range -> range(range);
    };
  }

  private static Query anyOf(Filter.AnyOf any) {
    List<BytesRef> words = any.values().stream().map(BytesRef::new).toList();
    BooleanQuery.Builder either = new BooleanQuery.Builder();
    either.add(KeywordField.newSetQuery(Fields.words(any.field()), words), Occur.SHOULD);
    for (String value : any.values()) {
      number(value)
          .ifPresent(
              number ->
                  either.add(
                      DoubleField.newExactQuery(Fields.number(any.field()), number), Occur.SHOULD));
    }
    return either.build();
  }

  private static Query range(Filter.Range range) {
    OptionalDouble low =
        range.from() == null ? OptionalDouble.of(Double.NEGATIVE_INFINITY) : number(range.from());
    OptionalDouble high =
        range.to() == null ? OptionalDouble.of(Double.POSITIVE_INFINITY) : number(range.to());
    if (low.isPresent() && high.isPresent()) {
      return DoubleField.newRangeQuery(
          Fields.number(range.field()), low.getAsDouble(), high.getAsDouble());
    }
    return TermRangeQuery.newStringRange(
        Fields.words(range.field()), range.from(), range.to(), true, true);
  }

  private static OptionalDouble number(String text) {
    try {
      double number = Double.parseDouble(text);
      return Double.isFinite(number) ? OptionalDouble.of(number + 0.0) : OptionalDouble.empty();
    } catch (NumberFormatException word) {
      return OptionalDouble.empty();
    }
  }
}
