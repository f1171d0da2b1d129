package dev.pith.server;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the API tells of the searches that were really asked for lately.
 *
 * @param windowSeconds how long ago, at most
 * @param latencies one for each encoder and mode that answered; none when nobody asked
 * @param agreements one for each encoder whose answers were compared with the reference's
 */
record TrafficFacts(long windowSeconds, List<Latency> latencies, List<Agreement> agreements) {
  TrafficFacts {
    latencies = List.copyOf(latencies);
    agreements = List.copyOf(agreements);
  }

  /**
   * How long answers took, to 1 %.
   *
   * @param encoder its name; "lexical" where none was asked
   * @param mode as in a search
   * @param queries how many answers were counted, at least 1
   * @param p90Millis null as long as there are too few to tell
   * @param p99Millis likewise
   */
  record Latency(
      String encoder,
      String mode,
      long queries,
      double p50Millis,
      @Nullable Double p90Millis,
      @Nullable Double p99Millis) {}

  /**
   * How far answers agreed with the reference's to the same questions.
   *
   * @param encoder its name
   * @param compared how many answers these are the means of, at least 1
   * @param overlapAt10 as in an answer to a search
   * @param rankBiasedOverlap likewise
   * @param minutes those of the last hour in which answers were compared, the oldest first
   */
  record Agreement(
      String encoder,
      long compared,
      double overlapAt10,
      double rankBiasedOverlap,
      List<Minute> minutes) {
    Agreement {
      minutes = List.copyOf(minutes);
    }
  }

  /**
   * A minute of agreement.
   *
   * @param ago how many minutes of the clock have begun since, 0 to 59
   * @param compared how many answers this is the mean of, at least 1
   */
  record Minute(int ago, long compared, double rankBiasedOverlap) {}
}
