package dev.pith.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pith.cluster.ScriptedCluster.Asked;
import dev.pith.cluster.ScriptedCluster.Reply;
import dev.pith.fixtures.Eventually;
import dev.pith.search.UnavailableException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Writes to a cluster that has no time, refuses, or loses what it has said. */
class BulkWriterTest {
  private static final RetryPolicy SOON =
      new RetryPolicy(6, Duration.ofMillis(1), Duration.ofMillis(4), () -> 0.5);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whateverIsTurnedAwayIsSentAgainAndEachDocumentIsAcknowledgedOnce(long seed) {
    Map<String, AtomicInteger> taken = new ConcurrentHashMap<>();
    Random trouble = new Random(seed);
    Function<Asked, Reply> script =
        asked -> {
          int kind = draw(trouble, 10);
          if (kind == 0) {
            return Reply.refusal(429, "too many requests");
          }
          if (kind == 1) {
            return Reply.refusal(503, "no manager");
          }
          Reply reply =
              Reply.items(
                  asked.ids(),
                  id -> {
                    int status = draw(trouble, 5) == 0 ? 429 : 200;
                    if (status == 200) {
                      taken.computeIfAbsent(id, none -> new AtomicInteger()).incrementAndGet();
                    }
                    return status;
                  });
          return kind == 2 ? Reply.HANG_UP : reply;
        };
    RetryPolicy patient =
        new RetryPolicy(30, Duration.ofMillis(1), Duration.ofMillis(2), () -> 0.5);
    try (ScriptedCluster cluster = ScriptedCluster.start(script);
        ClusterConnection connection = cluster.connection();
        BulkWriter writer =
            new BulkWriter(connection, "g", new BulkLimits(10_000, 20, 3), patient)) {
      IntStream.range(0, 500).mapToObj(BulkWriterTest::entry).forEach(writer::add);
      writer.finish();

      assertThat(writer.acknowledged()).isEqualTo(500);
      assertThat(writer.refused()).isEmpty();
      assertThat(taken).hasSize(500);
    }
  }

  private static int draw(Random random, int bound) {
    synchronized (random) {
      return random.nextInt(bound);
    }
  }

  @Test
  void aRefusedDocumentIsToldWithItsReasonAndTheOthersAreTaken() {
    AtomicInteger requests = new AtomicInteger();
    try (ScriptedCluster cluster =
            ScriptedCluster.start(
                asked -> {
                  requests.incrementAndGet();
                  return Reply.items(asked.ids(), id -> id.endsWith("7") ? 400 : 201);
                });
        ClusterConnection connection = cluster.connection();
        BulkWriter writer = new BulkWriter(connection, "g", BulkLimits.DEFAULT, SOON)) {
      IntStream.range(0, 20).mapToObj(BulkWriterTest::entry).forEach(writer::add);
      writer.finish();

      assertThat(writer.acknowledged()).isEqualTo(18);
      assertThat(writer.refused())
          .containsExactly(
              new BulkFailure("d7", "was refused by the cluster: scripted 400"),
              new BulkFailure("d17", "was refused by the cluster: scripted 400"));
      assertThat(writer.refused()).isEmpty();
      assertThat(requests).hasValue(1);
    }
  }

  @Test
  void aDocumentThatIsTurnedAwayForTooLongIsToldAfterSoManyAttempts() {
    AtomicInteger attempts = new AtomicInteger();
    try (ScriptedCluster cluster =
            ScriptedCluster.start(
                asked -> {
                  attempts.incrementAndGet();
                  return Reply.items(asked.ids(), id -> id.equals("d1") ? 429 : 200);
                });
        ClusterConnection connection = cluster.connection();
        BulkWriter writer = new BulkWriter(connection, "g", BulkLimits.DEFAULT, SOON)) {
      IntStream.range(0, 3).mapToObj(BulkWriterTest::entry).forEach(writer::add);
      writer.finish();

      assertThat(writer.acknowledged()).isEqualTo(2);
      assertThat(writer.refused()).extracting(BulkFailure::id).containsExactly("d1");
      assertThat(attempts).hasValue(SOON.attempts());
    }
  }

  @Test
  void aClusterThatHasNoTimeForTooLongEndsIt() {
    AtomicInteger attempts = new AtomicInteger();
    try (ScriptedCluster cluster =
            ScriptedCluster.start(
                asked -> {
                  attempts.incrementAndGet();
                  return Reply.refusal(503, "no manager");
                });
        ClusterConnection connection = cluster.connection();
        BulkWriter writer = new BulkWriter(connection, "g", BulkLimits.DEFAULT, SOON)) {
      writer.add(entry(1));

      assertThatThrownBy(writer::finish)
          .isInstanceOf(UnavailableException.class)
          .hasMessageContaining("no manager");
      assertThatThrownBy(
              () -> {
                writer.add(entry(2));
                writer.finish();
              })
          .isInstanceOf(UnavailableException.class);
      assertThat(attempts).hasValue(SOON.attempts());
    }
  }

