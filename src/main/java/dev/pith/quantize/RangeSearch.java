package dev.pith.quantize;

/**
 * Finds the range of least loss: draws in the upper end, then the lower one, in steps of {@value
 * #STEPS} parts, until neither moves. The whole range is among the candidates.
 */
final class RangeSearch {
  private static final int STEPS = 64;
  private static final int MAX_ROUNDS = 4;

  private final ValueRange whole;
  private final IntegerRange integers;
  private final RangeLoss loss;

  RangeSearch(StreamingHistogram seen, IntegerRange integers, RangeLoss loss) {
    this.whole = seen.range();
    this.integers = integers;
    this.loss = loss;
  }

  ValueRange best() {
    ValueRange best = whole;
    for (int round = 0; round < MAX_ROUNDS; round++) {
      ValueRange before = best;
      best = bestUpperEnd(best);
      best = bestLowerEnd(best);
      if (best.equals(before)) {
        break;
      }
    }
    return best;
  }

  private ValueRange bestUpperEnd(ValueRange start) {
    ValueRange best = start;
    double least = lossOf(start);
    for (int step = 1; step < STEPS && whole.highest() > 0; step++) {
      float end = Math.max(start.lowest(), whole.highest() * step / STEPS);
      ValueRange candidate = new ValueRange(start.lowest(), end);
      double found = lossOf(candidate);
      if (found < least) {
        least = found;
        best = candidate;
      }
    }
    return best;
  }

  private ValueRange bestLowerEnd(ValueRange start) {
    ValueRange best = start;
    double least = lossOf(start);
    for (int step = 1; step < STEPS && whole.lowest() < 0; step++) {
      float end = Math.min(start.highest(), whole.lowest() * step / STEPS);
      ValueRange candidate = new ValueRange(end, start.highest());
      double found = lossOf(candidate);
      if (found < least) {
        least = found;
        best = candidate;
      }
    }
    return best;
  }

  private double lossOf(ValueRange range) {
    return loss.of(AffineQuantization.asymmetric(range, integers));
  }
}
