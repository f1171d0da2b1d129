package dev.pith.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.fixtures.Eventually;
import dev.pith.fixtures.Exposition;
import dev.pith.fixtures.Exposition.Sample;
import dev.pith.jobs.JobKind;
import dev.pith.jobs.JobState;
import dev.pith.jobs.Scripts;
import dev.pith.telemetry.AccessLog;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Prometheus reads. */
class MetricsTest {
  private static final String REQUESTS = "pith_http_request_duration_seconds";
  private static final String STAGES = "pith_search_stage_duration_seconds";

  @TempDir Path folder;
  private JobDesk desk;
  private AccessLog log;
  private RunningServer server;

  @BeforeEach
  void start() throws IOException {
    desk = new ScriptedBench().desk(folder.resolve("jobs"));
    log = AccessLog.open(folder.resolve("access.log"));
    InMemoryEngine engine = new InMemoryEngine(Glossary.DOCUMENTS);
    server =
        RunningServer.of(engine, RunningServer.options(engine).withJobs(desk).withAccessLog(log));
  }

  @AfterEach
  void stop() {
    server.close();
    desk.queue().close();
    log.close();
  }

  private Exposition metrics() {
    HttpResponse<String> answer = server.get(MetricsRoute.PATH);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/plain;")
        .contains("version=0.0.4");
    return Exposition.of(answer.body());
  }

  /** A request is counted when its answer is out, which the client may see first. */
  private Exposition metricsOnceCounted(int requests) {
    Eventually.until(() -> countedBesideOurs(metrics()) == requests);
    return metrics();
  }

  private static double countedBesideOurs(Exposition metrics) {
    return metrics.sum(REQUESTS + "_count")
        - metrics.sum(REQUESTS + "_count", "route", MetricsRoute.PATH);
  }

