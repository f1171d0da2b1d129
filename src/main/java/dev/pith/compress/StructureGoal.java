package dev.pith.compress;

/** How much of an encoder's layers a structural cut takes. */
public sealed interface StructureGoal {
  /**
   * As many weights as are left.
   *
   * @param share of the layers' weights, (0, 1]
   */
  record Keep(double share) implements StructureGoal {
    public Keep {
      if (!(share > 0 && share <= 1)) {
        throw new IllegalArgumentException("keep " + share + " is not in (0, 1]");
      }
    }
  }

  /**
   * As little time as a question takes on this machine, by a table of what each number of heads and
   * neurons takes. Other machines have other tables, and get other encoders.
   *
   * @param times how often the time fits into that of the encoder that the recipe began with, above
   *     1, at most 100
   */
  record Speedup(double times) implements StructureGoal {
    public Speedup {
      if (!(times > 1 && times <= 100)) {
        throw new IllegalArgumentException("speedup " + times + " is not in (1, 100]");
      }
    }
  }
}
