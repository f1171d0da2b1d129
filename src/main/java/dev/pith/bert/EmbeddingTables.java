package dev.pith.bert;

import dev.pith.onnx.Node;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The terms of the sum under the first normalization, told apart by what indexes them. */
final class EmbeddingTables {
  /** Words, positions, types: more terms are something else. */
  static final int MAX_TERMS = 3;

  private final GraphValues values;
  private @Nullable FloatMatrix words;
  private @Nullable FloatMatrix positions;
  private @Nullable FloatMatrix types;

  EmbeddingTables(GraphValues values) {
    this.values = values;
  }

  void add(String term) {
    values.maker(term, "Gather").ifPresent(this::add);
  }

  private void add(Node gather) {
    var table = values.floatConstant(gather.inputs().getFirst(), 2).map(Tables::matrix);
    if (table.isEmpty()) {
      return;
    }
    String indices = gather.inputs().get(1);
    switch (indices) {
      case "input_ids" -> words = table.get();
      case "token_type_ids" -> types = table.get();
      default -> positions = table.get();
    }
  }

  /** The tables as one value, if words and positions are there. */
  Optional<Embeddings> sum(LayerNorm norm) {
    FloatMatrix foundWords = words;
    FloatMatrix foundPositions = positions;
    if (foundWords == null || foundPositions == null || foundWords.columns() != norm.width()) {
      return Optional.empty();
    }
    return Optional.of(new Embeddings(foundWords, withFirstType(foundPositions), norm));
  }

  /**
   * Every token of a sentence encoder is of the first type, so its row is added once and for all.
   */
  private FloatMatrix withFirstType(FloatMatrix table) {
    FloatMatrix foundTypes = types;
    if (foundTypes == null) {
      return table;
    }
    if (foundTypes.columns() != table.columns()) {
      throw new IllegalArgumentException("positions %s, types %s".formatted(table, foundTypes));
    }
    float[] sums = table.values().clone();
    for (int i = 0; i < sums.length; i++) {
      sums[i] += foundTypes.values()[i % table.columns()];
    }
    return new FloatMatrix(table.rows(), table.columns(), sums);
  }
}
