package dev.pith.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FigureComparisonTest {
  private static final ChangeRule RULE = ChangeRule.STANDARD;

  @Test
  void lessIsBetterOrWorseByTheKindOfTheFigure() {
    ReportedFigures before =
        figures(
            Figure.bytes("a-bytes", 100),
            ratio("a-speedup", 2, 0.01),
            ratio("a-x-ndcg@10", 0.6, 0.01),
            millis("a-median-millis", 4));
    ReportedFigures after =
        figures(
            Figure.bytes("a-bytes", 50),
            ratio("a-speedup", 1, 0.01),
            ratio("a-x-ndcg@10", 0.3, 0.01),
            millis("a-median-millis", 2));

    assertThat(FigureComparison.of(before, after, RULE).changes())
        .extracting(FigureChange::verdict)
        .containsExactly(
            ChangeVerdict.BETTER, ChangeVerdict.WORSE, ChangeVerdict.WORSE, ChangeVerdict.BETTER);
    assertThat(FigureComparison.of(after, before, RULE).changes())
        .extracting(FigureChange::verdict)
        .containsExactly(
            ChangeVerdict.WORSE, ChangeVerdict.BETTER, ChangeVerdict.BETTER, ChangeVerdict.WORSE);
  }

  @Test
  void aReportAgainstItselfShowsNoChange() {
    ReportedFigures figures =
        figures(
            Figure.bytes("a-bytes", 100),
            ratio("a-speedup", 2, 0.1),
            Figure.seconds("a-seconds", 3));
    FigureComparison comparison = FigureComparison.of(figures, figures, RULE);
    assertThat(comparison.changes())
        .extracting(FigureChange::verdict)
        .containsExactly(ChangeVerdict.NO_CHANGE, ChangeVerdict.NO_CHANGE, ChangeVerdict.UNTESTED);
    assertThat(comparison.onlyBefore()).isEmpty();
    assertThat(comparison.onlyAfter()).isEmpty();
    assertThat(comparison.tested()).isEqualTo(1);
  }

  @Test
  void theMoreFiguresAreLookedAtTheLessASingleOneSays() {
    // 0.06 away at a standard error of 0.0141 sqrt(2): z is 3, p 0.0027, times 20 no change.
    ReportedFigures one = figures(ratio("a", 1, 0.02 / 1.4142));
    ReportedFigures other = figures(ratio("a", Math.exp(0.06), 0.02 / 1.4142));
    assertThat(verdict(one, other)).isEqualTo(ChangeVerdict.BETTER);

    Figure[] before = new Figure[20];
    Figure[] after = new Figure[20];
    for (int i = 0; i < 20; i++) {
      before[i] = ratio("f" + i, 1, 0.02 / 1.4142);
      after[i] = ratio("f" + i, i == 0 ? Math.exp(0.06) : 1, 0.02 / 1.4142);
    }
    assertThat(verdict(figures(before), figures(after))).isEqualTo(ChangeVerdict.NO_CHANGE);
  }

  @Test
  void whatIsToleratedIsNoChange() {
    ReportedFigures before = figures(Figure.bytes("a-bytes", 1000));
    ReportedFigures after = figures(Figure.bytes("a-bytes", 1019));
    ChangeRule tolerant = new ChangeRule(0.05, 0.02, 0.05);
    assertThat(verdict(before, after)).isEqualTo(ChangeVerdict.WORSE);
    assertThat(FigureComparison.of(before, after, tolerant).of(ChangeVerdict.WORSE)).isEmpty();
    assertThat(
            FigureComparison.of(before, figures(Figure.bytes("a-bytes", 1021)), tolerant)
                .of(ChangeVerdict.WORSE))
        .hasSize(1);
  }

  @Test
  void theSameQueriesAreComparedOneByOne() {
    Random random = new Random(1);
    Map<String, Double> before = new HashMap<>();
    Map<String, Double> after = new HashMap<>();
    for (int query = 0; query < 100; query++) {
      double score = random.nextDouble();
      before.put("q" + query, score);
      // Every query loses a little, which independent means with their wide intervals would hide.
      after.put("q" + query, score - 0.01 * random.nextDouble());
    }
    ReportedFigures one = scored(before);
    ReportedFigures other = scored(after);

    FigureChange change = FigureComparison.of(one, other, RULE).changes().getFirst();

    assertThat(change.isPaired()).isTrue();
    assertThat(change.verdict()).isEqualTo(ChangeVerdict.WORSE);
    after.remove("q7");
    FigureChange unpaired = FigureComparison.of(one, scored(after), RULE).changes().getFirst();
    assertThat(unpaired.isPaired()).isFalse();
    assertThat(unpaired.verdict()).isEqualTo(ChangeVerdict.NO_CHANGE);
  }

  @Test
  void whatOnlyOneHasIsToldAndAnotherUnitIsAnotherFigure() {
    ReportedFigures before = figures(Figure.bytes("a-bytes", 1), Figure.bytes("size", 1));
    ReportedFigures after = figures(Figure.seconds("size", 1), Figure.bytes("b-bytes", 1));
    FigureComparison comparison = FigureComparison.of(before, after, RULE);
    assertThat(comparison.changes()).isEmpty();
    assertThat(comparison.onlyBefore()).extracting(Figure::id).containsExactly("a-bytes", "size");
    assertThat(comparison.onlyAfter()).extracting(Figure::id).containsExactly("size", "b-bytes");
  }

  @Test
  void rulesAndReportsThatMakeNoSenseAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new ChangeRule(0, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new ChangeRule(0.05, -1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new ChangeRule(0.05, 0, Double.NaN));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> figures(Figure.bytes("a", 1), Figure.bytes("a", 2)));
  }

  private static ChangeVerdict verdict(ReportedFigures before, ReportedFigures after) {
    return FigureComparison.of(before, after, RULE).changes().getFirst().verdict();
  }

  private static ReportedFigures figures(Figure... figures) {
    return new ReportedFigures(List.of(figures), Map.of());
  }

  private static ReportedFigures scored(Map<String, Double> scores) {
    double[] values = scores.values().stream().mapToDouble(score -> score).toArray();
    return new ReportedFigures(
        List.of(Figure.mean("a-x-ndcg@10", values, 1)), Map.of("a-x-ndcg@10", scores));
  }

  /** With an interval of 1.96 standard errors of its logarithm on either side. */
  private static Figure ratio(String id, double value, double error) {
    double factor = Math.exp(NormalTail.REACH_95 * error);
    return new Figure(
        id, value, "ratio", Optional.of(new Interval(value / factor, value * factor)), 100);
  }

  private static Figure millis(String id, double value) {
    return new Figure(
        id, value, "millis", Optional.of(new Interval(0.99 * value, 1.01 * value)), 100);
  }
}
