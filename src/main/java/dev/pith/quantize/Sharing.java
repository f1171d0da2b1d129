package dev.pith.quantize;

/** Which weights of a matrix share one scale. */
public sealed interface Sharing {
  /** All of them. */
  record WholeMatrix() implements Sharing {}

  /** Those of a row: a table, where a row is a token's vector. */
  record Row() implements Sharing {}

  /** Those of a column: a projection, where a column is an output channel. */
  record Column() implements Sharing {}

  /**
   * Runs of {@code size} neighbours along a row.
   *
   * @param size at least 1; the last run of a row may be shorter
   */
  record RowBlock(int size) implements Sharing {
    public RowBlock {
      requirePositive(size);
    }
  }

  /**
   * Runs of {@code size} neighbours down a column.
   *
   * @param size at least 1; the last run of a column may be shorter
   */
  record ColumnBlock(int size) implements Sharing {
    public ColumnBlock {
      requirePositive(size);
    }
  }

  /** How many groups a matrix falls into. */
  default int groups(int rows, int columns) {
    return switch (this) {
      case WholeMatrix whole -> 1;
      case Row row -> rows;
      case Column column -> columns;
      case RowBlock block -> rows * Math.ceilDiv(columns, block.size());
      case ColumnBlock block -> columns * Math.ceilDiv(rows, block.size());
    };
  }

  /** The group of one weight; blocks are counted along their row or column first. */
  default int group(int row, int column, int rows, int columns) {
    return switch (this) {
      case WholeMatrix whole -> 0;
      case Row all -> row;
      case Column all -> column;
      case RowBlock block -> row * Math.ceilDiv(columns, block.size()) + column / block.size();
      case ColumnBlock block -> column * Math.ceilDiv(rows, block.size()) + row / block.size();
    };
  }

  private static void requirePositive(int size) {
    if (size < 1) {
      throw new IllegalArgumentException("a block of " + size + " weights is empty");
    }
  }
}
