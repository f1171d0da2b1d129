package dev.pith.bert;

import static dev.pith.bert.GraphDraft.RUNTIME;

import dev.pith.onnx.Attribute;
import dev.pith.onnx.ElementType;
import dev.pith.onnx.Shape;
import dev.pith.onnx.Tensor;
import dev.pith.onnx.ValueInfo;
import dev.pith.onnx.ValueInfo.Dimension;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Writes one layer with ONNX Runtime's fused operators. */
final class LayerGraph {
  private final GraphDraft draft;
  private final String name;
  private final EncoderLayer layer;

  LayerGraph(GraphDraft draft, String name, EncoderLayer layer) {
    this.draft = draft;
    this.name = name;
    this.layer = layer;
  }

  /**
   * Gives the name of the layer's output, {@code [batch, tokens, hidden]}.
   *
   * @param mask int32 {@code [batch, tokens]}
   */
  String write(String hidden, String mask) {
    Attention attention = layer.attention();
    String qkv = project("qkv", merged(attention), hidden);
    List<String> parts =
        draft.addMany(
            "Split",
            List.of(name + ".q", name + ".k", name + ".v"),
            Map.of("axis", new Attribute.OfInt(-1)),
            qkv,
            splitSizes(attention.width()));
    String context =
        draft.add(
            RUNTIME,
            "MultiHeadAttention",
            LayerTaps.context(name),
            Map.of("num_heads", new Attribute.OfInt(attention.heads())),
            parts.get(0),
            parts.get(1),
            parts.get(2),
            "",
            mask);
    String attended = project("attended", attention.output(), context);
    String middle = skipNorm("attention_norm", attended, hidden, layer.attentionNorm());
    String up = project("up", layer.feedForward().up(), middle);
    String activated = draft.add(RUNTIME, "Gelu", LayerTaps.neurons(name), Map.of(), up);
    String down = project("down", layer.feedForward().down(), activated);
    return skipNorm("output_norm", down, middle, layer.feedForwardNorm());
  }

  /** Writes the layer alone, without a mask, with every value that {@link LayerTaps} names. */
  void writeTapped() {
    write(LayerTaps.HIDDEN, "");
    draft.add("Add", LayerTaps.ATTENTION_SUM, name + ".attended", LayerTaps.HIDDEN);
    draft.add("Add", LayerTaps.OUTPUT_SUM, name + ".down", LayerTaps.MIDDLE);
  }

  List<ValueInfo> taps() {
    Attention attention = layer.attention();
    return List.of(
        tap(LayerTaps.context(name), attention.width()),
        tap(LayerTaps.neurons(name), layer.feedForward().neurons()));
  }

  private static ValueInfo tap(String value, int width) {
    return new ValueInfo(
        value,
        ElementType.FLOAT32,
        List.of(
            new Dimension.Symbolic("batch"),
            new Dimension.Symbolic("tokens"),
            new Dimension.Fixed(width)));
  }

  private String splitSizes(int width) {
    return draft.longs(name + ".split", width, width, width);
  }

  private String project(String part, Linear linear, String input) {
    String weight = draft.matrix(name + "." + part + ".weight", linear.weight());
    String bias = draft.floats(name + "." + part + ".bias", linear.bias());
    String output = name + "." + part;
    return switch (linear.weight()) {
      case FloatMatrix floats ->
          draft.add("Add", output, draft.add("MatMul", output + ".product", input, weight), bias);
      case Int8Matrix ints ->
          draft.add(
              RUNTIME,
              "DynamicQuantizeMatMul",
              output,
              Map.of(),
              input,
              weight,
              draft.floats(output + ".scales", ints.scales()),
              draft.constant(output + ".zero_points", zeroPoints(ints)),
              bias);
    };
  }

  private static Tensor zeroPoints(Int8Matrix matrix) {
    return Tensor.ofInt8(Shape.of(matrix.columns()), new byte[matrix.columns()]);
  }

  private String skipNorm(String part, String value, String residual, LayerNorm norm) {
    return draft.add(
        RUNTIME,
        "SkipLayerNormalization",
        name + "." + part,
        Map.of("epsilon", new Attribute.OfFloat(norm.epsilon())),
        value,
        residual,
        draft.floats(name + "." + part + ".gamma", norm.gamma()),
        draft.floats(name + "." + part + ".beta", norm.beta()));
  }

  private static Linear merged(Attention attention) {
    float[] query = attention.query().bias();
    float[] key = attention.key().bias();
    float[] value = attention.value().bias();
    float[] bias = Arrays.copyOf(query, query.length * 3);
    System.arraycopy(key, 0, bias, query.length, key.length);
    System.arraycopy(value, 0, bias, query.length + key.length, value.length);
    return new Linear(mergedWeight(attention), bias);
  }

  private static Matrix mergedWeight(Attention attention) {
    Matrix query = attention.query().weight();
    Matrix key = attention.key().weight();
    Matrix value = attention.value().weight();
    if (query instanceof Int8Matrix q
        && key instanceof Int8Matrix k
        && value instanceof Int8Matrix v) {
      return q.beside(k).beside(v);
    }
    return query.toFloats().beside(key.toFloats()).beside(value.toFloats());
  }
}
