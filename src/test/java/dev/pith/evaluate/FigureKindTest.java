package dev.pith.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigureKindTest {
  @ParameterizedTest
  @CsvSource({
    "compact-bytes, bytes, SIZE",
    "compact-hot-bytes, ratio, SCORE",
    "compact-seconds, seconds, TIME",
    "first-answer-millis, millis, TIME",
    "static-query-micros, micros, TIME",
    "compact-speedup, ratio, SPEED",
    "compact-speedup-cold, ratio, SPEED",
    "compact-end-to-end-vs-full, ratio, SPEED",
    "int8-query-16-tokens-vs-peer, ratio, SPEED",
    "million-vs-100k, ratio, TIME",
    "20k-vs-10k, ratio, TIME",
    "concurrency-p99-vs-p50, ratio, TIME",
    "concurrency-scaling, ratio, SPEED",
    "peer-bulk-passages, per second, SPEED",
    "indexing-fraction, ratio, SPEED",
    "adaptive-cost, ratio, TIME",
    "adaptive-quality, ratio, SCORE",
    "1-bit-recall, ratio, SCORE",
    "compact-scifact-ndcg@10, ratio, SCORE",
    "hybrid-cranfield, ratio, SCORE",
  })
  void aFigureOfEveryCommandIsTheKindThatItIs(String id, String unit, FigureKind kind) {
    Figure figure = new Figure(id, 1, unit, Optional.empty(), 1);
    assertThat(FigureKind.of(figure)).isEqualTo(kind);
    assertThat(kind.isMoreBetter()).isEqualTo(kind == FigureKind.SPEED || kind == FigureKind.SCORE);
    assertThat(kind.isTimed()).isEqualTo(kind == FigureKind.SPEED || kind == FigureKind.TIME);
  }
}
