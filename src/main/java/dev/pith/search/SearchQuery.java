package dev.pith.search;

import java.util.List;

/**
 * What is asked of a {@link SearchEngine}.
 *
 * @param encoder whose vectors are searched; not looked at by lexical search
 * @param text any text; blank only for lexical search, which finds nothing by it
 * @param k how many documents, at least 1
 * @param fusion looked at by hybrid search only
 * @param filters only documents that pass all of them are looked at
 * @param precision not looked at by lexical search
 */
public record SearchQuery(
    String encoder,
    String text,
    int k,
    SearchMode mode,
    FusionMethod fusion,
    List<Filter> filters,
    Precision precision) {
  /** Hybrid search fuses this many of each list, or k when that is more. */
  public static final int FUSED_DEPTH = 100;

  /** What fuses where nobody said how. */
  public static final FusionMethod DEFAULT_FUSION = FusionMethod.SCORE;

  public SearchQuery {
    filters = List.copyOf(filters);
    if (text.isBlank() && mode != SearchMode.LEXICAL) {
      throw new IllegalArgumentException("the query is blank: write what you are looking for");
    }
    if (k < 1) {
      throw new IllegalArgumentException("k is %d: ask for 1 document or more".formatted(k));
    }
  }

  /** Without a filter, and as precise as the engine finds best. */
  public SearchQuery(String encoder, String text, int k, SearchMode mode, FusionMethod fusion) {
    this(encoder, text, k, mode, fusion, List.of(), Precision.AUTOMATIC);
  }

  /** The same among the documents that pass. */
  public SearchQuery filtered(List<Filter> by) {
    return new SearchQuery(encoder, text, k, mode, fusion, by, precision);
  }

  /** The same by other vectors. */
  public SearchQuery by(Precision other) {
    return new SearchQuery(encoder, text, k, mode, fusion, filters, other);
  }

  /** The same asked of another encoder. */
  public SearchQuery askedOf(String other) {
    return new SearchQuery(other, text, k, mode, fusion, filters, precision);
  }

  public static SearchQuery vector(String encoder, String text, int k) {
    return new SearchQuery(encoder, text, k, SearchMode.VECTOR, DEFAULT_FUSION);
  }

  public static SearchQuery lexical(String text, int k) {
    return new SearchQuery("", text, k, SearchMode.LEXICAL, DEFAULT_FUSION);
  }

  public static SearchQuery hybrid(String encoder, String text, int k, FusionMethod fusion) {
    return new SearchQuery(encoder, text, k, SearchMode.HYBRID, fusion);
  }
}
