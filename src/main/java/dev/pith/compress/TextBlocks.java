package dev.pith.compress;

import java.util.ArrayList;
import java.util.List;

/**
 * Neighbouring texts, grouped so that each group but the last has at least {@value #TOKENS} tokens.
 *
 * @param bounds first text of each group, and the number of texts behind the last
 * @param starts first token of each text, as in {@link TokenRows}
 */
record TextBlocks(int[] bounds, int[] starts) {
  private static final int TOKENS = 2048;

  static TextBlocks of(TokenRows rows) {
    List<Integer> bounds = new ArrayList<>(List.of(0));
    for (int text = 1; text < rows.texts(); text++) {
      if (rows.starts()[text] - rows.starts()[bounds.getLast()] >= TOKENS) {
        bounds.add(text);
      }
    }
    bounds.add(rows.texts());
    return new TextBlocks(bounds.stream().mapToInt(Integer::intValue).toArray(), rows.starts());
  }

  int count() {
    return bounds.length - 1;
  }

  int firstText(int block) {
    return bounds[block];
  }

  int endText(int block) {
    return bounds[block + 1];
  }

  int firstToken(int block) {
    return starts[bounds[block]];
  }

  int tokens(int block) {
    return starts[bounds[block + 1]] - starts[bounds[block]];
  }

  /** A copy of one block's rows. */
  float[] rows(TokenRows all, int block) {
    return all.rows(firstToken(block), tokens(block));
  }
}
