package dev.pith.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out on an index's own documents when its encoders can be trusted: it asks all of them
 * questions drawn from documents, and compares the others' first ten with the reference's. No
 * judgement is needed.
 *
 * @param leastAgreement see {@link AdaptiveSearch#calibrate}
 */
record LadderCalibration(LuceneSearchEngine engine, double leastAgreement) {
  private static final int QUESTIONS = 300;

  /** With fewer, a curve of agreement tells nothing. */
  private static final int FEWEST_QUESTIONS = 30;

  private static final long SEED = 1;

  LadderCalibration {
    if (!(leastAgreement >= 0 && leastAgreement <= 1)) {
      throw new IllegalArgumentException("agreement %s is not 0 to 1".formatted(leastAgreement));
    }
  }

  /**
   * Encoders that take longer than the reference, or are never sure, are left out; so are all when
   * the documents give too few questions, or the thread is interrupted.
   */
  Ladder ladder() {
    String reference = engine.encoders().getFirst();
    List<String> questions = CalibrationQuestions.of(engine.samplePassages(QUESTIONS, SEED), SEED);
    if (questions.size() < FEWEST_QUESTIONS) {
      return Ladder.only(reference);
    }
    List<Sureness> all = ask(questions);
    if (all.isEmpty()) {
      return Ladder.only(reference);
    }
    long dearestNanos = all.getFirst().medianNanos();
    return new Ladder(
        all.stream()
            .skip(1)
            .filter(encoder -> encoder.medianNanos() < dearestNanos)
            .sorted(Comparator.comparingLong(Sureness::medianNanos))
            .map(encoder -> encoder.rung(leastAgreement))
            .flatMap(Optional::stream)
            .toList(),
        reference);
  }

  /**
   * All encoders, the reference first; none when the thread is asked to end. They take turns, so
   * that a busy moment is all of theirs.
   */
  private List<Sureness> ask(List<String> questions) {
    List<String> encoders = engine.encoders();
    long[][] nanos = new long[encoders.size()][questions.size()];
    List<List<Sureness.Answer>> answers = new ArrayList<>();
    encoders.forEach(encoder -> answers.add(new ArrayList<>()));
    for (int question = 0; question < questions.size(); question++) {
      if (Thread.currentThread().isInterrupted()) {
        return List.of();
      }
      Set<String> wanted = Set.of();
      for (int encoder = 0; encoder < encoders.size(); encoder++) {
        Neighbours found = engine.neighbours(encoders.get(encoder), questions.get(question));
        nanos[encoder][question] =
            found.embedding().tokenizeNanos() + found.embedding().encodeNanos();
        wanted = encoder == 0 ? found.top() : wanted;
        answers
            .get(encoder)
            .add(new Sureness.Answer(found.spread(), Comparison.overlap(found.top(), wanted)));
      }
    }
    List<Sureness> all = new ArrayList<>();
    for (int encoder = 0; encoder < encoders.size(); encoder++) {
      all.add(new Sureness(encoders.get(encoder), median(nanos[encoder]), answers.get(encoder)));
    }
    return all;
  }

  private static long median(long[] values) {
    long[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
