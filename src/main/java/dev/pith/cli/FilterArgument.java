package dev.pith.cli;

import dev.pith.search.Filter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code FIELD=VALUE}, {@code FIELD=VALUE|VALUE} or {@code FIELD=FROM..TO}. */
final class FilterArgument implements ITypeConverter<Filter> {
  private static final String TO = "..";

  @Override
  public Filter convert(String text) {
    int equals = text.indexOf('=');
    String values = text.substring(equals + 1);
    if (equals < 1 || values.isEmpty() || values.equals(TO)) {
      throw new TypeConversionException(
          "'%s' is not FIELD=VALUE, FIELD=VALUE|VALUE or FIELD=FROM..TO".formatted(text));
    }
    String field = text.substring(0, equals);
    int to = values.indexOf(TO);
    return to < 0
        ? new Filter.AnyOf(field, List.of(values.split("\\|")))
        : new Filter.Range(
            field, end(values.substring(0, to)), end(values.substring(to + TO.length())));
  }

  private static @Nullable String end(String text) {
    return text.isEmpty() ? null : text;
  }
}
