package dev.pith.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pith.fixtures.Eventually;
import dev.pith.jobs.Job;
import dev.pith.jobs.JobKind;
import dev.pith.jobs.JobState;
import dev.pith.jobs.Scripts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a job's followers are told of it. */
class JobEventsTest {
  /** Short, so that silence is broken twice a second. */
  private static final Duration IDLE = Duration.ofSeconds(1);

  @TempDir Path folder;
  private Path gate;
  private JobDesk desk;
  private RunningServer server;

  @BeforeEach
  void start() {
    gate = folder.resolve("gate");
    desk = new ScriptedBench().desk(folder.resolve("jobs"));
    InMemoryEngine engine = new InMemoryEngine(Glossary.DOCUMENTS);
    server =
        RunningServer.of(
            engine,
            RunningServer.options(engine).withJobs(desk),
            ChosenLimits.ofConnections(Duration.ofSeconds(10), IDLE),
            ChangeLimits.STANDARD);
  }

  @AfterEach
  void stop() {
    server.close();
    desk.queue().close();
  }

  private Job submit(String script) {
    return desk.queue().submit(JobKind.REPORT, "a report", Scripts.of(script));
  }

  /** Prints a line, and waits until a file is there. */
  private String held(String line) {
    return "echo '%s'; while [ ! -e '%s' ]; do sleep 0.02; done".formatted(line, gate);
  }

  private void open() throws IOException {
    Files.createFile(gate);
  }

  private HttpRequest.Builder request(Job job) {
    return server.request(JobRoutes.PATH + "/" + job.id() + "/events");
  }

