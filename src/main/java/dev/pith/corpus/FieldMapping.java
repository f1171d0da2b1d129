package dev.pith.corpus;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which fields of an object, or columns of a table, make a document.
 *
 * @param id its id; without one {@code _id}, else {@code id}, else the number of its line
 * @param title its title; without one {@code title}
 * @param text joined with blank lines to its text; when empty {@code text}
 * @param metadata what it can be filtered by, beside an object {@code metadata}
 */
public record FieldMapping(
    Optional<String> id, Optional<String> title, List<String> text, List<String> metadata) {
  /** Nothing is named. */
  public static final FieldMapping DEFAULT =
      new FieldMapping(Optional.empty(), Optional.empty(), List.of(), List.of());

  static final List<String> IDS = List.of("_id", "id");

  private static final String TITLE = "title";
  private static final String TEXT = "text";

  /**
   * @throws IllegalArgumentException when metadata cannot be called so
   */
  public FieldMapping {
    text = List.copyOf(text);
    metadata = List.copyOf(metadata);
    for (String field : metadata) {
      if (!field.matches(MetadataReader.FIELD)) {
        throw new IllegalArgumentException(
            "'%s' cannot be a field of metadata: rename it to 1 to 64 letters, digits, dots and hyphens"
                .formatted(field));
      }
    }
  }

  String titleField() {
    return title.orElse(TITLE);
  }

  List<String> textFields() {
    return text.isEmpty() ? List.of(TEXT) : text;
  }

  /** Those that somebody has asked for by name. */
  List<String> named() {
    return Stream.of(id.stream(), title.stream(), text.stream(), metadata.stream())
        .flatMap(fields -> fields)
        .distinct()
        .toList();
  }
}
