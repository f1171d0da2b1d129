package dev.pith.compress;

/**
 * Pairs of input rows and target rows, made block by block when they are asked for, so that wide
 * inputs are never all in memory.
 */
interface RowBlocks {
  /** How many blocks there are. */
  int count();

  /** Makes one block; safe for use by many threads at once. */
  Block block(int index);

  /**
   * Rows of some tokens.
   *
   * @param inputs {@code rows x n}, row-major
   * @param targets {@code rows x m}, row-major
   */
  record Block(int rows, float[] inputs, float[] targets) {}

  /** Blocks of rows that are there already. */
  static RowBlocks of(TokenRows inputs, TokenRows targets) {
    TextBlocks blocks = TextBlocks.of(inputs);
    return new RowBlocks() {
      @Override
      public int count() {
        return blocks.count();
      }

      @Override
      public Block block(int index) {
        return new Block(
            blocks.tokens(index), blocks.rows(inputs, index), blocks.rows(targets, index));
      }
    };
  }
}
