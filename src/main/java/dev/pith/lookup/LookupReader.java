package dev.pith.lookup;

import dev.pith.bert.FloatMatrix;
import dev.pith.bert.Int8Matrix;
import dev.pith.bert.Matrix;
import dev.pith.onnx.ElementType;
import dev.pith.onnx.Graph;
import dev.pith.onnx.OnnxModel;
import dev.pith.onnx.Tensor;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the table in a graph, when the graph is nothing but a table's. */
public final class LookupReader {
  /** What such a graph is called: a cheap first look. */
  public static final String GRAPH_NAME = LookupGraph.NAME;

  private LookupReader() {}

  /** The vectors whose graph is this one, node by node; empty when it is any other graph. */
  public static Optional<TokenVectors> read(OnnxModel model) {
    return table(model.graph())
        .map(TokenVectors::new)
        .filter(vectors -> vectors.toModel().graph().equals(model.graph()));
  }

  private static Optional<Matrix> table(Graph graph) {
    Tensor values = graph.initializers().get("table");
    if (values == null || values.shape().rank() != 2 || values.bytes().byteSize() == 0) {
      return Optional.empty();
    }
    int rows = Math.toIntExact(values.shape().extent(0));
    int columns = Math.toIntExact(values.shape().extent(1));
    return switch (values.type()) {
      case FLOAT32 -> Optional.of(new FloatMatrix(rows, columns, values.toFloats()));
      case INT8 -> int8(rows, columns, values, graph.initializers().get("scales"));
      default -> Optional.empty();
    };
  }

  private static Optional<Matrix> int8(
      int rows, int columns, Tensor values, @Nullable Tensor scales) {
    return scales == null
            || scales.type() != ElementType.FLOAT32
            || scales.shape().elementCount() != rows
        ? Optional.empty()
        : Optional.of(
            new Int8Matrix(
                rows,
                columns,
                values.bytes().toArray(ValueLayout.JAVA_BYTE),
                scales.toFloats(),
                Int8Matrix.Axis.ROW));
  }
}
