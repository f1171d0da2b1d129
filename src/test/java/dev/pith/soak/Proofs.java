package dev.pith.soak;

import java.util.List;

/** All that is proved. */
public final class Proofs {
  private Proofs() {}

  /** In the order of how long they take at most. */
  public static List<Property> all() {
    return List.of(
        new GracefulEnd(),
        new DamagedFiles(),
        new Overload(),
        new SlowConnections(),
        new ReindexUnderLoad(),
        new MixedUse());
  }
}
