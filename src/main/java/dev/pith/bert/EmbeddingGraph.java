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
    String words = rows("words", embeddings.words(), ids);
    String positions = rows("positions", embeddings.positions(), positionIds(ids));
    String sum = draft.add("Add", "embedded", words, positions);
    LayerNorm norm = embeddings.norm();
    return draft.add(
        "",
        "LayerNormalization",
        LayerTaps.EMBEDDED,
        Map.of("epsilon", new Attribute.OfFloat(norm.epsilon()), "axis", new Attribute.OfInt(-1)),
        sum,
        draft.floats("embeddings.norm.gamma", norm.gamma()),
        draft.floats("embeddings.norm.beta", norm.beta()));
  }

  /** {@code 0 .. tokens - 1}. */
  private String positionIds(String ids) {
    String shape = draft.add("Shape", "ids_shape", ids);
    String length = draft.add("Gather", "length", shape, scalar("one", 1));
    return draft.add("Range", "position_ids", scalar("zero", 0), length, "one");
  }

  private String scalar(String name, long value) {
    return draft.constant(name, Tensor.ofLongs(Shape.of(), value));
  }

  /** Rows of a table as floats. */
  private String rows(String name, Matrix table, String indices) {
    return switch (table) {
      case FloatMatrix floats ->
          draft.add("Gather", name + "_rows", draft.floats(name + ".table", floats), indices);
      case Float16Matrix halves ->
          toFloats(
              name,
              draft.add("Gather", name + "_rows", draft.halves(name + ".table", halves), indices));
      case Int8Matrix ints -> scaled(name, ints, indices);
      case BlockQuantizedMatrix blocks -> new BlockTableGraph(draft, name, blocks).rows(indices);
      case StaticInt8Matrix projection -> throw notATable(name, table);
      case TokenInt8Matrix projection -> throw notATable(name, table);
    };
  }

  private static IllegalArgumentException notATable(String name, Matrix projection) {
    return new IllegalArgumentException(name + " is a table, not the projection " + projection);
  }

  private String toFloats(String name, String values) {
    return draft.add("", "Cast", name + "_floats", BertWriter.cast(ElementType.FLOAT32), values);
  }

  private String scaled(String name, Int8Matrix table, String indices) {
    String values = draft.int8(name + ".table", table);
    String gathered = draft.add("Gather", name + "_rows", values, indices);
    String scales =
        draft.constant(
            name + ".scales", Tensor.ofFloats(Shape.of(table.rows(), 1), table.scales()));
    String floats = toFloats(name, gathered);
    String rowScales = draft.add("Gather", name + "_row_scales", scales, indices);
    return draft.add("Mul", name + "_scaled", floats, rowScales);
  }
}
