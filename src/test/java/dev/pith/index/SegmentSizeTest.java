package dev.pith.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class SegmentSizeTest {
  private static final int FEW = 1_000;

  @Test
  void oneLinkedSegmentStaysAsItIs() {
    assertThat(SegmentSize.toMerge(List.of())).isEmpty();
    assertThat(SegmentSize.toMerge(List.of(new SegmentSize("a", 50_000, true)))).isEmpty();
    assertThat(SegmentSize.toMerge(List.of(new SegmentSize("a", FEW, false)))).isEmpty();
  }

  @Test
  void oneThatIsNotLinkedIsWrittenAgain() {
    assertThat(SegmentSize.toMerge(List.of(new SegmentSize("a", 50_000, false))))
        .containsExactly("a");
  }

  @Test
  void aLargeLinkedSegmentIsNotWrittenAgainForAFewDocuments() {
    List<SegmentSize> segments =
        List.of(
            new SegmentSize("a", 50_000, true),
            new SegmentSize("b", 500, false),
            new SegmentSize("c", 700, false));
    assertThat(SegmentSize.toMerge(segments)).containsExactlyInAnyOrder("b", "c");
  }

  @RepeatedTest(200)
  void whatIsLeftIsAtMostTwoLinkedSegmentsWithAllDocuments(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    List<SegmentSize> segments = new ArrayList<>();
    for (int i = random.nextInt(9); i > 0; i--) {
      int documents = (int) Math.pow(10, 6 * random.nextDouble());
      segments.add(new SegmentSize("s" + i, documents, documents > FEW && random.nextInt(3) > 0));
    }

    Set<String> chosen = SegmentSize.toMerge(segments);
    List<SegmentSize> after =
        new ArrayList<>(segments.stream().filter(one -> !chosen.contains(one.name())).toList());
    int merged =
        segments.stream()
            .filter(one -> chosen.contains(one.name()))
            .mapToInt(SegmentSize::documents)
            .sum();
    if (merged > 0) {
      after.add(new SegmentSize("new", merged, merged > FEW));
    }

    assertThat(after).hasSizeLessThanOrEqualTo(2);
    assertThat(after).allMatch(one -> one.linked() || one.documents() <= FEW);
    assertThat(after.stream().mapToInt(SegmentSize::documents).sum())
        .isEqualTo(segments.stream().mapToInt(SegmentSize::documents).sum());
  }

  @RepeatedTest(50)
  void whatWasSettledIsLeftAlone(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    int large = 1 + random.nextInt(1_000_000);
    int small = 1 + random.nextInt(Math.max(1, large / 8));
    assertThat(
            SegmentSize.toMerge(
                List.of(
                    new SegmentSize("a", large, large > FEW),
                    new SegmentSize("b", Math.min(small, large), small > FEW))))
        .satisfies(
            chosen -> {
              if (small * 8L <= large) {
                assertThat(chosen).isEmpty();
              }
            });
  }
}
