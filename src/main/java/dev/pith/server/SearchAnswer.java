package dev.pith.server;

import dev.pith.search.Evidence;
import dev.pith.search.Highlights;
import dev.pith.search.Hit;
import dev.pith.search.Passage;
import dev.pith.search.SearchEngine;
import dev.pith.search.SearchMode;
import dev.pith.search.StageTimes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What {@code POST /api/v1/search} answers, field by field as JSON.
 *
 * @param query as asked
 * @param mode as asked
 * @param fusion as asked; null unless the mode is hybrid
 * @param precision as asked; null of a lexical search
 * @param from as asked
 * @param k as asked
 * @param reference the encoder that ranks and overlap are compared with
 * @param documents documents that could be found when the search ran
 * @param facets for each field that was asked for, how many documents have each value
 * @param results one for each encoder asked for, in that order; of a lexical search, one
 */
record SearchAnswer(
    String query,
    String mode,
    @Nullable String fusion,
    @Nullable String precision,
    int from,
    int k,
    String reference,
    long documents,
    Map<String, Map<String, Long>> facets,
    List<EncoderAnswer> results) {

  static SearchAnswer of(
      SearchRequest request,
      SearchEngine engine,
      Map<String, Map<String, Long>> facets,
      List<EncoderAnswer> results) {
    return new SearchAnswer(
        request.query(),
        Choice.label(request.mode()),
        request.mode() == SearchMode.HYBRID ? Choice.label(request.fusion()) : null,
        request.mode() == SearchMode.LEXICAL ? null : Choice.label(request.precision()),
        request.page().from(),
        request.page().k(),
        engine.encoders().getFirst(),
        engine.documents(),
        facets,
        results);
  }

  /**
   * One encoder's answer.
   *
   * @param encoder its name; "lexical" where none was asked
   * @param answeredBy the encoder that an adaptive answer is of; null of all others
   * @param documentsBy the encoder that made the documents' vectors which it searched; null where
   *     none was asked
   * @param tokens tokens of the query as encoded, or terms searched for
   * @param truncated whether the query was cut
   * @param overlapAt10 as in {@link dev.pith.search.Comparison.Against}; null when the reference
   *     was not asked
   * @param rankBiasedOverlap likewise
   */
  record EncoderAnswer(
      String encoder,
      @Nullable String answeredBy,
      @Nullable String documentsBy,
      int tokens,
      boolean truncated,
      Map<String, Double> timesMillis,
      @Nullable Double overlapAt10,
      @Nullable Double rankBiasedOverlap,
      List<HitAnswer> hits) {}

  /**
   * One document.
   *
   * @param metadata a list of strings or a number by field; may be empty
   * @param referenceRank its rank in the reference's answer; null when it is not there
   * @param rankChange places it stands higher than in the reference's answer, negative for lower;
   *     null when it is not there
   * @param passage the part of the text nearest to the query, as UTF-16 units from the first to
   *     behind the last; null where there are no passages, or only words were searched
   * @param explain null unless it was asked for
   * @param highlights null unless they were asked for
   */
  record HitAnswer(
      int rank,
      String id,
      String title,
      String text,
      Map<String, Object> metadata,
      float score,
      @Nullable Integer referenceRank,
      @Nullable Integer rankChange,
      @Nullable Passage passage,
      @Nullable ExplainAnswer explain,
      @Nullable HighlightsAnswer highlights) {

    static HitAnswer of(
        Hit hit,
        OptionalInt reference,
        @Nullable ExplainAnswer explain,
        @Nullable HighlightsAnswer highlights) {
      @Nullable Integer referenceRank = reference.isPresent() ? reference.getAsInt() : null;
      @Nullable Integer rankChange =
          reference.isPresent() ? reference.getAsInt() - hit.rank() : null;
      return new HitAnswer(
          hit.rank(),
          hit.id(),
          hit.title(),
          hit.text(),
          hit.metadata(),
          hit.score(),
          referenceRank,
          rankChange,
          hit.passage(),
          explain,
          highlights);
    }
  }

  /**
   * Where a document has words of the query: from a first UTF-16 unit to behind the last one.
   *
   * @param title pairs, first to last
   * @param text likewise
   */
  record HighlightsAnswer(List<List<Integer>> title, List<List<Integer>> text) {
    static HighlightsAnswer of(Highlights highlights) {
      return new HighlightsAnswer(pairs(highlights.title()), pairs(highlights.text()));
    }

    private static List<List<Integer>> pairs(List<Highlights.Place> places) {
      return places.stream().map(place -> List.of(place.start(), place.end())).toList();
    }
  }

  /**
   * What found a document.
   *
   * @param vector its rank and cosine among the nearest; null when it is not among them
   * @param lexical its rank and BM25 among those with the same words; null likewise
   * @param words what each word gave to that, by its stem
   */
  record ExplainAnswer(
      Evidence.@Nullable Found vector,
      Evidence.@Nullable Found lexical,
      Map<String, Float> words) {}

  /** Where the time went, in milliseconds, to the microsecond. */
  static final class TimesMillis {
    private static final double NANOS_PER_MICRO = 1e3;
    private static final double MICROS_PER_MILLI = 1e3;

    private TimesMillis() {}

    /** The stages of {@code mode} by name, as they ran, and their total. */
    static Map<String, Double> of(StageTimes times, SearchMode mode) {
      Map<String, Double> told = new LinkedHashMap<>();
      times.nanosByStage(mode).forEach((stage, nanos) -> told.put(stage, millis(nanos)));
      told.put("total", millis(times.totalNanos()));
      return told;
    }

    private static double millis(long nanos) {
      return Math.round(nanos / NANOS_PER_MICRO) / MICROS_PER_MILLI;
    }
  }
}
