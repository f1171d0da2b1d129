package dev.pith.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pith.encode.Encoder;
import dev.pith.fixtures.BagOfWordsEncoder;
import dev.pith.fixtures.Texts;
import dev.pith.index.DocumentWriter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents that are sent as a stream, and answered as one. */
class DocumentStreamTest {
  private static final List<Encoder> ENCODERS = List.of(new BagOfWordsEncoder("full", 16, 1));
  private static final String LINES = "application/x-ndjson";

  @TempDir Path folder;
  private WritableSite site;

  @BeforeEach
  void start() {
    Path path = folder.resolve("index");
    DocumentWriter.create(path, ENCODERS).close();
    site = new WritableSite(path, ENCODERS, ChangeLimits.STANDARD);
  }

  @AfterEach
  void stop() {
    site.close();
  }

  private List<JsonNode> stream(String lines) {
    HttpResponse<String> answer = site.post(DocumentStreamRoute.PATH, LINES, lines);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body().lines().map(RunningServer::json).toList();
  }

  private static List<String> results(List<JsonNode> told) {
    return told.subList(0, told.size() - 1).stream()
        .map(line -> line.get("line") + " " + line.get("result").textValue())
        .toList();
  }

  @Test
  void eachLineIsAnsweredInItsOrderAndAWrongOneKeepsNoOther() {
    List<JsonNode> told =
        stream(
            """
            {"_id":"a","text":"seven bees"}
            nonsense

            {"_id":"b","text":"eight wasps"}
            {"text":"nobody"}
            {"_id":"a","text":"nine hornets"}
            {"_id":"b","text":"eight wasps"}""");

    assertThat(results(told))
        .containsExactly(
            "1 added", "2 refused", "4 added", "5 refused", "6 updated", "7 unchanged");
    assertThat(told.get(1).get("problem").textValue()).endsWith(".").contains("JSON");
    assertThat(told.get(3).get("problem").textValue()).contains("_id");
    assertThat(told.getLast().toString())
        .isEqualTo("{\"added\":2,\"updated\":1,\"unchanged\":1,\"refused\":2}");
    assertThat(site.ids("{\"query\":\"nine hornets\"}")).startsWith("a").hasSize(2);
  }

  @Test
  void thousandsAreStoredAndTheSameAgainChangesNothing() {
    String lines =
        Texts.documents(new Random(5), 3_000).stream()
            .map(
                document ->
                    "{\"_id\":\"%s\",\"text\":%s}"
                        .formatted(document.id(), RunningServer.quoted(document.text())))
            .collect(Collectors.joining("\n"));

    assertThat(stream(lines).getLast().get("added").intValue()).isEqualTo(3_000);
    assertThat(site.engine().documents()).isEqualTo(3_000);
    List<JsonNode> again = stream(lines);
    assertThat(again.getLast().get("unchanged").intValue()).isEqualTo(3_000);
    assertThat(again.subList(0, 3_000).stream().map(line -> line.get("line").intValue()))
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 3_000).boxed().toList());
  }

  @Test
  void aLineThatIsTooLongIsRefusedAndTheNextIsRead() {
    String lines =
        "{\"_id\":\"a\",\"text\":\"%s\"}%n{\"_id\":\"b\",\"text\":\"short\"}"
            .formatted("x".repeat(9 << 20));

    List<JsonNode> told = stream(lines);

    assertThat(results(told)).containsExactly("1 refused", "2 added");
    assertThat(told.getFirst().get("problem").textValue()).contains("8388608 bytes");
  }

  @Test
  void anAnswerComesWhileMoreIsSentAndHoldsAfterTheClientHasLeft() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), site.uri("/").getPort())) {
      OutputStream out = socket.getOutputStream();
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      out.write(
          ascii(
              "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: %s\r\n"
                      .formatted(DocumentStreamRoute.PATH, LINES)
                  + "Transfer-Encoding: chunked\r\n\r\n"));
      for (int i = 1; i <= 3; i++) {
        send(out, "{\"_id\":\"d%d\",\"text\":\"bees %d\"}\n".formatted(i, i));
        assertThat(nextObject(in)).contains("\"line\":%d,".formatted(i), "\"added\"");
        assertThat(site.get("/api/documents/d" + i).statusCode()).isEqualTo(200);
      }
      send(out, "{\"_id\":\"half\",\"te");
    }
    assertThat(site.get("/api/documents/d3").statusCode()).isEqualTo(200);
    assertThat(stream("{\"_id\":\"d1\",\"text\":\"bees 1\"}").getLast().get("unchanged").intValue())
        .as("the place of who left is free, and nothing is locked")
        .isEqualTo(1);
  }

  private static void send(OutputStream out, String text) throws IOException {
    out.write(ascii(Integer.toHexString(text.length()) + "\r\n" + text + "\r\n"));
    out.flush();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static String nextObject(BufferedReader in) throws IOException {
    String line = in.readLine();
    while (line != null && !line.startsWith("{")) {
      line = in.readLine();
    }
    return String.valueOf(line);
  }

  @Test
  void whatIsNoStreamIsRefusedBeforeAnythingIsRead() {
    HttpResponse<String> other = site.post(DocumentStreamRoute.PATH, RequestBody.JSON, "{}");
    assertThat(other.statusCode()).isEqualTo(415);
    assertThat(RunningServer.json(other).get("detail").textValue()).contains(LINES);
    assertThat(stream("")).hasSize(1);
  }

  @Test
  void aServerThatOnlyReadsTakesNone() {
    try (RunningServer reading = RunningServer.of(new InMemoryEngine(Glossary.DOCUMENTS))) {
      HttpResponse<String> refused =
          reading.send(
              reading
                  .request(DocumentStreamRoute.PATH)
                  .header("Content-Type", LINES)
                  .POST(BodyPublishers.ofString("{\"_id\":\"a\"}"))
                  .build());
      assertThat(refused.statusCode()).isEqualTo(403);
    }
  }

  @Test
  void aStreamThatCannotBeStoredStopsThereAndSaysWhy() {
    try (DocumentWriter writer = DocumentWriter.open(site.path(), ENCODERS)) {
      assertThat(writer).isNotNull();
      List<JsonNode> told = stream("{\"_id\":\"a\",\"text\":\"x\"}\n".repeat(200));
      assertThat(results(told)).isNotEmpty().allMatch(result -> result.endsWith("refused"));
      assertThat(told.size()).as("it stops").isLessThan(200);
      assertThat(told.getLast().get("stopped").textValue()).contains("Nothing of this was stored");
    }
    assertThat(stream("{\"_id\":\"a\",\"text\":\"x\"}").getLast().get("added").intValue())
        .isEqualTo(1);
  }
}
