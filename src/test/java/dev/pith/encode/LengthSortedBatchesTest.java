package dev.pith.encode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.tokenize.Tokens;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LengthSortedBatchesTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void everyTextIsInExactlyOneRunAndNoRunIsTooLarge(long seed) {
    Random random = new Random(seed);
    List<Tokens> texts =
        IntStream.range(0, random.nextInt(200))
            .mapToObj(i -> new Tokens(new long[2 + random.nextInt(300)], false))
            .toList();

    List<int[]> batches = LengthSortedBatches.of(texts, 8, 512);

    assertThat(batches.stream().flatMapToInt(Arrays::stream).sorted().toArray())
        .isEqualTo(IntStream.range(0, texts.size()).toArray());
    for (int[] batch : batches) {
      int longest = Arrays.stream(batch).map(i -> texts.get(i).count()).max().orElseThrow();
      assertThat(batch.length).isLessThanOrEqualTo(8);
      assertThat(batch.length == 1 || batch.length * longest <= 512).isTrue();
    }
  }
}
