package dev.pith.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.index.DocumentIndex;
import dev.pith.index.DocumentWriter;
import dev.pith.index.IndexCheck;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a server while clients send documents, as kill -9 does, and looks at what is left. */
class ServerCrashTest {
  private static final int KILLS = 2;
  private static final int CLIENTS = 4;
  private static final int DOCUMENTS = 5;
  private static final long SEED = 7;

  @TempDir Path folder;

  @Test
  void whatWasAcknowledgedSurvivesAKillAndNoRequestIsThereByHalves() throws Exception {
    Path path = folder.resolve("index");
    DocumentWriter.create(path, List.of(KilledWriter.ENCODER)).close();
    Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    Random random = new Random(SEED);
    for (int kill = 0; kill < KILLS; kill++) {
      sendUntilKilled(path, "k" + kill, acknowledged, 8 + random.nextInt(20));

      assertThat(IndexCheck.of(path, List.of(KilledWriter.ENCODER), 50).broken()).isEmpty();
      try (DocumentIndex index = DocumentIndex.open(path)) {
        assertThat(acknowledged.stream().flatMap(ServerCrashTest::ids)).allMatch(index::contains);
        assertThat(index.documentCount() % DOCUMENTS).isZero();
      }
    }
  }

  private static Stream<String> ids(String request) {
    return IntStream.range(0, DOCUMENTS).mapToObj(i -> request + "-" + i);
  }

  /** Kills the server once so many requests more have been acknowledged. */
  private static void sendUntilKilled(
      Path path, String prefix, Queue<String> acknowledged, int more) throws Exception {
    Process server = Child.start(KilledServer.class, path.toString());
    int enough = acknowledged.size() + more;
    try (BufferedReader lines = server.inputReader();
        HttpClient client = HttpClient.newHttpClient();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
      URI documents =
          URI.create(
              "http://127.0.0.1:%s/api/documents"
                  .formatted(Objects.requireNonNull(lines.readLine())));
      for (int i = 0; i < CLIENTS; i++) {
        String name = prefix + "c" + i;
        clients.execute(
            () -> {
              for (int request = 0; send(client, documents, name + "r" + request); request++) {
                acknowledged.add(name + "r" + request);
                if (acknowledged.size() >= enough) {
                  server.destroyForcibly();
                }
              }
            });
      }
    } finally {
      server.destroyForcibly().waitFor();
    }
    assertThat(acknowledged.size()).isGreaterThanOrEqualTo(enough);
  }

  /** Whether the server has acknowledged it; false when it is dead. */
  private static boolean send(HttpClient client, URI documents, String request) {
    String body =
        ids(request)
            .map(id -> "{\"_id\":\"%s\",\"text\":\"text of %s\"}".formatted(id, id))
            .collect(Collectors.joining("\n"));
    try {
      return client
              .send(
                  HttpRequest.newBuilder(documents)
                      .header("Content-Type", "application/x-ndjson")
                      .POST(BodyPublishers.ofString(body))
                      .build(),
                  BodyHandlers.ofString())
              .statusCode()
          == 200;
    } catch (IOException dead) {
      return false;
    } catch (InterruptedException e) {
      throw new AssertionError("nobody interrupts it", e);
    }
  }
}
