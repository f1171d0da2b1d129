package dev.pith.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.pith.bert.FloatMatrix;
import dev.pith.bert.Int8Matrix.Axis;
import dev.pith.bert.Linear;
import dev.pith.fixtures.TinyEncoders;
import dev.pith.making.RuntimeGraphs;
import dev.pith.quantize.IntegerRange;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SurgeonTest {
  private static final int TOKENS = 300;
  private static final int INPUTS = 12;
  private static final int TARGETS = 5;

  private final FloatMatrix start = new FloatMatrix(INPUTS, TARGETS, new float[INPUTS * TARGETS]);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void thePriceOfARemovalIsTheRiseOfTheErrorAfterTheRefit(long seed) {
    TokenRows x = rows(seed, INPUTS);
    TokenRows y = targets(seed, x);
    NormalEquations equations = NormalEquations.of(new RuntimeGraphs(), x, y);
    Surgeon surgeon = new Surgeon(equations, start, 0, 3);

    double before = error(surgeon, x, y);
    for (int removed = 0; removed < 3; removed++) {
      double price = surgeon.removeCheapest() * equations.targetEnergy();
      double after = error(surgeon, x, y);
      assertThat(after - before).as("seed %d", seed).isCloseTo(price, within(1e-4));
      before = after;
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void theCheapestRemovalIsTheOneThatAnExhaustiveSearchFinds(long seed) {
    TokenRows x = rows(seed, INPUTS);
    TokenRows y = targets(seed, x);
    NormalEquations equations = NormalEquations.of(new RuntimeGraphs(), x, y);
    Surgeon surgeon = new Surgeon(equations, start, 0, 1);
    surgeon.removeCheapest();

    int chosen = -1;
    for (int i = 0; i < INPUTS; i++) {
      if (surgeon.removedGroups()[i]) {
        chosen = i;
      }
    }
    int best = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < INPUTS; i++) {
      double error = leastSquaresErrorWithout(i, x, y);
      if (error < least) {
        least = error;
        best = i;
      }
    }
    assertThat(chosen).as("seed %d", seed).isEqualTo(best);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void whatTheOthersCanMakeUpForGoesFirstHoweverSteep(long seed) {
    float[] values = Rows.all(rows(seed, INPUTS));
    for (int row = 0; row < TOKENS; row++) {
      values[row * INPUTS + 7] = values[row * INPUTS + 2] + values[row * INPUTS + 5];
    }
    TokenRows x = Rows.of(values, INPUTS, 0, 100, TOKENS);
    double[] slopes = new double[INPUTS];
    Arrays.fill(slopes, 1);
    // Any of these is what the two others say.
    List<Integer> saidTwice = List.of(2, 5, 7);
    saidTwice.forEach(input -> slopes[input] = 20);

    Surgeon surgeon = surgeon(seed, x, 1e-3, 1, new RemovalOrder.Slopes(slopes));
    surgeon.removeCheapest();

    assertThat(removed(surgeon)).hasSize(1).isSubsetOf(saidTwice);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void ofWhatOthersCannotMakeUpForTheFlattestGoesFirst(long seed) {
    double[] slopes = new Random(seed).doubles(INPUTS / 3).map(random -> 1 + random).toArray();
    slopes[2] = 1e-3;

    Surgeon surgeon = surgeon(seed, rows(seed, INPUTS), 1e-3, 3, new RemovalOrder.Slopes(slopes));
    surgeon.removeCheapest();

    assertThat(removed(surgeon)).containsExactly(2);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void slopesThatOnlyTellWhatAGroupErrsAloneRankAsTheErrorDoes(long seed) {
    TokenRows x = correlated(seed);
    TokenRows y = targets(seed, x);
    NormalEquations equations = NormalEquations.of(new RuntimeGraphs(), x, y);
    FloatMatrix old = TinyEncoders.matrix(new Random(seed), INPUTS, TARGETS, 1);
    double[] alone = new double[INPUTS];
    for (int i = 0; i < INPUTS; i++) {
      for (int j = 0; j < TARGETS; j++) {
        alone[i] += equations.gram()[i][i] * old.at(i, j) * old.at(i, j);
      }
    }
    Surgeon bySlopes = new Surgeon(equations, old, 0, 1, new RemovalOrder.Slopes(alone));
    Surgeon byRise = new Surgeon(equations, old, 0, 1);

    for (int times = 1; times < INPUTS; times++) {
      assertThat(bySlopes.removeCheapest())
          .isCloseTo(byRise.removeCheapest(), withinPercentage(1e-6));
      assertThat(removed(bySlopes)).isEqualTo(removed(byRise));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void byMagnitudeTheSmallestWeightsGoAtThePriceOfTheirError(long seed) {
    TokenRows x = correlated(seed);
    TokenRows y = targets(seed, x);
    Surgeon surgeon = surgeon(seed, x, 0, 3, new RemovalOrder.Magnitude());
    float[] weights = surgeon.fit().weight().toFloats().values();
    double[] squares = new double[INPUTS / 3];
    for (int i = 0; i < weights.length; i++) {
      squares[i / (3 * TARGETS)] += weights[i] * weights[i];
    }
    double least = Arrays.stream(squares).min().orElseThrow();

    double before = error(surgeon, x, y);
    double price =
        surgeon.removeCheapest() * NormalEquations.of(new RuntimeGraphs(), x, y).targetEnergy();

    assertThat(squares[removed(surgeon).getFirst()]).isEqualTo(least);
    assertThat(error(surgeon, x, y) - before).isCloseTo(price, within(1e-4));
  }

  /** Over the weights that the targets are made with, as in an encoder. */
  private static Surgeon surgeon(
      long seed, TokenRows x, double ridge, int groupSize, RemovalOrder order) {
    NormalEquations equations = NormalEquations.of(new RuntimeGraphs(), x, targets(seed, x));
    FloatMatrix map = TinyEncoders.matrix(new Random(seed + 1000), INPUTS, TARGETS, 1);
    return new Surgeon(equations, map, ridge, groupSize, order);
  }

  private static List<Integer> removed(Surgeon surgeon) {
    boolean[] removed = surgeon.removedGroups();
    return IntStream.range(0, removed.length).filter(group -> removed[group]).boxed().toList();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aFirmRidgeKeepsTheOldWeights(long seed) {
    TokenRows x = rows(seed, INPUTS);
    FloatMatrix old = TinyEncoders.matrix(new Random(seed), INPUTS, TARGETS, 1);
    NormalEquations equations = NormalEquations.of(new RuntimeGraphs(), x, targets(seed, x));

    Linear fitted = new Surgeon(equations, old, 1e6, 1).fit();

    for (int i = 0; i < old.values().length; i++) {
      assertThat(fitted.weight().toFloats().values()[i]).isCloseTo(old.values()[i], within(1e-3f));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 5, 6})
  void aFitForFewBitsIsBetterThanAFitThatIsRounded(int bits) {
    Precision.Rounding rounding =
        new Precision.Rounding.Int8(IntegerRange.symmetric(bits), bits + " bits");
    double compensated = 0;
    double rounded = 0;
    // Of one small matrix, chance can say otherwise.
    for (long seed = 1; seed <= 20; seed++) {
      TokenRows x = correlated(seed);
      TokenRows y = targets(seed, x);
      NormalEquations equations = NormalEquations.of(new RuntimeGraphs(), x, y);
      Surgeon surgeon = new Surgeon(equations, start, 1e-9, 1);
      surgeon.removeCheapest();
      boolean[] removed = surgeon.removedGroups();
      double least = error(surgeon, x, y);
      rounded += error(inBits(surgeon.fit(), bits), removed, x, y) - least;
      Linear fitted = surgeon.fit(rounding);
      compensated += error(fitted, removed, x, y) - least;
      assertThat(inBits(fitted, bits).weight().toFloats().values())
          .containsExactly(fitted.weight().toFloats().values(), within(1e-5f));
    }

    assertThat(compensated).isLessThan(0.7 * rounded);
  }

  private static Linear inBits(Linear linear, int bits) {
    return linear.mapWeight(
        weight ->
            Int8Quantization.quantize(
                "w", weight.toFloats(), Axis.COLUMN, IntegerRange.symmetric(bits)));
  }

  /** Rows whose neighbouring inputs tell nearly the same. */
  private static TokenRows correlated(long seed) {
    float[] values = Rows.all(rows(seed, INPUTS));
    for (int i = 1; i < values.length; i++) {
      values[i] = 0.9f * values[i - 1] + 0.3f * values[i];
    }
    return Rows.of(values, INPUTS, 0, 100, TOKENS);
  }

  @Test
  void whatNothingReadsIsFreeHoweverSteep() {
    RemovalOrder order = new RemovalOrder.Slopes(new double[] {1e9, 1});
    RemovalOrder.Loss unread = new RemovalOrder.Loss(0, 0, 0, 0);

    assertThat(order.price(unread)).isZero();
    assertThat(order.rank(unread)).isZero();
  }

  private static double leastSquaresErrorWithout(int input, TokenRows x, TokenRows y) {
    float[] values = Rows.all(x);
    for (int row = 0; row < TOKENS; row++) {
      values[row * INPUTS + input] = 0;
    }
    TokenRows reduced = Rows.of(values, INPUTS, x.starts());
    NormalEquations equations = NormalEquations.of(new RuntimeGraphs(), reduced, y);
    FloatMatrix zeros = new FloatMatrix(INPUTS, TARGETS, new float[INPUTS * TARGETS]);
    return error(new Surgeon(equations, zeros, 1e-9, 1), reduced, y);
  }

  /** Mean squared error of the surgeon's fit, computed from the rows themselves. */
  private static double error(Surgeon surgeon, TokenRows x, TokenRows y) {
    return error(surgeon.fit(), surgeon.removedGroups(), x, y);
  }

  private static double error(Linear fit, boolean[] removed, TokenRows x, TokenRows y) {
    int groupSize = INPUTS / removed.length;
    float[] inputs = Rows.all(x);
    float[] expected = Rows.all(y);
    double sum = 0;
    for (int row = 0; row < TOKENS; row++) {
      for (int target = 0; target < TARGETS; target++) {
        double predicted = fit.bias()[target];
        int kept = 0;
        for (int input = 0; input < INPUTS; input++) {
          if (!removed[input / groupSize]) {
            predicted += inputs[row * INPUTS + input] * fit.weight().toFloats().at(kept++, target);
          }
        }
        double difference = predicted - expected[row * TARGETS + target];
        sum += difference * difference;
      }
    }
    return sum / TOKENS;
  }

  private static TokenRows rows(long seed, int width) {
    float[] values = TinyEncoders.matrix(new Random(seed), TOKENS, width, 1).values();
    return Rows.of(values, width, 0, 100, TOKENS);
  }

  /** A noisy linear map of the inputs. */
  private static TokenRows targets(long seed, TokenRows x) {
    Random random = new Random(seed + 1000);
    FloatMatrix map = TinyEncoders.matrix(random, INPUTS, TARGETS, 1);
    float[] inputs = Rows.all(x);
    float[] values = new float[TOKENS * TARGETS];
    for (int row = 0; row < TOKENS; row++) {
      for (int target = 0; target < TARGETS; target++) {
        double sum = 0.3 * random.nextGaussian() + target;
        for (int input = 0; input < INPUTS; input++) {
          sum += inputs[row * INPUTS + input] * map.at(input, target);
        }
        values[row * TARGETS + target] = (float) sum;
      }
    }
    return Rows.of(values, TARGETS, x.starts());
  }
}
