package dev.pith.encode;

import dev.pith.tokenize.Tokens;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Cuts many texts into runs of texts of nearly the same length, longest first, so that little is
 * padded and the last runs are short ones.
 */
final class LengthSortedBatches {
  private LengthSortedBatches() {}

  /**
   * Positions of the texts of each run.
   *
   * @param texts all texts
   * @param maxTexts most texts per run
   * @param maxCells most tokens per run, padding included; a text above it runs alone
   */
  static List<int[]> of(List<Tokens> texts, int maxTexts, int maxCells) {
    int[] byLength =
        IntStream.range(0, texts.size())
            .boxed()
            .sorted(Comparator.comparingInt((Integer i) -> -texts.get(i).count()))
            .mapToInt(Integer::intValue)
            .toArray();
    List<int[]> batches = new ArrayList<>();
    int from = 0;
    while (from < byLength.length) {
      int longest = Math.max(1, texts.get(byLength[from]).count());
      int size = Math.clamp(maxCells / longest, 1, maxTexts);
      int to = Math.min(byLength.length, from + size);
      batches.add(java.util.Arrays.copyOfRange(byLength, from, to));
      from = to;
    }
    return batches;
  }
}
