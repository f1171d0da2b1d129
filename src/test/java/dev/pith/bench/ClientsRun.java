package dev.pith.bench;

import dev.pith.encode.Encoder;
import dev.pith.encode.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.HdrHistogram.Histogram;

/**
 * How many questions are answered when several clients ask at once, each one after the other.
 *
 * @param questions asked in turns
 * @param length of each measurement
 */
record ClientsRun(Encoder encoder, List<String> questions, Duration length) {
  private static final int DIGITS = 3;

  /**
   * What the clients got.
   *
   * @param nanos one question's time, with its wait
   */
  record Load(double perSecond, Histogram nanos) {}

  /** Lets so many clients ask. */
  Load ask(int clients) {
    try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
      List<Future<Histogram>> asked = new ArrayList<>();
      long end = System.nanoTime() + length.toNanos();
      for (int client = 0; client < clients; client++) {
        asked.add(threads.submit(client(client * questions.size() / clients, end)));
      }
      Histogram all = new Histogram(DIGITS);
      for (Future<Histogram> one : asked) {
        all.add(one.get());
      }
      return new Load(all.getTotalCount() / (length.toNanos() / 1e9), all);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a client failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private Callable<Histogram> client(int firstQuestion, long end) {
    return () -> {
      Histogram nanos = new Histogram(DIGITS);
      int next = firstQuestion;
      for (long start = System.nanoTime(); start < end; ) {
        encoder.encode(Role.QUERY, questions.get(next++ % questions.size()));
        long now = System.nanoTime();
        nanos.recordValue(now - start);
        start = now;
      }
      return nanos;
    };
  }
}
