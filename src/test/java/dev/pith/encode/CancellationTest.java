package dev.pith.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtException;
import dev.pith.fixtures.EndlessTexts;
import dev.pith.fixtures.Eventually;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** On runs that would take minutes: that they end in time shows that they were ended. */
@Timeout(120)
class CancellationTest {
  private static final OnnxEncoder ENCODER = EndlessTexts.open("endless");
  private static final ExecutorService CALLERS =
      Executors.newThreadPerTaskExecutor(Thread.ofPlatform().daemon().factory());
  private static final String SHORT = "old ships";
  private static final String LONG = "ships and stars ".repeat(100);

  @AfterAll
  static void close() {
    CALLERS.close();
    ENCODER.close();
  }

  private static float[] vector(String text) {
    return ENCODER.encode(Role.QUERY, text).vector();
  }

  /** Of one text in tensors at hand, of one too long for those, and of a list on all cores. */
  static List<Callable<?>> endlessCalls() {
    return List.of(
        () -> vector(EndlessTexts.FOREVER),
        () -> vector(LONG + EndlessTexts.FOREVER),
        () -> ENCODER.encodeAll(Role.DOCUMENT, Collections.nCopies(100, EndlessTexts.FOREVER)));
  }

  private static Future<?> start(Cancellation cancellation, Callable<?> work) {
    Future<?> call = CALLERS.submit(() -> cancellation.call(work));
    Eventually.until(() -> cancellation.underWay() > 0);
    return call;
  }

  private static void assertCancelled(Future<?> call) {
    assertThatThrownBy(call::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(CancellationException.class);
  }

  @ParameterizedTest
  @MethodSource("endlessCalls")
  void aRunUnderWayEndsAndTheSessionAnswersAsBefore(Callable<?> endless) {
    float[] ofShort = vector(SHORT);
    float[] ofLong = vector(LONG);
    Cancellation cancellation = new Cancellation();
    Future<?> call = start(cancellation, endless);

    cancellation.cancel();

    assertCancelled(call);
    Eventually.until(() -> cancellation.underWay() == 0);
    assertThat(vector(SHORT)).isEqualTo(ofShort);
    assertThat(vector(LONG)).isEqualTo(ofLong);
    assertThat(ENCODER.encodeAll(Role.QUERY, List.of(LONG, SHORT)))
        .containsExactly(ofLong, ofShort);
  }

  @ParameterizedTest
  @MethodSource("endlessCalls")
  void whatBeginsAfterTheEndNeverRuns(Callable<?> endless) {
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();

    assertThatThrownBy(() -> cancellation.call(endless)).isInstanceOf(CancellationException.class);
    assertThat(cancellation.underWay()).isZero();
  }

  @Test
  void theEndOfOneRequestIsNotThatOfAnother() {
    Cancellation one = new Cancellation();
    Cancellation other = new Cancellation();
    Future<?> endsFirst = start(one, () -> vector(EndlessTexts.FOREVER));
    Future<?> endsLast = start(other, () -> vector(LONG + EndlessTexts.FOREVER));

    one.cancel();

    assertCancelled(endsFirst);
    assertThat(endsLast).isNotDone();
    assertThat(other.underWay()).isEqualTo(1);
    other.cancel();
    assertCancelled(endsLast);
  }

  @Test
  void theEndOfARequestThatIsOverTouchesNothing() throws Exception {
    Cancellation cancellation = new Cancellation();
    float[] vector = cancellation.call(() -> vector(SHORT));

    cancellation.cancel();
    cancellation.cancel();

    assertThat(vector).isEqualTo(vector(SHORT));
  }

  @Test
  void aFailureOfItsOwnIsNoEnd() {
    OrtException failure = new OrtException("out of memory");
    Cancellation cancellation = new Cancellation();

    assertThatThrownBy(() -> cancellation.call(() -> failing(failure))).isSameAs(failure);
    assertThat(cancellation.underWay()).isZero();
  }

  private static float[] failing(OrtException failure) throws OrtException {
    return Cancellation.run(
        options -> {
          throw failure;
        });
  }

  /** The end comes before, in, and after the run, as the machine will have it. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whenTheEndComesMakesNoVectorWrongAndNoCallFail(long seed) throws Exception {
    Random random = new Random(seed);
    List<String> texts = List.of(SHORT, LONG);
    List<float[]> vectors = texts.stream().map(CancellationTest::vector).toList();
    for (int round = 0; round < 400; round++) {
      int text = random.nextInt(texts.size());
      int pause = random.nextInt(20_000);
      Cancellation cancellation = new Cancellation();
      CountDownLatch together = new CountDownLatch(1);
      Future<float[]> call =
          CALLERS.submit(
              () -> {
                together.await();
                return cancellation.call(() -> vector(texts.get(text)));
              });
      together.countDown();
      for (int spin = 0; spin < pause; spin++) {
        Thread.onSpinWait();
      }
      cancellation.cancel();

      answered(call).forEach(found -> assertThat(found).isEqualTo(vectors.get(text)));
      assertThat(cancellation.underWay()).isZero();
    }
    for (int text = 0; text < texts.size(); text++) {
      assertThat(vector(texts.get(text))).isEqualTo(vectors.get(text));
    }
  }

  /** The vector, or nothing where the end was first; any other failure is thrown. */
  private static List<float[]> answered(Future<float[]> call) throws Exception {
    try {
      return List.of(call.get());
    } catch (ExecutionException e) {
      assertThat(e).hasCauseInstanceOf(CancellationException.class);
      return List.of();
    }
  }

  @Test
  void manyRequestsEndEachForItself() throws Exception {
    List<Cancellation> cancellations =
        IntStream.range(0, 8).mapToObj(i -> new Cancellation()).toList();
    float[] expected = vector(LONG);
    List<Future<?>> endless = new ArrayList<>();
    List<Future<float[]>> usual = new ArrayList<>();
    for (int i = 0; i < cancellations.size(); i++) {
      Cancellation cancellation = cancellations.get(i);
      if (i % 2 == 0) {
        endless.add(start(cancellation, () -> vector(LONG + EndlessTexts.FOREVER)));
      } else {
        usual.add(CALLERS.submit(() -> cancellation.call(() -> vector(LONG))));
      }
    }
    for (int i = 0; i < cancellations.size(); i += 2) {
      cancellations.get(i).cancel();
    }

    endless.forEach(CancellationTest::assertCancelled);
    for (Future<float[]> call : usual) {
      assertThat(call.get()).isEqualTo(expected);
    }
  }
}
