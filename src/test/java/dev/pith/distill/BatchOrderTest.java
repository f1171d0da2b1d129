package dev.pith.distill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.fixtures.TinyEncoders;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchOrderTest {
  private static final int TOKENS = 40;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void anEpochReadsEveryTextOnceInBatchesOfOneLength(long seed) {
    List<long[]> texts = TinyEncoders.texts(seed, 100);
    BatchOrder order = new BatchOrder(texts, TOKENS, seed);
    List<Integer> read = new ArrayList<>();
    for (int step = 0; read.size() < texts.size(); step++) {
      int[] batch = order.at(step);
      int length = texts.get(batch[0]).length;
      assertThat(Arrays.stream(batch)).allMatch(text -> texts.get(text).length == length);
      assertThat(batch.length * length).isLessThanOrEqualTo(TOKENS);
      Arrays.stream(batch).forEach(read::add);
    }
    assertThat(read).hasSize(texts.size()).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 7, 60, 150})
  void readingFromTheMiddleReadsTheSame(int from) {
    List<long[]> texts = TinyEncoders.texts(4, 50);
    BatchOrder whole = new BatchOrder(texts, TOKENS, 5);
    BatchOrder resumed = new BatchOrder(texts, TOKENS, 5);
    for (int step = 0; step < from; step++) {
      whole.at(step);
    }
    for (int step = from; step < from + 30; step++) {
      assertThat(resumed.at(step)).isEqualTo(whole.at(step));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 39})
  void aTextLongerThanABatchIsABatch(int tokens) {
    List<long[]> texts = List.of(new long[TOKENS]);
    assertThat(new BatchOrder(texts, tokens, 1).at(0)).containsExactly(0);
  }
}
