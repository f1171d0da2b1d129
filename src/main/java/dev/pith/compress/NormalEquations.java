package dev.pith.compress;

import dev.pith.onnx.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Centred second moments of inputs {@code X} and targets {@code Y} over all tokens: everything that
 * a least-squares fit of {@code Y} by {@code X W + b} needs.
 *
 * @param gram {@code n x n}: mean of {@code (x - mx)(x - mx)'}
 * @param cross {@code n x m}: mean of {@code (x - mx)(y - my)'}
 * @param inputMean {@code mx}
 * @param targetMean {@code my}
 * @param targetEnergy mean of {@code |y - my|^2}
 */
record NormalEquations(
    double[][] gram,
    double[][] cross,
    double[] inputMean,
    double[] targetMean,
    double targetEnergy) {
  /** Blocks that are worked on before their sums are added; bounds what is in memory. */
  private static final int WAVE = 4;

  int inputs() {
    return gram.length;
  }

  int targets() {
    return targetMean.length;
  }

  /** Mean variance of the inputs. */
  double meanVariance() {
    double sum = 0;
    for (int i = 0; i < gram.length; i++) {
      sum += gram[i][i];
    }
    return sum / gram.length;
  }

  /** Sums over all tokens of rows that are there already. */
  static NormalEquations of(GraphRunner runner, TokenRows x, TokenRows y) {
    return of(runner, RowBlocks.of(x, y), x.width(), y.width());
  }

  /**
   * Sums over all blocks; products run on the runtime, sums are kept in double and added in the
   * order of the blocks, so that the result does not depend on the number of threads.
   *
   * @param n inputs per row
   * @param m targets per row
   */
  static NormalEquations of(GraphRunner runner, RowBlocks blocks, int n, int m) {
    Sums sums = new Sums(n, m);
    MomentGraph moments = new MomentGraph(n, m);
    try (GraphRunner.Loaded graph = runner.load(moments.model())) {
      for (int from = 0; from < blocks.count(); from += WAVE) {
        List<Products> wave =
            IntStream.range(from, Math.min(blocks.count(), from + WAVE))
                .parallel()
                .mapToObj(index -> products(graph, moments, blocks.block(index)))
                .toList();
        wave.forEach(products -> sums.add(moments, products));
      }
    }
    return sums.centred();
  }

  private record Products(RowBlocks.Block block, Map<String, Tensor> outputs) {}

  private static Products products(
      GraphRunner.Loaded graph, MomentGraph moments, RowBlocks.Block block) {
    return new Products(block, graph.run(moments.inputs(block)));
  }

  /** Raw moments so far. */
  private static final class Sums {
    private final double[][] gram;
    private final double[][] cross;
    private final double[] inputs;
    private final double[] targets;
    private double squares;
    private long rows;

    Sums(int n, int m) {
      gram = new double[n][n];
      cross = new double[n][m];
      inputs = new double[n];
      targets = new double[m];
    }

    void add(MomentGraph moments, Products products) {
      moments.addTo(gram, cross, name -> Objects.requireNonNull(products.outputs().get(name)));
      RowBlocks.Block block = products.block();
      rows += block.rows();
      addRows(block.inputs(), inputs);
      addRows(block.targets(), targets);
      for (float value : block.targets()) {
        squares += (double) value * value;
      }
    }

    private static void addRows(float[] values, double[] sums) {
      for (int at = 0; at < values.length; at += sums.length) {
        for (int i = 0; i < sums.length; i++) {
          sums[i] += values[at + i];
        }
      }
    }

    NormalEquations centred() {
      double[] inputMean = divided(inputs);
      double[] targetMean = divided(targets);
      mirror(gram);
      for (int i = 0; i < gram.length; i++) {
        centre(gram[i], inputMean[i], inputMean);
        centre(cross[i], inputMean[i], targetMean);
      }
      double energy = squares / rows;
      for (double mean : targetMean) {
        energy -= mean * mean;
      }
      return new NormalEquations(gram, cross, inputMean, targetMean, energy);
    }

    /** Copies what is right of the diagonal to the left. */
    private static void mirror(double[][] symmetric) {
      for (int i = 1; i < symmetric.length; i++) {
        for (int j = 0; j < i; j++) {
          symmetric[i][j] = symmetric[j][i];
        }
      }
    }

    private void centre(double[] row, double mean, double[] means) {
      for (int j = 0; j < row.length; j++) {
        row[j] = row[j] / rows - mean * means[j];
      }
    }

    private double[] divided(double[] sums) {
      double[] means = sums.clone();
      for (int i = 0; i < means.length; i++) {
        means[i] /= rows;
      }
      return means;
    }
  }
}
