package dev.pith.bert;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Joins projections that read the same input into one. */
final class SideBySide {
  private SideBySide() {}

  /** One projection whose outputs are those of all, if their matrices are stored alike. */
  static Optional<Linear> join(List<Linear> projections) {
    Optional<Linear> joined = Optional.of(projections.getFirst());
    for (Linear next : projections.subList(1, projections.size())) {
      joined = joined.flatMap(before -> join(before, next));
    }
    return joined;
  }

  private static Optional<Linear> join(Linear left, Linear right) {
    return join(left.weight(), right.weight())
        .map(weight -> new Linear(weight, join(left.bias(), right.bias())));
  }

  private static Optional<Matrix> join(Matrix left, Matrix right) {
    return switch (left) {
      case FloatMatrix l when right instanceof FloatMatrix r -> Optional.of(l.beside(r));
      case Float16Matrix l when right instanceof Float16Matrix r -> Optional.of(l.beside(r));
      case Int8Matrix l when right instanceof Int8Matrix r -> Optional.of(l.beside(r));
      case StaticInt8Matrix l when right instanceof StaticInt8Matrix r && l.readsLike(r) ->
          Optional.of(
              new StaticInt8Matrix(
                  l.weights().beside(r.weights()), l.inputScale(), l.inputZeroPoint()));
      case TokenInt8Matrix l when right instanceof TokenInt8Matrix r ->
          Optional.of(new TokenInt8Matrix(l.weights().beside(r.weights())));
      case BlockQuantizedMatrix l when right instanceof BlockQuantizedMatrix r && l.fitsBeside(r) ->
          Optional.of(l.beside(r));
      case Matrix unlike -> Optional.empty();
    };
  }

  private static float[] join(float[] left, float[] right) {
    float[] joined = Arrays.copyOf(left, left.length + right.length);
    System.arraycopy(right, 0, joined, left.length, right.length);
    return joined;
  }
}
