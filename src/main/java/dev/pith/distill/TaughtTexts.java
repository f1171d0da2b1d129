package dev.pith.distill;

import java.util.List;

/**
 * Texts and what the teacher makes of them.
 *
 * @param texts the student's token ids of each text, with its special tokens; never modified
 * @param vectors the teacher's unit vector of each text; never modified
 */
public record TaughtTexts(List<long[]> texts, List<float[]> vectors) {
  public TaughtTexts {
    texts = List.copyOf(texts);
    vectors = List.copyOf(vectors);
    if (texts.isEmpty() || texts.size() != vectors.size()) {
      throw new IllegalArgumentException(
          "%d texts with %d vectors".formatted(texts.size(), vectors.size()));
    }
  }

  int size() {
    return texts.size();
  }

  int dimension() {
    return vectors.getFirst().length;
  }

  /** The vectors named, one row each. */
  float[] rows(int[] named) {
    int width = dimension();
    float[] rows = new float[named.length * width];
    for (int i = 0; i < named.length; i++) {
      System.arraycopy(vectors.get(named[i]), 0, rows, i * width, width);
    }
    return rows;
  }
}
