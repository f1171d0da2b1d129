package dev.pith.quantize;

/** Mean squared error over a histogram, every number taken to be in the middle of its bin. */
record SquaredError(StreamingHistogram seen) implements RangeLoss {
  @Override
  public double of(AffineQuantization law) {
    double sum = 0;
    for (int bin = 0; bin < StreamingHistogram.BINS; bin++) {
      long count = seen.count(bin);
      if (count > 0) {
        float number = seen.centre(bin);
        double error = number - law.dequantize(law.quantize(number));
        sum += count * error * error;
      }
    }
    return sum / seen.total();
  }
}
