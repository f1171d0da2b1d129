package dev.pith.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pith.bert.BertWriter;
import dev.pith.encode.GraphSession.Numbers;
import dev.pith.fixtures.TinyEncoders;
import dev.pith.onnx.OnnxWriter;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;

class GraphSessionTest {
  private static final byte[] MODEL = OnnxWriter.toBytes(BertWriter.write(TinyEncoders.random(1)));
  private static final Map<String, Numbers> INPUTS = inputs();

  /** A run in a session that was freed takes the whole process down. */
  @RepeatedTest(20)
  void aSessionThatIsClosedWaitsForItsRunsAndCancelsTheNext() throws InterruptedException {
    GraphSession session = new GraphSession(MODEL);
    CountDownLatch running = new CountDownLatch(2);
    var runners = Stream.generate(() -> runUntilCancelled(session, running)).limit(2).toList();
    running.await();

    session.close();

    assertThat(runners).allSatisfy(runner -> assertThat(runner.join()).isTrue());
    assertThatThrownBy(() -> session.run(INPUTS)).isInstanceOf(CancellationException.class);
  }

  private static CompletableFuture<Boolean> runUntilCancelled(
      GraphSession session, CountDownLatch running) {
    return CompletableFuture.supplyAsync(
        () -> {
          while (true) {
            try {
              session.run(INPUTS);
              running.countDown();
            } catch (CancellationException closed) {
              return true;
            }
          }
        },
        task -> Thread.ofPlatform().daemon().start(task));
  }

  private static Map<String, Numbers> inputs() {
    long[] ones = new long[20];
    Arrays.fill(ones, 1);
    Numbers row = new Numbers.Longs(new long[] {1, 20}, ones);
    return Map.of("input_ids", row, "attention_mask", row);
  }
}
