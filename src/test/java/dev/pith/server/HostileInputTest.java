package dev.pith.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pith.corpus.Document;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Hostile text as query, document, path and header: answered, never run, never our fault. */
class HostileInputTest extends InChromium {
  private static final String PAYLOADS = "dev.pith.server.HostilePayloads#all";

  private static RunningServer server;

  @BeforeAll
  static void start() {
    server = RunningServer.of(new InMemoryEngine(hostileDocuments()));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** Each payload as a title, as a text and as an id; all findable by one common word. */
  private static List<Document> hostileDocuments() {
    List<Document> documents = new ArrayList<>();
    for (String payload : HostilePayloads.all().toList()) {
      documents.add(new Document(payload, "hostile " + payload, payload + " hostile"));
    }
    documents.add(new Document("half a pair", "hostile \ud800", "\udc00 hostile"));
    return documents;
  }

  @ParameterizedTest
  @MethodSource(PAYLOADS)
  void asAQueryItIsAnsweredAndEchoedAsItIs(String payload) {
    HttpResponse<String> response = server.search(RunningServer.question(payload));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(RunningServer.json(response).get("query").textValue()).isEqualTo(payload);
  }

  @ParameterizedTest
  @MethodSource(PAYLOADS)
  void asAnEncoderOrAFieldItIsRefused(String payload) {
    String quoted = RunningServer.question(payload).substring("{\"query\":".length());
    String name = quoted.substring(0, quoted.length() - 1);

    assertThat(server.search("{\"query\":\"a\",\"encoders\":[" + name + "]}").statusCode())
        .isEqualTo(422);
    HttpResponse<String> field = server.search("{\"query\":\"a\"," + name + ":1}");
    assertThat(field.statusCode()).isEqualTo(400);
    RunningServer.json(field);
  }

  @ParameterizedTest
  @MethodSource(PAYLOADS)
  void asAPathItFindsNothing(String payload) {
    String path = "/" + URLEncoder.encode(payload, StandardCharsets.UTF_8).replace("+", "%20");
    HttpResponse<String> response = server.get(path);

    assertThat(response.statusCode()).isIn(400, 404, 414);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(response.headers().map()).doesNotContainKey("set-cookie");
  }

  @ParameterizedTest
  @MethodSource(PAYLOADS)
  void asAHeaderItChangesNothing(String payload) {
    byte[] request =
        "GET /api/status HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAccept: %s\r\n\r\n"
            .formatted(payload)
            .getBytes(StandardCharsets.UTF_8);
    String answer = RawHttp.exchange(server.server.port(), request);

    assertThat(RawHttp.status(answer)).isIn(200, 400, 431);
    assertThat(answer).doesNotContainIgnoringCase("set-cookie");
  }

  @Test
  void hostileDocumentsAreShownAsTheTextTheyAre() {
    chromium.open(server.uri("/?q=hostile"), "answer");
    for (String payload : HostilePayloads.all().toList()) {
      show(payload);
      assertNothingRan(payload);
    }
  }

  /** Asks through the address, as a link would, and waits for the titles the API tells. */
  private static void show(String payload) {
    JsonNode answer = RunningServer.json(server.search(RunningServer.question(payload)));
    List<String> titles = new ArrayList<>();
    answer.at("/results/0/hits").forEach(hit -> titles.add(hit.get("title").textValue()));
    assertThat(titles).isNotEmpty();
    chromium.script(
        """
        history.pushState(null, '', '/?' + new URLSearchParams({q: arguments[0]}));
        dispatchEvent(new PopStateEvent('popstate'));
        return true;
        """,
        payload);
    chromium.await(
        () ->
            titles.equals(
                chromium.script(
                    """
                    return [...document.querySelectorAll('.hits')[0].querySelectorAll('h3')]
                      .map(title => title.textContent)
                    """)));
  }

  /** A dialog would make each call to the browser fail; a blocked script leaves a complaint. */
  private static void assertNothingRan(String payload) {
    assertThat(
            chromium.script(
                """
                return [...document.querySelectorAll('#stage *')]
                  .map(element => element.localName)
                  .filter(name => ['script', 'img', 'iframe', 'object', 'embed', 'style', 'link',
                    'form', 'input', 'a', 'base', 'meta', 'video', 'audio'].includes(name))
                """))
        .as(payload)
        .isEqualTo(List.of());
    assertThat(chromium.complaints()).as(payload).isEmpty();
  }
}
