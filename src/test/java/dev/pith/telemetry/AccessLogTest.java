package dev.pith.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pith.fixtures.Eventually;
import dev.pith.fixtures.Gate;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AccessLogTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int LINE_BYTES = AccessLine.of(request("r-10")).encoded().length;

  private static AnsweredRequest request(String id) {
    return new AnsweredRequest(
        Instant.parse("2026-11-29T12:00:00Z"),
        id,
        "GET",
        "/api/jobs/{id}",
        503,
        1_234,
        Duration.ofNanos(1_234_567),
        "127.0.0.1",
        Optional.of(Shed.QUEUE_FULL));
  }

  private static JsonNode json(String line) {
    try {
      return MAPPER.readTree(line);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON: " + line, e);
    }
  }

  private static boolean isJson(String line) {
    try {
      return MAPPER.readTree(line).has("shed");
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  @Test
  void aRequestIsAnObjectOnALineBehindWhatIsInTheFile(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("access.log");
    Files.writeString(file, "before\n");
    try (AccessLog log = AccessLog.open(file)) {
      log.add(request("one"));
      Eventually.until(() -> lines(file).size() == 2);
      log.add(request("two"));
    }

    assertThat(lines(file)).hasSize(3).first().isEqualTo("before");
    assertThat(lines(file).get(1))
        .isEqualTo(
            "{\"time\":\"2026-11-29T12:00:00Z\",\"id\":\"one\",\"method\":\"GET\","
                + "\"route\":\"/api/jobs/{id}\",\"status\":503,\"bytes\":1234,\"millis\":1.235,"
                + "\"client\":\"127.0.0.1\",\"shed\":\"queue_full\"}");
    assertThat(json(lines(file).get(2)).get("id").textValue()).isEqualTo("two");
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void manyAtOnceAreAllWrittenAndNoneTwice() throws InterruptedException {
    LimitedChannel channel = new LimitedChannel(Long.MAX_VALUE);
    List<Thread> threads = new ArrayList<>();
    try (AccessLog log = AccessLog.to(channel)) {
      for (int thread = 0; thread < 8; thread++) {
        int first = 1_000 * thread;
        threads.add(
            Thread.startVirtualThread(
                () ->
                    IntStream.range(first, first + 1_000)
                        .forEach(i -> log.add(request("r-" + i)))));
      }
      for (Thread thread : threads) {
        thread.join();
      }
    }
    assertThat(channel.lines())
        .extracting(line -> json(line).get("id").textValue())
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 8_000).mapToObj(i -> "r-" + i).toList());
  }

  static IntStream rooms() {
    return IntStream.of(0, 1, LINE_BYTES / 2, LINE_BYTES, 2 * LINE_BYTES)
        .flatMap(room -> IntStream.of(room - 1, room, room + 1))
        .filter(room -> room >= 0)
        .distinct();
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void aFullDiskCostsTheLinesThatHadNoRoomAndNoOther(int roomBytes) {
    LimitedChannel channel = new LimitedChannel(roomBytes);
    try (AccessLog log = AccessLog.to(channel)) {
      for (int i = 10; i < 15; i++) {
        log.add(request("r-" + i));
      }
      // A line that lacks nothing but its end gets it later.
      int room = (roomBytes + 1) / LINE_BYTES;
      Eventually.until(() -> log.droppedLines() == 5 - room);
      channel.free(Long.MAX_VALUE - roomBytes);
      log.add(request("r-15"));
      Eventually.until(() -> channel.text().contains("r-15") && channel.text().endsWith("\n"));

      assertThat(channel.lines()).filteredOn(AccessLogTest::isJson).hasSize(room + 1);
      assertThat(channel.lines()).hasSizeBetween(room + 1, room + 2);
      assertThat(json(channel.lines().getLast()).get("id").textValue()).isEqualTo("r-15");
      assertThat(log.droppedLines()).isEqualTo(5 - room);
    }
  }

  @Test
  void aRealFullDiskIsSurvivedToo() throws IOException {
    Path full = Path.of("/dev/full");
    // A device of Linux; that a full disk is survived is shown everywhere by the test above.
    assumeTrue(Files.isWritable(full), "this system has no /dev/full");
    try (AccessLog log = AccessLog.open(full)) {
      log.add(request("one"));
      log.add(request("two"));
      Eventually.until(() -> log.droppedLines() == 2);
    }
  }

  @Test
  void nobodyWaitsForADiskThatHangs() {
    Gate gate = new Gate();
    LimitedChannel channel = new LimitedChannel(Long.MAX_VALUE);
    try (AccessLog log = AccessLog.to(new Hanging(gate, channel))) {
      log.add(request("r-0"));
      gate.awaitReached();
      // None of these would ever come back if it waited: nobody has opened the gate yet.
      for (int i = 1; i <= AccessLog.MOST_WAITING + 7; i++) {
        log.add(request("r-" + i));
      }
      assertThat(log.droppedLines()).isEqualTo(7);
      gate.open();
      Eventually.until(() -> channel.lines().size() == 1 + AccessLog.MOST_WAITING);
    }
  }

  private record Hanging(Gate gate, WritableByteChannel behind) implements WritableByteChannel {
    @Override
    public int write(ByteBuffer source) throws IOException {
      gate.pass();
      return behind.write(source);
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }
}
