package dev.pith.compress;

import dev.pith.bert.Attention;
import dev.pith.bert.BertWriter;
import dev.pith.bert.EncoderLayer;
import dev.pith.bert.FeedForward;
import dev.pith.bert.LayerTaps;
import dev.pith.bert.Linear;
import dev.pith.onnx.OnnxModel;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * One layer of a full encoder beside the same layer of an encoder that was already cut below it.
 *
 * <p>The cut layer's closing projections are fitted to give what the full layer's sums need, less
 * the residual that the cut encoder really has; its opening projections are fitted to give on the
 * cut encoder's values what they gave on the full one's. So each layer also repairs what those
 * before it lost.
 */
final class LayerStudy {
  private static final Set<String> FULL_VALUES =
      Set.of(LayerTaps.ATTENTION_SUM, LayerTaps.MIDDLE, LayerTaps.OUTPUT_SUM, LayerTaps.OUTPUT);

  private final GraphRunner runner;
  private final EncoderLayer full;
  private final TokenRows fullHidden;
  private final TokenRows cutHidden;
  private final double ridge;
  private final RoundedLayers rounded;
  private final Map<String, TokenRows> fullValues;

  /**
   * Runs the full layer.
   *
   * @param runner runs graphs
   * @param full the layer as it was
   * @param fullHidden what the full encoder feeds it
   * @param cutHidden what the cut encoder feeds it
   * @param ridge see {@link Surgeon}
   * @param rounded how the cut layer will run
   */
  LayerStudy(
      GraphRunner runner,
      EncoderLayer full,
      TokenRows fullHidden,
      TokenRows cutHidden,
      double ridge,
      RoundedLayers rounded) {
    this.runner = runner;
    this.full = full;
    this.fullHidden = fullHidden;
    this.cutHidden = cutHidden;
    this.ridge = ridge;
    this.rounded = rounded;
    this.fullValues = LayerRun.of(runner, full, fullHidden, FULL_VALUES);
  }

  /** The layer with query, key and value fitted to what the cut encoder feeds it. */
  EncoderLayer withFittedAttention() {
    ProjectionRefit refit = new ProjectionRefit(hiddenEquations(), ridge);
    Attention attention = full.attention();
    return new EncoderLayer(
        new Attention(
            attention.heads(),
            attention.headSize(),
            refit.of(attention.query()),
            refit.of(attention.key()),
            refit.of(attention.value()),
            attention.output()),
        full.attentionNorm(),
        full.feedForward(),
        full.feedForwardNorm());
  }

  /** A surgeon over the heads of the layer, or of the layer with a fitted attention. */
  Surgeon heads(EncoderLayer layer) {
    return new Surgeon(
        contextEquations(layer),
        layer.attention().output().weight().toFloats(),
        ridge,
        layer.attention().headSize());
  }

  /** The fit of the attention's output projection; inputs are the heads side by side. */
  NormalEquations contextEquations(EncoderLayer layer) {
    return moments(
        BertWriter.writeLayer(rounded.of(layer), Set.of(LayerTaps.CONTEXT)),
        LayerTaps.HIDDEN,
        cutHidden,
        LayerTaps.CONTEXT,
        layer.attention().width(),
        fullValue(LayerTaps.ATTENTION_SUM));
  }

  /** What the second half reads when the first is cut. */
  TokenRows middle(EncoderLayer cut) {
    return LayerRun.of(runner, rounded.of(cut), cutHidden, LayerTaps.MIDDLE);
  }

  /**
   * The layer with its first feed-forward projection fitted to what the cut half feeds it.
   *
   * @param cut the layer with its attention already cut
   */
  EncoderLayer withFittedNeurons(EncoderLayer cut, TokenRows middle) {
    ProjectionRefit refit = new ProjectionRefit(middleEquations(middle), ridge);
    FeedForward pair = cut.feedForward();
    return new EncoderLayer(
        cut.attention(),
        cut.attentionNorm(),
        new FeedForward(refit.of(pair.up()), pair.down()),
        cut.feedForwardNorm());
  }

  /**
   * A surgeon over the feed-forward neurons.
   *
   * @param cut the layer with its attention already cut
   */
  Surgeon neurons(EncoderLayer cut, TokenRows middle) {
    return new Surgeon(
        neuronEquations(cut, middle), cut.feedForward().down().weight().toFloats(), ridge, 1);
  }

  /** The fit of the second feed-forward projection; inputs are the activated neurons. */
  NormalEquations neuronEquations(EncoderLayer cut, TokenRows middle) {
    return moments(
        BertWriter.writeFeedForward(rounded.of(cut), Set.of(LayerTaps.NEURONS)),
        LayerTaps.MIDDLE,
        middle,
        LayerTaps.NEURONS,
        cut.feedForward().neurons(),
        fullValue(LayerTaps.OUTPUT_SUM));
  }

  /** Inputs of query, key and value in the cut encoder, targets the same in the full one. */
  NormalEquations hiddenEquations() {
    return NormalEquations.of(runner, cutHidden, fullHidden);
  }

  /** Inputs of the first feed-forward projection as they are now, targets the full layer's. */
  NormalEquations middleEquations(TokenRows middle) {
    return NormalEquations.of(runner, middle, fullValue(LayerTaps.MIDDLE));
  }

  private NormalEquations moments(
      OnnxModel model, String input, TokenRows read, String value, int width, TokenRows sums) {
    try (GraphRunner.Loaded graph = runner.load(model)) {
      RowBlocks blocks = LayerRun.blocks(graph, input, read, value, width, sums);
      return NormalEquations.of(runner, blocks, width, sums.width());
    }
  }

  /** What the full layer hands to the next. */
  TokenRows fullOutput() {
    return fullValue(LayerTaps.OUTPUT);
  }

  /**
   * What the cut layer hands to the next.
   *
   * @param middle see {@link #middle}
   */
  TokenRows output(EncoderLayer cut, TokenRows middle) {
    return LayerRun.ofFeedForward(runner, rounded.of(cut), middle, LayerTaps.OUTPUT);
  }

  private TokenRows fullValue(String name) {
    return Objects.requireNonNull(fullValues.get(name));
  }

  /** The layer with only the heads left, and a fitted output projection. */
  static EncoderLayer withHeads(EncoderLayer layer, boolean[] removedHeads, Linear output) {
    Attention attention = layer.attention();
    boolean[] removed = new boolean[attention.width()];
    for (int channel = 0; channel < removed.length; channel++) {
      removed[channel] = removedHeads[channel / attention.headSize()];
    }
    int[] kept = ChannelCut.kept(removed);
    return new EncoderLayer(
        new Attention(
            kept.length / attention.headSize(),
            attention.headSize(),
            attention.query().selectOutputs(kept),
            attention.key().selectOutputs(kept),
            attention.value().selectOutputs(kept),
            output),
        layer.attentionNorm(),
        layer.feedForward(),
        layer.feedForwardNorm());
  }

  /** The layer with only the neurons left, and a fitted second projection. */
  static EncoderLayer withNeurons(EncoderLayer layer, boolean[] removed, Linear down) {
    return new EncoderLayer(
        layer.attention(),
        layer.attentionNorm(),
        new FeedForward(layer.feedForward().up().selectOutputs(ChannelCut.kept(removed)), down),
        layer.feedForwardNorm());
  }
}
