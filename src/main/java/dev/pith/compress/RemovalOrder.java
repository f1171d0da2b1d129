package dev.pith.compress;

/**
 * By what a {@link Surgeon} finds the group that goes next, and what its loss counts.
 *
 * <p>Prices are compared between groups of one surgeon; {@link RemovalCurve} finds out what they
 * are worth in another's.
 */
sealed interface RemovalOrder {
  /** The group with the least goes first; at least 0 but for rounding. */
  double rank(Loss loss);

  /** What the loss counts; at least 0 but for rounding. */
  double price(Loss loss);

  /**
   * What it would mean to lose a group now.
   *
   * @param group which
   * @param squaredWeights of those that read it, as they make up for what is gone already
   * @param rise of the error, when all others make up for the loss as well
   * @param alone rise of the error of the weights as they were before any fit, had none made up for
   *     the loss; in the unit of {@code rise}
   */
  record Loss(int group, double squaredWeights, double rise, double alone) {}

  /** By the rise of the error: what others can make up for is cheap. */
  record Rise() implements RemovalOrder {
    @Override
    public double rank(Loss loss) {
      return loss.rise();
    }

    @Override
    public double price(Loss loss) {
      return loss.rise();
    }
  }

  /** By the weights that read a group; the loss counts what it does to the error all the same. */
  record Magnitude() implements RemovalOrder {
    @Override
    public double rank(Loss loss) {
      return loss.squaredWeights();
    }

    @Override
    public double price(Loss loss) {
      return loss.rise();
    }
  }

  /**
   * By what the loss does to the encoder's vectors, to first order, times the share of it that
   * others cannot make up for:
   *
   * <pre>
   *   slope_g * rise_g / alone_g
   * </pre>
   *
   * <p>A slope is that of a group taken alone: many groups that say the same are all steep, and all
   * but one of them can go.
   *
   * @param squaredSlopes one a group, at least 0; not copied
   */
  record Slopes(double[] squaredSlopes) implements RemovalOrder {
    @Override
    public double rank(Loss loss) {
      return price(loss);
    }

    @Override
    public double price(Loss loss) {
      // What nothing read has no slope either.
      return loss.alone() == 0 ? 0 : squaredSlopes[loss.group()] * loss.rise() / loss.alone();
    }
  }
}
