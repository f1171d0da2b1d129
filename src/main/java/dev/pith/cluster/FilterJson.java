package dev.pith.cluster;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pith.search.Filter;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Filters as a cluster takes them; they mean what they mean in an index on a disk. */
final class FilterJson {
  private FilterJson() {}

  /** What passes every filter; everything when there is none. */
  static ObjectNode of(List<Filter> filters) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    if (filters.isEmpty()) {
      root.putObject("match_all");
      return root;
    }
    ArrayNode all = root.putObject("bool").putArray("filter");
    filters.forEach(
        filter ->
            all.add(
                switch (filter) {
                  case Filter.AnyOf any -> anyOf(any);
                  case Filter.Range range -> range(range);
                }));
    return root;
  }

  private static ObjectNode anyOf(Filter.AnyOf any) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    ArrayNode either = root.putObject("bool").put("minimum_should_match", 1).putArray("should");
    ArrayNode words =
        either.addObject().putObject("terms").putArray(SourceFields.word(any.field()));
    ArrayNode numbers = JsonNodeFactory.instance.arrayNode();
    for (String value : any.values()) {
      words.add(value);
      number(value).ifPresent(numbers::add);
    }
    if (!numbers.isEmpty()) {
      either.addObject().putObject("terms").set(SourceFields.number(any.field()), numbers);
    }
    return root;
  }

  private static ObjectNode range(Filter.Range range) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    ObjectNode ranges = root.putObject("range");
    boolean areNumbers = isNumberOrOpen(range.from()) && isNumberOrOpen(range.to());
    ObjectNode ends =
        ranges.putObject(
            areNumbers ? SourceFields.number(range.field()) : SourceFields.word(range.field()));
    put(ends, "gte", range.from(), areNumbers);
    put(ends, "lte", range.to(), areNumbers);
    return root;
  }

  private static void put(ObjectNode ends, String end, @Nullable String value, boolean isNumber) {
    if (value != null && isNumber) {
      number(value).ifPresent(number -> ends.put(end, number));
    } else if (value != null) {
      ends.put(end, value);
    }
  }

  private static boolean isNumberOrOpen(@Nullable String value) {
    return value == null || number(value).isPresent();
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
