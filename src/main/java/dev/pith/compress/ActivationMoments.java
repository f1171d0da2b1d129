package dev.pith.compress;

import dev.pith.bert.BertWriter;
import dev.pith.bert.EncoderWeights;
import dev.pith.bert.LayerTaps;
import dev.pith.onnx.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Measures what the inputs of each layer's closing projections do over the calibration texts.
 *
 * <p>Sums are kept per share of the texts and added in one order, so the result depends neither on
 * how many cores there are nor on which thread was first.
 */
final class ActivationMoments {
  private static final int SHARES = 16;

  private ActivationMoments() {}

  /** One entry per layer, first to last. */
  static List<LayerActivations> measure(EncoderWeights weights, Calibration calibration) {
    List<Map<String, ChannelSums>> shares;
    try (var graph = calibration.runner().load(BertWriter.writeWithTaps(weights))) {
      shares =
          IntStream.range(0, SHARES)
              .parallel()
              .mapToObj(share -> sums(graph, calibration.texts(), share, weights.layers().size()))
              .toList();
    }
    List<LayerActivations> activations = new ArrayList<>();
    for (int layer = 0; layer < weights.layers().size(); layer++) {
      activations.add(
          new LayerActivations(
              moments(shares, LayerTaps.context(layer)),
              moments(shares, LayerTaps.neurons(layer))));
    }
    return activations;
  }

  private static Map<String, ChannelSums> sums(
      GraphRunner.Loaded graph, List<long[]> texts, int share, int layers) {
    Map<String, ChannelSums> sums = new LinkedHashMap<>();
    for (int i = share; i < texts.size(); i += SHARES) {
      Map<String, Tensor> outputs = graph.run(VectorDamage.inputs(texts.get(i)));
      for (int layer = 0; layer < layers; layer++) {
        for (String tap : List.of(LayerTaps.context(layer), LayerTaps.neurons(layer))) {
          Tensor tensor = java.util.Objects.requireNonNull(outputs.get(tap));
          int channels = Math.toIntExact(tensor.shape().extent(2));
          sums.computeIfAbsent(tap, unseen -> new ChannelSums(channels)).add(tensor.toFloats());
        }
      }
    }
    return sums;
  }

  private static ChannelMoments moments(List<Map<String, ChannelSums>> shares, String tap) {
    return shares.stream()
        .map(share -> share.get(tap))
        .filter(java.util.Objects::nonNull)
        .reduce(ChannelSums::plus)
        .orElseThrow()
        .moments();
  }
}
