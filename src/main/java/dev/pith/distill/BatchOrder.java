package dev.pith.distill;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Which texts each step reads: texts of one length together, so that nothing is padded.
 *
 * <p>An epoch reads every text once, in batches of an order of its own; the same seed gives the
 * same order, wherever reading begins. Not safe for use by two threads at once.
 */
final class BatchOrder {
  private final List<long[]> texts;
  private final int batchTokens;
  private final long seed;
  private int epoch = -1;
  private int epochStart;
  private List<int[]> batches = List.of();

  /**
   * Orders texts.
   *
   * @param batchTokens most tokens per batch; a longer text is a batch of its own
   */
  BatchOrder(List<long[]> texts, int batchTokens, long seed) {
    this.texts = texts;
    this.batchTokens = batchTokens;
    this.seed = seed;
  }

  /**
   * Positions of the texts that a step reads; all are of one length.
   *
   * @param step from 0; asked for in rising order
   */
  int[] at(int step) {
    while (step >= epochStart + batches.size()) {
      epochStart += batches.size();
      epoch++;
      batches = epoch(new Random(seed + epoch));
    }
    return batches.get(step - epochStart);
  }

  private List<int[]> epoch(Random random) {
    List<int[]> cut = byLength(texts, batchTokens, random);
    Collections.shuffle(cut, random);
    return cut;
  }

  /** Every text once, in batches of one length, shortest first. */
  static List<int[]> byLength(List<long[]> texts, int batchTokens, Random random) {
    Map<Integer, List<Integer>> lengths = new TreeMap<>();
    for (int i = 0; i < texts.size(); i++) {
      lengths.computeIfAbsent(texts.get(i).length, unseen -> new ArrayList<>()).add(i);
    }
    List<int[]> batches = new ArrayList<>();
    lengths.forEach(
        (length, places) -> {
          Collections.shuffle(places, random);
          int size = Math.max(1, batchTokens / length);
          for (int from = 0; from < places.size(); from += size) {
            batches.add(
                places.subList(from, Math.min(places.size(), from + size)).stream()
                    .mapToInt(Integer::intValue)
                    .toArray());
          }
        });
    return batches;
  }
}
