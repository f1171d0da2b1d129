package dev.pith.bert;

import static dev.pith.bert.GraphDraft.RUNTIME;

import dev.pith.onnx.Attribute;
import java.util.Map;

/** Writes one layer with ONNX Runtime's fused operators. */
final class LayerGraph {
  private final GraphDraft draft;
  private final String name;
  private final EncoderLayer layer;
  private final ProjectionGraph projections;

  LayerGraph(GraphDraft draft, String name, EncoderLayer layer) {
    this.draft = draft;
    this.name = name;
    this.layer = layer;
    this.projections = new ProjectionGraph(draft);
  }

  /**
   * Gives the name of the layer's output, {@code [batch, tokens, hidden]}.
   *
   * @param mask int32 {@code [batch, tokens]}
   */
  String write(String hidden, String mask) {
    return behindHeads(heads(hidden, mask), hidden);
  }

  /**
   * Gives the name of the layer's output at the first token alone, {@code [batch, 1, hidden]}: the
   * other tokens matter to it only as what its heads attend to.
   *
   * @param mask int32 {@code [batch, tokens]}
   */
  String writeFirstToken(String hidden, String mask) {
    return behindHeads(firstToken(heads(hidden, mask)), firstToken(hidden));
  }

  private String firstToken(String value) {
    return draft.add(
        "",
        "Gather",
        value + ".first",
        Map.of("axis", new Attribute.OfInt(1)),
        value,
        draft.longs(name + ".first", 0));
  }

  private String heads(String hidden, String mask) {
    return new AttentionGraph(draft, name, layer.attention()).write(hidden, mask);
  }

  private String behindHeads(String context, String hidden) {
    String attended = project("attended", layer.attention().output(), context);
    return feedForward(skipNorm("attention_norm", attended, hidden, layer.attentionNorm()));
  }

  private String feedForward(String middle) {
    String up = project("up", layer.feedForward().up(), middle);
    String activated = draft.add(RUNTIME, "Gelu", LayerTaps.neurons(name), Map.of(), up);
    String down = project("down", layer.feedForward().down(), activated);
    return skipNorm("output_norm", down, middle, layer.feedForwardNorm());
  }

  /** Writes the layer alone, without a mask, with every value that {@link LayerTaps} names. */
  void writeTapped() {
    write(LayerTaps.HIDDEN, "");
    draft.add("Add", LayerTaps.ATTENTION_SUM, name + ".attended", LayerTaps.HIDDEN);
    tapOutputSum();
  }

  /** Writes the second half alone, with every value behind the middle that can be handed out. */
  void writeTappedFeedForward() {
    feedForward(LayerTaps.MIDDLE);
    tapOutputSum();
  }

  private void tapOutputSum() {
    draft.add("Add", LayerTaps.OUTPUT_SUM, name + ".down", LayerTaps.MIDDLE);
  }

  private String project(String part, Linear linear, String input) {
    return projections.write(name + "." + part, linear, input);
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
}