  private HttpResponse<InputStream> connect(Job job) {
    try {
      return server.client.send(request(job).build(), BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError("nobody interrupts it", e);
    }
  }

  /** What is told between empty lines. */
  private static final class Blocks {
    private final BufferedReader reader;

    Blocks(HttpResponse<InputStream> response) {
      reader = new BufferedReader(new InputStreamReader(response.body(), UTF_8));
    }

    /** The next one's lines; none at the end. */
    List<String> next() {
      List<String> lines = new ArrayList<>();
      try {
        for (String line = reader.readLine();
            line != null && !line.isEmpty();
            line = reader.readLine()) {
          lines.add(line);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return lines;
    }

    /** The next event's data; comments are passed over. */
    JsonNode event() {
      List<String> lines = next();
      while (lines.stream().allMatch(line -> line.startsWith(":"))) {
        assertThat(lines).isNotEmpty();
        lines = next();
      }
      assertThat(lines).contains("event: job");
      return RunningServer.json(
          lines.stream()
              .filter(line -> line.startsWith("data: "))
              .findFirst()
              .orElseThrow()
              .substring("data: ".length()));
    }

    JsonNode until(String pointer, String value) {
      JsonNode event = event();
      while (!event.at(pointer).asText().equals(value)) {
        event = event();
      }
      return event;
    }
  }

  @Test
  void aJobIsToldAtOnceAtEachChangeAndToItsEnd() throws IOException {
    Job job = submit(held("step 1 of 2: quality") + "; echo 'step 2 of 2: speed'; echo '» good'");
    Blocks blocks = new Blocks(connect(job));

    JsonNode first = blocks.event();
    assertThat(first.get("id").textValue()).isEqualTo(job.id());
    assertThat(first.has("lines")).isFalse();
    if (!first.at("/step").asText().equals("step 1 of 2: quality")) {
      blocks.until("/step", "step 1 of 2: quality");
    }
    open();
    JsonNode done = blocks.until("/state", "done");

    assertThat(done.get("headline").textValue()).isEqualTo("good");
    assertThat(blocks.next()).as("the stream is over").isEmpty();
    assertThat(done).isEqualTo(RunningServer.json(server.get(JobRoutes.PATH)).at("/jobs/0"));
  }

  @Test
  void progressIsTold() throws IOException {
    Job job = submit(held("asking full [====                ]  20 %  20 of 100,  5/s  11 s left"));
    Blocks blocks = new Blocks(connect(job));
    JsonNode event = blocks.event();
    while (event.at("/progress/share").asDouble() != 0.2) {
      event = blocks.event();
    }
    assertThat(event.at("/progress/label").textValue()).isEqualTo("asking full");
    open();
    blocks.until("/state", "done");
  }

  @Test
  void answersAreStreamsThatNobodyKeeps() throws IOException {
    Job job = submit(held("step 1 of 1: quality"));
    HttpResponse<InputStream> answer = connect(job);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/event-stream");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
    assertThat(answer.headers().firstValue(RequestTrace.ID_HEADER)).isPresent();
    answer.body().close();
    HttpResponse<String> head =
        server.send(request(job).method("HEAD", BodyPublishers.noBody()).build());
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    open();
  }

  @Test
  void silenceIsBrokenByCommentsSoThatTheConnectionOutlivesItsIdleTime() throws IOException {
    Job job = submit(held("step 1 of 1: quality"));
    Blocks blocks = new Blocks(connect(job));
    blocks.until("/step", "step 1 of 1: quality");
    // Twice in each idle time: with four, two of them have passed.
    for (int i = 0; i < 4; i++) {
      assertThat(blocks.next()).singleElement().asString().startsWith(":");
    }
    open();
    blocks.until("/state", "done");
  }

  @Test
  void whatIsOverIsToldOnceAndABrowserThatComesBackIsSentAway() {
    Job job = submit("echo '» good'");
    Eventually.until(() -> desk.queue().job(job.id()).orElseThrow().job().state() == JobState.DONE);
    Blocks blocks = new Blocks(connect(job));
    List<String> lines = blocks.next();
    assertThat(lines).contains("id: over");
    assertThat(blocks.next()).isEmpty();

    HttpResponse<String> again = server.send(request(job).header("Last-Event-ID", "over").build());
    assertThat(again.statusCode()).isEqualTo(204);
    HttpResponse<String> other =
        server.send(request(job).header("Last-Event-ID", "'; DROP TABLE jobs").build());
    assertThat(other.statusCode()).isEqualTo(200);
    assertThat(other.body()).contains("\"state\":\"done\"");
  }

  @Test
  void aJobThatThereIsNotIsAProblem() {
    HttpResponse<String> answer = server.get(JobRoutes.PATH + "/r-1/events");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type")).contains(Problem.MEDIA_TYPE);
  }

  @Test
  void theOneTooManyIsTurnedAwayUntilSomebodyHasLeft() throws IOException {
    Job job = submit(held("step 1 of 1: quality"));
    List<HttpResponse<InputStream>> followers = new ArrayList<>();
    for (int i = 0; i < RequestLimits.JOB_STREAMS; i++) {
      HttpResponse<InputStream> follower = connect(job);
      assertThat(follower.statusCode()).isEqualTo(200);
      followers.add(follower);
    }
    HttpResponse<InputStream> refused = connect(job);
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    refused.body().close();

    followers.getFirst().body().close();
    Eventually.until(() -> isTaken(job));
    open();
    for (HttpResponse<InputStream> follower : followers.subList(1, followers.size())) {
      new Blocks(follower).until("/state", "done");
    }
  }

  private boolean isTaken(Job job) {
    HttpResponse<InputStream> answer = connect(job);
    try {
      answer.body().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return answer.statusCode() == 200;
  }

  @Test
  void aServerThatClosesEndsItsStreams() {
    Job job = submit(held("step 1 of 1: quality"));
    Blocks blocks = new Blocks(connect(job));
    blocks.event();

    // Requests at work have ten seconds to end; this one would take longer than the job.
    server.server.close();

    List<String> last = blocks.next();
    while (!last.isEmpty()) {
      last = blocks.next();
    }
    assertThat(desk.queue().job(job.id()).orElseThrow().job().state()).isEqualTo(JobState.RUNNING);
  }
}
