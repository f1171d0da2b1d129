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
import org.jspecify.annotations.Nullable;

/**
 * A full encoder and one that is being cut, walked through side by side, half a layer at a time.
 *
 * <p>The cut layer's closing projections are fitted to give what the full layer's sums need, less
 * the residual that the cut encoder really has; its opening projections are fitted to give on the
 * cut encoder's values what they gave on the full one's. So each layer also repairs what those
 * before it lost.
 *
 * <p>Only what the half at hand needs is in memory. Not safe for use by two threads at once.
 */
final class LayerWalk {
  private final GraphRunner runner;
  private final double ridge;
  private final RoundedLayers rounded;
  private TokenRows full;
  private TokenRows cut;
  private @Nullable EncoderLayer layer;
  private @Nullable FullHalf ahead;

  /**
   * What the half at hand gives in the full encoder.
   *
   * @param sums with the residual added, before their normalization
   * @param next what the next half reads
   */
  private record FullHalf(TokenRows sums, TokenRows next) {}

  /**
   * Stands in front of the first layer.
   *
   * @param runner runs graphs
   * @param full what the full encoder feeds it
   * @param cut what the cut encoder feeds it
   * @param ridge see {@link Surgeon}
   * @param rounded how cut layers will run
   */
  LayerWalk(
      GraphRunner runner, TokenRows full, TokenRows cut, double ridge, RoundedLayers rounded) {
    this.runner = runner;
    this.full = full;
    this.cut = cut;
    this.ridge = ridge;
    this.rounded = rounded;
  }

  /** Goes up to the attention of the next layer, as the full encoder has it. */
  void enter(EncoderLayer fullLayer) {
    layer = fullLayer;
    ahead =
        half(
            LayerRun.of(runner, fullLayer, full, Set.of(LayerTaps.ATTENTION_SUM, LayerTaps.MIDDLE)),
            LayerTaps.ATTENTION_SUM,
            LayerTaps.MIDDLE);
  }

  /** Goes on to the feed-forward half; the layer's attention is cut. */
  void passAttention(EncoderLayer cutLayer) {
    full = ahead().next();
    ahead = null;
    cut = LayerRun.of(runner, rounded.of(cutLayer), cut, LayerTaps.MIDDLE);
    ahead =
        half(
            LayerRun.ofFeedForward(
                runner, layer(), full, Set.of(LayerTaps.OUTPUT_SUM, LayerTaps.OUTPUT)),
            LayerTaps.OUTPUT_SUM,
            LayerTaps.OUTPUT);
  }

  /** Goes on behind the layer, which is cut. */
  void passFeedForward(EncoderLayer cutLayer) {
    full = ahead().next();
    ahead = null;
    cut =
        Objects.requireNonNull(
            LayerRun.ofFeedForward(runner, rounded.of(cutLayer), cut, Set.of(LayerTaps.OUTPUT))
                .get(LayerTaps.OUTPUT));
  }

  /** The layer with query, key and value fitted to what the cut encoder feeds it. */
  EncoderLayer withFittedAttention() {
    ProjectionRefit refit = new ProjectionRefit(inputEquations(), ridge, rounded.rounding());
    EncoderLayer old = layer();
    Attention attention = old.attention();
    return new EncoderLayer(
        new Attention(
            attention.heads(),
            attention.headSize(),
            refit.of(attention.query()),
            refit.of(attention.key()),
            refit.of(attention.value()),
            attention.output()),
        old.attentionNorm(),
        old.feedForward(),
        old.feedForwardNorm());
  }

  /** A surgeon over the heads of the layer, or of the layer with a fitted attention. */
  Surgeon heads(EncoderLayer attending, RemovalOrder order) {
    return new Surgeon(
        contextEquations(attending),
        attending.attention().output().weight().toFloats(),
        ridge,
        attending.attention().headSize(),
        order);
  }

  /** What a surgeon has left, as it will run. */
  Linear fit(Surgeon surgeon) {
    return surgeon.fit(rounded.rounding());
  }

  /** The fit of the attention's output projection; inputs are the heads side by side. */
  NormalEquations contextEquations(EncoderLayer attending) {
    return moments(
        BertWriter.writeLayer(rounded.of(attending), Set.of(LayerTaps.CONTEXT)),
        LayerTaps.HIDDEN,
        LayerTaps.CONTEXT,
        attending.attention().width());
  }

  /** The layer with its first feed-forward projection fitted to what the cut half feeds it. */
  EncoderLayer withFittedNeurons(EncoderLayer cutLayer) {
    ProjectionRefit refit = new ProjectionRefit(inputEquations(), ridge, rounded.rounding());
    FeedForward pair = cutLayer.feedForward();
    return new EncoderLayer(
        cutLayer.attention(),
        cutLayer.attentionNorm(),
        new FeedForward(refit.of(pair.up()), pair.down()),
        cutLayer.feedForwardNorm());
  }

  /** A surgeon over the feed-forward neurons. */
  Surgeon neurons(EncoderLayer cutLayer, RemovalOrder order) {
    return new Surgeon(
        neuronEquations(cutLayer),
        cutLayer.feedForward().down().weight().toFloats(),
        ridge,
        1,
        order);
  }

  /** The fit of the second feed-forward projection; inputs are the activated neurons. */
  NormalEquations neuronEquations(EncoderLayer cutLayer) {
    return moments(
        BertWriter.writeFeedForward(rounded.of(cutLayer), Set.of(LayerTaps.NEURONS)),
        LayerTaps.MIDDLE,
        LayerTaps.NEURONS,
        cutLayer.feedForward().neurons());
  }

  /** What the half at hand reads in the cut encoder; targets are the same in the full one. */
  NormalEquations inputEquations() {
    return NormalEquations.of(runner, cut, full);
  }

  private NormalEquations moments(OnnxModel model, String input, String value, int width) {
    TokenRows sums = ahead().sums();
    try (GraphRunner.Loaded graph = runner.load(model)) {
      RowBlocks blocks = LayerRun.blocks(graph, input, cut, value, width, sums);
      return NormalEquations.of(runner, blocks, width, sums.width());
    }
  }

  private static FullHalf half(Map<String, TokenRows> values, String sums, String next) {
    return new FullHalf(
        Objects.requireNonNull(values.get(sums)), Objects.requireNonNull(values.get(next)));
  }

  private EncoderLayer layer() {
    return Objects.requireNonNull(layer, "enter comes first");
  }

  private FullHalf ahead() {
    return Objects.requireNonNull(ahead, "enter comes first");
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
