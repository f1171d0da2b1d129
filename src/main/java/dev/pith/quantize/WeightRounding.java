package dev.pith.quantize;

import java.util.ArrayList;
import java.util.List;

/** Sorts the weights of a matrix into their groups, fits each group's law and rounds. */
final class WeightRounding {
  private final int rows;
  private final int columns;
  private final float[] weights;
  private final Sharing sharing;

  WeightRounding(int rows, int columns, float[] weights, Sharing sharing) {
    if (weights.length != Math.multiplyExact(rows, columns)) {
      throw new IllegalArgumentException(
          "%d x %d needs %d weights, has %d"
              .formatted(rows, columns, rows * columns, weights.length));
    }
    this.rows = rows;
    this.columns = columns;
    this.weights = weights;
    this.sharing = sharing;
  }

  QuantizedWeights round(Fit fit, IntegerRange range) {
    List<AffineQuantization> laws = new ArrayList<>();
    for (float[] members : members()) {
      laws.add(fit.of(members, range));
    }
    byte[] integers = new byte[weights.length];
    long saturated = 0;
    for (int i = 0; i < weights.length; i++) {
      AffineQuantization law = laws.get(groupOf(i));
      integers[i] = (byte) law.quantize(weights[i]);
      if (law.saturates(weights[i])) {
        saturated++;
      }
    }
    return new QuantizedWeights(rows, columns, integers, sharing, laws, saturated);
  }

  private List<float[]> members() {
    int[] sizes = new int[sharing.groups(rows, columns)];
    for (int i = 0; i < weights.length; i++) {
      if (!Float.isFinite(weights[i])) {
        throw new IllegalArgumentException(
            "weight [%d, %d] is %s".formatted(i / columns, i % columns, weights[i]));
      }
      sizes[groupOf(i)]++;
    }
    List<float[]> members = new ArrayList<>();
    for (int size : sizes) {
      members.add(new float[size]);
    }
    for (int i = weights.length - 1; i >= 0; i--) {
      int group = groupOf(i);
      members.get(group)[--sizes[group]] = weights[i];
    }
    return members;
  }

  private int groupOf(int index) {
    return sharing.group(index / columns, index % columns, rows, columns);
  }
}
