package dev.pith.compress;

/**
 * One row of numbers per token of many texts.
 *
 * @param values {@code tokens x width}, row-major; owned by whoever made it
 * @param width numbers per token
 * @param starts first token of each text, and the number of tokens behind the last
 */
record TokenRows(float[] values, int width, int[] starts) {
  TokenRows {
    if (values.length != (long) starts[starts.length - 1] * width) {
      throw new IllegalArgumentException(
          values.length + " values for " + starts[starts.length - 1] + " rows of " + width);
    }
  }

  int texts() {
    return starts.length - 1;
  }

  int tokens() {
    return starts[starts.length - 1];
  }

  int tokensOf(int text) {
    return starts[text + 1] - starts[text];
  }

  /** The rows of one text, in a new array. */
  float[] of(int text) {
    return java.util.Arrays.copyOfRange(values, starts[text] * width, starts[text + 1] * width);
  }

  /** This minus {@code other}, row by row. */
  TokenRows minus(TokenRows other) {
    float[] differences = values.clone();
    for (int i = 0; i < differences.length; i++) {
      differences[i] -= other.values[i];
    }
    return new TokenRows(differences, width, starts);
  }
}
