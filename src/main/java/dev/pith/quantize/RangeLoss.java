package dev.pith.quantize;

/** What a law loses of the numbers that were seen. */
interface RangeLoss {
  /** At least 0; smaller is better. */
  double of(AffineQuantization law);
}
