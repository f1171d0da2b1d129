package dev.pith.load;

import dev.pith.evaluate.LatencyDistribution;
import java.util.Optional;

/**
 * What happened at one rate.
 *
 * @param perSecond mean rate at which questions were to come
 * @param planned how many were to come
 * @param answered how many were, late ones included
 * @param late answered after the bound
 * @param refused turned away, by the line or by the service
 * @param failed without an answer, or with a wrong one
 * @param held whether late, refused and failed ones together are at most 1 % of those planned
 * @param cutShort whether the run ended when that could not be any more
 * @param times of the answers; absent when there was none
 */
public record LoadResult(
    double perSecond,
    int planned,
    int answered,
    int late,
    int refused,
    int failed,
    boolean held,
    boolean cutShort,
    Optional<Times> times) {
  /**
   * Where the answers' time went.
   *
   * @param latency from the moment a question was to come to its whole answer
   * @param queue from that moment to when somebody began to answer
   * @param service from there to the whole answer, as a client that waits in turn would see it
   */
  public record Times(
      LatencyDistribution latency, LatencyDistribution queue, LatencyDistribution service) {}
}
