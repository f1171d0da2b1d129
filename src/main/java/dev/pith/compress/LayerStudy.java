package dev.pith.compress;

import dev.pith.bert.Attention;
import dev.pith.bert.EncoderLayer;
import dev.pith.bert.FeedForward;
import dev.pith.bert.LayerTaps;
import dev.pith.bert.Linear;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * One layer of a full encoder beside the same layer of an encoder that was already cut below it.
 *
 * <p>The cut layer's closing projections are fitted to give what the full layer's sums need, less
 * the residual that the cut encoder really has: so each layer also repairs what those before it
 * lost.
 */
final class LayerStudy {
  private static final Set<String> FULL_VALUES =
      Set.of(LayerTaps.ATTENTION_SUM, LayerTaps.OUTPUT_SUM, LayerTaps.OUTPUT);

  private final GraphRunner runner;
  private final EncoderLayer full;
  private final TokenRows cutHidden;
  private final double ridge;
  private final Map<String, TokenRows> fullValues;

  /**
   * Runs the full layer.
   *
   * @param runner runs graphs
   * @param full the layer as it was
   * @param fullHidden what the full encoder feeds it
   * @param cutHidden what the cut encoder feeds it
   * @param ridge see {@link Surgeon}
   */
  LayerStudy(
      GraphRunner runner,
      EncoderLayer full,
      TokenRows fullHidden,
      TokenRows cutHidden,
      double ridge) {
    this.runner = runner;
    this.full = full;
    this.cutHidden = cutHidden;
    this.ridge = ridge;
    this.fullValues = LayerRun.of(runner, full, fullHidden, FULL_VALUES);
  }

  /** A surgeon over the heads. */
  Surgeon heads() {
    TokenRows target = fullValue(LayerTaps.ATTENTION_SUM).minus(cutHidden);
    TokenRows context =
        Objects.requireNonNull(
            LayerRun.of(runner, full, cutHidden, Set.of(LayerTaps.CONTEXT)).get(LayerTaps.CONTEXT));
    Attention attention = full.attention();
    return new Surgeon(
        NormalEquations.of(runner, context, target),
        attention.output().weight().toFloats(),
        ridge,
        attention.headSize());
  }

  /**
   * A surgeon over the feed-forward neurons.
   *
   * @param cut the layer with its attention already cut
   */
  Surgeon neurons(EncoderLayer cut) {
    Map<String, TokenRows> rows =
        LayerRun.of(runner, cut, cutHidden, Set.of(LayerTaps.NEURONS, LayerTaps.MIDDLE));
    TokenRows target =
        fullValue(LayerTaps.OUTPUT_SUM).minus(Objects.requireNonNull(rows.get(LayerTaps.MIDDLE)));
    return new Surgeon(
        NormalEquations.of(runner, Objects.requireNonNull(rows.get(LayerTaps.NEURONS)), target),
        cut.feedForward().down().weight().toFloats(),
        ridge,
        1);
  }

  /** What the full layer hands to the next. */
  TokenRows fullOutput() {
    return fullValue(LayerTaps.OUTPUT);
  }

  /** What the cut layer hands to the next. */
  TokenRows output(EncoderLayer cut) {
    return Objects.requireNonNull(
        LayerRun.of(runner, cut, cutHidden, Set.of(LayerTaps.OUTPUT)).get(LayerTaps.OUTPUT));
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
