package dev.pith.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an encoder was trained to find in front of a text, by the text's part in a search; such as
 * {@code "query: "} and {@code "passage: "} of E5 (Wang et al. 2022, section 4.1).
 *
 * @param query in front of every query, spaces included; empty for nothing
 * @param document in front of every document, spaces included; empty for nothing
 */
public record Prefixes(String query, String document) {
  /** Texts are encoded as they are. */
  public static final Prefixes NONE = new Prefixes("", "");

  private static final int MAX_CHARS = 1000;

  public Prefixes {
    requireShort("query", query);
    requireShort("document", document);
  }

  static Prefixes of(@Nullable String query, @Nullable String document) {
    return new Prefixes(
        Objects.requireNonNullElse(query, ""), Objects.requireNonNullElse(document, ""));
  }

  private static void requireShort(String part, String prefix) {
    if (prefix.length() > MAX_CHARS) {
      throw new IllegalArgumentException(
          "the %s prefix has %d characters; at most %d are allowed"
              .formatted(part, prefix.length(), MAX_CHARS));
    }
  }
}
