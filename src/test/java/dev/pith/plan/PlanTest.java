package dev.pith.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of every plan, whatever was measured. */
class PlanTest {
  private static final int[] BITS = {32, 1};
  private static final double ROUNDING = 1 - 1e-12;

  private static final List<ToDoubleFunction<Plan>> NEEDS =
      List.of(
          Plan::shards,
          Plan::copies,
          Plan::machineCount,
          Plan::hotBytes,
          Plan::memoryBytes,
          Plan::diskBytes,
          Plan::linkingDiskBytes,
          Plan::searchSeconds,
          Plan::searchCores,
          Plan::queryEncodeCores,
          Plan::encodeMachineCount,
          Plan::ingestCoreHours,
          Plan::ingestCores);

  private record Drawn(double documents, int dimensions, double queries, int bits, Machines with) {
    static Drawn of(Random random) {
      return new Drawn(
          Math.pow(10, 2 + 9 * random.nextDouble()),
          1 + random.nextInt(512),
          Math.pow(10, 5 * random.nextDouble()),
          BITS[random.nextInt(BITS.length)],
          new Machines(
              1 + random.nextInt(64),
              1e9 * (8 + random.nextInt(500)),
              1e9 * (1 + random.nextInt(7)),
              0.1 + 0.9 * random.nextDouble(),
              0.1 + 0.9 * random.nextDouble(),
              1_000_000L * (1 + random.nextInt(100)),
              1 + random.nextInt(3),
              1 + random.nextInt(30)));
    }

    Plan plan(double timesDocuments, int moreDimensions, double timesQueries) {
      return SampleFigures.plan(
          SampleFigures.workload(
              documents * timesDocuments,
              dimensions + moreDimensions,
              queries * timesQueries,
              bits),
          with,
          SampleFigures.all());
    }
  }

  @RepeatedTest(200)
  void nothingFallsWhenDocumentsOrDimensionsOrQuestionsRise(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    Drawn drawn = Drawn.of(random);
    Plan plan = drawn.plan(1, 0, 1);
    double times = 1 + 9 * random.nextDouble();
    for (Plan more :
        List.of(
            drawn.plan(times, 0, 1),
            drawn.plan(1, 1 + random.nextInt(512), 1),
            drawn.plan(1, 0, times))) {
      for (ToDoubleFunction<Plan> need : NEEDS) {
        assertThat(need.applyAsDouble(more))
            .isGreaterThanOrEqualTo(need.applyAsDouble(plan) * ROUNDING);
      }
    }
  }

  @RepeatedTest(100)
  void twiceTheDocumentsTakeAtLeastTwiceTheBytes(RepetitionInfo repetition) {
    Drawn drawn = Drawn.of(new Random(repetition.getCurrentRepetition()));
    long documents = (long) drawn.documents();
    Plan one =
        SampleFigures.plan(
            SampleFigures.workload(
                (double) documents, drawn.dimensions(), drawn.queries(), drawn.bits()),
            drawn.with(),
            SampleFigures.all());
    Plan two =
        SampleFigures.plan(
            SampleFigures.workload(
                2.0 * documents, drawn.dimensions(), drawn.queries(), drawn.bits()),
            drawn.with(),
            SampleFigures.all());
    assertThat(two.diskBytes()).isGreaterThanOrEqualTo(2 * one.diskBytes() * ROUNDING);
    assertThat(two.hotBytes()).isGreaterThanOrEqualTo(2 * one.hotBytes() * ROUNDING);
    assertThat(two.ingestCoreHours()).isCloseTo(2 * one.ingestCoreHours(), within(1e-9));
  }

  @RepeatedTest(100)
  void shardsFitInTheirMachinesAndCopiesAnswerAllQuestions(RepetitionInfo repetition) {
    Plan plan = Drawn.of(new Random(repetition.getCurrentRepetition())).plan(1, 0, 1);
    Machines machines = plan.machines();
    assertThat(plan.hotBytes() / plan.shards())
        .isLessThanOrEqualTo(machines.hotRoomBytes() / ROUNDING);
    assertThat((double) plan.workload().documents() / plan.shards())
        .isLessThanOrEqualTo((double) machines.shardDocuments());
    assertThat(plan.searchCores())
        .isLessThanOrEqualTo((double) plan.machineCount() * machines.cores() / ROUNDING);
    assertThat(plan.copies()).isGreaterThanOrEqualTo(machines.leastCopies());
  }

  @ParameterizedTest
  @ValueSource(ints = {32, 8, 7, 4, 2, 1})
  void fewerBitsAreFewerHotBytesAndMoreDiskThanFloatsAlone(int bits) {
    IndexModel index = IndexModel.of(SampleFigures.all());
    double hot = index.hotBytes(1e6, 384, bits);
    double disk = index.diskBytes(1e6, 384, bits);
    if (bits == 32) {
      assertThat(disk).isGreaterThan(hot);
    } else {
      assertThat(hot).isLessThan(index.hotBytes(1e6, 384, 32) / 3);
      assertThat(disk).isGreaterThan(index.diskBytes(1e6, 384, 32));
    }
  }

  @Test
  void theMeasuredIndexIsWhatTheFormulasSayOfIt() {
    IndexModel index = IndexModel.of(SampleFigures.all());
    assertThat(index.hotBytes(1e5, 384, 32)).isCloseTo(1e5 * (1_536 + 60), within(1.0));
    assertThat(index.diskBytes(1e5, 384, 32)).isCloseTo(1e5 * (1_536 + 60 + 130), within(1.0));
    assertThat(index.seconds(1e5, 384, 1)).hasValue(0.0011);
    assertThat(index.seconds(1e6, 384, 1).orElseThrow()).isCloseTo(0.0011 * 1.3, within(1e-9));
  }

