package dev.pith.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraphBytesTest {
  @ParameterizedTest
  @CsvSource({"61.5, 8000", "60, 117791", "75, 1000000", "20, 100"})
  void theFittedLinksTakeWhatWasMeasured(double bytes, double vectors) {
    assertThat(GraphBytes.fitted(bytes, vectors).perVector(vectors)).isCloseTo(bytes, within(1e-6));
  }

  /** The sum over gaps of numbers that are drawn and sorted, which the formula stands for. */
  @ParameterizedTest
  @CsvSource({"2000, 24", "100000, 30", "3000000, 30", "50000000, 30"})
  void aLinkTakesTheBytesOfTheGapsBetweenDrawnNumbers(int vectors, int links) {
    Random random = new Random(1);
    double bytes = 0;
    int lists = 2_000;
    for (int list = 0; list < lists; list++) {
      int[] numbers = random.ints(links, 0, vectors).sorted().toArray();
      for (int i = 0; i < links; i++) {
        int gap = i == 0 ? numbers[0] : numbers[i] - numbers[i - 1];
        bytes += 0.25 + Math.max(1, (39 - Integer.numberOfLeadingZeros(gap)) / 8);
      }
    }
    assertThat(new GraphBytes(links).bytesPerLink((double) vectors))
        .isCloseTo(bytes / lists / links, within(0.05));
  }

  @ParameterizedTest
  @CsvSource({"30"})
  void linksNeverTakeFewerBytesAmongMoreVectors(double links) {
    double[] sizes = new Random(2).doubles(500, 1, 1e9).sorted().toArray();
    double[] bytes = Arrays.stream(sizes).map(new GraphBytes(links)::perVector).toArray();
    assertThat(bytes).isSorted();
  }
}
