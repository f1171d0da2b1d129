package dev.pith.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pith.fixtures.Eventually;
import dev.pith.index.VectorPrecision;
import dev.pith.search.SearchMode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports and encoders, asked for over HTTP. */
class JobRoutesTest {
  private static final String LONG = "exec sleep 600";

  @TempDir Path folder;
  private final ScriptedBench bench = new ScriptedBench();
  private JobDesk desk;
  private RunningServer server;

  @BeforeEach
  void start() {
    desk = bench.desk(folder);
    InMemoryEngine engine = new InMemoryEngine(Glossary.DOCUMENTS);
    server = RunningServer.of(engine, RunningServer.options(engine).withJobs(desk));
  }

  @AfterEach
  void stop() {
    server.close();
    desk.queue().close();
  }

  private HttpResponse<String> post(String path, String body) {
    return server.send(
        server
            .request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  private HttpResponse<String> delete(String path) {
    return server.send(server.request(path).DELETE().build());
  }

  /** Of a job that was accepted. */
  private String id(HttpResponse<String> accepted) {
    assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
    String id = RunningServer.json(accepted).get("id").textValue();
    assertThat(accepted.headers().firstValue("Location")).contains(JobRoutes.PATH + "/" + id);
    return id;
  }

  private JsonNode job(String id) {
    return RunningServer.json(server.get(JobRoutes.PATH + "/" + id));
  }

  private JsonNode await(String id, String state) {
    Eventually.until(() -> job(id).path("state").asText().equals(state));
    return job(id);
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String words) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains(Problem.MEDIA_TYPE);
    assertThat(RunningServer.json(answer).get("detail").textValue()).contains(words);
  }

  @Test
  void aReportIsAskedForFollowedAndOpened() {
    String id = id(post("/api/reports", "{\"encoders\":[\"compact\"],\"vectorBits\":[32,1]}"));
    JsonNode done = await(id, "done");

    assertThat(done.get("headline").textValue()).isEqualTo("compact is as good as full.");
    assertThat(done.get("lines").toString()).contains("step 1 of 1: quality");
    assertThat(done.get("failure").isNull()).isTrue();
    assertThat(done.get("files").toString()).isEqualTo("[\"report.html\",\"report.json\"]");
    assertThat(bench.asked)
        .containsExactly(
            List.of(
                new ReportPlan(
                    List.of("compact"),
                    List.of(VectorPrecision.FLOAT32, VectorPrecision.BITS_1),
                    List.of(SearchMode.VECTOR),
                    ReportPlan.Questions.DRAWN)));
    HttpResponse<String> page = server.get("/reports/" + id + "/report.html");
    assertThat(page.body()).contains("A report");
    assertThat(page.headers().firstValue("Content-Type")).contains("text/html;charset=utf-8");
    assertThat(page.headers().firstValue("Content-Security-Policy"))
        .contains(SecurityHeaders.REPORT_POLICY);
    JsonNode listed = RunningServer.json(server.get(JobRoutes.PATH)).at("/jobs/0");
    assertThat(listed.get("id").textValue()).isEqualTo(id);
    assertThat(listed.has("lines")).isFalse();
  }

  @Test
  void whatAFailedJobHasMadeIsGivenToo() {
    bench.does("echo '<title>none</title>' > \"$R/report.html\"; echo 'pith tune: none'; exit 1");
    String id = id(post("/api/tunings", "{\"encoder\":\"full\"}"));
    JsonNode failed = await(id, "failed");

    assertThat(failed.get("failure").textValue()).isEqualTo("none");
    assertThat(failed.get("files").toString()).isEqualTo("[\"report.html\"]");
    assertThat(server.get("/reports/" + id + "/report.html").body()).contains("none");
  }

  @ParameterizedTest
  @CsvSource({"0,DRAWN", "9,DRAWN", "10,JUDGED"})
  void questionsAreTheJudgedOnesWhenThereAreEnough(int judged, ReportPlan.Questions expected) {
    bench.judged(judged);
    id(post("/api/reports", "{}"));
    assertThat(bench.asked)
        .containsExactly(
            List.of(
                new ReportPlan(
                    List.of("full", "compact"),
                    List.of(VectorPrecision.FLOAT32),
                    List.of(SearchMode.VECTOR),
                    expected)));
  }

  @Test
  void twoReportsAreComparedOnceBothAreDone() {
    String first = id(post("/api/reports", "{}"));
    await(first, "done");
    bench.does(LONG);
    String second = id(post("/api/reports", "{}"));
    String both = "{\"first\":\"%s\",\"second\":\"%s\"}".formatted(first, second);
    assertProblem(post("/api/reports/compare", both), 409, "is not done");
    delete(JobRoutes.PATH + "/" + second);
    bench.does(ScriptedBench.REPORT);
    String third = id(post("/api/reports", "{}"));
    await(third, "done");
    String compared =
        id(
            post(
                "/api/reports/compare",
                "{\"first\":\"%s\",\"second\":\"%s\"}".formatted(first, third)));
    assertThat(await(compared, "done").get("kind").textValue()).isEqualTo("comparison");
    assertThat(bench.asked)
        .last()
        .isEqualTo(
            List.of(
                folder.toAbsolutePath().resolve(first).resolve("result/report.json"),
                folder.toAbsolutePath().resolve(third).resolve("result/report.json")));
  }

  @Test
  void anEncoderIsMadeOrLookedFor() {
    String made =
        id(
            post(
                "/api/compressions",
                "{\"encoder\":\"full\",\"recipe\":\"int8\",\"name\":\"my-int8\"}"));
    String tuned = id(post("/api/tunings", "{\"encoder\":\"full\",\"minQuality\":0.95}"));
    assertThat(await(made, "done").get("kind").textValue()).isEqualTo("compression");
    assertThat(await(tuned, "done").get("kind").textValue()).isEqualTo("tuning");
    assertThat(bench.asked)
        .containsExactly(List.of("full", "int8", "my-int8"), List.of("full", 0.95));
  }

  @Test
  void aJobIsCancelledAndThenForgotten() {
    bench.does(LONG);
    String id = id(post("/api/reports", "{}"));
    await(id, "running");
    String path = JobRoutes.PATH + "/" + id;
    assertThat(delete(path).statusCode()).isEqualTo(202);
    await(id, "cancelled");
    assertThat(RunningServer.json(delete(path)).get("deleted").textValue()).isEqualTo(id);
    assertProblem(delete(path), 404, "no such job");
    assertProblem(server.get(path), 404, "no such job");
  }

  @Test
  void moreThanMayWaitAreRefusedAndToldWhenToAskAgain() {
    bench.does(LONG);
    await(id(post("/api/reports", "{}")), "running");
    for (int i = 0; i < 8; i++) {
      id(post("/api/reports", "{}"));
    }
    HttpResponse<String> refused = post("/api/reports", "{}");
    assertProblem(refused, 429, "8 jobs wait already");
    assertThat(refused.headers().firstValue("Retry-After")).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /api/reports | 400 | [] | must be a JSON object
          /api/reports | 400 | {"out":"/etc"} | Unknown field
          /api/reports | 422 | {"encoders":["/etc/passwd"]} | which there is not
          /api/reports | 422 | {"encoders":["full","full"]} | twice
          /api/reports | 422 | {"encoders":[]} | is empty
          /api/reports | 422 | {"vectorBits":[3]} | must be 32
          /api/reports | 400 | {"vectorBits":32} | must be an array
          /api/reports | 422 | {"modes":["fast"]} | available are
          /api/reports | 422 | {"questions":"judged"} | No answer has a thumb up
          /api/reports | 422 | {"questions":"all"} | choose from judged, drawn
          /api/reports/compare | 404 | {"first":"r-1"} | There is no report
          /api/compressions | 422 | {"encoder":"full"} | "recipe" is missing
          /api/compressions | 422 | {"encoder":"full","recipe":"../x","name":"a"} | no recipe
          /api/compressions | 422 | {"encoder":"full","recipe":"int8","name":"../a"} | 1 to 64 letters
          /api/compressions | 422 | {"encoder":"full","recipe":"int8","name":".."} | 1 to 64 letters
          /api/compressions | 409 | {"encoder":"full","recipe":"int8","name":"compact"} | already
          /api/tunings | 422 | {"encoder":"full","minQuality":0} | above 0
          /api/tunings | 422 | {"encoder":"full","minQuality":1.01} | at most 1
          /api/tunings | 400 | {"encoder":"full","minQuality":"all"} | must be a number
          """)
  void whatIsWrongIsRefusedInASentence(String path, int status, String body, String words) {
    assertProblem(post(path, body), status, words);
    assertThat(bench.asked).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"job.json", "..%2Fjob.json", "%2e%2e", "nothing.html", "log.txt"})
  void onlyWhatAJobMadeIsGiven(String file) {
    String id = id(post("/api/reports", "{}"));
    await(id, "done");
    assertThat(server.get("/reports/" + id + "/" + file).statusCode()).isIn(400, 404);
    assertThat(server.get("/reports/r-20260101-000000-1/report.html").statusCode()).isEqualTo(404);
  }

  @Test
  void theStatusTellsWhatCanBeAskedFor() {
    JsonNode jobs = RunningServer.json(server.get("/api/status")).get("jobs");
    assertThat(jobs.get("waitingAtMost").intValue()).isEqualTo(8);
    assertThat(jobs.at("/recipes/0/name").textValue()).isEqualTo("int8");
    assertThat(jobs.get("vectorBits").toString()).isEqualTo("[32,8,7,4,2,1]");
    assertThat(jobs.get("judged").intValue()).isZero();
    assertThat(jobs.get("enoughJudged").intValue()).isEqualTo(10);
  }

  @Test
  void aServerThatTakesNoJobsSaysHowToStartOneThatDoes() {
    InMemoryEngine engine = new InMemoryEngine(Glossary.DOCUMENTS);
    try (RunningServer without = RunningServer.of(engine)) {
      assertProblem(without.get(JobRoutes.PATH), 403, "pith serve --jobs DIR");
      assertThat(RunningServer.json(without.get("/api/status")).get("jobs").isNull()).isTrue();
    }
  }
}
