package dev.pith.search;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is known of one encoder's answers to the calibration's questions.
 *
 * @param encoder its name
 * @param medianNanos of reading and encoding a question
 * @param answers one for each question
 */
record Sureness(String encoder, long medianNanos, List<Answer> answers) {
  Sureness {
    answers = List.copyOf(answers);
  }

  /**
   * One answer.
   *
   * @param spread see {@link Neighbours#spread}
   * @param agreement the share of the reference's first ten that is among its own
   */
  record Answer(float spread, double agreement) {}

  /**
   * The rung that takes the answers from that spread on where {@code agreement - least} adds up to
   * most: where the nearest rising curve of agreement over spread reaches {@code least}. Absent
   * when that is nowhere.
   *
   * @param least agreement for which an answer is worth taking, 0 to 1
   */
  Optional<Ladder.Rung> rung(double least) {
    List<Answer> rising =
        answers.stream().sorted(Comparator.comparingDouble(Answer::spread)).toList();
    int best = rising.size();
    double gain = 0;
    double most = 0;
    for (int from = rising.size() - 1; from >= 0; from--) {
      gain += rising.get(from).agreement() - least;
      // Equal spreads are on one side.
      boolean isEdge = from == 0 || rising.get(from - 1).spread() < rising.get(from).spread();
      if (gain > most && isEdge) {
        most = gain;
        best = from;
      }
    }
    if (best == rising.size()) {
      return Optional.empty();
    }
    List<Answer> taken = rising.subList(best, rising.size());
    return Optional.of(
        new Ladder.Rung(
            encoder,
            taken.getFirst().spread(),
            (double) taken.size() / rising.size(),
            taken.stream().mapToDouble(Answer::agreement).average().orElseThrow()));
  }
}
