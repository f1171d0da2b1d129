package dev.pith.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.corpus.Document;
import dev.pith.encode.Encoder;
import dev.pith.fixtures.Eventually;
import dev.pith.index.DocumentIndex;
import dev.pith.index.DocumentWriter;
import dev.pith.index.IndexCheck;
import dev.pith.index.Pairing;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a server, as kill -9 does, while its index is embedded again and again by two encoders in
 * turn and clients add and delete documents; and looks at what is left.
 */
class ReindexCrashTest {
  private static final int KILLS = 10;
  private static final int DOCUMENTS = 400;
  private static final int MOST_REINDEXES = 2;
  private static final int LONGEST_MILLIS = 300;
  private static final long SEED = 13;

  @TempDir Path folder;
  private final Set<String> there = ConcurrentHashMap.newKeySet();
  private final Set<String> gone = ConcurrentHashMap.newKeySet();

  @Test
  void aWholeGenerationWithAllThatWasAcknowledgedIsLeft() throws Exception {
    Path path = folder.resolve("index");
    try (DocumentWriter writer = DocumentWriter.create(path, List.of(KilledWriter.ENCODER))) {
      writer.add(
          IntStream.range(0, DOCUMENTS)
              .mapToObj(i -> new Document("d" + i, "", "text " + i))
              .toList());
    }
    IntStream.range(0, DOCUMENTS).forEach(i -> there.add("d" + i));
    Random random = new Random(SEED);
    for (int kill = 0; kill < KILLS; kill++) {
      serveUntilKilled(
          path,
          kill,
          1 + random.nextInt(MOST_REINDEXES),
          Duration.ofMillis(random.nextInt(LONGEST_MILLIS)));
      assertWhole(path, kill);
    }
    assertThat(path.resolve("current")).as("some were done").exists();
  }

  private void assertWhole(Path path, int kill) {
    try (DocumentIndex index = DocumentIndex.open(path)) {
      Encoder encoder =
          KilledServer.ENCODERS.stream()
              .filter(one -> index.answers(one, Pairing.SYMMETRIC))
              .findFirst()
              .orElseThrow();
      assertThat(IndexCheck.of(path, List.of(encoder), DOCUMENTS).broken())
          .as("after kill %d", kill)
          .isEmpty();
      assertThat(there).as("after kill %d", kill).allMatch(index::contains);
      assertThat(gone).as("after kill %d", kill).noneMatch(index::contains);
    }
  }

  /** Kills the server some time after the reindex of this number has begun. */
  private void serveUntilKilled(Path path, int kill, int reindex, Duration time) throws Exception {
    Process server = Child.start(KilledServer.class, path.toString());
    try (BufferedReader lines = server.inputReader();
        HttpClient client = HttpClient.newHttpClient();
        ExecutorService clients = Executors.newFixedThreadPool(3)) {
      Site site = new Site(client, Objects.requireNonNull(lines.readLine()));
      CountDownLatch begun = new CountDownLatch(reindex);
      List<Future<?>> ends =
          List.of(
              clients.submit(() -> reindexForEver(site, begun)),
              clients.submit(() -> addForEver(site, kill)),
              clients.submit(() -> deleteForEver(site, kill)));
      begun.await();
      Eventually.pause(time);
      server.destroyForcibly();
      for (Future<?> end : ends) {
        end.get();
      }
    } finally {
      server.destroyForcibly().waitFor();
    }
  }

  /** Asks for the next until the one before is done. */
  private static void reindexForEver(Site site, CountDownLatch begun) {
    int status = 0;
    for (int i = 0; status != Site.DEAD; i += status == 202 ? 1 : 0) {
      String encoder = KilledServer.ENCODERS.get(i % 2).name();
      status = site.send("POST", "/api/reindex", "{\"encoders\":[\"%s\"]}".formatted(encoder));
      assertThat(status).isIn(202, 409, Site.DEAD);
      if (status == 202) {
        begun.countDown();
      }
      Eventually.pause(Duration.ofMillis(5));
    }
  }

  private void addForEver(Site site, int kill) {
    for (int i = 0; ; i++) {
      String id = "k%d-%d".formatted(kill, i);
      String body = "{\"_id\":\"%s\",\"text\":\"text of %s\"}".formatted(id, id);
      int status = site.send("POST", "/api/documents", body);
      if (status == Site.DEAD) {
        return;
      }
      assertThat(status).isEqualTo(200);
      there.add(id);
    }
  }

  private void deleteForEver(Site site, int kill) {
    for (int i = kill; i < DOCUMENTS; i += KILLS) {
      String id = "d" + i;
      // Until it is acknowledged nobody knows.
      there.remove(id);
      int status = site.send("DELETE", "/api/documents/" + id, "");
      if (status == Site.DEAD) {
        return;
      }
      assertThat(status).isEqualTo(200);
      gone.add(id);
    }
  }

  /** A server that answers until it is killed. */
  private record Site(HttpClient client, String port) {
    static final int DEAD = -1;

    int send(String method, String target, String body) {
      try {
        return client
            .send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + target))
                    .header("Content-Type", "application/json")
                    .method(method, BodyPublishers.ofString(body))
                    .build(),
                BodyHandlers.ofString())
            .statusCode();
      } catch (IOException dead) {
        return DEAD;
      } catch (InterruptedException e) {
        throw new AssertionError("nobody interrupts it", e);
      }
    }
  }
}
