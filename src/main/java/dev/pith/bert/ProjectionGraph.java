package dev.pith.bert;

import static dev.pith.bert.GraphDraft.RUNTIME;

import dev.pith.bert.GraphDraft.Projection;
import dev.pith.onnx.Attribute;
import dev.pith.onnx.ElementType;
import dev.pith.onnx.Shape;
import dev.pith.onnx.Tensor;
import java.util.Map;

/** Writes a projection with the operators that its matrix's storage asks for. */
final class ProjectionGraph {
  private static final float LARGEST_INT8 = 127;
  private static final byte MIDDLE_UINT8 = (byte) 128;

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
      case TokenInt8Matrix ints -> roundingByToken(output, input, ints.weights(), bias);
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

  private String roundingAtRunTime(String output, String input, Int8Matrix matrix, String bias) {
    Projection ints = draft.projection(output, matrix);
    return draft.add(
        RUNTIME,
        "DynamicQuantizeMatMul",
        output,
        Map.of(),
        input,
        ints.weight(),
        ints.scales(),
        ints.zeroPoint(),
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
    Projection ints = draft.projection(output, weight.weights());
    return draft.add(
        RUNTIME,
        "MatMulIntegerToFloat",
        output,
        Map.of(),
        rounded,
        ints.weight(),
        scale,
        ints.scales(),
        zeroPoint,
        ints.zeroPoint(),
        bias);
  }

  /**
   * An all-zero token has scale 0 and so integers without a meaning, but its sums are multiplied by
   * that 0 in the end.
   */
  private String roundingByToken(String output, String input, Int8Matrix weight, String bias) {
    String magnitudes = draft.add("Abs", output + ".magnitudes", input);
    String largest =
        draft.add("ReduceMax", output + ".largest", magnitudes, draft.longs("last_axis", -1));
    String scale =
        draft.add(
            "Div",
            output + ".input_scale",
            largest,
            draft.constant("largest_int8", Tensor.ofFloats(Shape.of(), LARGEST_INT8)));
    String one = draft.constant("unit_scale", Tensor.ofFloats(Shape.of(), 1));
    String middle = draft.constant("middle_uint8", Tensor.ofUint8(Shape.of(), MIDDLE_UINT8));
    String steps = draft.add("Div", output + ".input_steps", input, scale);
    Projection ints = draft.projection(output, weight);
    String sums =
        draft.add(
            RUNTIME,
            "MatMulIntegerToFloat",
            output + ".sums",
            Map.of(),
            draft.add("QuantizeLinear", output + ".input_int8", steps, one, middle),
            ints.weight(),
            one,
            ints.scales(),
            middle,
            ints.zeroPoint());
    return draft.add("Add", output, draft.add("Mul", output + ".product", sums, scale), bias);
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
}
