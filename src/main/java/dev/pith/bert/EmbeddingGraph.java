package dev.pith.bert;

import dev.pith.onnx.Attribute;
import dev.pith.onnx.ElementType;
import dev.pith.onnx.Shape;
import dev.pith.onnx.Tensor;
import java.util.Map;

/** Writes the input tables: gathered words plus the first positions, normalized. */
final class EmbeddingGraph {
  private final GraphDraft draft;

  EmbeddingGraph(GraphDraft draft) {
    this.draft = draft;
  }

  /** Gives the name of the normalized sum, {@code [batch, tokens, hidden]}. */
  String write(Embeddings embeddings, String ids) {
    LayerNorm norm = embeddings.norm();
    return draft.add(
        GraphDraft.RUNTIME,
        "SkipLayerNormalization",
        LayerTaps.EMBEDDED,
        Map.of("epsilon", new Attribute.OfFloat(norm.epsilon())),
        gathered("words", embeddings.words(), ids),
        first(widened("positions", embeddings.positions()), ids),
        draft.floats("embeddings.norm.gamma", norm.gamma()),
        draft.floats("embeddings.norm.beta", norm.beta()));
  }

  /** As many rows of a table as there are tokens. */
  private String first(String table, String ids) {
    String tokens =
        draft.add(
            "",
            "Shape",
            "tokens",
            Map.of("start", new Attribute.OfInt(1), "end", new Attribute.OfInt(2)),
            ids);
    String zero = draft.longs("zero", 0);
    return draft.add("Slice", "positions_rows", table, zero, tokens, zero);
  }

  /** Rows of a table as floats, {@code [batch, tokens, columns]}. */
  private String gathered(String name, Matrix table, String ids) {
    return switch (table) {
      case FloatMatrix floats ->
          draft.add("Gather", name + "_rows", draft.floats(name + ".table", floats), ids);
      case Float16Matrix halves ->
          toFloats(name, draft.add("Gather", name + "_rows", halves(name, halves), ids));
      case Int8Matrix ints ->
          scaled(
              name,
              draft.add("Gather", name + "_rows", integers(name, ints), ids),
              draft.add("Gather", name + "_row_scales", scales(name, ints), ids));
      case BlockQuantizedMatrix blocks -> new BlockTableGraph(draft, name, blocks).gathered(ids);
      case StaticInt8Matrix projection -> throw notATable(name, table);
      case TokenInt8Matrix projection -> throw notATable(name, table);
    };
  }

  /**
   * A whole table as floats, {@code [rows, columns]}. It is made of constants, so ONNX Runtime does
   * so once, when it loads the model: worth it for a table of few rows.
   */
  private String widened(String name, Matrix table) {
    return switch (table) {
      case FloatMatrix floats -> draft.floats(name + ".table", floats);
      case Float16Matrix halves -> toFloats(name, halves(name, halves));
      case Int8Matrix ints -> scaled(name, integers(name, ints), scales(name, ints));
      case BlockQuantizedMatrix blocks -> new BlockTableGraph(draft, name, blocks).widened();
      case StaticInt8Matrix projection -> throw notATable(name, table);
      case TokenInt8Matrix projection -> throw notATable(name, table);
    };
  }

  private static IllegalArgumentException notATable(String name, Matrix projection) {
    return new IllegalArgumentException(name + " is a table, not the projection " + projection);
  }

  private String halves(String name, Float16Matrix table) {
    return draft.halves(name + ".table", table);
  }

  private String integers(String name, Int8Matrix table) {
    return draft.int8(name + ".table", table);
  }

  private String scales(String name, Int8Matrix table) {
    return draft.constant(
        name + ".scales", Tensor.ofFloats(Shape.of(table.rows(), 1), table.scales()));
  }

  private String scaled(String name, String integers, String scales) {
    return draft.add("Mul", name + "_scaled", toFloats(name, integers), scales);
  }

  private String toFloats(String name, String values) {
    return draft.add("", "Cast", name + "_floats", BertWriter.cast(ElementType.FLOAT32), values);
  }
}
