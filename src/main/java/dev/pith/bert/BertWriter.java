package dev.pith.bert;

import dev.pith.model.Pooling;
import dev.pith.onnx.Attribute;
import dev.pith.onnx.ElementType;
import dev.pith.onnx.Graph;
import dev.pith.onnx.Node;
import dev.pith.onnx.OnnxModel;
import dev.pith.onnx.Shape;
import dev.pith.onnx.Tensor;
import dev.pith.onnx.ValueInfo;
import dev.pith.onnx.ValueInfo.Dimension;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Writes an encoder as a fused graph for ONNX Runtime: one projection for query, key and value,
 * {@code MultiHeadAttention}, {@code SkipLayerNormalization}, {@code Gelu}, and pooling with L2
 * normalization inside, so that the runtime hands out {@code [batch, dimension]}.
 *
 * <p>An encoder whose activations share a scale in a run reads no mask: its texts run one by one,
 * and without padding there is nothing to mask.
 *
 * <p>Where the first token stands for the text, the last layer ends with that token alone.
 *
 * <p>Inputs: {@code input_ids} and {@code attention_mask}, int64 {@code [batch, tokens]}. Output:
 * {@code sentence_embedding}, float32 {@code [batch, dimension]}, of unit length.
 */
public final class BertWriter {
  /** Name of the pooled output. */
  public static final String OUTPUT = "sentence_embedding";

  private static final long IR_VERSION = 8;
  private static final long OPSET = 18;
  private static final String IDS = "input_ids";
  private static final String MASK = "attention_mask";

  private final EncoderWeights weights;
  private final GraphDraft draft = new GraphDraft();
  private final List<ValueInfo> outputs = new ArrayList<>();

  private BertWriter(EncoderWeights weights) {
    this.weights = weights;
  }

  /** The encoder as a model. */
  public static OnnxModel write(EncoderWeights weights) {
    return new BertWriter(weights).model();
  }

  /**
   * The encoder as a model that also hands out everything that a projection reads; see {@link
   * LayerTaps#readByProjections}.
   */
  public static OnnxModel writeWithInputs(EncoderWeights weights) {
    BertWriter writer = new BertWriter(weights);
    new TreeSet<>(LayerTaps.readByProjections(weights.layers().size()).values())
        .forEach(name -> writer.outputs.add(anyWidth(name)));
    return writer.model();
  }

  private static ValueInfo anyWidth(String name) {
    return new ValueInfo(
        name,
        ElementType.FLOAT32,
        List.of(batch(), new Dimension.Symbolic("tokens"), new Dimension.Symbolic("")));
  }

  /**
   * One layer alone, for a single text: reads {@link LayerTaps#HIDDEN}, float32 {@code [1, tokens,
   * hidden]}, and hands out the values that {@link LayerTaps} names.
   *
   * @param wanted which of them
   */
  public static OnnxModel writeLayer(EncoderLayer layer, Set<String> wanted) {
    GraphDraft draft = new GraphDraft();
    new LayerGraph(draft, LayerTaps.LAYER, layer).writeTapped();
    return layerModel(draft, layer, LayerTaps.HIDDEN, wanted);
  }

  /**
   * Writes the feed-forward half of a layer alone. Input {@link LayerTaps#MIDDLE}, float {@code [1,
   * tokens, hidden]}; outputs are values of {@link LayerTaps} behind it.
   *
   * @param wanted which of them
   */
  public static OnnxModel writeFeedForward(EncoderLayer layer, Set<String> wanted) {
    GraphDraft draft = new GraphDraft();
    new LayerGraph(draft, LayerTaps.LAYER, layer).writeTappedFeedForward();
    return layerModel(draft, layer, LayerTaps.MIDDLE, wanted);
  }

  private static OnnxModel layerModel(
      GraphDraft draft, EncoderLayer layer, String inputName, Set<String> wanted) {
    List<Dimension> dimensions =
        List.of(
            new Dimension.Fixed(1), new Dimension.Symbolic("tokens"), new Dimension.Symbolic(""));
    List<ValueInfo> outputs =
        wanted.stream()
            .sorted()
            .map(name -> new ValueInfo(name, ElementType.FLOAT32, dimensions))
            .toList();
    ValueInfo input =
        new ValueInfo(
            inputName,
            ElementType.FLOAT32,
            List.of(
                new Dimension.Fixed(1),
                new Dimension.Symbolic("tokens"),
                new Dimension.Fixed(layer.feedForward().up().inputs())));
    List<Node> nodes = draft.nodesFor(wanted);
    return asModel(new Graph("layer", nodes, draft.constantsOf(nodes), List.of(input), outputs));
  }

