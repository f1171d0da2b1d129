package dev.pith.compress;

import dev.pith.bert.BertWriter;
import dev.pith.bert.EncoderWeights;
import dev.pith.bert.LayerTaps;
import dev.pith.onnx.Tensor;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Measures what the inputs of projections do over the calibration texts.
 *
 * <p>Sums are kept per share of the texts and added in one order, so the result depends neither on
 * how many cores there are nor on which thread was first.
 */
final class ActivationMoments {
  private static final int SHARES = 16;

  private ActivationMoments() {}

  /** By the projection's name in {@link EncoderWeights#mapMatrices}; every projection has one. */
  static Map<String, ChannelMoments> ofProjections(
      EncoderWeights weights, Calibration calibration) {
    Map<String, String> read = LayerTaps.readByProjections(weights.layers().size());
    Map<String, ChannelMoments> moments = measure(weights, read.values(), calibration);
    Map<String, ChannelMoments> inputs = new TreeMap<>();
    read.forEach((name, value) -> inputs.put(name, Objects.requireNonNull(moments.get(value))));
    return inputs;
  }

  /**
   * Of one projection in each layer, first layer to last.
   *
   * @param part such as {@code down}
   */
  static List<ChannelMoments> ofLayers(
      EncoderWeights weights, String part, Calibration calibration) {
    int layers = weights.layers().size();
    Map<String, String> read = LayerTaps.readByProjections(layers);
    List<String> values =
        IntStream.range(0, layers)
            .mapToObj(i -> Objects.requireNonNull(read.get("layer" + i + "." + part)))
            .toList();
    Map<String, ChannelMoments> moments = measure(weights, values, calibration);
    return values.stream().map(value -> Objects.requireNonNull(moments.get(value))).toList();
  }

  private static Map<String, ChannelMoments> measure(
      EncoderWeights weights, Collection<String> values, Calibration calibration) {
    Set<String> wanted = new TreeSet<>(values);
    List<Map<String, ChannelSums>> shares;
    try (var graph = calibration.runner().load(BertWriter.writeWithInputs(weights))) {
      shares =
          IntStream.range(0, SHARES)
              .parallel()
              .mapToObj(share -> sums(graph, calibration.texts(), share, wanted))
              .toList();
    }
    Map<String, ChannelMoments> moments = new HashMap<>();
    wanted.forEach(value -> moments.put(value, moments(shares, value)));
    return moments;
  }

  private static Map<String, ChannelSums> sums(
      GraphRunner.Loaded graph, List<long[]> texts, int share, Set<String> wanted) {
    Map<String, ChannelSums> sums = new LinkedHashMap<>();
    for (int i = share; i < texts.size(); i += SHARES) {
      Map<String, Tensor> outputs = graph.run(VectorDamage.inputs(texts.get(i)));
      for (String value : wanted) {
        Tensor tensor = Objects.requireNonNull(outputs.get(value));
        int channels = Math.toIntExact(tensor.shape().extent(2));
        sums.computeIfAbsent(value, unseen -> new ChannelSums(channels)).add(tensor.toFloats());
      }
    }
    return sums;
  }

  private static ChannelMoments moments(List<Map<String, ChannelSums>> shares, String value) {
    return shares.stream()
        .map(share -> share.get(value))
        .filter(Objects::nonNull)
        .reduce(ChannelSums::plus)
        .orElseThrow()
        .moments();
  }
}
