package dev.pith.server;

import dev.pith.search.StageTimes;
import java.util.List;
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
   * @param tokens tokens of the query as encoded
   * @param truncated whether the query was cut
   * @param overlapAt10 share of the reference's ten best that are among this encoder's ten best, 0
   *     to 1; null when the reference was not asked
   */
  record EncoderAnswer(
      String encoder,
      int tokens,
      boolean truncated,
      TimesMillis timesMillis,
      @Nullable Double overlapAt10,
      List<HitAnswer> hits) {}

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
      @Nullable Integer rankChange) {}

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
