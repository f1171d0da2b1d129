package dev.pith.server;

import dev.pith.search.Comparison;
import dev.pith.search.Hit;
import dev.pith.search.SearchResult;
import dev.pith.search.StageTimes;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What {@code POST /api/search} answers, field by field as JSON.
 *
 * @param query as asked
 * @param k as asked
 * @param reference the encoder that ranks and overlap are compared with
 * @param documents documents that could be found when the search ran
 * @param results one for each encoder asked for, in that order
 */
record SearchAnswer(
    String query, int k, String reference, long documents, List<EncoderAnswer> results) {

  /**
   * One encoder's answer.
   *
   * @param documentsBy the encoder that made the documents' vectors which it searched
   * @param tokens tokens of the query as encoded
   * @param truncated whether the query was cut
   * @param overlapAt10 as in {@link Comparison.Against}; null when the reference was not asked
   */
  record EncoderAnswer(
      String encoder,
      String documentsBy,
      int tokens,
      boolean truncated,
      TimesMillis timesMillis,
      @Nullable Double overlapAt10,
      List<HitAnswer> hits) {

    static EncoderAnswer beside(Comparison.Against against, String documentsBy) {
      List<Hit> hits = against.result().hits();
      List<HitAnswer> told =
          IntStream.range(0, hits.size())
              .mapToObj(i -> HitAnswer.of(hits.get(i), against.referenceRanks().get(i)))
              .toList();
      return of(against.result(), documentsBy, against.overlapAt10(), told);
    }

    static EncoderAnswer alone(SearchResult result, String documentsBy) {
      return of(
          result,
          documentsBy,
          null,
          result.hits().stream().map(hit -> HitAnswer.of(hit, OptionalInt.empty())).toList());
    }

    private static EncoderAnswer of(
        SearchResult result,
        String documentsBy,
        @Nullable Double overlapAt10,
        List<HitAnswer> hits) {
      return new EncoderAnswer(
          result.encoder(),
          documentsBy,
          result.tokens(),
          result.truncated(),
          TimesMillis.of(result.times()),
          overlapAt10,
          hits);
    }
  }

  /**
   * One document.
   *
   * @param referenceRank its rank in the reference's answer; null when it is not there
   * @param rankChange places it stands higher than in the reference's answer, negative for lower;
   *     null when it is not there
   */
  record HitAnswer(
      int rank,
      String id,
      String title,
      String text,
      float score,
      @Nullable Integer referenceRank,
      @Nullable Integer rankChange) {

    static HitAnswer of(Hit hit, OptionalInt reference) {
      @Nullable Integer referenceRank = reference.isPresent() ? reference.getAsInt() : null;
      @Nullable Integer rankChange =
          reference.isPresent() ? reference.getAsInt() - hit.rank() : null;
      return new HitAnswer(
          hit.rank(), hit.id(), hit.title(), hit.text(), hit.score(), referenceRank, rankChange);
    }
  }

  /** Where the time went, in milliseconds, to the microsecond. */
  record TimesMillis(double tokenize, double encode, double search, double fetch, double total) {
    private static final double NANOS_PER_MICRO = 1e3;
    private static final double MICROS_PER_MILLI = 1e3;

    static TimesMillis of(StageTimes times) {
      return new TimesMillis(
          millis(times.tokenizeNanos()),
          millis(times.encodeNanos()),
          millis(times.searchNanos()),
          millis(times.fetchNanos()),
          millis(times.totalNanos()));
    }

    private static double millis(long nanos) {
      return Math.round(nanos / NANOS_PER_MICRO) / MICROS_PER_MILLI;
    }
  }
}
