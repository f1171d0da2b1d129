package dev.pith.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.DoubleSupplier;
import java.util.stream.LongStream;

/**
 * Counts, times and levels, as Prometheus reads them. Memory is bounded as long as its callers name
 * a bounded number of routes, encoders and stages. Safe for use by many threads at once.
 */
public final class Metrics {
  /** What {@link #text} is. */
  public static final String MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private static final Duration[] REQUEST_BUCKETS =
      micros(
          1_000,
          2_500,
          5_000,
          10_000,
          25_000,
          50_000,
          100_000,
          250_000,
          500_000,
          1_000_000,
          2_500_000,
          5_000_000,
          10_000_000);
  private static final Duration[] STAGE_BUCKETS =
      micros(
          10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000,
          1_000_000);

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final MeterProvider<Timer> requests;
  private final MeterProvider<Timer> stages;

  /** Held, because the registry forgets counters that nobody holds. */
  private final Queue<DoubleSupplier> totals = new ConcurrentLinkedQueue<>();

  private final Map<Shed, Counter> shed = new EnumMap<>(Shed.class);

  /** Nothing is counted yet but the process itself. */
  public Metrics() {
    requests =
        Timer.builder("pith.http.request.duration")
            .description("From the first byte of a request to the end of its answer.")
            .serviceLevelObjectives(REQUEST_BUCKETS)
            .withRegistry(registry);
    stages =
        Timer.builder("pith.search.stage.duration")
            .description("Where the time of searches went, without the wait for a place.")
            .serviceLevelObjectives(STAGE_BUCKETS)
            .withRegistry(registry);
    for (Shed why : Shed.values()) {
      shed.put(
          why,
          Counter.builder("pith.requests.shed")
              .description("Requests turned away because there was too much to do.")
              .tag("reason", why.told())
              .register(registry));
    }
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    ProcessLevels.addTo(this);
  }

  private static Duration[] micros(long... micros) {
    return LongStream.of(micros)
        .mapToObj(each -> Duration.ofNanos(1_000 * each))
        .toArray(Duration[]::new);
  }

  /** Counts a request. */
  public void add(AnsweredRequest request) {
    requests
        .withTags(
            "method",
            request.method(),
            "route",
            request.route(),
            "status",
            Integer.toString(request.status()))
        .record(request.took());
    request.shed().map(shed::get).ifPresent(Counter::increment);
  }

  /**
   * Counts a stage of a search.
   *
   * @param encoder that was asked, or what stands for none where words were
   */
  public void add(String encoder, String stage, Duration took) {
    stages.withTags("encoder", encoder, "stage", stage).record(took);
  }

  /**
   * Tells a number that goes up and down, as it is whenever metrics are read.
   *
   * @param name in words with points between them
   * @param labels names and values in turns
   * @param level asked by any thread; NaN where nobody knows
   */
  public void level(String name, String description, DoubleSupplier level, String... labels) {
    Gauge.builder(name, level::getAsDouble)
        .description(description)
        .tags(labels)
        .register(registry);
  }

  /** The same in bytes; the name gets the unit behind it. */
  public void bytes(String name, String description, DoubleSupplier level) {
    Gauge.builder(name, level::getAsDouble)
        .description(description)
        .baseUnit("bytes")
        .register(registry);
  }

  /** Tells a number that only goes up. */
  public void total(String name, String description, DoubleSupplier total) {
    totals.add(total);
    FunctionCounter.builder(name, total, DoubleSupplier::getAsDouble)
        .description(description)
        .register(registry);
  }

  /** All of them, in Prometheus' text format. */
  public byte[] text() {
    return registry.scrape().getBytes(UTF_8);
  }
}
