package dev.pith.bench;

import dev.pith.encode.Encoder;
import dev.pith.encode.Role;
import dev.pith.evaluate.Progress;
import dev.pith.evaluate.Speedup;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * How fast encoders read many passages. Passages come in lots; each lot goes through all encoders,
 * in a random order, before the next one comes.
 *
 * @param passages all of them
 * @param lotSize passages per lot
 */
record BulkRun(List<String> passages, int lotSize, Progress progress) {
  private static final long SEED = 1;

  /**
   * One encoder's times.
   *
   * @param nanos per lot
   * @param passages in all lots
   */
  record Throughput(String name, long[] nanos, int passages) {
    double perSecond() {
      long sum = 0;
      for (long lot : nanos) {
        sum += lot;
      }
      return 1e9 * passages / sum;
    }

    /** The median over lots of the reference's time over this one's. */
    Speedup over(Throughput reference) {
      return Speedup.of(new long[][] {reference.nanos}, new long[][] {nanos}, SEED);
    }
  }

  /** Encodes everything with all of them, one lot more than is counted for each to warm up. */
  List<Throughput> run(List<? extends Encoder> encoders) {
    int lots = passages.size() / lotSize;
    long[][] nanos = new long[encoders.size()][lots];
    encoders.forEach(encoder -> encoder.encodeAll(Role.DOCUMENT, lot(0)));
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < encoders.size(); i++) {
      order.add(i);
    }
    Random random = new Random(SEED);
    for (int lot = 0; lot < lots; lot++) {
      progress.report("passages", (long) lot * lotSize, passages.size());
      Collections.shuffle(order, random);
      for (int i : order) {
        long start = System.nanoTime();
        encoders.get(i).encodeAll(Role.DOCUMENT, lot(lot));
        nanos[i][lot] = System.nanoTime() - start;
      }
    }
    progress.report("passages", passages.size(), passages.size());
    List<Throughput> results = new ArrayList<>();
    for (int i = 0; i < nanos.length; i++) {
      results.add(new Throughput(encoders.get(i).name(), nanos[i], lots * lotSize));
    }
    return results;
  }

  private List<String> lot(int number) {
    return passages.subList(number * lotSize, (number + 1) * lotSize);
  }
}
