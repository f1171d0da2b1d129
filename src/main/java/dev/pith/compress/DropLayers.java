package dev.pith.compress;

import dev.pith.bert.BertWriter;
import dev.pith.bert.EncoderLayer;
import dev.pith.bert.EncoderWeights;
import dev.pith.bert.FeedForward;
import dev.pith.bert.LayerTaps;
import dev.pith.bert.Linear;
import dev.pith.onnx.OnnxModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Drops whole layers and lets each one that stays make up for those dropped behind it.
 *
 * <p>Layers go one by one, each time the one without which the encoder's vectors move least. Then,
 * first to last, the second feed-forward projection of each layer that stays is fitted by least
 * squares to what the full encoder has in front of the next one that stays, and takes over the norm
 * that stood there.
 *
 * @param keep layers that stay, at least 1
 * @param ridge pull towards the old weights, as a share of the inputs' mean variance
 */
public record DropLayers(int keep, double ridge) implements Pass {
  private static final int DAMAGE_TEXTS = 60;

  public DropLayers {
    if (keep < 1) {
      throw new IllegalArgumentException("keep " + keep + " is below 1");
    }
    if (!(ridge >= 0 && ridge <= 1)) {
      throw new IllegalArgumentException("ridge " + ridge + " is not in [0, 1]");
    }
  }

  @Override
  public String name() {
    return "drop-layers";
  }

  @Override
  public Outcome apply(Subject subject, Calibration calibration) {
    EncoderWeights weights = Structure.floatsOf(subject, name());
    if (keep > weights.layers().size()) {
      throw new PassRefusedException(
          "drop-layers cannot keep %d of %d layers".formatted(keep, weights.layers().size()));
    }
    List<Integer> kept = choose(weights, calibration);
    EncoderWeights shallow = refit(weights, kept, calibration);
    return new Outcome(
        new Subject.Recognised(shallow),
        "kept layers %s of 0 to %d".formatted(kept, weights.layers().size() - 1));
  }

  private List<Integer> choose(EncoderWeights weights, Calibration calibration) {
    List<long[]> texts = calibration.texts();
    VectorDamage damage =
        new VectorDamage(
            calibration.runner(), weights, texts.subList(0, Math.min(DAMAGE_TEXTS, texts.size())));
    List<Integer> kept = new ArrayList<>();
    for (int i = 0; i < weights.layers().size(); i++) {
      kept.add(i);
    }
    while (kept.size() > keep) {
      kept = withoutTheLeast(weights, kept, damage);
    }
    return kept;
  }

  private static List<Integer> withoutTheLeast(
      EncoderWeights weights, List<Integer> kept, VectorDamage damage) {
    List<Integer> best = List.of();
    double least = Double.POSITIVE_INFINITY;
    for (Integer candidate : kept) {
      List<Integer> left = kept.stream().filter(layer -> !layer.equals(candidate)).toList();
      double price =
          damage.of(weights.withLayers(left.stream().map(weights.layers()::get).toList()));
      if (price < least) {
        least = price;
        best = left;
      }
    }
    return best;
  }

  private EncoderWeights refit(
      EncoderWeights weights, List<Integer> kept, Calibration calibration) {
    GraphRunner runner = calibration.runner();
    TokenRows full = EmbeddedTexts.of(weights.embeddings(), calibration.texts());
    TokenRows hidden = full;
    List<EncoderLayer> layers = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < kept.size(); i++) {
      int last = i + 1 < kept.size() ? kept.get(i + 1) - 1 : weights.layers().size() - 1;
      Map<String, TokenRows> target = Map.of();
      for (; next <= last; next++) {
        target =
            LayerRun.of(
                runner,
                weights.layers().get(next),
                full,
                Set.of(LayerTaps.OUTPUT_SUM, LayerTaps.OUTPUT));
        full = value(target, LayerTaps.OUTPUT);
      }
      EncoderLayer fitted =
          fit(
              runner,
              weights.layers().get(kept.get(i)),
              weights.layers().get(last),
              hidden,
              value(target, LayerTaps.OUTPUT_SUM));
      layers.add(fitted);
      hidden =
          value(LayerRun.of(runner, fitted, hidden, Set.of(LayerTaps.OUTPUT)), LayerTaps.OUTPUT);
    }
    return weights.withLayers(layers);
  }

  /** A layer that gives what {@code last} gave, as well as its second projection can. */
  private EncoderLayer fit(
      GraphRunner runner, EncoderLayer layer, EncoderLayer last, TokenRows hidden, TokenRows sum) {
    TokenRows middle = LayerRun.of(runner, layer, hidden, LayerTaps.MIDDLE);
    Surgeon surgeon =
        new Surgeon(
            equations(runner, layer, middle, sum),
            layer.feedForward().down().weight().toFloats(),
            ridge,
            1);
    Linear down = surgeon.fit();
    return new EncoderLayer(
        layer.attention(),
        layer.attentionNorm(),
        new FeedForward(layer.feedForward().up(), down),
        last.feedForwardNorm());
  }

  /** Of what the second projection reads, and what it has to add to {@code middle}. */
  private static NormalEquations equations(
      GraphRunner runner, EncoderLayer layer, TokenRows middle, TokenRows sum) {
    OnnxModel half = BertWriter.writeFeedForward(layer, Set.of(LayerTaps.NEURONS));
    int neurons = layer.feedForward().neurons();
    try (GraphRunner.Loaded graph = runner.load(half)) {
      RowBlocks blocks =
          LayerRun.blocks(graph, LayerTaps.MIDDLE, middle, LayerTaps.NEURONS, neurons, sum);
      return NormalEquations.of(runner, blocks, neurons, sum.width());
    }
  }

  private static TokenRows value(Map<String, TokenRows> rows, String name) {
    return Objects.requireNonNull(rows.get(name));
  }
}
