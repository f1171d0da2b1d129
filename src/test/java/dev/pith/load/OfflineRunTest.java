package dev.pith.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class OfflineRunTest {
  @Test
  void everyPassAnswersEveryQuestionOnce() {
    Map<String, Integer> asked = new ConcurrentHashMap<>();
    Service service =
        question -> {
          asked.merge(question, 1, Integer::sum);
          return Outcome.ANSWERED;
        };

    Throughput found = new OfflineRun(service, List.of("a", "b", "c"), 2, 1).run();

    assertThat(found.passes()).isGreaterThanOrEqualTo(5);
    assertThat(found.questions()).isEqualTo(3L * found.passes());
    // The first pass warms up and does not count.
    assertThat(asked).hasSize(3);
    assertThat(asked.values()).containsOnly(found.passes() + 1);
    assertThat(found.perSecond()).isPositive();
    assertThat(found.interval().contains(found.perSecond())).isTrue();
    assertThat(found.cpuMillis()).isNotNegative();
    assertThat(found.disturbance().watchedNanos()).isPositive();
  }

  @Test
  void aQuestionWithoutAnAnswerMakesTheThroughputVoid() {
    assertThatThrownBy(() -> new OfflineRun(q -> Outcome.FAILED, List.of("a"), 2, 1).run())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("not answered");
  }
}
