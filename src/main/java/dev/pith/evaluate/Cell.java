package dev.pith.evaluate;

import dev.pith.search.SearchMode;
import dev.pith.search.SearchResult;
import java.util.Locale;

/**
 * One of the ways to search that a report compares: an encoder, how precisely the graph sees
 * vectors, and by what documents are found.
 *
 * @param encoder whose vectors the questions have; {@link SearchResult#NO_ENCODER} for words alone
 * @param documentsBy whose vectors the documents have
 * @param vectorBits of each component while the graph is searched; below 32, what it finds is
 *     scored again by float32
 */
public record Cell(String encoder, String documentsBy, int vectorBits, SearchMode mode) {
  private static final int FLOAT_BITS = 32;

  /** Words alone, which no encoder and no precision changes. */
  public static final Cell LEXICAL =
      new Cell(SearchResult.NO_ENCODER, SearchResult.NO_ENCODER, FLOAT_BITS, SearchMode.LEXICAL);

  /** Unique in a report, and a name that a file may have: {@code compact-8bit-vector}. */
  public String id() {
    return mode == SearchMode.LEXICAL ? encoder : "%s-%s-%s".formatted(encoder, precision(), way());
  }

  /** {@code vector}, {@code hybrid}, {@code lexical}. */
  public String way() {
    return mode.name().toLowerCase(Locale.ROOT);
  }

  /** {@code float}, {@code 8bit}, {@code 1bit}. */
  public String precision() {
    return vectorBits == FLOAT_BITS ? "float" : vectorBits + "bit";
  }

  /** As it stands beside a plot: {@code compact, 8 bit}. */
  public String label() {
    return switch (mode) {
      case LEXICAL -> "words alone";
      case VECTOR -> encoder + ", " + told();
      case HYBRID -> encoder + ", " + told() + ", hybrid";
    };
  }

  private String told() {
    return vectorBits == FLOAT_BITS ? "float" : vectorBits + " bit";
  }
}
