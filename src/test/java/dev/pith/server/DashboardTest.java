package dev.pith.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pith.fixtures.Eventually;
import dev.pith.fixtures.Exposition;
import dev.pith.telemetry.AccessLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dashboard shows what there is, and all of it. */
class DashboardTest {
  private static final Pattern METRIC = Pattern.compile("\\b(?:pith|jvm|process)_[a-z0-9_]+\\b");
  private static final Pattern SELECTOR =
      Pattern.compile("\\b((?:pith|jvm|process)_[a-z0-9_]+)\\{([^}]*)}");
  private static final Pattern LABEL = Pattern.compile("([a-z]+)(?:=~|!~|!=|=)\"");
  private static final Pattern GROUPING =
      Pattern.compile("sum by \\(([a-z, ]+)\\) \\((?:rate\\()?((?:pith|jvm|process)_[a-z0-9_]+)");

  /** What Prometheus adds to each series. */
  private static final Set<String> OF_PROMETHEUS = Set.of("instance", "job");

  @TempDir static Path folder;
  private static JsonNode dashboard;
  private static Exposition metrics;

  @BeforeAll
  static void read() throws IOException {
    dashboard = RunningServer.json(Files.readString(Path.of("src/main/grafana/pith.json")));
    InMemoryEngine engine = new InMemoryEngine(Glossary.DOCUMENTS);
    JobDesk desk = new ScriptedBench().desk(folder.resolve("jobs"));
    try (AccessLog log = AccessLog.open(folder.resolve("access.log"));
        RunningServer server =
            RunningServer.of(
                engine, RunningServer.options(engine).withJobs(desk).withAccessLog(log))) {
      server.search(RunningServer.question("stars"));
      Eventually.until(() -> read(server).sum("pith_http_request_duration_seconds_count") > 0);
      metrics = read(server);
    } finally {
      desk.queue().close();
    }
  }

  private static Exposition read(RunningServer server) {
    return Exposition.of(server.get(MetricsRoute.PATH).body());
  }

  private static List<String> expressions() {
    return dashboard.findValuesAsText("expr");
  }

  private static Set<String> labels(String metric) {
    return metrics.samples(metric).stream()
        .flatMap(sample -> sample.labels().keySet().stream())
        .collect(Collectors.toSet());
  }

  @Test
  void eachMetricThatItNamesIsServed() {
    Set<String> served =
        metrics.samples().stream().map(Exposition.Sample::name).collect(Collectors.toSet());
    List<String> named =
        METRIC.matcher(dashboard.toString()).results().map(found -> found.group()).toList();
    assertThat(named).isNotEmpty();
    assertThat(served).containsAll(named);
  }

  @Test
  void eachFamilyOfOursIsShown() {
    String shown = String.join("\n", expressions());
    assertThat(metrics.types().keySet())
        .filteredOn(family -> family.startsWith("pith_") && !family.endsWith("_max"))
        .isNotEmpty()
        .allMatch(family -> shown.contains(family));
  }

  @Test
  void itChoosesAndGroupsByLabelsThatThereAre() {
    int checked = 0;
    for (String expression : expressions()) {
      Matcher selector = SELECTOR.matcher(expression);
      while (selector.find()) {
        Set<String> there = new HashSet<>(OF_PROMETHEUS);
        there.addAll(labels(selector.group(1)));
        assertThat(LABEL.matcher(selector.group(2)).results().map(found -> found.group(1)))
            .as(expression)
            .isNotEmpty()
            .isSubsetOf(there);
        checked++;
      }
      Matcher grouping = GROUPING.matcher(expression);
      while (grouping.find()) {
        Set<String> there = new HashSet<>(OF_PROMETHEUS);
        there.addAll(labels(grouping.group(2)));
        assertThat(there).as(expression).contains(grouping.group(1).split(", "));
      }
    }
    assertThat(checked).isGreaterThanOrEqualTo(expressions().size());
  }

  @Test
  void panelsHaveTheirOwnPlacesAndSayWhatTheyShow() {
    Set<String> cells = new HashSet<>();
    Set<Integer> ids = new HashSet<>();
    for (JsonNode panel : dashboard.get("panels")) {
      assertThat(ids.add(panel.get("id").intValue())).isTrue();
      assertThat(panel.get("title").textValue()).isNotBlank();
      if (!panel.get("type").textValue().equals("row")) {
        assertThat(panel.get("description").textValue()).endsWith(".");
        assertThat(panel.at("/fieldConfig/defaults/unit").textValue()).isNotBlank();
      }
      JsonNode place = panel.get("gridPos");
      int right = place.get("x").intValue() + place.get("w").intValue();
      assertThat(right).isLessThanOrEqualTo(24);
      for (int x = place.get("x").intValue(); x < right; x++) {
        for (int y = 0; y < place.get("h").intValue(); y++) {
          assertThat(cells.add(x + "," + (place.get("y").intValue() + y))).isTrue();
        }
      }
    }
  }
}
