package dev.pith.report;

import dev.pith.evaluate.LatencyResult;
import dev.pith.evaluate.QualityResult;
import dev.pith.tune.Tuning;
import java.time.Instant;
import java.util.Optional;

/**
 * A search for an encoder, and all it takes to search again.
 *
 * @param command the command line that does it again
 * @param corpus whose documents were searched
 * @param probed what was asked about them
 * @param questions of the agreement, when they were the user's own
 * @param timed the questions that were timed
 * @param tuning what was found
 * @param latency of all encoders
 * @param check on a collection that people have judged, when there was one; it has no say in the
 *     choice
 */
public record TuneReport(
    Instant createdAt,
    String command,
    CorpusFacts corpus,
    ProbeFacts probed,
    Optional<QuerySetFacts> questions,
    QuerySetFacts timed,
    Tuning tuning,
    LatencyResult latency,
    Optional<QualityResult> check) {
  /**
   * Which documents were searched.
   *
   * @param documents how many
   * @param of how many the corpus has
   */
  public record CorpusFacts(String name, long documents, long of) {}

  /** How many questions were taken from the documents. */
  public record ProbeFacts(int titles, int sentences) {
    int count() {
      return titles + sentences;
    }
  }

  /** The choice in a sentence. */
  public String headline() {
    return new TuneHeadline(tuning).main();
  }

  /** What a reader must know before believing the choice, if anything. */
  public Optional<String> caution() {
    return new TuneHeadline(tuning).caution();
  }
}
