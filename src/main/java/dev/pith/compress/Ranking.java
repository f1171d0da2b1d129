package dev.pith.compress;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Ranks candidates of all layers in one list. */
final class Ranking {
  private Ranking() {}

  /** Which candidates of each layer the cut takes. */
  static List<boolean[]> acrossLayers(Cut cut, List<double[]> scores) {
    boolean[] chosen = cut.chosen(scores.stream().flatMapToDouble(Arrays::stream).toArray());
    List<boolean[]> perLayer = new ArrayList<>();
    int from = 0;
    for (double[] layer : scores) {
      perLayer.add(Arrays.copyOfRange(chosen, from, from + layer.length));
      from += layer.length;
    }
    return perLayer;
  }

  /**
   * Puts the most important removed candidates back until the number kept is a positive multiple of
   * {@code granularity}, or all are kept.
   */
  static void roundUpKept(boolean[] removed, double[] scores, int granularity) {
    int kept = ChannelCut.kept(removed).length;
    int multiples = Math.max(1, Math.ceilDiv(kept, granularity));
    int wanted = Math.min(removed.length, multiples * granularity);
    IntStream.range(0, removed.length)
        .filter(i -> removed[i])
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> -scores[i]))
        .limit(wanted - kept)
        .forEach(i -> removed[i] = false);
  }
}
