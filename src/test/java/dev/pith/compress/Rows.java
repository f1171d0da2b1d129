package dev.pith.compress;

import java.util.Arrays;

/** Makes {@link TokenRows} of numbers. */
final class Rows {
  private Rows() {}

  /** All texts' rows behind each other. */
  static TokenRows of(float[] values, int width, int... starts) {
    TokenRows rows = new TokenRows(width, starts);
    for (int text = 0; text < rows.texts(); text++) {
      rows.set(text, Arrays.copyOfRange(values, starts[text] * width, starts[text + 1] * width));
    }
    return rows;
  }

  /** All texts' rows behind each other. */
  static float[] all(TokenRows rows) {
    return rows.rows(0, rows.tokens());
  }
}
