package dev.pith.compress;

/**
 * One row of numbers per token of many texts, in float16: half the memory, and an error of at most
 * {@code 2^-11} of each number, far below what fitting to them leaves. Numbers beyond ±65504 are
 * held there.
 *
 * <p>Texts may be set by several threads, each text by one; whoever reads comes after all of them.
 */
final class TokenRows {
  private static final float MOST = 65504;

  private final short[] halves;
  private final int width;
  private final int[] starts;

  /**
   * Rows of zeros.
   *
   * @param width numbers per token
   * @param starts first token of each text, and the number of tokens behind the last
   */
  TokenRows(int width, int[] starts) {
    this.halves = new short[Math.multiplyExact(starts[starts.length - 1], width)];
    this.width = width;
    this.starts = starts;
  }

  int width() {
    return width;
  }

  int[] starts() {
    return starts;
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

  /**
   * Sets the rows of one text.
   *
   * @param rows {@code tokens x width}, row-major
   */
  void set(int text, float[] rows) {
    if (rows.length != tokensOf(text) * width) {
      throw new IllegalArgumentException(
          rows.length + " numbers for " + tokensOf(text) + " rows of " + width);
    }
    int at = starts[text] * width;
    for (int i = 0; i < rows.length; i++) {
      halves[at + i] = Float.floatToFloat16(Math.clamp(rows[i], -MOST, MOST));
    }
  }

  /** The rows of one text, in a new array. */
  float[] of(int text) {
    return rows(starts[text], tokensOf(text));
  }

  /** Neighbouring rows, in a new array. */
  float[] rows(int firstToken, int tokens) {
    float[] rows = new float[tokens * width];
    int at = firstToken * width;
    for (int i = 0; i < rows.length; i++) {
      rows[i] = Float.float16ToFloat(halves[at + i]);
    }
    return rows;
  }
}
