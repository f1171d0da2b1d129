package dev.pith.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.fixtures.Eventually;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A registry keeps what it is given weakly; whoever gives it does not know. */
class MetricsHeldTest {
  @Test
  void levelsAndTotalsAreToldForAsLongAsTheMetricsAre() {
    Metrics metrics = new Metrics();
    AtomicLong number = new AtomicLong(3);
    metrics.level("pith.level", "A level.", () -> number.get());
    metrics.total("pith.total", "A total.", () -> number.get());
    assertThat(text(metrics)).contains("pith_level 3.0", "pith_total 3.0");

    collectGarbage();
    number.set(7);

    assertThat(text(metrics)).contains("pith_level 7.0", "pith_total 7.0");
  }

  private static void collectGarbage() {
    WeakReference<Object> garbage = new WeakReference<>(new Object());
    Eventually.until(
        () -> {
          System.gc();
          return garbage.get() == null;
        });
  }

  private static String text(Metrics metrics) {
    return new String(metrics.text(), StandardCharsets.UTF_8);
  }
}
