package dev.pith.lookup;

import dev.pith.bert.FloatMatrix;
import java.util.Arrays;
import java.util.List;

/**
 * Texts as sparse rows of token weights, in compressed form: the design matrix of the fit.
 *
 * <pre>
 *   x[text, token] = weight[token] * count(token in text) / sqrt(tokens of text)
 * </pre>
 *
 * The square root keeps the rows' lengths alike: vectors of unrelated tokens add up to a length
 * that grows with it.
 *
 * @param starts where each text's entries begin, and at last where they end
 * @param tokens of each entry, in rising order within a text
 * @param values of each entry
 */
public record TokenBags(int[] starts, int[] tokens, float[] values) {
  /**
   * Counts tokens.
   *
   * @param texts token ids
   * @param weights by token id; tokens of weight 0 are left out
   */
  public static TokenBags of(List<long[]> texts, float[] weights) {
    int total = texts.stream().mapToInt(ids -> ids.length).sum();
    int[] starts = new int[texts.size() + 1];
    int[] tokens = new int[total];
    float[] values = new float[total];
    int at = 0;
    for (int text = 0; text < texts.size(); text++) {
      int[] sorted =
          Arrays.stream(texts.get(text))
              .mapToInt(Math::toIntExact)
              .filter(id -> weights[id] != 0)
              .sorted()
              .toArray();
      float scale = (float) (1 / Math.sqrt(Math.max(1, sorted.length)));
      for (int i = 0; i < sorted.length; i++) {
        boolean again = i > 0 && sorted[i] == sorted[i - 1];
        if (!again) {
          tokens[at++] = sorted[i];
        }
        values[at - 1] += weights[sorted[i]] * scale;
      }
      starts[text + 1] = at;
    }
    return new TokenBags(starts, Arrays.copyOf(tokens, at), Arrays.copyOf(values, at));
  }

  public int texts() {
    return starts.length - 1;
  }

  /** {@code X W}: a row per text. */
  public FloatMatrix times(FloatMatrix vectors) {
    int columns = vectors.columns();
    float[] sums = new float[texts() * columns];
    for (int text = 0; text < texts(); text++) {
      for (int e = starts[text]; e < starts[text + 1]; e++) {
        for (int c = 0; c < columns; c++) {
          sums[text * columns + c] += values[e] * vectors.at(tokens[e], c);
        }
      }
    }
    return new FloatMatrix(texts(), columns, sums);
  }
}
