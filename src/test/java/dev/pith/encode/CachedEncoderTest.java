package dev.pith.encode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.fixtures.FakeEncoder;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CachedEncoderTest {
  private static final int DIMENSION = 100;
  private static final long A_MEGABYTE = 1_000_000;

  private final AtomicInteger encoded = new AtomicInteger();
  private final FakeEncoder slow =
      FakeEncoder.ofWords("slow", DIMENSION, 1).taking(encoded::incrementAndGet);

  @Test
  void aQueryThatComesAgainIsNotEncodedAgain() {
    CachedEncoder cached = new CachedEncoder(slow, A_MEGABYTE);

    Embedding first = cached.encode(Role.QUERY, "who studies stars");
    Embedding again = cached.encode(Role.QUERY, "who studies stars");

    assertThat(encoded.get()).isEqualTo(1);
    assertThat(again.vector()).isEqualTo(first.vector());
    assertThat(again.tokens()).isEqualTo(first.tokens());
    assertThat(again.tokenizeNanos()).isZero();
    cached.encode(Role.QUERY, "Who studies stars");
    assertThat(encoded.get()).isEqualTo(2);
  }

  @Test
  void whatACallerDoesToAVectorIsNotRemembered() {
    CachedEncoder cached = new CachedEncoder(slow, A_MEGABYTE);
    float[] expected = slow.encode(Role.QUERY, "x").vector();

    cached.encode(Role.QUERY, "x").vector()[0] = 7;
    cached.encode(Role.QUERY, "x").vector()[1] = 7;

    assertThat(cached.encode(Role.QUERY, "x").vector()).isEqualTo(expected);
  }

  @Test
  void documentsAreEncodedEachTimeAndQueriesAreNotTakenForThem() {
    CachedEncoder cached = new CachedEncoder(slow, A_MEGABYTE);
    cached.encode(Role.QUERY, "x");
    cached.encode(Role.DOCUMENT, "x");
    cached.encode(Role.DOCUMENT, "x");

    assertThat(encoded.get()).isEqualTo(3);
    assertThat(cached.encodeAll(Role.DOCUMENT, List.of("x")))
        .containsExactly(slow.encode(Role.DOCUMENT, "x").vector());
  }

  @Test
  void noMoreIsRememberedThanFitsIntoItsBytes() {
    int entryBytes = 160 + 2 * 4 + 4 * DIMENSION;
    CachedEncoder cached = new CachedEncoder(slow, 50L * entryBytes);
    List<String> questions = IntStream.range(1000, 2000).mapToObj(Integer::toString).toList();
    questions.forEach(question -> cached.encode(Role.QUERY, question));
    int before = encoded.get();

    questions.forEach(question -> cached.encode(Role.QUERY, question));

    assertThat(before).isEqualTo(1000);
    assertThat(encoded.get() - before).isGreaterThanOrEqualTo(950);
  }

  @Test
  void manyThreadsGetTheVectorOfTheirOwnQuestion() {
    CachedEncoder cached = new CachedEncoder(slow, A_MEGABYTE);

    assertThat(IntStream.range(0, 4000).parallel())
        .allMatch(
            i -> {
              String question = "question " + i % 37;
              float[] expected = slow.encode(Role.QUERY, question).vector();
              return Arrays.equals(cached.encode(Role.QUERY, question).vector(), expected);
            });
  }
}
