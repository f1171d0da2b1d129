package dev.pith.search;

import dev.pith.index.Fields;
import java.util.Objects;
import java.util.SortedMap;
import org.apache.lucene.document.Document;

/**
 * A document as it is kept.
 *
 * @param metadata a list of strings or a {@code Double} by field
 */
public record StoredDocument(
    String id, String title, String text, SortedMap<String, Object> metadata) {
  static StoredDocument of(String id, Document stored) {
    return new StoredDocument(
        id,
        Objects.requireNonNullElse(stored.get(Fields.TITLE), ""),
        Objects.requireNonNullElse(stored.get(Fields.TEXT), ""),
        Fields.metadata(stored));
  }
}
