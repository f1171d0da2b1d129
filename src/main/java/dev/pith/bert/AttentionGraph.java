package dev.pith.bert;

import static dev.pith.bert.GraphDraft.RUNTIME;

import dev.pith.bert.GraphDraft.Projection;
import dev.pith.onnx.Attribute;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes what the heads of a layer do: query, key, value, and what each token attends to. */
final class AttentionGraph {
  private final GraphDraft draft;
  private final String name;
  private final Attention attention;
  private final ProjectionGraph projections;

  AttentionGraph(GraphDraft draft, String name, Attention attention) {
    this.draft = draft;
    this.name = name;
    this.attention = attention;
    this.projections = new ProjectionGraph(draft);
  }

  /**
   * Gives the name of the heads side by side, {@code [batch, tokens, width]}.
   *
   * <p>One product for query, key and value is faster than three, where their matrices can be
   * joined; and with the heads' own products it is one operator, a twentieth faster still for a
   * question, where they are rounded at run time and nothing is masked.
   *
   * @param mask int32 {@code [batch, tokens]}, or empty
   */
  String write(String hidden, String mask) {
    Optional<Linear> joined =
        SideBySide.join(List.of(attention.query(), attention.key(), attention.value()));
    if (joined.isEmpty()) {
      return heads(
          List.of(
              projections.write(name + ".q", attention.query(), hidden),
              projections.write(name + ".k", attention.key(), hidden),
              projections.write(name + ".v", attention.value(), hidden)),
          mask);
    }
    return mask.isEmpty() && joined.get() instanceof Linear(Int8Matrix weight, float[] bias)
        ? inOneOperator(hidden, weight, bias)
        : heads(split(projections.write(name + ".qkv", joined.get(), hidden)), mask);
  }

  private List<String> split(String joined) {
    int width = attention.width();
    return draft.addMany(
        "Split",
        List.of(name + ".q", name + ".k", name + ".v"),
        Map.of("axis", new Attribute.OfInt(-1)),
        joined,
        draft.longs(name + ".split", width, width, width));
  }

  private String heads(List<String> queriesKeysValues, String mask) {
    return draft.add(
        RUNTIME,
        "MultiHeadAttention",
        LayerTaps.context(name),
        numberOfHeads(),
        queriesKeysValues.get(0),
        queriesKeysValues.get(1),
        queriesKeysValues.get(2),
        "",
        mask);
  }

  private String inOneOperator(String hidden, Int8Matrix weight, float[] bias) {
    String part = name + ".qkv";
    List<String> rounded =
        draft.addMany(
            "DynamicQuantizeLinear",
            List.of(part + ".input_int8", part + ".input_scale", part + ".input_zero_point"),
            Map.of(),
            hidden);
    Projection ints = draft.projection(part, weight);
    return draft.add(
        RUNTIME,
        "QAttention",
        LayerTaps.context(name),
        numberOfHeads(),
        rounded.get(0),
        ints.weight(),
        draft.floats(part + ".bias", bias),
        rounded.get(1),
        ints.scales(),
        "",
        rounded.get(2),
        ints.zeroPoint());
  }

  private Map<String, Attribute> numberOfHeads() {
    return Map.of("num_heads", new Attribute.OfInt(attention.heads()));
  }
}
