package dev.pith.compress;

import java.util.List;

/**
 * What passes may measure with.
 *
 * @param runner runs graphs
 * @param texts token ids of the texts shown, each with its special tokens; never modified
 */
public record Calibration(GraphRunner runner, List<long[]> texts) {
  public Calibration {
    texts = List.copyOf(texts);
    if (texts.isEmpty()) {
      throw new IllegalArgumentException("calibration needs at least one text");
    }
  }
}