  @Test
  void whatIsMissingIsNamedWithTheCommandThatMeasuresIt() {
    for (String id :
        List.of(
            "indexed-documents",
            "indexed-dimensions",
            "float-hot-total-bytes",
            "float-disk-bytes")) {
      assertRefused(SampleFigures.without(id), id, "./pith bench precision");
    }
    assertRefused(
        SampleFigures.without("onebit-search-seconds"),
        "onebit-search-seconds",
        "./pith bench precision");
    assertRefused(SampleFigures.without("million-vs-100k"), "million-vs-100k", "--grown");
    assertRefused(
        SampleFigures.without("small-median-millis"), "small-median-millis", "./pith latency");
    assertRefused(
        SampleFigures.without("small-documents-per-core-second"),
        "small-documents-per-core-second",
        "--indexing");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void aFigureThatCannotBeIsRefused(double value) {
    assertRefused(
        SampleFigures.with("indexed-documents", value), "indexed-documents", "measure it again");
  }

  private static void assertRefused(MeasuredFigures figures, String... said) {
    Workload workload = SampleFigures.workload(1e9, 384, 2_000, 1);
    assertThatThrownBy(() -> SampleFigures.plan(workload, SampleFigures.machines(), figures))
        .isInstanceOf(MissingFigureException.class)
        .hasMessageContainingAll(said);
  }

  @Test
  void anotherPrecisionDoesWithoutTheFiguresOfThisOne() {
    Plan plan =
        SampleFigures.plan(
            SampleFigures.workload(1e6, 384, 10, 32),
            SampleFigures.machines(),
            SampleFigures.without("onebit-search-seconds"));
    assertThat(plan.searchSeconds()).isPositive();
  }

  @Test
  void searchesGrowAtLeastAsLogarithmsDoWhateverNoiseSays() {
    IndexModel index = IndexModel.of(SampleFigures.with("million-vs-100k", 0.9));
    assertThat(index.seconds(1e8, 384, 1).orElseThrow()).isCloseTo(0.0011 * 8 / 5, within(1e-9));
  }

  @Test
  void ofSeveralGrownSearchesTheTwoFarthestApartAreTaken() {
    MeasuredFigures figures = SampleFigures.with("1m-vs-10k", 1.6);
    assertThat(figures.requireGrowth("").exponent()).isCloseTo(Math.log10(1.6) / 2, within(1e-9));
    assertThat(SampleFigures.with("full-vs-compact", 9.0).requireGrowth("").timesDocuments())
        .isCloseTo(10, within(1e-9));
  }

  @Test
  void everyFormulaGivesWhatThePlanSays() {
    Plan plan = SampleFigures.plan(SampleFigures.workload(1e9, 384, 2_000, 1));
    List<Step> steps = PlanSteps.of(plan);
    assertThat(value(steps, "hot, one copy")).isEqualTo(plan.hotBytes());
    assertThat(value(steps, "shards")).isEqualTo((double) plan.shards());
    assertThat(value(steps, "copies")).isEqualTo((double) plan.copies());
    assertThat(value(steps, "disk, all copies")).isEqualTo(plan.diskBytes());
    assertThat(value(steps, "memory, all copies")).isEqualTo(plan.memoryBytes());
    assertThat(value(steps, "search cores")).isEqualTo(plan.searchCores());
    assertThat(steps).allSatisfy(step -> assertThat(step.numbers()).matches(".*[0-9].*"));
    assertThat(value(steps, "hot, one copy"))
        .isCloseTo(
            1e9 * (value(steps, "searched vector") + value(steps, "links of a vector")),
            within(1.0));
  }

  private static double value(List<Step> steps, String quantity) {
    return steps.stream()
        .filter(step -> step.quantity().equals(quantity))
        .findFirst()
        .orElseThrow()
        .value();
  }

  @Test
  void theDriversOfEachResourceAreWholeAndTheLargestIsFirst() {
    List<CostShare> shares =
        CostDrivers.of(SampleFigures.plan(SampleFigures.workload(1e9, 384, 2_000, 1)));
    shares.stream()
        .collect(Collectors.groupingBy(CostShare::resource))
        .values()
        .forEach(
            parts -> {
              assertThat(parts.stream().mapToDouble(CostShare::share).sum())
                  .isCloseTo(1, within(1e-9));
              assertThat(parts).extracting(share -> -share.share()).isSorted();
            });
    assertThat(shares)
        .filteredOn(share -> share.resource().equals("disk"))
        .first()
        .extracting(CostShare::part)
        .isEqualTo("float32 vectors");
  }

  @Test
  void whatCannotBeIsRefused() {
    for (double documents : new double[] {0, -1, 1e14}) {
      assertThatThrownBy(() -> SampleFigures.workload(documents, 384, 1, 1))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> SampleFigures.workload(1, 1_025, 1, 1)).hasMessageContaining("1024");
    assertThatThrownBy(() -> SampleFigures.workload(1, 1, Double.NaN, 1))
        .hasMessageContaining("questions");
    assertThatThrownBy(() -> SampleFigures.workload(1, 1, 1, 3)).hasMessageContaining("bits");
    assertThatThrownBy(() -> new Machines(16, 4e9, 4e9, 0.8, 0.6, 1, 2, 7))
        .hasMessageContaining("heap");
  }
}