  private void send(String method, String path) {
    server.send(server.request(path).method(method, BodyPublishers.noBody()).build());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void countsAreThoseOfTheRequestsMade(long seed) {
    Random random = new Random(seed);
    List<List<String>> kinds =
        List.of(
            List.of("GET", "/health/live", "/health/live", "200"),
            List.of("HEAD", "/health/live", "/health/live", "200"),
            List.of("GET", "/api/jobs/a", "/api/v1/jobs/{id}", "404"),
            List.of("GET", "/api/v1/jobs/b", "/api/v1/jobs/{id}", "404"),
            List.of("GET", "/nothing", "none", "404"),
            List.of("GET", "/nowhere", "none", "404"),
            List.of("POST", "/api/search", "/api/v1/search", "415"));
    List<List<String>> made =
        random.ints(60, 0, kinds.size()).<List<String>>mapToObj(kinds::get).toList();
    made.forEach(kind -> send(kind.get(0), kind.get(1)));

    Exposition metrics = metricsOnceCounted(made.size());
    Map<List<String>, Long> expected =
        made.stream()
            .collect(
                Collectors.groupingBy(
                    kind -> List.of(kind.get(0), kind.get(2), kind.get(3)), Collectors.counting()));
    expected.forEach(
        (kind, count) ->
            assertThat(
                    metrics.sum(
                        REQUESTS + "_count",
                        "method",
                        kind.get(0),
                        "route",
                        kind.get(1),
                        "status",
                        kind.get(2)))
                .as("%s", kind)
                .isEqualTo((double) count));
  }

  @Test
  void bucketsAreCumulativeAndEndWithAll() {
    server.search(RunningServer.question("stars"));
    server.search("{\"query\":\"stars\",\"mode\":\"hybrid\"}");
    Exposition metrics = metricsOnceCounted(2);

    for (String family : List.of(REQUESTS, STAGES)) {
      Map<Map<String, String>, List<Sample>> series =
          metrics.samples(family + "_bucket").stream()
              .collect(Collectors.groupingBy(sample -> sample.without("le")));
      assertThat(series).isNotEmpty();
      series.forEach(
          (labels, buckets) -> {
            assertThat(buckets)
                .extracting(bucket -> bound(bucket.labels().getOrDefault("le", "")))
                .isSorted()
                .doesNotHaveDuplicates()
                .last()
                .isEqualTo(Double.POSITIVE_INFINITY);
            assertThat(buckets).extracting(Sample::value).isSorted();
            assertThat(metrics.samples(family + "_count"))
                .filteredOn(sample -> sample.labels().equals(labels))
                .singleElement()
                .extracting(Sample::value)
                .isEqualTo(buckets.getLast().value());
            assertThat(metrics.samples(family + "_sum"))
                .filteredOn(sample -> sample.labels().equals(labels))
                .hasSize(1);
          });
    }
  }

  private static double bound(String le) {
    return le.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(le);
  }

  @Test
  void namesEndWithTheirUnits() {
    server.search(RunningServer.question("stars"));
    Exposition metrics = metricsOnceCounted(1);

    assertThat(metrics.types().keySet())
        .allMatch(name -> name.matches("[a-z][a-z0-9_]*"))
        .noneMatch(name -> name.matches(".*_(millis|ms|micros|nanos|ns|kb|mb|percent)(_.*)?"));
    metrics
        .types()
        .forEach(
            (name, type) -> assertThat(name.endsWith("_total")).isEqualTo(type.equals("counter")));
    assertThat(metrics.types().keySet())
        .filteredOn(name -> name.contains("duration"))
        .allMatch(name -> name.matches(".*_seconds(_max)?"));
    assertThat(metrics.types().keySet())
        .filteredOn(name -> name.matches(".*(memory|disk|hot).*"))
        .isNotEmpty()
        .allMatch(name -> name.endsWith("_bytes"));
  }

  @ParameterizedTest
  @CsvSource({
    "vector,full,tokenize encode search fetch total",
    "vector,compact,tokenize encode search fetch total",
    "hybrid,full,tokenize encode search lexical fuse fetch total",
    "lexical,lexical,lexical fetch total"
  })
  void eachStageOfASearchIsTimedForItsEncoder(String mode, String encoder, String stages) {
    server.search("{\"query\":\"stars\",\"mode\":\"%s\"}".formatted(mode));
    Exposition metrics = metricsOnceCounted(1);

    assertThat(metrics.samples(STAGES + "_count"))
        .filteredOn(sample -> encoder.equals(sample.labels().get("encoder")))
        .allMatch(sample -> sample.value() == 1)
        .extracting(sample -> sample.labels().get("stage"))
        .containsExactlyInAnyOrder(stages.split(" "));
  }

  @Test
  void stagesAddUpToTheTotalInSeconds() {
    server.search("{\"query\":\"stars\",\"encoders\":[\"full\"]}");
    Exposition metrics = metricsOnceCounted(1);

    assertThat(metrics.sum(STAGES + "_sum", "stage", "encode")).isEqualTo(0.009812);
    assertThat(metrics.sum(STAGES + "_sum", "stage", "total")).isEqualTo(0.010721);
  }

  @Test
  void everyReasonToTurnAwayIsCountedFromZeroOn() {
    assertThat(metrics().samples("pith_requests_shed_total"))
        .allMatch(sample -> sample.value() == 0)
        .extracting(sample -> sample.labels().get("reason"))
        .contains("client_rate", "queue_full", "deadline");
  }

  @Test
  void whoAsksTooFastIsCounted() {
    InMemoryEngine engine = new InMemoryEngine(Glossary.DOCUMENTS);
    RequestLimits slow = RequestLimits.defaults().withClientRate(new ClientRate(1, 1, 10));
    try (RunningServer limited = RunningServer.of(engine, slow)) {
      int refused = 0;
      for (int i = 0; i < 5; i++) {
        refused += limited.search(RunningServer.question("a")).statusCode() == 429 ? 1 : 0;
      }
      assertThat(refused).isPositive();
      double expected = refused;
      Eventually.until(
          () ->
              Exposition.of(limited.get(MetricsRoute.PATH).body())
                      .sum("pith_requests_shed_total", "reason", "client_rate")
                  == expected);
    }
  }

  @Test
  void pathsThatThereAreNotAddNoSeries() {
    for (int i = 0; i < 300; i++) {
      send("GET", "/wp-admin-" + i);
      send("M" + i, "/");
    }
    Exposition metrics = metricsOnceCounted(600);
    assertThat(metrics.samples(REQUESTS + "_count"))
        .extracting(sample -> sample.labels().get("route"))
        .containsOnly("none", MetricsRoute.PATH);
    assertThat(metrics.samples(REQUESTS + "_count"))
        .extracting(sample -> sample.labels().get("method"))
        .containsOnly("GET", "OTHER");
  }

  @Test
  void jobsAreToldByTheirState() {
    desk.queue().submit(JobKind.REPORT, "a", Scripts.of("exec sleep 600"));
    desk.queue().submit(JobKind.REPORT, "b", Scripts.of("exec sleep 600"));
    Eventually.until(() -> metrics().sum("pith_jobs", "state", "running") == 1);

    assertThat(metrics().sum("pith_jobs", "state", "waiting")).isEqualTo(1);
    assertThat(metrics().samples("pith_jobs")).hasSize(JobState.values().length);
  }

  @Test
  void levelsTellHowFullEverythingIs() {
    Exposition metrics = metrics();
    assertThat(metrics.sum("pith_index_documents")).isEqualTo(Glossary.DOCUMENTS.size());
    assertThat(metrics.sum("pith_searches_running")).isZero();
    assertThat(metrics.sum("pith_searches_waiting")).isZero();
    assertThat(metrics.sum("pith_access_log_dropped_lines_total")).isZero();
    assertThat(metrics.sum("jvm_memory_used_bytes", "area", "heap"))
        .isBetween(1e6, (double) Runtime.getRuntime().maxMemory());
    assertThat(metrics.sum("jvm_threads_live_threads")).isGreaterThan(1);
  }

  @Test
  void theProcessTellsWhatItTakesWhereTheSystemKnows() {
    Exposition metrics = metrics();
    if (Files.isReadable(Path.of("/proc/self/status"))) {
      assertThat(metrics.sum("process_resident_memory_bytes"))
          .isGreaterThan(metrics.sum("jvm_memory_used_bytes", "area", "heap") / 10);
      assertThat(metrics.sum("process_open_fds")).isBetween(3.0, metrics.sum("process_max_fds"));
    }
  }
}
