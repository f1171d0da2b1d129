package dev.pith.server;

import dev.pith.index.VectorPrecision;
import dev.pith.jobs.JobQueue;
import java.util.Arrays;
import java.util.List;

/**
 * What jobs can be asked for.
 *
 * @param waitingAtMost how many may wait
 * @param recipes that encoders can be made by
 * @param vectorBits of a report
 * @param judged how many questions have an answer with a thumb up
 * @param enoughJudged from so many on, a report asks them unless it is told otherwise
 */
record JobFacts(
    int waitingAtMost,
    List<RecipeFacts> recipes,
    List<Integer> vectorBits,
    int judged,
    int enoughJudged) {
  static JobFacts of(JobDesk desk) {
    return new JobFacts(
        JobQueue.MOST_WAITING,
        desk.bench().recipes(),
        Arrays.stream(VectorPrecision.values()).map(VectorPrecision::bits).toList(),
        desk.bench().judgedQuestions(),
        ReportJobRoutes.ENOUGH_JUDGED);
  }
}