  private OnnxModel model() {
    boolean masked = !weights.sharesScalesInARun();
    String mask = masked ? draft.add("", "Cast", "mask_int32", cast(ElementType.INT32), MASK) : "";
    String hidden = new EmbeddingGraph(draft).write(weights.embeddings(), IDS);
    int last = weights.layers().size() - 1;
    boolean isMeasured = !outputs.isEmpty();
    boolean firstTokenOnly = weights.pooling() == Pooling.CLS && !isMeasured;
    for (int i = 0; i <= last; i++) {
      LayerGraph layer = new LayerGraph(draft, "layer" + i, weights.layers().get(i));
      hidden =
          i == last && firstTokenOnly
              ? layer.writeFirstToken(hidden, mask)
              : layer.write(hidden, mask);
    }
    normalize(projected(pooled(hidden, masked)));
    outputs.add(new ValueInfo(OUTPUT, ElementType.FLOAT32, List.of(batch(), fixed())));
    return asModel(new Graph("encoder", draft.nodes(), draft.constants(), inputs(), outputs));
  }

  private static OnnxModel asModel(Graph graph) {
    return new OnnxModel(
        IR_VERSION,
        "pith",
        new TreeMap<>(Map.of("", OPSET, GraphDraft.RUNTIME, 1L)),
        new TreeMap<>(),
        graph);
  }

  private String pooled(String hidden, boolean masked) {
    return switch (weights.pooling()) {
      case MEAN -> masked ? maskedSum(hidden) : sum(hidden);
      case CLS -> firstToken(hidden);
    };
  }

  private String firstToken(String hidden) {
    String first = draft.constant("pool.first", Tensor.ofLongs(Shape.of(), 0));
    return draft.add("", "Gather", "pooled", Map.of("axis", new Attribute.OfInt(1)), hidden, first);
  }

  private String maskedSum(String hidden) {
    String mask = draft.add("", "Cast", "mask_float", cast(ElementType.FLOAT32), MASK);
    String row = draft.add("Unsqueeze", "mask_row", mask, draft.longs("pool.axis", 1));
    return draft.add(
        "Squeeze", "pooled", draft.add("MatMul", "pooled_rows", row, hidden), "pool.axis");
  }

  private String sum(String hidden) {
    return draft.add(
        "",
        "ReduceSum",
        "pooled",
        Map.of("keepdims", new Attribute.OfInt(0)),
        hidden,
        draft.longs("pool.axis", 1));
  }

  private String projected(String pooled) {
    return weights
        .directions()
        .map(found -> draft.add("MatMul", "turned", pooled, directions(found)))
        .orElse(pooled);
  }

  private String directions(FloatMatrix found) {
    return draft.compactFloats(
        "directions", Shape.of(found.rows(), found.columns()), found.values());
  }

  /** The mean's division by the length is left out: it cancels here. */
  private void normalize(String pooled) {
    draft.add(
        "",
        "LpNormalization",
        OUTPUT,
        Map.of("axis", new Attribute.OfInt(-1), "p", new Attribute.OfInt(2)),
        pooled);
  }

  private List<ValueInfo> inputs() {
    List<Dimension> dimensions = List.of(batch(), new Dimension.Symbolic("tokens"));
    ValueInfo ids = new ValueInfo(IDS, ElementType.INT64, dimensions);
    return weights.sharesScalesInARun()
        ? List.of(ids)
        : List.of(ids, new ValueInfo(MASK, ElementType.INT64, dimensions));
  }

  private static Dimension batch() {
    return new Dimension.Symbolic("batch");
  }

  private Dimension fixed() {
    return new Dimension.Fixed(weights.dimension());
  }

  static Map<String, Attribute> cast(ElementType type) {
    return Map.of("to", new Attribute.OfInt(type.onnxCode()));
  }
}
