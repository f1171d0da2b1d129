package dev.pith.soak;

import java.util.List;

/** All that is proved. */
public final class Proofs {
  private Proofs() {}

  /** Those that take minutes first. */
  public static List<Property> all() {
    return List.of(new GracefulEnd(), new DamagedFiles(), new Overload());
  }
}
