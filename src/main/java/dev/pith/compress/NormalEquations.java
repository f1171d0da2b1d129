package dev.pith.compress;

import dev.pith.onnx.Attribute;
import dev.pith.onnx.ElementType;
import dev.pith.onnx.Graph;
import dev.pith.onnx.Node;
import dev.pith.onnx.OnnxModel;
import dev.pith.onnx.Shape;
import dev.pith.onnx.Tensor;
import dev.pith.onnx.ValueInfo;
import dev.pith.onnx.ValueInfo.Dimension;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
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
  private static final int ROWS_PER_PRODUCT = 4096;

  int inputs() {
    return gram.length;
  }

  int targets() {
    return targetMean.length;
  }

  /** Sums over all tokens; products run on the runtime, sums are kept in double. */
  static NormalEquations of(GraphRunner runner, TokenRows x, TokenRows y) {
    int n = x.width();
    int m = y.width();
    // Left: inputs and a column of ones. Right: the same, and the targets.
    double[][] sums = new double[n + 1][n + 1 + m];
    int blocks = Math.ceilDiv(x.tokens(), ROWS_PER_PRODUCT);
    try (GraphRunner.Loaded product = runner.load(transposedProduct(n + 1, n + 1 + m))) {
      List<float[]> products =
          IntStream.range(0, blocks).parallel().mapToObj(i -> block(product, x, y, i)).toList();
      products.forEach(values -> add(values, sums));
    }
    return centred(sums, n, m, x.tokens(), energy(y));
  }

  private static float[] block(GraphRunner.Loaded product, TokenRows x, TokenRows y, int block) {
    int from = block * ROWS_PER_PRODUCT;
    int rows = Math.min(ROWS_PER_PRODUCT, x.tokens() - from);
    int left = x.width() + 1;
    int right = left + y.width();
    float[] a = new float[rows * left];
    float[] b = new float[rows * right];
    for (int row = 0; row < rows; row++) {
      System.arraycopy(x.values(), (from + row) * x.width(), a, row * left, x.width());
      a[row * left + x.width()] = 1;
      System.arraycopy(a, row * left, b, row * right, left);
      System.arraycopy(y.values(), (from + row) * y.width(), b, row * right + left, y.width());
    }
    Map<String, Tensor> outputs =
        product.run(
            Map.of(
                "a", Tensor.ofFloats(Shape.of(rows, left), a),
                "b", Tensor.ofFloats(Shape.of(rows, right), b)));
    return Objects.requireNonNull(outputs.get("product")).toFloats();
  }

  private static void add(float[] values, double[][] sums) {
    int columns = sums[0].length;
    for (int row = 0; row < sums.length; row++) {
      for (int column = 0; column < columns; column++) {
        sums[row][column] += values[row * columns + column];
      }
    }
  }

  private static NormalEquations centred(
      double[][] sums, int n, int m, int tokens, double targetSquares) {
    double[] inputMean = new double[n];
    double[] targetMean = new double[m];
    for (int i = 0; i < n; i++) {
      inputMean[i] = sums[n][i] / tokens;
    }
    double energy = targetSquares / tokens;
    for (int j = 0; j < m; j++) {
      targetMean[j] = sums[n][n + 1 + j] / tokens;
      energy -= targetMean[j] * targetMean[j];
    }
    double[][] gram = new double[n][n];
    double[][] cross = new double[n][m];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        gram[i][j] = sums[i][j] / tokens - inputMean[i] * inputMean[j];
      }
      for (int j = 0; j < m; j++) {
        cross[i][j] = sums[i][n + 1 + j] / tokens - inputMean[i] * targetMean[j];
      }
    }
    return new NormalEquations(gram, cross, inputMean, targetMean, energy);
  }

  private static double energy(TokenRows y) {
    double squares = 0;
    for (float value : y.values()) {
      squares += (double) value * value;
    }
    return squares;
  }

  /** {@code product = a' b}. */
  private static OnnxModel transposedProduct(int left, int right) {
    Node gemm =
        Node.of(
            "Gemm",
            List.of("a", "b"),
            List.of("product"),
            Map.of("transA", new Attribute.OfInt(1)));
    return new OnnxModel(
        8,
        "pith",
        new TreeMap<>(Map.of("", 17L)),
        new TreeMap<>(),
        new Graph(
            "product",
            List.of(gemm),
            new LinkedHashMap<>(),
            List.of(
                matrix("a", new Dimension.Symbolic("rows"), left),
                matrix("b", new Dimension.Symbolic("rows"), right)),
            List.of(matrix("product", new Dimension.Fixed(left), right))));
  }

  private static ValueInfo matrix(String name, Dimension rows, int columns) {
    return new ValueInfo(name, ElementType.FLOAT32, List.of(rows, new Dimension.Fixed(columns)));
  }
}
