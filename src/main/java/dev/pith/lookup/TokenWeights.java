package dev.pith.lookup;

import java.util.List;

/**
 * Smooth inverse frequency: {@code a / (a + p(token))}, so that words that are everywhere say
 * little (Arora et al. 2017, section 3).
 */
public final class TokenWeights {
  private TokenWeights() {}

  /**
   * Weights by token id, above 0 and at most 1.
   *
   * @param texts token ids to count
   * @param vocabulary how many ids there are
   * @param a the frequency at which a token counts half
   */
  public static float[] of(List<long[]> texts, int vocabulary, double a) {
    long[] counts = new long[vocabulary];
    long total = 0;
    for (long[] ids : texts) {
      for (long id : ids) {
        counts[Math.toIntExact(id)]++;
      }
      total += ids.length;
    }
    float[] weights = new float[vocabulary];
    for (int id = 0; id < vocabulary; id++) {
      double frequency = (double) counts[id] / Math.max(1, total);
      weights[id] = (float) (a / (a + frequency));
    }
    return weights;
  }
}
