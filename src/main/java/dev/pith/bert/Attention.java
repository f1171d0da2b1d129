package dev.pith.bert;

/**
 * Multi-head self-attention (Vaswani et al. 2017, section 3.2).
 *
 * @param heads how many, at least 1
 * @param headSize width of one head; scores are divided by its square root
 * @param query hidden x heads * headSize
 * @param key hidden x heads * headSize
 * @param value hidden x heads * headSize
 * @param output heads * headSize x hidden
 */
public record Attention(
    int heads, int headSize, Linear query, Linear key, Linear value, Linear output) {
  public Attention {
    long width = (long) heads * headSize;
    if (heads < 1
        || query.outputs() != width
        || key.outputs() != width
        || value.outputs() != width
        || output.inputs() != width) {
      throw new IllegalArgumentException(
          "%d heads of %d do not fit query %s, key %s, value %s, output %s"
              .formatted(
                  heads, headSize, query.weight(), key.weight(), value.weight(), output.weight()));
    }
  }

  /** All heads side by side. */
  public int width() {
    return heads * headSize;
  }
}