  @Test
  void whatIsRefusedAsAWholeIsNotSentAgain() {
    AtomicInteger attempts = new AtomicInteger();
    try (ScriptedCluster cluster =
            ScriptedCluster.start(
                asked -> {
                  attempts.incrementAndGet();
                  return Reply.refusal(403, "no rights");
                });
        ClusterConnection connection = cluster.connection();
        BulkWriter writer = new BulkWriter(connection, "g", BulkLimits.DEFAULT, SOON)) {
      writer.add(entry(1));

      assertThatThrownBy(writer::finish)
          .isInstanceOf(ClusterException.class)
          .hasMessageContaining("no rights")
          .hasMessageContaining("name credentials that may do so");
      assertThat(attempts).hasValue(1);
    }
  }

  @Test
  void whoAddsMoreThanMayBeUnderWayWaits() {
    Semaphore held = new Semaphore(0);
    AtomicInteger underWay = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Function<Asked, Reply> script =
        asked -> {
          most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
          held.acquireUninterruptibly();
          underWay.decrementAndGet();
          return Reply.items(asked.ids(), id -> 200);
        };
    try (ScriptedCluster cluster = ScriptedCluster.start(script);
        ClusterConnection connection = cluster.connection();
        BulkWriter writer = new BulkWriter(connection, "g", new BulkLimits(1 << 20, 10, 2), SOON)) {
      AtomicInteger added = new AtomicInteger();
      AtomicBoolean finished = new AtomicBoolean();
      Thread.ofVirtual()
          .start(
              () -> {
                for (int i = 0; i < 100; i++) {
                  writer.add(entry(i));
                  added.incrementAndGet();
                }
                writer.finish();
                finished.set(true);
              });

      // Two requests of ten, and ten that are collected for the next.
      Eventually.until(() -> added.get() == 30 && underWay.get() == 2);
      assertThat(writer.acknowledged()).isZero();
      held.release(1_000);
      Eventually.until(finished::get);
      assertThat(writer.acknowledged()).isEqualTo(100);
      assertThat(most).hasValue(2);
    }
  }

  @Test
  void aRequestHasNoMoreDocumentsAndBytesThanItMayUnlessOneIsLarger() {
    Map<Integer, Integer> bytesByDocuments = new ConcurrentHashMap<>();
    int oneEntry = entry(1).lines().length;
    Function<Asked, Reply> script =
        asked -> {
          bytesByDocuments.merge(asked.ids().size(), asked.body().length(), Math::max);
          return Reply.items(asked.ids(), id -> 200);
        };
    try (ScriptedCluster cluster = ScriptedCluster.start(script);
        ClusterConnection connection = cluster.connection();
        BulkWriter writer =
            new BulkWriter(connection, "g", new BulkLimits(3 * oneEntry, 5, 1), SOON)) {
      IntStream.range(0, 9).mapToObj(BulkWriterTest::entry).forEach(writer::add);
      writer.add(new BulkEntry("large", lines("large", "x".repeat(10 * oneEntry))));
      writer.finish();

      assertThat(writer.acknowledged()).isEqualTo(10);
      assertThat(bytesByDocuments).containsOnlyKeys(1, 3);
      assertThat(bytesByDocuments).containsEntry(3, 3 * oneEntry);
    }
  }

  @Test
  void anAnswerThatLeavesDocumentsOutIsRefused() {
    try (ScriptedCluster cluster =
            ScriptedCluster.start(asked -> Reply.items(List.of("d1"), id -> 200));
        ClusterConnection connection = cluster.connection();
        BulkWriter writer = new BulkWriter(connection, "g", BulkLimits.DEFAULT, SOON)) {
      writer.add(entry(1));
      writer.add(entry(2));

      assertThatThrownBy(writer::finish)
          .isInstanceOf(ClusterException.class)
          .hasMessageContaining("was sent 2 documents and answered for 1");
    }
  }

  private static BulkEntry entry(int number) {
    String id = "d" + number;
    return new BulkEntry(id, lines(id, "text"));
  }

  private static byte[] lines(String id, String text) {
    return "{\"index\":{\"_id\":\"%s\"}}\n{\"text\":\"%s\"}\n"
        .formatted(id, text)
        .getBytes(StandardCharsets.UTF_8);
  }
}
