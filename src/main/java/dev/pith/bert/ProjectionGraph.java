package dev.pith.bert;

import static dev.pith.bert.GraphDraft.RUNTIME;

import dev.pith.onnx.Attribute;
import dev.pith.onnx.ElementType;
import dev.pith.onnx.Shape;
import dev.pith.onnx.Tensor;
import java.util.Map;

/** Writes a projection with the operators that its matrix's storage asks for. */
final class ProjectionGraph {
  private final GraphDraft draft;

  ProjectionGraph(GraphDraft draft) {
    this.draft = draft;
  }

  /**
   * Gives {@code output} back.
   *
   * @param output what the result is called; constants are named after it
   */
  String write(String output, Linear linear, String input) {
    String bias = draft.floats(output + ".bias", linear.bias());
    return switch (linear.weight()) {
      case FloatMatrix floats ->
          product(output, input, draft.floats(output + ".weight", floats), bias);
      case Float16Matrix halves -> product(output, input, widened(output, halves), bias);
      case Int8Matrix ints -> roundingAtRunTime(output, input, ints, bias);
      case StaticInt8Matrix ints -> roundingByOneLaw(output, input, ints, bias);
      case BlockQuantizedMatrix blocks -> byBlocks(output, input, blocks, bias);
    };
  }

  private String product(String output, String input, String weight, String bias) {
    return draft.add("Add", output, draft.add("MatMul", output + ".product", input, weight), bias);
  }

  /** ONNX Runtime widens constants when it loads the graph, so this costs no time later. */
  private String widened(String output, Float16Matrix halves) {
    return draft.add(
        "",
        "Cast",
        output + ".weight_float",
        BertWriter.cast(ElementType.FLOAT32),
        draft.halves(output + ".weight", halves));
  }

  private String roundingAtRunTime(String output, String input, Int8Matrix weight, String bias) {
    return draft.add(
        RUNTIME,
        "DynamicQuantizeMatMul",
        output,
        Map.of(),
        input,
        draft.int8(output + ".weight", weight),
        draft.floats(output + ".scales", weight.scales()),
        zeroPoints(output, weight),
        bias);
  }

  private String roundingByOneLaw(
      String output, String input, StaticInt8Matrix weight, String bias) {
    String scale =
        draft.constant(output + ".input_scale", Tensor.ofFloats(Shape.of(), weight.inputScale()));
    String zeroPoint =
        draft.constant(
            output + ".input_zero_point",
            Tensor.ofUint8(Shape.of(), (byte) weight.inputZeroPoint()));
    String rounded = draft.add("QuantizeLinear", output + ".input_int8", input, scale, zeroPoint);
    return draft.add(
        RUNTIME,
        "MatMulIntegerToFloat",
        output,
        Map.of(),
        rounded,
        draft.int8(output + ".weight", weight.weights()),
        scale,
        draft.floats(output + ".scales", weight.weights().scales()),
        zeroPoint,
        zeroPoints(output, weight.weights()),
        bias);
  }

  private String byBlocks(String output, String input, BlockQuantizedMatrix weight, String bias) {
    PackedBlocks packed = PackedBlocks.ofColumns(weight);
    String product =
        draft.add(
            RUNTIME,
            "MatMulNBits",
            output + ".product",
            Map.of(
                "K", new Attribute.OfInt(weight.rows()),
                "N", new Attribute.OfInt(weight.columns()),
                "bits", new Attribute.OfInt(weight.bits()),
                "block_size", new Attribute.OfInt(weight.block()),
                "accuracy_level", new Attribute.OfInt(weight.products().accuracyLevel())),
            input,
            draft.constant(output + ".weight", packed.codes()),
            draft.constant(output + ".scales", packed.scales()));
    return draft.add("Add", output, product, bias);
  }

  private String zeroPoints(String output, Int8Matrix matrix) {
    return draft.constant(
        output + ".zero_points",
        Tensor.ofInt8(Shape.of(matrix.columns()), new byte[matrix.columns()]));
  }
}
