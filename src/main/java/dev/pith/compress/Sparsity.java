package dev.pith.compress;

/** Which weights of a projection become zero, by their scores. */
public sealed interface Sparsity {
  /** A cut over all weights of a projection. */
  record Anywhere(Cut cut) implements Sparsity {
    @Override
    public String toString() {
      return cut + " of each projection";
    }
  }

  /**
   * A cut of each output's weights by themselves: every output keeps as many inputs (Sun et al.
   * 2023, section 3, "comparison group").
   */
  record PerOutput(Cut cut) implements Sparsity {
    @Override
    public String toString() {
      return cut + " of each output's weights";
    }
  }

  /**
   * N:M sparsity: of each run of {@code of} neighbouring inputs, every output keeps the {@code
   * kept} best (Mishra et al. 2021, section 3). A shorter last run keeps as many, if it has them.
   *
   * @param kept N, at least 1 and below {@code of}
   * @param of M
   */
  record Pattern(int kept, int of) implements Sparsity {
    public Pattern {
      if (kept < 1 || kept >= of) {
        throw new IllegalArgumentException(
            "pattern %d:%d does not keep 1 or more, and not all, of each run".formatted(kept, of));
      }
    }

    @Override
    public String toString() {
      return "%d of every %d of each output's weights kept".formatted(kept, of);
    }
  }

  /**
   * The weights that go; of equal scores those of the first inputs.
   *
   * @param scores inputs x outputs, row-major; at least 0
   */
  default boolean[] removed(double[] scores, int outputs) {
    int inputs = scores.length / outputs;
    return switch (this) {
      case Anywhere anywhere -> anywhere.cut().chosen(scores);
      case PerOutput perOutput -> {
        boolean[] removed = new boolean[scores.length];
        for (int output = 0; output < outputs; output++) {
          mark(perOutput.cut(), scores, outputs, output, 0, inputs, removed);
        }
        yield removed;
      }
      case Pattern pattern -> {
        boolean[] removed = new boolean[scores.length];
        for (int first = 0; first < inputs; first += pattern.of()) {
          int end = Math.min(inputs, first + pattern.of());
          int gone = Math.max(0, end - first - pattern.kept());
          for (int output = 0; output < outputs; output++) {
            Cut cut = new Cut.Least(gone);
            mark(cut, scores, outputs, output, first, end, removed);
          }
        }
        yield removed;
      }
    };
  }

  /** Cuts among inputs {@code first} to {@code end} of one output. */
  private static void mark(
      Cut cut, double[] scores, int outputs, int output, int first, int end, boolean[] removed) {
    double[] group = new double[end - first];
    for (int input = first; input < end; input++) {
      group[input - first] = scores[input * outputs + output];
    }
    boolean[] chosen = cut.chosen(group);
    for (int input = first; input < end; input++) {
      removed[input * outputs + output] = chosen[input - first];
    }
  }
}
